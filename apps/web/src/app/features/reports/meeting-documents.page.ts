import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DocumentOrder, MeetingBatchCommand, MeetingBatchInput, MeetingDetail } from '@consilium/contracts';
import { ConfirmService, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, SectionHeadingComponent, SelectFieldComponent } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { DocumentRowComponent } from './document-row.component';
import { DocumentWatch } from './document-watch';
import { Refusals } from './refusals';
import { nameMeeting } from '../agenda/meeting-crumb';
import { ReportsClient, contentAddress, isLetter, isRunning } from './reports.client';

interface Group {
  readonly id: string;
  /** Case number and patient; empty for the meeting's own papers. */
  readonly title: string;
  readonly orders: readonly DocumentOrder[];
}

/** Everything that is written after a meeting, as one batch: how far it is, what failed, what waits for a clinician. */
@Component({
  selector: 'cn-meeting-documents-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DocumentRowComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, SectionHeadingComponent, SelectFieldComponent, TranslocoPipe],
  providers: [DocumentWatch],
  templateUrl: './meeting-documents.page.html',
  styleUrl: './documents.css',
  host: { class: 'cn-page' },
})
export class MeetingDocumentsPage {
  readonly meetingId = input.required<string>();

  private readonly client = inject(ReportsClient);
  private readonly confirm = inject(ConfirmService);
  private readonly refusals = inject(Refusals);
  private readonly words = inject(TranslocoService);
  protected readonly watch = inject(DocumentWatch);
  protected readonly meeting = signal<MeetingDetail | null>(null);
  protected readonly refusal = signal<string | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly language = signal<'en' | 'de'>(this.words.getActiveLang() === 'de' ? 'de' : 'en');
  protected readonly languages = computed(() => (['en', 'de'] as const).map((value) => ({ value, label: this.words.translate<string>(`reports.language.${value}`) })));
  protected readonly mayOrder = computed(() => this.meeting()?.allowedActions.includes('meetingDocument.order') ?? false);
  protected readonly totals = computed(() => {
    const orders = this.watch.orders().filter(({ state }) => state !== 'cancelled');
    const made = orders.filter(({ state }) => state === 'made').length;
    return {
      all: orders.length,
      made,
      running: orders.filter(isRunning).length,
      failed: orders.filter(({ state }) => state === 'failed').length,
      unreleased: orders.filter((order) => isLetter(order) && order.state === 'made' && order.releasedBy === null).length,
      share: orders.length === 0 ? 0 : orders.reduce((sum, { state, progress }) => sum + (state === 'made' ? 100 : state === 'failed' ? 100 : progress), 0) / orders.length,
    };
  });
  protected readonly groups = computed<readonly Group[]>(() => {
    const orders = this.watch.orders();
    const cases = this.meeting()?.agenda.map(({ caseId, caseNumber, patientShort }) => ({ id: caseId, title: `${caseNumber}, ${patientShort}` })) ?? [];
    const own: Group = { id: '', title: '', orders: orders.filter(({ caseId }) => caseId === null) };
    return [own, ...cases.map(({ id, title }) => ({ id, title, orders: orders.filter(({ caseId }) => caseId === id) }))].filter((group) => group.orders.length > 0);
  });
  protected readonly papers = ['agenda', 'minutes', 'actionList'] as const;
  protected readonly contentAddress = contentAddress;

  constructor() {
    nameMeeting(this.meeting);
    effect(() => {
      const meetingId = this.meetingId();
      untracked(() => void this.load(meetingId));
    });
  }

  protected async load(meetingId: string): Promise<void> {
    await this.act(async () => this.meeting.set(await this.client.readMeeting(meetingId)));
    await this.watch.watch(() => this.client.ofMeeting(meetingId));
  }

  protected async orderPaper(kind: 'agenda' | 'minutes' | 'actionList'): Promise<void> {
    await this.act(async () => this.watch.took(await this.client.orderForMeeting(this.meetingId(), { kind, format: 'pdf', language: this.language(), recipient: '' })));
  }

  protected async orderBatch(): Promise<void> {
    const input: MeetingBatchInput = { kinds: ['outcomeReport', 'referrerLetter', 'patientLetter'], language: this.language() };
    await this.act(async () => void (await this.client.orderBatch(this.meetingId(), input)));
    await this.watch.look();
  }

  protected async command(command: MeetingBatchCommand['command']): Promise<void> {
    if (command === 'cancelOpen' && !(await this.confirm.ask({ title: 'reports.batch.cancelTitle', text: 'reports.batch.cancelText', confirm: 'reports.batch.cancel' }))) return;
    await this.act(async () => void (await this.client.commandBatch(this.meetingId(), { command })));
    await this.watch.look();
  }

  protected setLanguage(value: string | null): void {
    this.language.set(value === 'de' ? 'de' : 'en');
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => this.refusal.set(this.refusals.say(problem)));
  }
}
