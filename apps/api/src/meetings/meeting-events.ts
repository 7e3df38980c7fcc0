import { Injectable } from '@nestjs/common';
import type { MeetingEvent } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';

/**
 * The numbered events of a meeting. An event is written in the transaction of the act it tells of and is read by the
 * gateway after the commit; its payload holds ids and counts only, since every follower of the meeting receives it.
 */
@Injectable()
export class MeetingEvents {
  /** The meeting's row stays locked from here on, which is what numbers events without gaps. */
  async append(manager: EntityManager, meetingId: string, kind: MeetingEvent['kind'], caseId: string | null, payload: MeetingEvent['payload'] = {}): Promise<void> {
    await manager.query(`SELECT append_meeting_event($1, $2, $3, $4)`, [meetingId, kind, caseId, JSON.stringify(payload)]);
  }

  /**
   * Tells the open meeting that has the case on the table, if there is one. Call it before the case's row is locked:
   * every act locks the meeting first and the case after it, or two acts could wait for each other.
   */
  async appendForCase(manager: EntityManager, caseId: string, kind: MeetingEvent['kind'], payload: MeetingEvent['payload'] = {}): Promise<void> {
    const rooms = await manager.query<Array<{ id: string }>>(
      `SELECT m.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.case_id = $1 AND i.state = 'inDiscussion' AND m.state = 'open' ORDER BY m.id`,
      [caseId],
    );
    for (const { id } of rooms) await this.append(manager, id, kind, caseId, payload);
  }
}
