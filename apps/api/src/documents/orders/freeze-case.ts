/** Freezes the present state of a case for its one-page summary. Runs in the transaction that orders it. */
import type { EntityManager } from 'typeorm';
import { FrozenCase } from './frozen.js';
import { readChainHead } from './freeze-outcome.js';
import { readLetterhead, utcText } from './letterhead.js';

export async function freezeCase(manager: EntityManager, caseId: string): Promise<FrozenCase> {
  const [row] = await manager.query<Array<Record<string, unknown>>>(
    `SELECT c.board_id, c.number, c.version, c.question_code, c.question_text, c.urgency, c.summary, c.consultant_name, c.consultant_contact, c.patient_knows, c.wish,
            p.family_name, p.given_name, p.birth_date::text AS birth_date, p.sex, p.identifier_value, ${utcText('now()')} AS frozen_at
       FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error('The case is not in scope.');
  const { letterhead } = await readLetterhead(manager, row['board_id'] as string);
  return FrozenCase.parse({
    format: 'consilium-frozen-case/1',
    letterhead,
    frozenAt: row['frozen_at'],
    caseNumber: row['number'],
    caseVersion: row['version'],
    patient: { familyName: row['family_name'], givenName: row['given_name'], birthDate: row['birth_date'], sex: row['sex'], identifier: row['identifier_value'] },
    question: { code: row['question_code'], text: row['question_text'] },
    urgency: row['urgency'],
    summary: row['summary'],
    consultant: { name: row['consultant_name'], contact: row['consultant_contact'] },
    patientKnows: row['patient_knows'],
    wish: row['wish'],
    facts: await manager.query(
      `SELECT element AS "elementId", state, value, observed_on::text AS "observedOn", source_label AS source
         FROM case_fact WHERE case_id = $1 AND retired_at IS NULL ORDER BY element, entered_at, id`,
      [caseId],
    ),
    lesions: await manager.query(
      `SELECT number, segment, size_cm AS "sizeCm", plan, x, y FROM lesion WHERE case_id = $1 AND retired_at IS NULL ORDER BY number`,
      [caseId],
    ),
    course: await manager.query(
      `SELECT kind, label, starts_on::text AS "startsOn", ends_on::text AS "endsOn", response
         FROM course_event WHERE case_id = $1 AND retired_at IS NULL ORDER BY starts_on, entered_at, id`,
      [caseId],
    ),
    chainHead: await readChainHead(manager, caseId),
  } satisfies Record<keyof FrozenCase, unknown>);
}
