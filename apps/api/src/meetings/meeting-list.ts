import { Injectable } from '@nestjs/common';
import type { MeetingListQuery, MeetingPage, MeetingRow } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor } from '../platform/http/page-cursor.js';
import { meetingRowColumns } from './meeting-reader.js';

/** Meetings of one's boards by time of start, paged by key. */
@Injectable()
export class MeetingList {
  async page(manager: EntityManager, query: MeetingListQuery): Promise<MeetingPage> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (query.boardId !== undefined) conditions.push(`m.board_id = ${bind(query.boardId)}`);
    if (query.from !== undefined) conditions.push(`m.starts_at >= ${bind(query.from)}`);
    if (query.to !== undefined) conditions.push(`m.starts_at < ${bind(query.to)}`);
    const [direction, beyond] = query.order === 'newestFirst' ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
    if (query.after !== undefined) {
      const [startsAt, id] = decodeCursor(query.after);
      conditions.push(`(m.starts_at, m.id) ${beyond} (${bind(startsAt)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await manager.query<Array<MeetingRow & { key: string }>>(
      `SELECT ${meetingRowColumns}, (SELECT count(*)::int FROM agenda_item i WHERE i.meeting_id = m.id AND i.kind = 'case') AS "caseCount", m.starts_at::text AS key
         FROM meeting m JOIN board b ON b.id = m.board_id JOIN person chair ON chair.id = m.chair_id
        ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
        ORDER BY m.starts_at ${direction}, m.id ${direction} LIMIT ${bind(query.limit + 1)}`,
      parameters,
    );
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ key: _key, ...row }) => row),
      next: rows.length > query.limit && last !== undefined ? encodeCursor([last.key, last.id]) : null,
    };
  }
}
