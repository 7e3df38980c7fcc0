/** Who is to be reminded of what, in one organisation. Read by the worker in the organisation's scope. */
import type { EntityManager } from 'typeorm';

export interface Debtor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'en' | 'de';
  readonly count: number;
}

const PERSON = `p.id AS "personId", p.display_name AS name, p.email, CASE WHEN p.locale = 'de' THEN 'de' ELSE 'en' END AS locale`;

/**
 * The chair, and where a required discipline has nobody's signature every candidate of it, of texts that have waited for
 * more than a day.
 */
export async function whoOwesSignatures(manager: EntityManager): Promise<Debtor[]> {
  return manager.query(
    `WITH waiting AS (
       SELECT o.id, o.required FROM outcome_record o WHERE o.state = 'awaitingSignatures' AND o.created_at < clock_timestamp() - interval '24 hours'
     ), owed AS (
       SELECT w.id, (w.required -> 'chair' ->> 'personId')::uuid AS person_id FROM waiting w
       UNION
       SELECT w.id, c.candidate::uuid
         FROM waiting w CROSS JOIN LATERAL jsonb_array_elements(w.required -> 'disciplines') AS d(discipline)
              CROSS JOIN LATERAL jsonb_array_elements_text(d.discipline -> 'candidateIds') AS c(candidate)
        WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.outcome_record_id = w.id AND s.meaning <> 'declined'
                             AND d.discipline -> 'candidateIds' ? s.person_id::text)
     )
     SELECT ${PERSON}, count(*)::integer AS count
       FROM owed JOIN person p ON p.id = owed.person_id
      WHERE p.is_active AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.outcome_record_id = owed.id AND s.person_id = owed.person_id)
      GROUP BY p.id ORDER BY p.id`,
  );
}

export async function whoHasOverdueActions(manager: EntityManager): Promise<Debtor[]> {
  return manager.query(
    `SELECT ${PERSON}, count(*)::integer AS count FROM action_item a JOIN person p ON p.id = a.owner_id
      WHERE a.done_at IS NULL AND a.due_on < current_date AND p.is_active GROUP BY p.id ORDER BY p.id`,
  );
}

export interface ComingCutOff extends Debtor {
  readonly meetingId: string;
  readonly board: string;
  /** ISO 8601, UTC. */
  readonly cutOffAt: string;
  readonly timeZone: string;
}

/** Coordinators of boards whose agenda closes within the next day; `count` is the number of cases listed. */
export async function whomTheCutOffConcerns(manager: EntityManager): Promise<ComingCutOff[]> {
  return manager.query(
    `SELECT ${PERSON}, (SELECT count(*)::integer FROM agenda_item i WHERE i.meeting_id = m.id) AS count, m.id AS "meetingId", b.name AS board,
            to_char(cut.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "cutOffAt", coalesce(b.settings ->> 'timeZone', 'UTC') AS "timeZone"
       FROM meeting m JOIN board b ON b.id = m.board_id
            CROSS JOIN LATERAL (SELECT m.starts_at - make_interval(hours => coalesce((b.settings ->> 'cutOffHours')::integer, 0)) AS at) cut
            JOIN board_membership k ON k.board_id = b.id AND k.role = 'coordinator' AND k.valid_from <= current_date AND (k.valid_to IS NULL OR k.valid_to >= current_date)
            JOIN person p ON p.id = k.person_id
      WHERE m.state IN ('draft', 'published') AND p.is_active AND cut.at > clock_timestamp() AND cut.at <= clock_timestamp() + interval '24 hours'
      ORDER BY m.id, p.id`,
  );
}
