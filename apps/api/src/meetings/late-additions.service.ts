import { Injectable } from '@nestjs/common';
import type { ReadinessWaiver } from '@consilium/board';
import type { AgendaItemInput, LateAdditionDecision } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { AgendaEntries } from './agenda-entries.js';
import { Listings } from './listings.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingRecord } from './meeting-record.js';
import { MeetingRoom, type MeetingHead } from './meeting-room.js';

interface AskedRow {
  readonly id: string;
  readonly meetingId: string;
  readonly caseId: string;
  readonly minutes: number;
  readonly presenterId: string | null;
  readonly lane: 'discuss' | 'standardOfCare';
  readonly laneReason: string;
  readonly reason: string;
  readonly waiverById: string | null;
  readonly waiverReason: string;
  readonly askedById: string;
  readonly state: 'asked' | 'assented' | 'refused' | 'withdrawn';
}

/** Cases that came after the cut-off: asked for with a clinical justification, listed once a chair agrees. */
@Injectable()
export class LateAdditionsService {
  constructor(
    private readonly room: MeetingRoom,
    private readonly listings: Listings,
    private readonly entries: AgendaEntries,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
    private readonly vault: FreeTextVault,
  ) {}

  /** Puts the wish before the chair. The case stays where it is. The meeting is locked. */
  async ask(manager: EntityManager, actor: Actor, meeting: MeetingHead, input: AgendaItemInput, waiver: ReadinessWaiver | null): Promise<void> {
    const { caseId, minutes, presenterId, lane, reason: laneReason, lateReason } = input;
    const [asked] = await manager.query<unknown[]>(`SELECT 1 FROM late_addition WHERE case_id = $1 AND state = 'asked'`, [caseId]);
    if (asked !== undefined) throw new Refusal('conflict', { reason: 'listing.askedAlready', detail: 'The chair has been asked about this case already.' });
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO late_addition (organisation_id, meeting_id, case_id, minutes, presenter_id, lane, lane_reason, reason, waiver_by, waiver_reason, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [actor.organisationId, meeting.id, caseId, minutes, presenterId, lane, laneReason, lateReason, waiver?.waivedBy ?? null, waiver?.reason ?? '', actor.personId],
    );
    const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, lateReason);
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId }, 'lateAdditionAsked', { meetingId: meeting.id, lateAdditionId: made!.id, caseId, textId: text.id });
  }

  /** The answer of a chair. @returns the id of the meeting. */
  async decide(manager: EntityManager, actor: Actor, lateAdditionId: string, { assent, reason }: LateAdditionDecision): Promise<string> {
    const { meeting, asked } = await this.lockAsked(manager, lateAdditionId);
    if (!(await this.listings.mayAssent(manager, meeting, actor.personId))) {
      throw new Refusal('conflict', { reason: 'listing.assentNotByChair', detail: 'Only the chair of the meeting or a deputy assents to a late addition.' });
    }
    if (!assent && reason === '') throw invalidField('reason', 'is needed to refuse a late addition; who asked is told');
    const { caseId } = asked;
    if (assent) {
      const given: ReadinessWaiver | null = asked.waiverById === null ? null : { waivedBy: asked.waiverById, reason: asked.waiverReason };
      const { waived, late } = await this.listings.check(manager, meeting, caseId, { waiver: given, lateReason: asked.reason, assentedBy: actor.personId });
      await this.entries.insert(manager, actor, meeting.id, {
        caseId,
        minutes: asked.minutes,
        presenterId: asked.presenterId,
        lane: asked.lane,
        reason: asked.laneReason,
        waiver: waived ? given : null,
        // The meeting may have been put off meanwhile, so that the case is in time.
        late: late ? { reason: asked.reason, askedBy: asked.askedById, assentedBy: actor.personId } : null,
      });
    }
    await this.end(manager, actor, meeting, asked, assent ? 'assented' : 'refused', reason);
    return meeting.id;
  }

  /** Takes the wish back. @returns the id of the meeting. */
  async withdraw(manager: EntityManager, actor: Actor, lateAdditionId: string): Promise<string> {
    const { meeting, asked } = await this.lockAsked(manager, lateAdditionId);
    await this.end(manager, actor, meeting, asked, 'withdrawn', '');
    return meeting.id;
  }

  private async end(manager: EntityManager, actor: Actor, meeting: MeetingHead, { id, caseId }: AskedRow, state: 'assented' | 'refused' | 'withdrawn', reason: string): Promise<void> {
    await manager.query(`UPDATE late_addition SET state = $2, decided_by = $3, decided_at = clock_timestamp(), decision_reason = $4 WHERE id = $1`, [id, state, actor.personId, reason]);
    const text = reason === '' ? null : await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, reason);
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId }, 'lateAdditionDecided', {
      meetingId: meeting.id,
      lateAdditionId: id,
      caseId,
      decision: state,
      ...(text === null ? {} : { textId: text.id }),
    });
    const version = await this.room.raiseVersion(manager, meeting.id);
    await this.events.append(manager, meeting.id, 'agendaChanged', null, { version });
  }

  private async lockAsked(manager: EntityManager, lateAdditionId: string): Promise<{ readonly meeting: MeetingHead; readonly asked: AskedRow }> {
    const read = async (locking: string): Promise<AskedRow> => {
      const [row] = await manager.query<AskedRow[]>(
        `SELECT id, meeting_id AS "meetingId", case_id AS "caseId", minutes, presenter_id AS "presenterId", lane, lane_reason AS "laneReason", reason,
                waiver_by AS "waiverById", waiver_reason AS "waiverReason", asked_by AS "askedById", state FROM late_addition WHERE id = $1 ${locking}`,
        [lateAdditionId],
      );
      if (row === undefined) throw notFound();
      return row;
    };
    const meeting = await this.room.lockEditable(manager, (await read('')).meetingId, null);
    const asked = await read('FOR UPDATE');
    if (asked.state !== 'asked') throw new Refusal('conflict', { reason: 'listing.alreadyDecided', detail: 'This late addition was decided already.' });
    return { meeting, asked };
  }
}
