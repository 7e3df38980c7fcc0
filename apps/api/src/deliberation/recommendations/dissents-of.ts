import type { Dissent } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { utc } from '../../meetings/utc.js';

/** Dissents on a recommendation in the order in which they were recorded. */
export async function dissentsOf(manager: EntityManager, recommendationId: string): Promise<readonly Dissent[]> {
  return manager.query<Dissent[]>(
    `SELECT d.id AS "dissentId", d.person_id AS "personId", a.discipline, d.reason, ${utc('d.recorded_at')} AS "recordedAt",
            d.acknowledged_by AS "acknowledgedBy", ${utc('d.acknowledged_at')} AS "acknowledgedAt"
       FROM dissent d JOIN recommendation r ON r.id = d.recommendation_id
       JOIN LATERAL (SELECT discipline FROM attendance x WHERE x.meeting_id = r.meeting_id AND x.person_id = d.person_id AND x.arrived_at <= d.recorded_at
                      ORDER BY x.arrived_at DESC LIMIT 1) a ON true
      WHERE d.recommendation_id = $1 ORDER BY d.recorded_at, d.id`,
    [recommendationId],
  );
}
