import type { PatientMerge } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';

const patient = (alias: string): string => /* sql */ `
  json_build_object('id', ${alias}.id, 'identifierSystem', ${alias}.identifier_system, 'identifierValue', ${alias}.identifier_value,
    'familyName', ${alias}.family_name, 'givenName', ${alias}.given_name, 'birthDate', ${alias}.birth_date::text, 'sex', ${alias}.sex)`;

/** Merges in scope, newest first; one of them where its id is given. */
export async function readMerges(manager: EntityManager, mergeId: string | null): Promise<PatientMerge[]> {
  const found = await manager.query<Array<Omit<PatientMerge, 'at' | 'undone'> & { at: Date; undoneAt: Date | null; undoneBy: PatientMerge['by'] | null }>>(
    `SELECT m.id, ${patient('k')} AS kept, ${patient('g')} AS merged, m.reason, m.merged_at AS at, m.undone_at AS "undoneAt",
            json_build_object('id', b.id, 'displayName', b.display_name) AS by,
            CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'displayName', u.display_name) END AS "undoneBy",
            coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number) ORDER BY c.number) FROM board_case c WHERE c.id = ANY (m.moved_case_ids)), '[]') AS "movedCases"
       FROM patient_merge m JOIN patient k ON k.id = m.kept_patient_id JOIN patient g ON g.id = m.merged_patient_id
       JOIN person b ON b.id = m.merged_by LEFT JOIN person u ON u.id = m.undone_by
      WHERE $1::uuid IS NULL OR m.id = $1 ORDER BY m.merged_at DESC, m.id LIMIT 100`,
    [mergeId],
  );
  return found.map(({ at, undoneAt, undoneBy, ...merge }) => ({ ...merge, at: at.toISOString(), undone: undoneAt === null || undoneBy === null ? null : { by: undoneBy, at: undoneAt.toISOString() } }));
}
