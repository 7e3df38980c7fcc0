import { Injectable } from '@nestjs/common';
import type { MeetingDetail } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { MeetingRecord } from './meeting-record.js';

/**
 * Notes who looked at a meeting and so at the names on its agenda. People in the register of an open meeting are not
 * noted again with every refresh of their screen: their presence, with its times, is on record already.
 */
@Injectable()
export class MeetingReading {
  constructor(private readonly record: MeetingRecord) {}

  async note(manager: EntityManager, actor: Actor, meeting: Pick<MeetingDetail, 'id' | 'boardId' | 'state' | 'attendance' | 'agenda'>): Promise<void> {
    const isInTheRoom = meeting.state === 'open' && meeting.attendance.some(({ person, leftAt }) => person.id === actor.personId && leftAt === null);
    if (isInTheRoom) return;
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'meetingRead', { meetingId: meeting.id, caseIds: meeting.agenda.map(({ caseId }) => caseId) });
  }
}
