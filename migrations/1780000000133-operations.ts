import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an administrator sees of the work in the background, and may set going again: never a patient, never a case. */
export class Operations1780000000133 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- How the queues stand, as the worker saw them last; old news mean that no worker runs.
      CREATE TABLE queue_state (
        name text PRIMARY KEY,
        backend text NOT NULL CHECK (backend IN ('redis','postgres')),
        counts jsonb NOT NULL,
        observed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ALTER TABLE queue_state ENABLE ROW LEVEL SECURITY;
      ALTER TABLE queue_state FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON queue_state TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY worker_notes ON queue_state TO consilium_worker USING (true) WITH CHECK (true);
      CREATE POLICY operator_looks ON queue_state FOR SELECT TO consilium_app USING (true);
      GRANT SELECT ON queue_state TO consilium_app;
      GRANT SELECT, INSERT, UPDATE ON queue_state TO consilium_worker;

      CREATE SCHEMA operations;
      GRANT USAGE ON SCHEMA operations TO consilium_app;

      CREATE FUNCTION operations.document_states() RETURNS TABLE (state text, count bigint)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT o.state, count(*) FROM document_order o WHERE o.organisation_id = scope.organisation() GROUP BY o.state
      $fn$;

      -- Seconds from order to file, of the documents made in the last day.
      CREATE FUNCTION operations.document_rates() RETURNS TABLE (last_hour bigint, last_day bigint, median_seconds double precision, p95_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT count(*) FILTER (WHERE d.made_at > clock_timestamp() - interval '1 hour'), count(*),
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.made_at - o.ordered_at)),
               percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM d.made_at - o.ordered_at))
          FROM document d JOIN document_order o ON o.id = d.order_id
         WHERE d.organisation_id = scope.organisation() AND d.made_at > clock_timestamp() - interval '1 day'
      $fn$;

      CREATE FUNCTION operations.failed_documents(p_limit integer) RETURNS TABLE (id uuid, kind text, format text, attempts integer, error text, ordered_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT o.id, o.kind, o.format, o.attempts, o.error, o.ordered_at FROM document_order o
         WHERE o.organisation_id = scope.organisation() AND o.state = 'failed' ORDER BY o.ordered_at DESC, o.id LIMIT p_limit
      $fn$;

      -- Gives a failed order to the worker again. The caller writes the audit entry in the same transaction.
      CREATE FUNCTION operations.retry_document(p_order uuid) RETURNS TABLE (kind text, case_id uuid, meeting_id uuid)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE document_order o SET state = 'ordered', progress = 0, error = NULL
         WHERE o.id = p_order AND o.organisation_id = scope.organisation() AND o.state = 'failed' RETURNING o.kind, o.case_id, o.meeting_id
      $fn$;

      CREATE INDEX document_made ON document (organisation_id, made_at);
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA operations FROM PUBLIC;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA operations TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP INDEX document_made;
      DROP SCHEMA operations CASCADE;
      DROP TABLE queue_state;
    `);
  }
}
