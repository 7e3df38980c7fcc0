import { BreakpointObserver } from '@angular/cdk/layout';
import { DOCUMENT, NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, Injector, input, linkedSignal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItem } from '@consilium/contracts';
import { ConfirmService, EmptyStateComponent, ErrorStateComponent, formatDate, LoadingRowsComponent, SectionHeadingComponent, VotePanelComponent } from '@consilium/ui';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { CaseFile } from '../../cases/data/case-file';
import { patientView } from '../../cases/data/patient-view';
import { Speech } from '../../cases/words/speech';
import { PatientLineComponent } from '../case/patient-line.component';
import { CaseOnTableComponent } from '../case/case-on-table.component';
import { refusalKey } from '../data/refusal-words';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { CaseOutcomeComponent } from '../outcome/case-outcome.component';
import { BallotFormComponent, type BallotToCast } from '../vote/ballot-form.component';
import { voteView } from '../vote/vote-view';
import { nameMeeting } from '../../agenda/meeting-crumb';
import { AgendaRailComponent } from './agenda-rail.component';
import { CaseClockComponent } from './case-clock.component';
import { QuorumListComponent } from './quorum-list.component';
import { RegisterComponent } from './register.component';
import { RoomAnnouncer } from './room-announcer';
import { StageStepsComponent } from './stage-steps.component';
import { viewOf } from './stage-steps';

/** The meeting as it runs, for presenter, chair and members alike: each sees the same, and does what the own role allows. */
@Component({
  selector: 'cn-room-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AgendaRailComponent, BallotFormComponent, CaseClockComponent, CaseOnTableComponent, CaseOutcomeComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NgTemplateOutlet, PatientLineComponent, QuorumListComponent,
    RegisterComponent, SectionHeadingComponent, StageStepsComponent, TranslocoPipe, VotePanelComponent,
  ],
  providers: [CaseFile, Room, RoomAnnouncer],
  templateUrl: './room.page.html',
  styleUrl: './room.page.css',
})
export class RoomPage {
  readonly meetingId = input.required<string>();

  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly confirm = inject(ConfirmService);
  private readonly router = inject(Router);
  private readonly speech = inject(Speech);
  private readonly injector = inject(Injector);
  private turn: Promise<unknown> = Promise.resolve();
  private readonly stageElement = viewChild<ElementRef<HTMLElement>>('stage');

  private readonly narrow = toSignal(inject(BreakpointObserver).observe('(max-width: 1100px)'));
  /** Where the rail stands below the case: the vote comes first then, above the case, so that nobody has to look for it. */
  protected readonly isNarrow = computed(() => this.narrow()?.matches ?? false);

  protected readonly meeting = this.room.meeting;
  protected readonly deliberation = this.room.deliberation;
  protected readonly current = this.room.current;
  protected readonly refusalKey = refusalKey;
  private readonly stage = computed(() => this.deliberation()?.stage ?? null);
  /** Follows the stage when that changes; until then a reader may look at the other half, whatever else happens in the room. */
  protected readonly view = linkedSignal<'case' | 'outcome'>(() => {
    const stage = this.stage();
    return stage === null ? 'case' : viewOf(stage);
  });
  protected readonly patient = computed(() => {
    const detail = this.room.file.detail();
    return detail ? patientView(detail, this.room.file.version(), this.speech.clinical(), null) : null;
  });
  protected readonly place = computed(() => {
    const current = this.current();
    return current ? this.speech.say()('meeting.bar.place', { number: this.room.agenda().findIndex(({ id }) => id === current.id) + 1, count: this.room.agenda().length }) : '';
  });
  protected readonly presence = computed(() => {
    const present = this.room.present();
    return this.speech.say()('meeting.bar.presence', { room: present.filter(({ mode }) => mode === 'room').length, remote: present.filter(({ mode }) => mode === 'remote').length });
  });
  protected readonly vote = computed(() => {
    const deliberation = this.deliberation();
    return deliberation && this.view() === 'case' ? voteView(deliberation, this.speech.clinical()) : null;
  });
  protected readonly sealedRound = computed(() => {
    const round = this.room.round();
    return round !== null && round.ballots === null ? round : null;
  });
  protected readonly mayVote = this.room.mayVote;
  protected readonly mayOpenMeeting = computed(() => this.meeting()?.state === 'published' && this.room.may('meeting.open'));
  protected readonly mayCloseMeeting = computed(() => this.meeting()?.state === 'open' && this.room.may('meeting.close') && this.current() === null);
  protected readonly runs = computed(() => this.meeting()?.state === 'open');
  protected readonly mayPresented = computed(() => this.runs() && this.room.may('meeting.callCase') && this.current()?.presentedAt === null);
  protected readonly mayOpenRound = computed(() => this.room.mayAboutCase('round.open') && (this.deliberation()?.stage === 'presentation' || this.deliberation()?.stage === 'discussion'));
  protected readonly mayCloseRound = computed(() => this.room.mayAboutCase('round.close') && this.room.actsAsChair() && this.sealedRound()?.state === 'open');
  protected readonly mayOpenSeal = computed(() => this.room.mayAboutCase('round.openSeal') && this.room.actsAsChair() && this.sealedRound()?.state === 'closed');
  protected readonly mayCall = computed(() => this.runs() && this.room.may('meeting.callCase'));
  protected readonly roundNumber = computed(() => (this.deliberation()?.stage === 'discussion' ? 2 : (this.sealedRound()?.number ?? 1)));
  protected readonly isLost = computed(() => this.room.connection() === 'interrupted');
  protected readonly behind = computed(() => {
    const say = this.speech.say();
    return (minutes: number): string => (minutes > 0 ? say('meeting.agenda.behind', { minutes }) : minutes < 0 ? say('meeting.agenda.ahead', { minutes: -minutes }) : say('meeting.agenda.onTime'));
  });
  protected readonly chairNote = computed(() => {
    const chair = this.deliberation()?.actingChair;
    if (this.deliberation() && !chair) return this.speech.say()('meeting.chair.nobody');
    return chair?.replacedBecause ? this.speech.say()(`meeting.chair.${chair.replacedBecause}`, { person: chair.person.displayName }) : '';
  });
  protected readonly openedNote = computed(() => {
    const meeting = this.meeting();
    if (!meeting) return '';
    const { say, language } = this.speech.clinical();
    const date = formatDate(meeting.startsAt, 'date', language);
    return meeting.openedAt ? say('meeting.bar.opened', { date, time: formatDate(meeting.openedAt, 'time', language), chair: meeting.chair.displayName }) : say('meeting.bar.planned', { date, time: formatDate(meeting.startsAt, 'time', language), chair: meeting.chair.displayName });
  });

  constructor() {
    nameMeeting(this.meeting);
    inject(RoomAnnouncer);
    keepAboveControls(inject(DOCUMENT), inject(DestroyRef));
    effect(() => {
      const id = this.meetingId();
      untracked(() => void this.room.open(id, null));
    });
    const group = 'meeting.title';
    inject(Shortcuts).register([
      { id: 'presenter.finished', label: 'meeting.do.presented', group, key: 'f', run: () => this.whenSettled(() => this.presented()) },
      { id: 'presenter.vote', label: 'meeting.do.voteKey', group, key: 'v', run: () => this.whenSettled(() => this.voteKey()) },
      { id: 'presenter.note', label: 'meeting.do.note', group, key: 'n', run: () => this.note() },
      { id: 'presenter.wall', label: 'meeting.do.wall', group, key: 'w', run: () => this.showWall() },
      { id: 'presenter.next', label: 'meeting.do.nextKey', group, key: 'ArrowRight', run: () => this.whenSettled(() => this.callNext()) },
    ]);
  }

  protected load(): void {
    void this.room.open(this.meetingId(), null);
  }

  protected async openMeeting(): Promise<void> {
    const meeting = this.meeting();
    if (!meeting || !this.mayOpenMeeting()) return;
    await this.room.act(() => this.client.command(meeting, { command: 'open' }));
  }

  protected async closeMeeting(): Promise<void> {
    const meeting = this.meeting();
    if (!meeting) return;
    const agreed = await this.confirm.ask({ title: 'meeting.do.closeMeeting', text: 'meeting.do.closeMeetingText', confirm: 'meeting.do.closeMeeting' });
    if (agreed) await this.room.act(() => this.client.command(meeting, { command: 'close' }));
  }

  protected async call(item: AgendaItem): Promise<void> {
    if (this.mayCall()) await this.room.act(() => this.client.itemCommand(item.id, { command: 'call' }));
  }

  /** The case on the table is ended first where its outcome is settled; else the server says what is missing. */
  protected async callNext(): Promise<void> {
    const next = this.room.next();
    if (next && this.mayCall()) await this.call(next);
  }

  protected async presented(): Promise<void> {
    const item = this.current();
    if (item && this.mayPresented()) await this.room.act(() => this.client.itemCommand(item.id, { command: 'presented' }));
  }

  protected async finish(): Promise<void> {
    const item = this.current();
    if (!item || !this.mayCall()) return;
    let reason: string | undefined;
    if (item.caseState === 'inDiscussion') {
      const { askReason } = await import('../../../core/feedback/reason-dialog.component');
      const said = await askReason(this.injector, { title: 'meeting.do.finishWithout', text: 'meeting.do.finishWithoutText', confirm: 'meeting.do.finish', about: item.patientShort });
      if (said === null) return;
      reason = said;
    }
    await this.room.act(() => this.client.itemCommand(item.id, { command: 'finish', ...(reason === undefined ? {} : { reason }) }));
  }

  protected async openRound(): Promise<void> {
    const item = this.current();
    if (item && this.mayOpenRound()) await this.room.act(() => this.client.openRound(item.id));
  }

  /** Closing a round and opening its seal ask once, because neither can be undone. */
  protected async closeRound(): Promise<void> {
    const round = this.sealedRound();
    const item = this.current();
    if (!round || !item || !this.mayCloseRound()) return;
    const agreed = await this.confirm.ask({ title: `meeting.do.closeRound.${round.number}`, text: 'meeting.do.closeRoundText', confirm: `meeting.do.closeRound.${round.number}`, parameters: { sealed: round.sealed, eligible: round.eligible }, patient: item.patientShort });
    if (agreed) await this.room.act(() => this.client.roundCommand(round.id, 'close'));
  }

  protected async openSeal(): Promise<void> {
    const round = this.sealedRound();
    if (round && this.mayOpenSeal()) await this.room.act(() => this.client.roundCommand(round.id, 'openSeal'));
  }

  protected cast({ ballot, replaces }: BallotToCast): void {
    const round = this.sealedRound();
    if (round) void this.room.act(() => this.client.cast(round.id, ballot, replaces));
  }

  protected showOutcome(): void {
    this.view.set('outcome');
  }

  protected showWall(): void {
    window.open(this.router.serializeUrl(this.router.createUrlTree(['/meetings', this.meetingId(), 'wall'])), `wall-${this.meetingId()}`);
  }

  /** Opens the form for a remark on the case. */
  protected note(): void {
    this.view.set('case');
    setTimeout(() => {
      const form = this.stageElement()?.nativeElement.querySelector<HTMLElement>('cn-remarks .add');
      form?.scrollIntoView({ block: 'center' });
      form?.click();
      setTimeout(() => this.stageElement()?.nativeElement.querySelector<HTMLElement>('cn-remarks textarea')?.focus());
    });
  }

  /** Keys pressed in quick succession act one after the other, each on what the one before it left. */
  private whenSettled(step: () => Promise<void>): void {
    const turn = this.turn.then(() => this.room.settled()).then(step);
    this.turn = turn.catch(() => undefined);
  }

  private async voteKey(): Promise<void> {
    if (this.mayOpenRound()) await this.openRound();
    else if (this.mayCloseRound()) await this.closeRound();
    else if (this.mayOpenSeal()) await this.openSeal();
  }
}

/** What is scrolled into view, by the focus or by a link, stops above the bar of controls instead of under it. */
function keepAboveControls({ documentElement: root }: Document, destroy: DestroyRef): void {
  root.style.scrollPaddingBottom = '64px';
  destroy.onDestroy(() => root.style.removeProperty('scroll-padding-bottom'));
}
