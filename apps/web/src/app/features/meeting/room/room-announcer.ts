import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { openVote } from '../vote/vote-view';
import { announcementOf, type Moment } from './announcements';

/** Says aloud what the room sees happen: a case called, a vote opened, a seal broken. Provided by the page that shows it. */
@Injectable()
export class RoomAnnouncer {
  private readonly room = inject(Room);
  private readonly speech = inject(Speech);
  private readonly announcer = inject(LiveAnnouncer);
  private before: Moment | null = null;

  private readonly moment = computed((): Moment => {
    const current = this.room.current();
    const round = this.room.round();
    return {
      caseId: current?.caseId ?? null,
      patient: current?.patientShort ?? '',
      stage: this.room.deliberation()?.stage ?? null,
      ballots: round !== null && round.ballots === null ? { sealed: round.sealed, eligible: round.eligible } : null,
      tally: this.tally(),
    };
  });

  constructor() {
    effect(() => {
      const now = this.moment();
      untracked(() => this.follow(now));
    });
  }

  private follow(now: Moment): void {
    const said = this.before === null ? null : announcementOf(this.before, now);
    // The stage is unknown for the moment in which the case is read again; what was known before still counts.
    this.before = { ...now, stage: now.stage ?? (this.before?.caseId === now.caseId ? this.before.stage : null) };
    if (said !== null) void this.announcer.announce(this.speech.say()(`meeting.said.${said.key}`, said.parameters), 'polite');
  }

  private tally(): string {
    const opened = (this.room.deliberation()?.rounds ?? []).filter(({ ballots }) => ballots !== null).slice(-1);
    if (opened.length === 0) return '';
    const { positions, rounds } = openVote(opened, [], this.speech.clinical());
    return positions.map(({ id, label }) => `${label} ${rounds[0]?.ballots.filter(({ positionId }) => positionId === id).length ?? 0}`).join(', ');
  }
}
