import { Injectable } from '@nestjs/common';
import { addAgendaEntry, changeAgendaEntry, changeAgendaLane, moveAgendaEntry, removeAgendaEntry, type AgendaCase, type AgendaLane } from '@consilium/board';
import type { AgendaItemChange, AgendaItemInput } from '@consilium/contracts';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import type { CaseEntity } from '../cases/case.entity.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { AgendaItemEntity } from './agenda-item.entity.js';
import { AgendaRows } from './agenda-rows.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingRecord } from './meeting-record.js';
import { MeetingRoom, type MeetingHead } from './meeting-room.js';
import { asRuled } from './rulings.js';

/**
 * The list of a meeting. A case on it is listed, in the lane "deferred" it is deferred: agenda and case never tell two
 * stories. Every change raises the version of the meeting, so that two people who order the list see each other.
 */
@Injectable()
export class AgendaService {
  constructor(
    private readonly room: MeetingRoom,
    private readonly rows: AgendaRows,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly vault: FreeTextVault,
  ) {}

  /** Puts an accepted case at the end of the list. @returns the new version of the meeting. */
  async add(manager: EntityManager, actor: Actor, meetingId: string, expectedVersion: number | null, input: AgendaItemInput): Promise<number> {
    const meeting = await this.lockEditable(manager, meetingId, expectedVersion);
    const { caseId, minutes, presenterId, lane, reason, waiverReason } = input;
    const entryId = randomUUID();
    const { agenda } = asRuled(addAgendaEntry(await this.rows.read(manager, meetingId), { kind: 'case', entryId, caseId, minutes, presenterId, lane, reason }));
    await this.requirePresenter(manager, meeting, presenterId);
    const { boardId } = await this.cases.lock(manager, caseId, null);
    if (boardId !== meeting.boardId) throw notFound();
    await manager.getRepository(AgendaItemEntity).insert({
      id: entryId,
      organisationId: actor.organisationId,
      meetingId,
      caseId,
      position: agenda.length,
      minutes,
      presenterId,
      lane,
      reason: lane === 'discuss' ? '' : reason,
      waiverById: waiverReason === '' ? null : actor.personId,
      waiverReason,
    });
    const boardCase = await this.moveCase(manager, actor, meetingId, caseId, lane, reason);
    if (waiverReason !== '') {
      const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, waiverReason);
      await this.caseAudit.record(manager, actor, boardCase, 'waiverGranted', { caseId, version: boardCase.version, waiver: 'readiness', textId: text.id });
    }
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemAdded', { meetingId, agendaItemId: entryId, caseId, place: agenda.length });
    return this.tellChanged(manager, meetingId);
  }

  /** Changes lane, minutes, presenter or position (counted from 1). @returns the new version of the meeting. */
  async change(manager: EntityManager, actor: Actor, agendaItemId: string, expectedVersion: number, change: AgendaItemChange): Promise<number> {
    const meeting = await this.lockEditable(manager, await this.meetingOf(manager, agendaItemId), expectedVersion);
    const before = await this.rows.read(manager, meeting.id);
    const item = this.entryOf(before, agendaItemId);
    let agenda = asRuled(changeAgendaEntry(before, agendaItemId, { ...(change.minutes === undefined ? {} : { minutes: change.minutes }), ...(change.presenterId === undefined ? {} : { presenterId: change.presenterId }) })).agenda;
    const lane = change.lane ?? item.lane;
    if (change.lane !== undefined || change.reason !== undefined) agenda = asRuled(changeAgendaLane(agenda, agendaItemId, lane, change.reason ?? item.reason)).agenda;
    if (change.presenterId !== undefined) await this.requirePresenter(manager, meeting, change.presenterId);
    const from = before.indexOf(item) + 1;
    if (change.position !== undefined) agenda = asRuled(moveAgendaEntry(agenda, agendaItemId, change.position - 1)).agenda;

    const after = agenda.find(({ entryId }) => entryId === agendaItemId) as AgendaCase;
    await manager.getRepository(AgendaItemEntity).update({ id: agendaItemId }, { minutes: after.minutes, presenterId: after.presenterId, lane: after.lane, reason: after.reason });
    await this.rows.writePositions(manager, meeting.id, agenda);
    if ((lane === 'deferred') !== (item.lane === 'deferred')) await this.moveCase(manager, actor, meeting.id, item.caseId, lane, after.reason);
    const version = await this.tellChanged(manager, meeting.id);
    const about = { boardId: meeting.boardId, caseId: null };
    const to = agenda.indexOf(after) + 1;
    if (from !== to) await this.record.note(manager, actor, about, 'agendaItemMoved', { meetingId: meeting.id, agendaItemId, from, to });
    else await this.record.note(manager, actor, about, 'meetingChanged', { meetingId: meeting.id, version, fields: Object.keys(change).map((field) => `agenda.${field}`) });
    return version;
  }

  /** Takes a case off the list; one that was discussed stays and is deferred instead. @returns the new version of the meeting. */
  async remove(manager: EntityManager, actor: Actor, agendaItemId: string, expectedVersion: number): Promise<number> {
    const meeting = await this.lockEditable(manager, await this.meetingOf(manager, agendaItemId), expectedVersion);
    const before = await this.rows.read(manager, meeting.id);
    const { caseId } = this.entryOf(before, agendaItemId);
    const { agenda } = asRuled(removeAgendaEntry(before, agendaItemId));
    const [started] = await manager.query<unknown[]>(`SELECT 1 FROM agenda_item WHERE id = $1 AND started_at IS NOT NULL`, [agendaItemId]);
    if (started !== undefined) throw new Refusal('conflict', { reason: 'agenda.alreadyDiscussed', detail: 'This case was discussed here. Defer it instead of taking it off the list.' });
    const boardCase = await this.cases.lock(manager, caseId, null);
    if (boardCase.state === 'listed') await this.caseTransitions.apply(manager, boardCase, 'unlist');
    await manager.getRepository(AgendaItemEntity).delete({ id: agendaItemId });
    await this.rows.writePositions(manager, meeting.id, agenda);
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemRemoved', { meetingId: meeting.id, agendaItemId, caseId });
    return this.tellChanged(manager, meeting.id);
  }

  async meetingOf(manager: EntityManager, agendaItemId: string): Promise<string> {
    const [found] = await manager.query<Array<{ meetingId: string }>>(`SELECT meeting_id AS "meetingId" FROM agenda_item WHERE id = $1`, [agendaItemId]);
    if (found === undefined) throw notFound();
    return found.meetingId;
  }

  /** Lists or defers the case as its lane says. */
  private async moveCase(manager: EntityManager, actor: Actor, meetingId: string, caseId: string, lane: AgendaLane, reason: string): Promise<CaseEntity> {
    const boardCase = await this.cases.lock(manager, caseId, null);
    if (lane !== 'deferred') {
      const version = await this.caseTransitions.apply(manager, boardCase, 'list');
      await this.caseAudit.record(manager, actor, boardCase, 'caseListed', { caseId, version, meetingId });
      return boardCase;
    }
    const version = await this.caseTransitions.apply(manager, boardCase, 'defer');
    const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, reason);
    await this.caseAudit.record(manager, actor, boardCase, 'caseDeferred', { caseId, version, textId: text.id });
    return boardCase;
  }

  private async lockEditable(manager: EntityManager, meetingId: string, expectedVersion: number | null): Promise<MeetingHead> {
    const meeting = await this.room.lock(manager, meetingId, expectedVersion);
    if (meeting.state === 'closed' || meeting.state === 'cancelled') {
      throw new Refusal('conflict', { reason: meeting.state === 'closed' ? 'meeting.alreadyClosed' : 'meeting.cancelled', detail: `The meeting is ${meeting.state}; its agenda stays as it is.` });
    }
    return meeting;
  }

  private entryOf(agenda: readonly AgendaCase[], agendaItemId: string): AgendaCase {
    const entry = agenda.find(({ entryId }) => entryId === agendaItemId);
    if (entry === undefined) throw notFound();
    return entry;
  }

  private async requirePresenter(manager: EntityManager, meeting: MeetingHead, presenterId: string | null): Promise<void> {
    if (presenterId === null) return;
    const [member] = await manager.query<unknown[]>(
      `SELECT 1 FROM board_membership WHERE board_id = $1 AND person_id = $2 AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)`,
      [meeting.boardId, presenterId],
    );
    if (member === undefined) throw invalidField('presenterId', 'must be a member or guest of the board');
  }

  private async tellChanged(manager: EntityManager, meetingId: string): Promise<number> {
    const version = await this.room.raiseVersion(manager, meetingId);
    await this.events.append(manager, meetingId, 'agendaChanged', null, { version });
    return version;
  }
}
