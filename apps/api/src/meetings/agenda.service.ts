import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addAgendaEntry, changeAgendaEntry, changeAgendaLane, moveAgendaEntry, removeAgendaEntry, type AgendaCase, type AgendaEntry, type ReadinessWaiver } from '@consilium/board';
import type { AgendaBreakInput, AgendaItemChange, AgendaItemInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { AgendaEntries, type LateListing } from './agenda-entries.js';
import { AgendaItemEntity } from './agenda-item.entity.js';
import { AgendaRows } from './agenda-rows.js';
import { LateAdditionsService } from './late-additions.service.js';
import { Listings } from './listings.js';
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
    private readonly entries: AgendaEntries,
    private readonly listings: Listings,
    private readonly lateAdditions: LateAdditionsService,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
  ) {}

  /**
   * Puts an accepted case at the end of the list. After the cut-off a chair lists it with a justification; anybody else
   * asks the chair with it, and the case is listed when the chair agrees.
   * @returns the new version of the meeting.
   */
  async add(manager: EntityManager, actor: Actor, meetingId: string, expectedVersion: number | null, input: AgendaItemInput): Promise<number> {
    const meeting = await this.room.lockEditable(manager, meetingId, expectedVersion);
    const { caseId, minutes, presenterId, lane, reason } = input;
    const entry = { kind: 'case', entryId: randomUUID(), caseId, minutes, presenterId, lane, reason } as const;
    asRuled(addAgendaEntry(await this.rows.read(manager, meetingId), entry));
    await this.requirePresenter(manager, meeting, presenterId);
    const { boardId } = await this.cases.lock(manager, caseId, null);
    if (boardId !== meeting.boardId) throw notFound();
    const { waiver, late, isAllowed } = lane === 'deferred' ? IN_TIME : await this.listing(manager, actor, meeting, caseId, input);
    if (isAllowed) await this.entries.insert(manager, actor, meetingId, { caseId, minutes, presenterId, lane, reason, waiver, late });
    else await this.lateAdditions.ask(manager, actor, meeting, input, waiver);
    return this.tellChanged(manager, meetingId);
  }

  /** Puts a break on the list. @returns the new version of the meeting. */
  async addBreak(manager: EntityManager, actor: Actor, meetingId: string, expectedVersion: number | null, { minutes, position }: AgendaBreakInput): Promise<number> {
    const meeting = await this.room.lockEditable(manager, meetingId, expectedVersion);
    const entryId = randomUUID();
    const before = await this.rows.read(manager, meetingId);
    const { agenda } = asRuled(addAgendaEntry(before, { kind: 'break', entryId, minutes }, position === undefined ? before.length : position - 1));
    await manager.getRepository(AgendaItemEntity).insert({ id: entryId, organisationId: actor.organisationId, meetingId, kind: 'break', caseId: null, position: before.length + 1, minutes, presenterId: null, lane: 'discuss', reason: '' });
    await this.rows.writePositions(manager, meetingId, agenda);
    return this.noteChange(manager, actor, meeting, ['agenda.break']);
  }

  /** Changes lane, minutes, presenter or position (counted from 1). @returns the new version of the meeting. */
  async change(manager: EntityManager, actor: Actor, agendaItemId: string, expectedVersion: number, change: AgendaItemChange): Promise<number> {
    const meeting = await this.room.lockEditable(manager, await this.meetingOf(manager, agendaItemId), expectedVersion);
    const before = await this.rows.read(manager, meeting.id);
    const entry = this.entryOf(before, agendaItemId);
    const { minutes, presenterId, lane, reason, position } = change;
    if (entry.kind === 'break' && (presenterId !== undefined || lane !== undefined || reason !== undefined)) throw invalidField('lane', 'and presenter are of cases; a break has minutes and a position');
    let agenda = asRuled(changeAgendaEntry(before, agendaItemId, { ...(minutes === undefined ? {} : { minutes }), ...(presenterId === undefined ? {} : { presenterId }) })).agenda;
    if (entry.kind === 'case' && (lane !== undefined || reason !== undefined)) agenda = asRuled(changeAgendaLane(agenda, agendaItemId, lane ?? entry.lane, reason ?? entry.reason)).agenda;
    if (presenterId !== undefined) await this.requirePresenter(manager, meeting, presenterId);
    if (position !== undefined) agenda = asRuled(moveAgendaEntry(agenda, agendaItemId, position - 1)).agenda;

    const after = this.entryOf(agenda, agendaItemId);
    await manager.getRepository(AgendaItemEntity).update({ id: agendaItemId }, { minutes: after.minutes, ...(after.kind === 'break' ? {} : { presenterId: after.presenterId, lane: after.lane, reason: after.reason }) });
    await this.rows.writePositions(manager, meeting.id, agenda);
    if (entry.kind === 'case' && after.kind === 'case') await this.follow(manager, actor, meeting, entry, after, change);
    const [from, to] = [before.indexOf(entry) + 1, agenda.indexOf(after) + 1];
    if (from === to) return this.noteChange(manager, actor, meeting, Object.keys(change).map((field) => `agenda.${field}`));
    const version = await this.tellChanged(manager, meeting.id);
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'agendaItemMoved', { meetingId: meeting.id, agendaItemId, from, to });
    return version;
  }

  /** Takes an entry off the list; a case that was discussed stays and is deferred instead. @returns the new version of the meeting. */
  async remove(manager: EntityManager, actor: Actor, agendaItemId: string, expectedVersion: number): Promise<number> {
    const meeting = await this.room.lockEditable(manager, await this.meetingOf(manager, agendaItemId), expectedVersion);
    const before = await this.rows.read(manager, meeting.id);
    const entry = this.entryOf(before, agendaItemId);
    const { agenda } = asRuled(removeAgendaEntry(before, agendaItemId));
    const [started] = await manager.query<unknown[]>(`SELECT 1 FROM agenda_item WHERE id = $1 AND started_at IS NOT NULL`, [agendaItemId]);
    if (started !== undefined) throw new Refusal('conflict', { reason: 'agenda.alreadyDiscussed', detail: 'This case was discussed here. Defer it instead of taking it off the list.' });
    const boardCase = entry.kind === 'break' ? null : await this.cases.lock(manager, entry.caseId, null);
    if (boardCase?.state === 'listed') await this.caseTransitions.apply(manager, boardCase, 'unlist');
    await manager.getRepository(AgendaItemEntity).delete({ id: agendaItemId });
    await this.rows.writePositions(manager, meeting.id, agenda);
    if (boardCase === null) return this.noteChange(manager, actor, meeting, ['agenda.break']);
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemRemoved', { meetingId: meeting.id, agendaItemId, caseId: boardCase.id });
    return this.tellChanged(manager, meeting.id);
  }

  async meetingOf(manager: EntityManager, agendaItemId: string): Promise<string> {
    const [found] = await manager.query<Array<{ meetingId: string }>>(`SELECT meeting_id AS "meetingId" FROM agenda_item WHERE id = $1`, [agendaItemId]);
    if (found === undefined) throw notFound();
    return found.meetingId;
  }

  /** The case goes where its lane went. One that comes back from "deferred" is listed anew, with what that asks for. */
  private async follow(manager: EntityManager, actor: Actor, meeting: MeetingHead, before: AgendaCase, after: AgendaCase, change: AgendaItemChange): Promise<void> {
    if ((before.lane === 'deferred') === (after.lane === 'deferred')) return;
    const given = { waiverReason: change.waiverReason ?? '', lateReason: change.lateReason ?? '' };
    const { waiver, late, isAllowed } = after.lane === 'deferred' ? IN_TIME : await this.listing(manager, actor, meeting, after.caseId, given);
    if (!isAllowed) throw new Refusal('conflict', { reason: 'listing.assentNotByChair', detail: 'The list is closed. The chair of the meeting or a deputy puts the case back.' });
    const boardCase = await this.entries.moveCase(manager, actor, meeting.id, after.caseId, after.lane, after.reason);
    await this.entries.noteExceptions(manager, actor, after.entryId, boardCase, waiver, late);
  }

  /** On which exceptions a listing by this person rests; not allowed where a late one still needs the chair's word. */
  private async listing(manager: EntityManager, actor: Actor, meeting: MeetingHead, caseId: string, { waiverReason, lateReason }: Pick<AgendaItemInput, 'waiverReason' | 'lateReason'>): Promise<ListingGround> {
    const isChair = await this.listings.mayAssent(manager, meeting, actor.personId);
    const given = waiverReason === '' ? null : { waivedBy: actor.personId, reason: waiverReason };
    const { waived, late } = await this.listings.check(manager, meeting, caseId, { waiver: given, lateReason, assentedBy: isChair ? actor.personId : meeting.chairId });
    return { waiver: waived ? given : null, late: late ? { reason: lateReason, askedBy: actor.personId, assentedBy: actor.personId } : null, isAllowed: isChair || !late };
  }

  private entryOf(agenda: readonly AgendaEntry[], agendaItemId: string): AgendaEntry {
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

  private async noteChange(manager: EntityManager, actor: Actor, meeting: MeetingHead, fields: string[]): Promise<number> {
    const version = await this.tellChanged(manager, meeting.id);
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'meetingChanged', { meetingId: meeting.id, version, fields });
    return version;
  }

  private async tellChanged(manager: EntityManager, meetingId: string): Promise<number> {
    const version = await this.room.raiseVersion(manager, meetingId);
    await this.events.append(manager, meetingId, 'agendaChanged', null, { version });
    return version;
  }
}

interface ListingGround {
  readonly waiver: ReadinessWaiver | null;
  readonly late: LateListing | null;
  readonly isAllowed: boolean;
}

/** A deferred case is not listed, so nothing is asked of it. */
const IN_TIME: ListingGround = { waiver: null, late: null, isAllowed: true };
