import { Injectable } from '@nestjs/common';
import { closeMeeting, checkPublishable, transitionMeeting, type MeetingCommand } from '@consilium/board';
import type { MeetingChange, MeetingInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { invalidField } from '../platform/errors/refusal.js';
import { AgendaRows } from './agenda-rows.js';
import { MeetingEntity } from './meeting.entity.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingRecord } from './meeting-record.js';
import { MeetingRoom, type MeetingHead } from './meeting-room.js';
import { asRuled } from './rulings.js';

/** The head of a meeting and its life: draft, published, open, closed. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly room: MeetingRoom,
    private readonly agendaRows: AgendaRows,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly vault: FreeTextVault,
  ) {}

  /** @returns the id of a draft without cases. */
  async create(manager: EntityManager, actor: Actor, input: MeetingInput): Promise<string> {
    await this.requireChair(manager, input.boardId, input.chairId);
    const repository = manager.getRepository(MeetingEntity);
    const { id } = await repository.save(repository.create({ ...input, startsAt: new Date(input.startsAt), organisationId: actor.organisationId, state: 'draft' }));
    await this.record.note(manager, actor, { boardId: input.boardId, caseId: null }, 'meetingCreated', { meetingId: id, boardId: input.boardId, startsAt: new Date(input.startsAt).toISOString() });
    return id;
  }

  async change(manager: EntityManager, actor: Actor, meetingId: string, expectedVersion: number, change: MeetingChange): Promise<void> {
    const meeting = await this.room.lock(manager, meetingId, expectedVersion);
    if (meeting.state === 'closed' || meeting.state === 'cancelled') asRuled(transitionMeeting(meeting.state, 'publish'));
    if (change.chairId !== undefined) await this.requireChair(manager, meeting.boardId, change.chairId);
    const { startsAt, ...rest } = change;
    if (Object.keys(change).length > 0) {
      await manager.getRepository(MeetingEntity).update({ id: meetingId }, { ...rest, ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }) });
    }
    const version = await this.room.raiseVersion(manager, meetingId);
    await this.events.append(manager, meetingId, 'meetingChanged', null, { version });
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'meetingChanged', { meetingId, version, fields: Object.keys(change) });
  }

  /**
   * Publishes, takes the publication back, opens, closes or cancels. Cancelling needs a reason, which goes on the record
   * of every case released; so does taking back an agenda people have begun to prepare.
   */
  async command(manager: EntityManager, actor: Actor, meetingId: string, expectedVersion: number | null, command: MeetingCommand, reason: string): Promise<void> {
    const meeting = await this.room.lock(manager, meetingId, expectedVersion);
    const state = await this.stateAfter(manager, meeting, command);
    if (command === 'cancel' && reason === '') throw invalidField('reason', 'is needed to cancel a meeting; it goes on the record of its cases');
    if (command === 'withdrawAgenda' && reason === '') throw invalidField('reason', 'is needed to take a published agenda back; it goes on the record of its cases');
    if (command === 'cancel') await this.releaseCases(manager, actor, meeting, reason);
    if (command === 'close') await this.endSitting(manager, meetingId);
    const at = await this.room.now(manager, meetingId);
    await manager.query(
      `UPDATE meeting SET state = $2, opened_at = CASE WHEN $2 = 'open' THEN $3::timestamptz ELSE opened_at END,
              closed_at = CASE WHEN $2 = 'closed' THEN $3::timestamptz ELSE closed_at END, current_item_id = NULL WHERE id = $1`,
      [meetingId, state, at],
    );
    const version = await this.room.raiseVersion(manager, meetingId);
    await this.events.append(manager, meetingId, 'meetingChanged', null, { version, state });
    const about = { boardId: meeting.boardId, caseId: null };
    if (command === 'publish') await this.record.note(manager, actor, about, 'meetingPublished', { meetingId, version });
    else if (command === 'withdrawAgenda') await this.noteWithdrawal(manager, actor, meeting, version, reason);
    else if (command === 'open') await this.record.note(manager, actor, about, 'meetingOpened', { meetingId, version });
    else if (command === 'close') await this.record.note(manager, actor, about, 'meetingClosed', { meetingId, version });
    else await this.record.note(manager, actor, about, 'meetingCancelled', { meetingId, version });
  }

  private async noteWithdrawal(manager: EntityManager, actor: Actor, meeting: MeetingHead, version: number, reason: string): Promise<void> {
    const listed = await manager.query<Array<{ caseId: string }>>(`SELECT case_id AS "caseId" FROM agenda_item WHERE meeting_id = $1 AND kind = 'case' ORDER BY case_id`, [meeting.id]);
    for (const { caseId } of listed) {
      const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, reason);
      await this.record.note(manager, actor, { boardId: meeting.boardId, caseId }, 'agendaWithdrawn', { meetingId: meeting.id, version, textId: text.id });
    }
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'agendaWithdrawn', { meetingId: meeting.id, version });
  }

  private async stateAfter(manager: EntityManager, meeting: MeetingHead, command: MeetingCommand): Promise<MeetingHead['state']> {
    if (command === 'close') {
      const listed = await manager.query<Array<{ caseId: string; state: never }>>(
        `SELECT c.id AS "caseId", c.state FROM agenda_item i JOIN board_case c ON c.id = i.case_id WHERE i.meeting_id = $1 ORDER BY i.position`,
        [meeting.id],
      );
      return asRuled(closeMeeting(meeting.state, listed)).state;
    }
    const { state } = asRuled(transitionMeeting(meeting.state, command));
    if (command === 'publish') asRuled(checkPublishable(await this.agendaRows.read(manager, meeting.id)));
    return state;
  }

  /** People still in the register leave with the end of the sitting. */
  private async endSitting(manager: EntityManager, meetingId: string): Promise<void> {
    await manager.query(`UPDATE attendance SET left_at = $2 WHERE meeting_id = $1 AND left_at IS NULL`, [meetingId, await this.room.now(manager, meetingId)]);
    await manager.query(`UPDATE agenda_item SET state = 'done', finished_at = coalesce(finished_at, clock_timestamp()) WHERE meeting_id = $1 AND state = 'inDiscussion'`, [meetingId]);
  }

  private async releaseCases(manager: EntityManager, actor: Actor, meeting: MeetingHead, reason: string): Promise<void> {
    const listed = await manager.query<Array<{ itemId: string; caseId: string }>>(
      `SELECT i.id AS "itemId", c.id AS "caseId" FROM agenda_item i JOIN board_case c ON c.id = i.case_id WHERE i.meeting_id = $1 AND c.state = 'listed' ORDER BY c.id`,
      [meeting.id],
    );
    for (const { itemId, caseId } of listed) {
      const boardCase = await this.cases.lock(manager, caseId, null);
      await this.caseTransitions.apply(manager, boardCase, 'unlist');
      await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, reason);
      await this.caseAudit.record(manager, actor, boardCase, 'agendaItemRemoved', { meetingId: meeting.id, agendaItemId: itemId, caseId });
    }
  }

  private async requireChair(manager: EntityManager, boardId: string, personId: string): Promise<void> {
    const [found] = await manager.query<unknown[]>(
      `SELECT 1 FROM board_membership WHERE board_id = $1 AND person_id = $2 AND role IN ('chair', 'deputyChair')
          AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)`,
      [boardId, personId],
    );
    if (found === undefined) throw invalidField('chairId', 'must be the chair or a deputy chair of the board');
  }
}
