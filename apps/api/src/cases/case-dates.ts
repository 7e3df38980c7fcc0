import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors/refusal.js';

/** Calendar dates, YYYY-MM-DD, between which what is recorded of a patient lies. */
export interface CaseDates {
  /** Of the database. */
  readonly today: string;
  readonly birthDate: string;
}

/** @throws Refusal notFound for a case outside the scope. */
export async function datesOf(manager: EntityManager, caseId: string): Promise<CaseDates> {
  const [found] = await manager.query<CaseDates[]>(
    `SELECT current_date::text AS today, p.birth_date::text AS "birthDate" FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`,
    [caseId],
  );
  if (found === undefined) throw notFound();
  return found;
}
