import type { PatientWithCases } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';

/** Columns of a patient with the cases the caller may see, as the contract has them. `p` is the patient. */
const WITH_CASES = /* sql */ `
  p.id, p.identifier_system AS "identifierSystem", p.identifier_value AS "identifierValue", p.family_name AS "familyName",
  p.given_name AS "givenName", p.birth_date::text AS "birthDate", p.sex,
  coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'state', c.state) ORDER BY c.number)
              FROM board_case c WHERE c.patient_id = p.id), '[]') AS cases`;

/** Registrations that were put together with another one are no candidates: their cases stand with that one. Nor are erased ones. */
const STANDS = `NOT EXISTS (SELECT 1 FROM patient_merge m WHERE m.merged_patient_id = p.id AND m.undone_at IS NULL) AND p.identifier_system <> 'erased'`;

/** Largest number of candidates that are compared one by one. */
const MOST_CANDIDATES = 300;

export async function patientsById(manager: EntityManager, ids: readonly string[]): Promise<PatientWithCases[]> {
  return manager.query(`SELECT ${WITH_CASES} FROM patient p WHERE p.id = ANY ($1)`, [[...ids]]);
}

/** Patients that share a birth date, a folded identifier, or much of the name. */
export async function candidates(manager: EntityManager, name: string, birthDates: readonly string[], foldedIdentifier: string): Promise<PatientWithCases[]> {
  return manager.query(
    `SELECT ${WITH_CASES} FROM patient p
      WHERE p.organisation_id = scope.organisation() AND ${STANDS}
        AND (p.birth_date = ANY ($1::date[])
             OR regexp_replace(lower(p.identifier_value), '[^[:alnum:]]', '', 'g') = $2
             OR lower(p.family_name || ' ' || p.given_name) % $3)
      LIMIT ${MOST_CANDIDATES}`,
    [[...birthDates], foldedIdentifier, name.toLocaleLowerCase()],
  );
}

/**
 * Pairs worth comparing among all patients in scope: born on the same day (or day and month swapped) with names that have
 * something in common, or with the same folded identifier. Nobody has said yet that they are two people.
 */
export async function candidatePairs(manager: EntityManager): Promise<Array<{ first: string; second: string }>> {
  return manager.query(
    `SELECT a.id AS first, b.id AS second
       FROM patient a JOIN patient b ON b.organisation_id = a.organisation_id AND a.id < b.id
        AND (b.birth_date = a.birth_date
             OR (extract(day FROM a.birth_date) <= 12
                 AND b.birth_date = make_date(extract(year FROM a.birth_date)::int, extract(day FROM a.birth_date)::int, extract(month FROM a.birth_date)::int))
             OR regexp_replace(lower(b.identifier_value), '[^[:alnum:]]', '', 'g') = regexp_replace(lower(a.identifier_value), '[^[:alnum:]]', '', 'g'))
      WHERE a.organisation_id = scope.organisation() AND a.identifier_system <> 'erased' AND b.identifier_system <> 'erased'
        AND NOT EXISTS (SELECT 1 FROM patient_merge m WHERE m.merged_patient_id IN (a.id, b.id) AND m.undone_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM patient_distinction d WHERE d.first_patient_id = a.id AND d.second_patient_id = b.id)
      LIMIT ${MOST_CANDIDATES}`,
  );
}
