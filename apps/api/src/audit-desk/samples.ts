import { randomBytes } from 'node:crypto';
import type { AuditSampleQuery, CaseStateCode } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditReader, type RecordedEntry } from '../audit/audit-reader.js';
import { invalidField } from '../platform/errors/refusal.js';

export interface SampledCase {
  readonly id: string;
  readonly number: string;
  readonly state: CaseStateCode;
  /** Entries of the case in the period, of the named event where there is one. */
  readonly entries: number;
}

/** A sample with all that is needed to draw it again. */
export interface DrawnSample {
  readonly of: AuditSampleQuery['of'];
  readonly from: string | null;
  readonly to: string;
  readonly event: string | null;
  readonly seed: string;
  readonly population: number;
  readonly cases: readonly SampledCase[];
  readonly entries: readonly RecordedEntry[];
}

/**
 * Random samples of the record. Nothing is left to chance but the seed: things are ordered by SHA-256(seed ":" id) and the
 * first ones taken, so anybody can draw the same sample again from the same period.
 */
@Injectable()
export class Samples {
  constructor(private readonly reader: AuditReader) {}

  /** @throws Refusal validation for a period that is not over, or ends before it begins */
  async draw(manager: EntityManager, { of, from, to, event, seed = randomBytes(8).toString('hex'), count }: AuditSampleQuery): Promise<DrawnSample> {
    const [{ now }] = (await manager.query(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`)) as [{ now: string }];
    const end = to === undefined ? now : withMicroseconds(to);
    if (end > now) throw invalidField('to', 'lies in the future: what is still to come cannot be drawn again');
    const start = from === undefined ? null : withMicroseconds(from);
    if (start !== null && start >= end) throw invalidField('from', 'does not lie before the end');
    const drawn = { of, from: start, to: end, event: event ?? null, seed };
    const values = [start, end, drawn.event, seed, count];
    if (of === 'entries') {
      const [{ population }] = (await manager.query(`SELECT count(*)::int AS population FROM audit.entry e WHERE ${IN_PERIOD}`, values.slice(0, 3))) as [{ population: number }];
      const rows = await manager.query<{ id: string }[]>(`SELECT e.entry_id AS id FROM audit.entry e WHERE ${IN_PERIOD} ORDER BY ${byLot('e.entry_id')} LIMIT $5`, values);
      return { ...drawn, population, cases: [], entries: await this.reader.entries(manager, rows.map(({ id }) => id)) };
    }
    const rows = await manager.query<(SampledCase & { population: number })[]>(
      `SELECT c.id, c.number, c.state, n.entries::int AS entries, (count(*) OVER ())::int AS population
         FROM board_case c JOIN (SELECT e.case_id, count(*) AS entries FROM audit.entry e WHERE ${IN_PERIOD} AND e.case_id IS NOT NULL GROUP BY 1) n ON n.case_id = c.id
        WHERE c.board_id = ANY (scope.boards()) AND c.state <> 'draft' AND c.erased_at IS NULL ORDER BY ${byLot('c.id')} LIMIT $5`,
      values,
    );
    return { ...drawn, population: rows[0]?.population ?? 0, cases: rows.map(({ population: _, ...row }) => row), entries: [] };
  }
}

const IN_PERIOD = `($1::text IS NULL OR e.recorded_at >= $1) AND e.recorded_at < $2 AND ($3::text IS NULL OR e.event = $3)`;
const byLot = (id: string): string => `sha256(convert_to($4 || ':' || ${id}, 'UTF8'))`;

/** Stored times have six digits; as texts they compare only with texts of the same form. */
const withMicroseconds = (instant: string): string => instant.replace(/(?:\.(\d+))?Z$/, (_, digits: string = '') => `.${digits.padEnd(6, '0')}Z`);
