import { Injectable } from '@nestjs/common';
import type { MeetingEvent, MeetingEventList } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors/refusal.js';
import { utc } from './utc.js';

/** Most events given at once; a client behind by more loads the meeting instead. */
export const EVENT_PAGE = 500;

/** Reads the events of a meeting in their order; used by HTTP and by the socket alike. */
@Injectable()
export class MeetingEventLog {
  async after(manager: EntityManager, meetingId: string, after: number): Promise<MeetingEventList> {
    const [meeting] = await manager.query<Array<{ sequence: string }>>(`SELECT event_sequence AS sequence FROM meeting WHERE id = $1`, [meetingId]);
    if (meeting === undefined) throw notFound();
    const rows = await manager.query<Array<Omit<MeetingEvent, 'sequence'> & { sequence: string }>>(
      `SELECT meeting_id AS "meetingId", sequence, kind, case_id AS "caseId", payload, ${utc('at')} AS at
         FROM meeting_event WHERE meeting_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
      [meetingId, after, EVENT_PAGE],
    );
    const items = rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
    const last = items.at(-1)?.sequence ?? after;
    return { items, sequence: Math.max(last, Number(meeting.sequence)), complete: items.length < EVENT_PAGE };
  }
}
