import { Injectable } from '@nestjs/common';
import type { AgendaItemCommand } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { AgendaService } from './agenda.service.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingRoom, type MeetingHead } from './meeting-room.js';

interface ItemRow {
  readonly id: string;
  readonly caseId: string;
  readonly lane: string;
  readonly state: 'waiting' | 'inDiscussion' | 'done';
}

/** Which case is on the table: calling it, noting that it was presented, and ending its discussion. */
@Injectable()
export class DiscussionService {
  constructor(
    private readonly agenda: AgendaService,
    private readonly room: MeetingRoom,
    private readonly events: MeetingEvents,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly vault: FreeTextVault,
  ) {}

  /** @returns the id of the meeting. */
  async command(manager: EntityManager, actor: Actor, agendaItemId: string, { command, reason }: AgendaItemCommand): Promise<string> {
    const meeting = await this.room.lock(manager, await this.agenda.meetingOf(manager, agendaItemId));
    this.room.requireOpen(meeting);
    const item = await this.lockItem(manager, agendaItemId);
    if (command === 'call') await this.call(manager, actor, meeting, item);
    else if (command === 'presented') await this.presented(manager, actor, meeting, item);
    else await this.finish(manager, actor, meeting, item, reason ?? '');
    return meeting.id;
  }

  /** The case before leaves the table by itself when it is settled; otherwise it has to be finished first. */
  private async call(manager: EntityManager, actor: Actor, meeting: MeetingHead, item: ItemRow): Promise<void> {
    if (item.state === 'inDiscussion') throw new Refusal('conflict', { reason: 'agenda.alreadyCalled', detail: 'This case is under discussion already.' });
    if (item.lane === 'deferred') throw new Refusal('conflict', { reason: 'agenda.deferred', detail: 'This case is deferred. Put it back among the cases to discuss first.' });
    if (meeting.currentItemId !== null) {
      const before = await this.lockItem(manager, meeting.currentItemId);
      const { state } = await this.cases.lock(manager, before.caseId, null);
      if (state === 'inDiscussion') throw new Refusal('conflict', { reason: 'agenda.anotherUnderDiscussion', detail: 'Finish the case under discussion first.' });
      await this.end(manager, actor, meeting, before, 'done');
    }
    const boardCase = await this.cases.lock(manager, item.caseId, null);
    // A case whose record came back to the chair is under discussion already and only returns to the table.
    if (boardCase.state !== 'inDiscussion') await this.caseTransitions.apply(manager, boardCase, 'startDiscussion');
    await manager.query(`UPDATE agenda_item SET state = 'inDiscussion', started_at = coalesce(started_at, clock_timestamp()), finished_at = NULL WHERE id = $1`, [item.id]);
    await manager.query(`UPDATE meeting SET current_item_id = $2 WHERE id = $1`, [meeting.id, item.id]);
    await this.events.append(manager, meeting.id, 'itemCalled', item.caseId, { agendaItemId: item.id });
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemStarted', { meetingId: meeting.id, agendaItemId: item.id, caseId: item.caseId });
  }

  private async presented(manager: EntityManager, actor: Actor, meeting: MeetingHead, item: ItemRow): Promise<void> {
    this.requireDiscussed(item);
    await manager.query(`UPDATE agenda_item SET presented_at = coalesce(presented_at, clock_timestamp()) WHERE id = $1`, [item.id]);
    const version = await this.room.raiseVersion(manager, meeting.id);
    await this.events.append(manager, meeting.id, 'agendaChanged', item.caseId, { version });
    const boardCase = await this.cases.load(manager, item.caseId);
    await this.caseAudit.record(manager, actor, boardCase, 'meetingChanged', { meetingId: meeting.id, version, fields: ['agenda.presentedAt'] });
  }

  /** A case without an outcome goes back on the list, with a reason and never from under an open or sealed round. */
  private async finish(manager: EntityManager, actor: Actor, meeting: MeetingHead, item: ItemRow, reason: string): Promise<void> {
    this.requireDiscussed(item);
    const boardCase = await this.cases.lock(manager, item.caseId, null);
    if (boardCase.state !== 'inDiscussion') return this.end(manager, actor, meeting, item, 'done');
    const [sealed] = await manager.query<unknown[]>(`SELECT 1 FROM ballot_round WHERE meeting_id = $1 AND case_id = $2 AND state <> 'opened'`, [meeting.id, item.caseId]);
    if (sealed !== undefined) throw new Refusal('conflict', { reason: 'deliberation.sealClosed', detail: 'Close the round and open its seal, or defer the case, before ending the discussion.' });
    if (reason === '') throw invalidField('reason', 'is needed to end a discussion without an outcome; it goes on the record');
    await this.caseTransitions.apply(manager, boardCase, 'suspendDiscussion');
    await this.vault.seal(manager, { organisationId: actor.organisationId, caseId: item.caseId }, reason);
    await this.end(manager, actor, meeting, item, 'waiting');
  }

  private async end(manager: EntityManager, actor: Actor, meeting: MeetingHead, item: ItemRow, state: 'done' | 'waiting'): Promise<void> {
    await manager.query(`UPDATE agenda_item SET state = $2, finished_at = clock_timestamp() WHERE id = $1`, [item.id, state]);
    await manager.query(`UPDATE meeting SET current_item_id = NULL WHERE id = $1 AND current_item_id = $2`, [meeting.id, item.id]);
    await this.events.append(manager, meeting.id, 'itemFinished', item.caseId, { agendaItemId: item.id });
    const boardCase = await this.cases.load(manager, item.caseId);
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemEnded', { meetingId: meeting.id, agendaItemId: item.id, caseId: item.caseId });
  }

  private requireDiscussed(item: ItemRow): void {
    if (item.state !== 'inDiscussion') throw new Refusal('conflict', { reason: 'agenda.notUnderDiscussion', detail: 'This case is not under discussion.' });
  }

  private async lockItem(manager: EntityManager, agendaItemId: string): Promise<ItemRow> {
    const [item] = await manager.query<ItemRow[]>(`SELECT id, case_id AS "caseId", lane, state FROM agenda_item WHERE id = $1 AND kind = 'case' FOR UPDATE`, [agendaItemId]);
    if (item === undefined) throw notFound();
    return item;
  }
}
