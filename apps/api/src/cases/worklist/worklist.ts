import type { CaseFilters, CaseListQuery, CasePage, CaseRow } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';
import { decodeCursor, encodeCursor } from '../../platform/http/page-cursor.js';
import { worklistScope } from './worklist-scope.js';

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
  changed_key: string;
  version: number;
  meeting_id: string | null;
  meeting_starts_at: Date | null;
}

/** Words of a search that are looked for; further ones hardly narrow it. */
const MOST_WORDS = 8;

/** Finds the cases: ids by `search_cases`, which knows the scope; `$1` to `$10` are `searchParameters`. */
export const FIND_CASES = 'search_cases($1::jsonb, $2::text[], $3::uuid, $4::text, $5::text[], $6::text, $7::text, $8::timestamptz, $9::uuid, $10::integer)';

/** What is shown of cases `c` with patient `p` and next meeting `n`. */
const SHOWN = /* sql */ `
  SELECT c.id, c.number, c.board_id, c.state, p.family_name, p.given_name, p.birth_date::text, p.identifier_value, c.question_code,
         c.question_text, c.urgency, c.updated_at, c.version, n.id AS meeting_id, n.starts_at AS meeting_starts_at`;
const NEXT_MEETING = /* sql */ `
  LEFT JOIN LATERAL (
    SELECT m.id, m.starts_at FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
     WHERE i.case_id = c.id AND m.state IN ('draft', 'published', 'open') ORDER BY m.starts_at LIMIT 1) n ON true`;

/** One page of the worklist; the key is the text of the change's time, which is finer than a Date. */
export const WORKLIST_PAGE = /* sql */ `${SHOWN}, f.changed_at::text AS changed_key
  FROM ${FIND_CASES} f JOIN board_case c ON c.id = f.case_id JOIN patient p ON p.id = c.patient_id ${NEXT_MEETING}
 ORDER BY f.changed_at DESC, f.case_id DESC`;

const ROWS_OF = /* sql */ `${SHOWN}, c.updated_at::text AS changed_key
  FROM unnest($1::uuid[]) WITH ORDINALITY wanted (id, place) JOIN board_case c ON c.id = wanted.id JOIN patient p ON p.id = c.patient_id ${NEXT_MEETING}
 WHERE c.erased_at IS NULL ORDER BY wanted.place`;

/** @throws Refusal validation for a page mark that is none. */
export function searchParameters(actor: Actor, filters: CaseFilters, after: string | undefined, limit: number): unknown[] {
  const scope = worklistScope(actor, filters.state === undefined ? undefined : [filters.state].flat());
  const words = (filters.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const [afterAt, afterId] = after === undefined ? [null, null] : decodeCursor(after);
  return [JSON.stringify(scope.boards), scope.ownStates, filters.boardId ?? null, filters.question ?? null, words, filters.option ?? null, filters.missing ?? null, afterAt, afterId, limit];
}

/** The worklist: newest change first, paged by key so that page 1,000 costs what page 1 costs. */
@Injectable()
export class Worklist {
  async page(manager: EntityManager, actor: Actor, { after, limit, ...filters }: CaseListQuery): Promise<CasePage> {
    return this.found(manager, searchParameters(actor, filters, after, limit + 1), limit);
  }

  /** Own referrals alone, whatever boards the person sits on. */
  async ownReferrals(manager: EntityManager, actor: Actor, { after, limit }: Pick<CaseListQuery, 'after' | 'limit'>): Promise<CasePage> {
    const [, ...parameters] = searchParameters(actor, {}, after, limit + 1);
    return this.found(manager, ['[]', ...parameters], limit);
  }

  private async found(manager: EntityManager, parameters: readonly unknown[], limit: number): Promise<CasePage> {
    const rows = await manager.query<WorklistRow[]>(WORKLIST_PAGE, [...parameters]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toRow),
      next: rows.length > limit && last !== undefined ? encodeCursor([last.changed_key, last.id]) : null,
    };
  }

  /** Ids of all cases that fit, in the order of the list, at most `limit`. */
  async ids(manager: EntityManager, actor: Actor, filters: CaseFilters, limit: number): Promise<string[]> {
    const found = await manager.query<Array<{ case_id: string }>>(`SELECT f.case_id FROM ${FIND_CASES} f`, searchParameters(actor, filters, undefined, limit));
    return found.map(({ case_id }) => case_id);
  }

  /** The rows of these cases as they are now, in the order given; what has left the scope is left out. */
  async rowsOf(manager: EntityManager, ids: readonly string[]): Promise<CaseRow[]> {
    return (await manager.query<WorklistRow[]>(ROWS_OF, [ids])).map(toRow);
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
