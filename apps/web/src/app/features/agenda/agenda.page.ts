import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AgendaItem, AgendaItemChange, CaseRow, MeetingDetail, PersonName } from '@consilium/contracts';
import { ConfirmService, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { AgendaClient } from './agenda.client';
import { minutesNeeded, plannedStarts } from './planned-times';

/** Planned length of a case in minutes until somebody says otherwise. */
const USUAL_MINUTES = 8;

/** One meeting before it takes place: its cases in order, with minutes, presenter and lane; publishing. */
@Component({
  selector: 'cn-agenda-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragHandle, CdkDropList, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './agenda.page.html',
  styleUrl: './agenda.page.css',
  host: { class: 'cn-page' },
})
export class AgendaPage {
  /** Id of the meeting, bound from the address. */
  readonly meeting = input.required<string>();

  private readonly client = inject(AgendaClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(TranslocoService);

  protected readonly detail = signal<MeetingDetail | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly refused = signal<ProblemError | null>(null);
  protected readonly saving = signal(false);
  protected readonly accepted = signal<readonly CaseRow[]>([]);
  protected readonly chosen = signal<string | null>(null);
  protected readonly waiver = signal('');
  /** A lane that asks for a reason, until one is given. */
  protected readonly moving = signal<{ readonly item: AgendaItem; readonly lane: AgendaItem['lane'] } | null>(null);
  protected readonly laneReason = signal('');

  protected readonly agenda = computed(() => [...(this.detail()?.agenda ?? [])].sort((one, other) => one.position - other.position));
  protected readonly starts = computed(() => plannedStarts(this.detail()?.startsAt ?? '1970-01-01T00:00:00Z', this.agenda()));
  /** Cases to be discussed that nobody presents yet; the agenda is not published before they are settled. */
  protected readonly withoutPresenter = computed(() => this.agenda().filter(({ lane, presenter }) => lane === 'discuss' && presenter === null).length);
  protected readonly minutes = computed(() => minutesNeeded(this.agenda()));
  protected readonly mayEdit = computed(() => this.may('meeting.editAgenda') && ['draft', 'published', 'open'].includes(this.detail()?.state ?? ''));
  protected readonly presenters = computed(() => (this.detail()?.members ?? []).map((member: PersonName) => ({ value: member.id, label: member.displayName })));
  protected readonly lanes = computed(() => (['discuss', 'standardOfCare', 'deferred'] as const).map((value) => ({ value, label: this.words.translate<string>(`agenda.lane.${value}`) })));
  protected readonly choices = computed(() =>
    this.accepted().map(({ id, number, patient, question }) => ({ value: id, label: `${number} · ${patient.familyName}, ${patient.givenName} · ${question.text}` })),
  );

  constructor() {
    effect(() => {
      const id = this.meeting();
      untracked(() => void this.load(id));
    });
  }

  protected may(action: string): boolean {
    return this.detail()?.allowedActions.includes(action) ?? false;
  }

  protected async load(id: string): Promise<void> {
    this.failure.set(null);
    try {
      const detail = await this.client.meeting(id);
      this.detail.set(detail);
      if (this.mayEdit()) this.accepted.set((await this.client.acceptedCases(detail.boardId)).items);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected async add(): Promise<void> {
    const caseId = this.chosen();
    if (caseId === null) return;
    const added = await this.act((meeting) => this.client.add(meeting, { caseId, minutes: USUAL_MINUTES, presenterId: null, lane: 'discuss', reason: '', waiverReason: this.waiver() }));
    if (!added) return;
    this.chosen.set(null);
    this.waiver.set('');
    this.accepted.update((cases) => cases.filter(({ id }) => id !== caseId));
  }

  protected change(item: AgendaItem, change: AgendaItemChange): Promise<boolean> {
    return this.act((meeting) => this.client.change(meeting, item.id, change));
  }

  protected setMinutes(item: AgendaItem, typed: string): void {
    const minutes = Number(typed);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 90 && minutes !== item.minutes) void this.change(item, { minutes });
  }

  /** Back to discussion needs no reason; the other lanes go on the record with one. */
  protected changeLane(item: AgendaItem, box: HTMLSelectElement): void {
    const lane = box.value as AgendaItem['lane'];
    if (lane === 'discuss') {
      void this.change(item, { lane, reason: '' });
      return;
    }
    box.value = item.lane;
    this.laneReason.set('');
    this.moving.set({ item, lane });
  }

  protected async confirmLane(event: Event): Promise<void> {
    event.preventDefault();
    const move = this.moving();
    if (move !== null && (await this.change(move.item, { lane: move.lane, reason: this.laneReason() }))) this.moving.set(null);
  }

  /** Moves a case; said aloud, since the row the focus is on changes its place. */
  protected async move(item: AgendaItem, position: number): Promise<void> {
    if (position < 1 || position > this.agenda().length || position === item.position) return;
    if (await this.change(item, { position })) {
      void this.announcer.announce(this.words.translate('agenda.moved', { patient: item.patientShort, position }));
    }
  }

  protected dropped(event: CdkDragDrop<unknown>): void {
    const item = this.agenda()[event.previousIndex];
    if (item !== undefined) void this.move(item, event.currentIndex + 1);
  }

  /** Alt with an arrow moves the row the focus is in. */
  protected key(event: KeyboardEvent, item: AgendaItem): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !this.mayEdit()) return;
    event.preventDefault();
    void this.move(item, item.position + (event.key === 'ArrowUp' ? -1 : 1));
  }

  protected async remove(item: AgendaItem): Promise<void> {
    const agreed = await this.confirm.ask({ title: 'agenda.remove', text: 'agenda.removeText', confirm: 'agenda.remove', patient: item.patientShort });
    if (agreed && (await this.act((meeting) => this.client.remove(meeting, item.id)))) void this.load(this.meeting());
  }

  protected async publish(): Promise<void> {
    const agreed = await this.confirm.ask({ title: 'agenda.publish', text: 'agenda.publishText', confirm: 'agenda.publish', parameters: { count: this.agenda().length } });
    if (agreed && (await this.act((meeting) => this.client.command(meeting, { command: 'publish' })))) this.toasts.done('agenda.published');
  }

  private async act(work: (meeting: MeetingDetail) => Promise<MeetingDetail>): Promise<boolean> {
    const meeting = this.detail();
    if (meeting === null || this.saving()) return false;
    this.saving.set(true);
    this.refused.set(null);
    try {
      this.detail.set(await work(meeting));
      return true;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refused.set(problem);
      // Somebody else was faster: show what is stored now, so that the next try starts from it.
      if (problem.code === 'stale') this.detail.set(await this.client.meeting(meeting.id));
      return false;
    } finally {
      this.saving.set(false);
    }
  }
}
