import { Injectable } from '@nestjs/common';
import type { CaseListQuery, CasePage, CaseRow } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor } from '../platform/http/page-cursor.js';

interface WorklistRow {
  id: string;
  number: string;
  board_id: string;
  state: CaseRow['state'];
  family_name: string;
  given_name: string;
  birth_date: string;
  identifier_value: string;
  question_code: CaseRow['question']['code'];
  question_text: string;
  urgency: CaseRow['urgency'];
  updated_at: Date;
  updated_key: string;
  version: number;
  meeting_id: string | null;
  meeting_starts_at: Date | null;
}

/** The worklist: newest change first, paged by key so that page 1,000 costs what page 1 costs. */
@Injectable()
export class CaseWorklist {
  async page(manager: EntityManager, query: CaseListQuery): Promise<CasePage> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = ['c.erased_at IS NULL'];
    if (query.boardId !== undefined) conditions.push(`c.board_id = ${bind(query.boardId)}`);
    if (query.state !== undefined) conditions.push(`c.state = ANY (${bind([query.state].flat())})`);
    if (query.question !== undefined) conditions.push(`c.question_code = ${bind(query.question)}`);
    for (const word of (query.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)) {
      conditions.push(`c.search_text LIKE ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`);
    }
    if (query.after !== undefined) {
      const [updatedAt, id] = decodeCursor(query.after);
      conditions.push(`(c.updated_at, c.id) < (${bind(updatedAt)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await manager.query<WorklistRow[]>(
      `SELECT c.id, c.number, c.board_id, c.state, p.family_name, p.given_name, p.birth_date::text, p.identifier_value, c.question_code,
              c.question_text, c.urgency, c.updated_at, c.updated_at::text AS updated_key, c.version, n.id AS meeting_id, n.starts_at AS meeting_starts_at
         FROM board_case c
         JOIN patient p ON p.id = c.patient_id
         LEFT JOIN LATERAL (
           SELECT m.id, m.starts_at FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
            WHERE i.case_id = c.id AND m.state IN ('draft', 'published', 'open') ORDER BY m.starts_at LIMIT 1) n ON true
        WHERE ${conditions.join(' AND ')}
        ORDER BY c.updated_at DESC, c.id DESC LIMIT ${bind(query.limit + 1)}`,
      parameters,
    );
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toRow),
      next: rows.length > query.limit && last !== undefined ? encodeCursor([last.updated_key, last.id]) : null,
    };
  }
}

const toRow = (row: WorklistRow): CaseRow => ({
  id: row.id,
  number: row.number,
  boardId: row.board_id,
  state: row.state,
  patient: { familyName: row.family_name, givenName: row.given_name, birthDate: row.birth_date, identifierValue: row.identifier_value },
  question: { code: row.question_code, text: row.question_text },
  urgency: row.urgency,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
  nextMeeting: row.meeting_id === null ? null : { id: row.meeting_id, startsAt: row.meeting_starts_at!.toISOString() },
});
