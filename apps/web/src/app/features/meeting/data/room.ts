import { computed, DestroyRef, effect, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import type { Deliberation, MeetingDetail, MeetingEvent, PersonName } from '@consilium/contracts';
import { SessionState } from '../../../core/auth/session.state';
import { ProblemError } from '../../../core/http/problem-error';
import type { LiveChannel } from '../../../core/live/live-channel';
import { LiveService } from '../../../core/live/live.service';
import { CaseFile } from '../../cases/data/case-file';
import { RoomClient } from './room.client';

/** Events after which the facts of the case on screen have to be read again. */
const ABOUT_THE_SHEET: ReadonlySet<MeetingEvent['kind']> = new Set(['factRecorded', 'criterionAsserted']);

/**
 * The meeting as it stands and the case on the table. Every view of a meeting reads from here: state comes over HTTP,
 * an event of the socket only says that there is something newer. Provided by the page, so that leaving it forgets all.
 */
@Injectable()
export class Room {
  private readonly client = inject(RoomClient);
  private readonly live = inject(LiveService);
  private readonly session = inject(SessionState);
  private readonly destroy = inject(DestroyRef);
  private readonly injector = inject(Injector);
  readonly file = inject(CaseFile);

  readonly meeting = signal<MeetingDetail | null>(null);
  readonly deliberation = signal<Deliberation | null>(null);
  readonly failure = signal<ProblemError | null>(null);
  /** Why the last act was refused, until the next one. */
  readonly refusal = signal<ProblemError | null>(null);
  readonly busy = signal(false);
  readonly connection = this.live.state;
  /** Counts what happened to documents, so that their list reads itself again. */
  readonly documentNews = signal(0);

  /** Clock of the server minus the clock here, in milliseconds. */
  readonly clockOffset = signal(0);
  readonly me = computed(() => this.session.person()?.id ?? '');
  readonly agenda = computed(() => [...(this.meeting()?.agenda ?? [])].sort((one, other) => one.position - other.position));
  readonly current = computed(() => {
    const meeting = this.meeting();
    const caseId = this.caseId();
    return this.agenda().find((item) => (caseId === null ? item.id === meeting?.currentItemId : item.caseId === caseId)) ?? null;
  });
  /** Cases that wait to be discussed, in order. */
  readonly coming = computed(() => this.agenda().filter((item) => item.state === 'waiting' && item.lane !== 'deferred' && item.id !== this.current()?.id));
  readonly next = computed(() => this.coming()[0] ?? null);
  readonly present = computed(() => (this.meeting()?.attendance ?? []).filter(({ leftAt }) => leftAt === null));
  readonly myStay = computed(() => this.present().find(({ person }) => person.id === this.me()) ?? null);
  readonly actsAsChair = computed(() => this.deliberation()?.actingChair?.person.id === this.me());
  /** The round that is open or waits for its seal to be opened; else the last one. */
  readonly round = computed(() => this.deliberation()?.rounds.at(-1) ?? null);
  /** Whether this person declared an interest in the case on the table and takes no part in deciding it. */
  readonly steppedAside = computed(() => {
    const caseId = this.current()?.caseId;
    return this.meeting()?.interests.some((interest) => interest.caseId === caseId && interest.recuses && interest.person.id === this.me()) ?? false;
  });
  readonly mayVote = computed(() => {
    const round = this.round();
    return round?.state === 'open' && round.ballots === null && this.mayAboutCase('ballot.cast') && this.myStay() !== null && !this.steppedAside();
  });
  readonly people = computed<readonly PersonName[]>(() => {
    const meeting = this.meeting();
    if (!meeting) return [];
    const all = new Map<string, PersonName>([...meeting.members, ...meeting.attendance.map(({ person }) => person)].map((person) => [person.id, person]));
    return [...all.values()].sort((one, other) => one.displayName.localeCompare(other.displayName));
  });

  /** Fixed by the address of an outcome; null in the room, which follows the case on the table. */
  private readonly caseId = signal<string | null>(null);
  private channel: LiveChannel | null = null;
  private shownCase: string | null = null;
  private acting: Promise<unknown> = Promise.resolve();
  private reading: Promise<void> | null = null;
  private again = false;
  private sheetIsOld = false;

  may(action: string): boolean {
    return (this.meeting()?.allowedActions.includes(action) ?? false) || (this.deliberation()?.allowedActions.includes(action) ?? false);
  }

  mayAboutCase(action: string): boolean {
    return this.deliberation()?.allowedActions.includes(action) ?? false;
  }

  async open(meetingId: string, caseId: string | null): Promise<void> {
    this.caseId.set(caseId);
    this.failure.set(null);
    try {
      await this.read(meetingId);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
      return;
    }
    this.follow(meetingId);
  }

  /**
   * Does something and shows what the server answers. A refusal stays on screen until the next act; the state is read
   * again, because a refusal often means that it is not what the screen showed.
   * @returns whether it was done.
   */
  act(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return Promise.resolve(false);
    const act = this.carryOut(work);
    this.acting = act;
    return act;
  }

  /** When the act that is under way has ended and what it changed is on screen. A key pressed meanwhile waits for it. */
  async settled(): Promise<void> {
    await this.acting;
  }

  private async carryOut(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.take(await work());
      await this.refresh();
      return true;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refusal.set(problem);
      if (problem.code !== 'unreachable') await this.refresh();
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** Reads what is on screen again; calls that come meanwhile are answered by one more reading, and wait for it. */
  refresh(): Promise<void> {
    const meeting = this.meeting();
    if (!meeting) return Promise.resolve();
    this.again = true;
    this.reading ??= this.readUntilQuiet(meeting.id).finally(() => (this.reading = null));
    return this.reading;
  }

  private async readUntilQuiet(meetingId: string): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        await this.read(meetingId);
      }
    } catch (problem) {
      // The page keeps what it shows; the bar says that the server is away, and the next event reads again.
      if (!(problem instanceof ProblemError)) throw problem;
    }
  }

  private take(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    if ('agenda' in answer) this.meeting.set(answer as MeetingDetail);
    else if ('stage' in answer) this.deliberation.set(answer as Deliberation);
  }

  private async read(meetingId: string): Promise<void> {
    const meeting = await this.client.meeting(meetingId);
    this.clockOffset.set(Date.parse(meeting.serverTime) - Date.now());
    this.meeting.set(meeting);
    const caseId = this.caseId() ?? this.current()?.caseId ?? null;
    if (caseId === null) {
      this.deliberation.set(null);
      this.shownCase = null;
      this.channel?.caughtUp(meeting.sequence);
      return;
    }
    if (this.shownCase !== caseId) this.deliberation.set(null);
    const isNewCase = this.shownCase !== caseId || this.sheetIsOld;
    this.sheetIsOld = false;
    this.shownCase = caseId;
    const [deliberation] = await Promise.all([this.client.deliberation(meetingId, caseId), isNewCase ? this.file.open(caseId) : null]);
    this.deliberation.set(deliberation);
    this.channel?.caughtUp(Math.min(meeting.sequence, deliberation.sequence));
  }

  private follow(meetingId: string): void {
    const meeting = this.meeting();
    if (!meeting || this.channel || !this.may('meeting.follow')) return;
    const channel = this.live.follow(meetingId, meeting.sequence, this.destroy);
    this.channel = channel;
    effect(
      () => {
        const event = channel.event();
        const missed = channel.refetch();
        if (event === null && missed === 0) return;
        untracked(() => this.heard(event, missed));
      },
      { injector: this.injector },
    );
  }

  private heard(event: MeetingEvent | null, missed: number): void {
    if (missed > 0 || (event && ABOUT_THE_SHEET.has(event.kind) && event.caseId === this.shownCase)) this.sheetIsOld = true;
    if (event?.kind === 'documentProgress' || event?.kind === 'outcomeSigned') this.documentNews.update((count) => count + 1);
    if (event?.kind === 'annotationAdded' && this.shownCase !== null && event.caseId === this.shownCase) void this.file.loadAnnotations(this.shownCase);
    void this.refresh();
  }
}
