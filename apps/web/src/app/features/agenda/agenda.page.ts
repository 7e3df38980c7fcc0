import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { proposeBreakBefore } from '@consilium/board';
import type { AgendaBreak, AgendaItem, AgendaItemChange, CaseRow, LateAddition, ListingPreview, MeetingDetail, PersonName } from '@consilium/contracts';
import { ConfirmService, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { AgendaClient } from './agenda.client';
import { nameMeeting } from './meeting-crumb';
import { LateAdditionsComponent } from './late-additions.component';
import { ListingTermsComponent, termsMet } from './listing-terms.component';
import { minutesNeeded, plannedStarts, timedEntries } from './planned-times';
import { refusalOf } from './refusal-of';

/** Planned length in minutes until somebody says otherwise. */
const USUAL_MINUTES = 8;
const USUAL_BREAK = 10;

/** A row of the table: a case, or a break between two. */
type Row = { readonly id: string } & ({ readonly item: AgendaItem; readonly pause: null } | { readonly item: null; readonly pause: AgendaBreak });

/** One meeting before it takes place: its cases in order, with minutes, presenter and lane; publishing. */
@Component({
  selector: 'cn-agenda-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragHandle, CdkDropList, DatePipe, EmptyStateComponent, ErrorStateComponent, LateAdditionsComponent, ListingTermsComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
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
  private readonly injector = inject(Injector);

  protected readonly detail = signal<MeetingDetail | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly refused = signal<ProblemError | null>(null);
  protected readonly saving = signal(false);
  protected readonly accepted = signal<readonly CaseRow[]>([]);
  protected readonly chosen = signal<string | null>(null);
  protected readonly presenter = signal<string | null>(null);
  protected readonly preview = signal<ListingPreview | null>(null);
  protected readonly waiver = signal('');
  protected readonly late = signal('');
  protected readonly refusalKey = computed(() => refusalOf(this.refused()));
  /** A lane that asks for a reason, until one is given. */
  protected readonly moving = signal<{ readonly item: AgendaItem; readonly lane: AgendaItem['lane'] } | null>(null);
  protected readonly laneReason = signal('');

  protected readonly agenda = computed(() => [...(this.detail()?.agenda ?? [])].sort((one, other) => one.position - other.position));
  private readonly breaks = computed(() => this.detail()?.breaks ?? []);
  protected readonly rows = computed((): Row[] =>
    [...this.agenda().map((item) => ({ id: item.id, item, pause: null })), ...this.breaks().map((pause) => ({ id: pause.id, item: null, pause }))].sort((one, other) => (one.item ?? one.pause).position - (other.item ?? other.pause).position),
  );
  private readonly timed = computed(() => timedEntries({ agenda: this.agenda(), breaks: [...this.breaks()] }));
  protected readonly starts = computed(() => plannedStarts(this.detail()?.startsAt ?? '1970-01-01T00:00:00Z', this.timed()));
  /** Where a break belongs, so that nobody sits through more than an hour; null where none is needed. */
  protected readonly proposedBreak = computed(() => {
    const entries = this.rows().map(({ item, pause }) =>
      item === null ? { kind: 'break' as const, entryId: pause.id, minutes: pause.minutes } : { kind: 'case' as const, entryId: item.id, caseId: item.caseId, lane: item.lane, reason: item.reason, presenterId: null, minutes: item.minutes },
    );
    const before = proposeBreakBefore(entries);
    return this.agenda().find(({ id }) => id === before) ?? null;
  });
  /** Cases to be discussed that nobody presents yet; the agenda is not published before they are settled. */
  protected readonly withoutPresenter = computed(() => this.agenda().filter(({ lane, presenter }) => lane === 'discuss' && presenter === null).length);
  protected readonly minutes = computed(() => minutesNeeded(this.timed()));
  protected readonly mayEdit = computed(() => this.may('meeting.editAgenda') && ['draft', 'published', 'open'].includes(this.detail()?.state ?? ''));
  protected readonly mayWithdraw = computed(() => this.may('meeting.withdrawAgenda') && this.detail()?.state === 'published');
  protected readonly mayAdd = computed(() => {
    const preview = this.preview();
    return preview !== null && !this.saving() && termsMet(preview, this.waiver(), this.late());
  });
  protected readonly mayMove = computed(() => {
    const move = this.moving();
    if (move === null) return false;
    const preview = this.preview();
    return (move.lane === 'discuss' || this.laneReason().trim() !== '') && (move.item.lane !== 'deferred' || (preview !== null && termsMet(preview, this.waiver(), this.late())));
  });
  protected readonly presenters = computed(() => (this.detail()?.members ?? []).map((member: PersonName) => ({ value: member.id, label: member.displayName })));
  protected readonly lanes = computed(() => (['discuss', 'standardOfCare', 'deferred'] as const).map((value) => ({ value, label: this.words.translate<string>(`agenda.lane.${value}`) })));
  protected readonly choices = computed(() =>
    this.accepted().map(({ id, number, patient, question }) => ({ value: id, label: `${number} · ${patient.familyName}, ${patient.givenName} · ${question.text}` })),
  );

  constructor() {
    nameMeeting(this.detail);
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

  /** Chosen on the list: what its listing asks for is shown before anything is done. */
  protected async choose(caseId: string | null): Promise<void> {
    this.chosen.set(caseId);
    this.forgetTerms();
    if (caseId !== null) await this.show(caseId);
  }

  protected async add(): Promise<void> {
    const caseId = this.chosen();
    const preview = this.preview();
    if (caseId === null || preview === null) return;
    const added = await this.act((meeting) =>
      this.client.add(meeting, { caseId, minutes: USUAL_MINUTES, presenterId: this.presenter(), lane: 'discuss', reason: '', waiverReason: this.waiver(), lateReason: this.late() }),
    );
    if (!added) return;
    if (preview.isLate && !preview.mayAssent) this.toasts.done('agenda.late.asked');
    this.chosen.set(null);
    this.presenter.set(null);
    this.forgetTerms();
    this.accepted.update((cases) => cases.filter(({ id }) => id !== caseId));
  }

  protected async addBreak(before: AgendaItem | null): Promise<void> {
    await this.act((meeting) => this.client.addBreak(meeting, USUAL_BREAK, before?.position ?? null));
  }

  protected changeBreak(pause: AgendaBreak, change: Pick<AgendaItemChange, 'minutes' | 'position'>): Promise<boolean> {
    return this.act((meeting) => this.client.change(meeting, pause.id, change));
  }

  protected async removeBreak(pause: AgendaBreak): Promise<void> {
    if (!(await this.act((meeting) => this.client.remove(meeting, pause.id)))) return;
    this.toasts.done('agenda.breakRemoved', { undo: () => void this.act((meeting) => this.client.addBreak(meeting, pause.minutes, pause.position)) });
  }

  protected async assent(one: LateAddition): Promise<void> {
    if (await this.act(() => this.client.decide(one.id, true, ''))) void this.load(this.meeting());
  }

  protected async refuse(one: LateAddition): Promise<void> {
    const reason = await this.ask('agenda.late.refuse', 'agenda.late.refuseText', one.patientShort);
    if (reason !== null && (await this.act(() => this.client.decide(one.id, false, reason)))) void this.load(this.meeting());
  }

  protected async takeBack(one: LateAddition): Promise<void> {
    if (await this.act(() => this.client.takeBack(one.id))) void this.load(this.meeting());
  }

  protected async withdraw(): Promise<void> {
    const reason = await this.ask('agenda.withdraw', 'agenda.withdrawText', '');
    if (reason !== null && (await this.act((meeting) => this.client.command(meeting, { command: 'withdrawAgenda', reason })))) this.toasts.done('agenda.withdrawn');
  }

  private async ask(title: string, text: string, patient: string): Promise<string | null> {
    const { askReason } = await import('../../core/feedback/reason-dialog.component');
    return askReason(this.injector, { title, text, confirm: title, about: patient });
  }

  private async show(caseId: string): Promise<ListingPreview | null> {
    try {
      const preview = await this.client.listing(this.meeting(), caseId);
      this.preview.set(preview);
      return preview;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refused.set(problem);
      return null;
    }
  }

  private forgetTerms(): void {
    this.preview.set(null);
    this.waiver.set('');
    this.late.set('');
  }

  protected change(item: AgendaItem, change: AgendaItemChange): Promise<boolean> {
    return this.act((meeting) => this.client.change(meeting, item.id, change));
  }

  protected setBreakMinutes(pause: AgendaBreak, typed: string): void {
    const minutes = Number(typed);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 90 && minutes !== pause.minutes) void this.changeBreak(pause, { minutes });
  }

  protected setMinutes(item: AgendaItem, typed: string): void {
    const minutes = Number(typed);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 90 && minutes !== item.minutes) void this.change(item, { minutes });
  }

  /** Back to discussion needs no reason; the other lanes go on the record with one. */
  protected changeLane(item: AgendaItem, box: HTMLSelectElement): void {
    const lane = box.value as AgendaItem['lane'];
    if (lane === 'discuss' && item.lane !== 'deferred') {
      void this.change(item, { lane, reason: '' });
      return;
    }
    box.value = item.lane;
    this.chosen.set(null);
    this.forgetTerms();
    if (item.lane === 'deferred') void this.show(item.caseId);
    this.laneReason.set('');
    this.moving.set({ item, lane });
  }

  protected async confirmLane(event: Event): Promise<void> {
    event.preventDefault();
    const move = this.moving();
    if (move === null) return;
    const terms = { ...(this.waiver() === '' ? {} : { waiverReason: this.waiver() }), ...(this.late() === '' ? {} : { lateReason: this.late() }) };
    if (!(await this.change(move.item, { lane: move.lane, reason: this.laneReason(), ...terms }))) return;
    this.moving.set(null);
    this.forgetTerms();
  }

  /** Moves a case; said aloud, since the row the focus is on changes its place. */
  protected async move(item: AgendaItem, position: number): Promise<void> {
    if (position < 1 || position > this.rows().length || position === item.position) return;
    if (await this.change(item, { position })) {
      void this.announcer.announce(this.words.translate('agenda.moved', { patient: item.patientShort, position }));
    }
  }

  protected dropped(event: CdkDragDrop<unknown>): void {
    const row = this.rows()[event.previousIndex];
    if (row !== undefined) void this.moveRow(row, event.currentIndex + 1);
  }

  /** Alt with an arrow moves the row the focus is in. */
  protected key(event: KeyboardEvent, row: Row): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !this.mayEdit()) return;
    event.preventDefault();
    void this.moveRow(row, (row.item ?? row.pause).position + (event.key === 'ArrowUp' ? -1 : 1));
  }

  private async moveRow({ item, pause }: Row, position: number): Promise<void> {
    if (item !== null) await this.move(item, position);
    else await this.moveBreak(pause, position);
  }

  protected async moveBreak(pause: AgendaBreak, position: number): Promise<void> {
    if (position < 1 || position > this.rows().length || position === pause.position) return;
    if (await this.changeBreak(pause, { position })) void this.announcer.announce(this.words.translate('agenda.breakMoved', { position }));
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
