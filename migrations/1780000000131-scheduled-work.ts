import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scheduled work: what runs when, each run once however many workers there are, and housekeeping. */
export class ScheduledWork1780000000131 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE scheduled_task (
        id text PRIMARY KEY CHECK (id ~ '^[a-zA-Z.]{1,60}$'),
        cron text NOT NULL,
        -- The truth about the next tick: when it has passed without a run, the queue lost it and it is given again.
        next_run_at timestamptz,
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE scheduled_run (
        task_id text NOT NULL REFERENCES scheduled_task,
        tick timestamptz NOT NULL,
        fence integer NOT NULL DEFAULT 1,
        lease_until timestamptz,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running','done','failed')),
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz,
        -- What was done, as numbers under codes of the task: never a name.
        counts jsonb NOT NULL DEFAULT '{}',
        error text,
        PRIMARY KEY (task_id, tick)
      );
      CREATE INDEX scheduled_run_newest ON scheduled_run (task_id, started_at DESC);

      ALTER TABLE scheduled_task ENABLE ROW LEVEL SECURITY;
      ALTER TABLE scheduled_task FORCE ROW LEVEL SECURITY;
      ALTER TABLE scheduled_run ENABLE ROW LEVEL SECURITY;
      ALTER TABLE scheduled_run FORCE ROW LEVEL SECURITY;
      -- Belongs to the installation, not to an organisation.
      CREATE POLICY owner_functions ON scheduled_task TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY owner_functions ON scheduled_run TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY worker_runs ON scheduled_task TO consilium_worker USING (true) WITH CHECK (true);
      CREATE POLICY worker_runs ON scheduled_run TO consilium_worker USING (true) WITH CHECK (true);
      CREATE POLICY operator_looks ON scheduled_task FOR SELECT TO consilium_app USING (true);
      CREATE POLICY operator_looks ON scheduled_run FOR SELECT TO consilium_app USING (true);
      GRANT SELECT ON scheduled_task, scheduled_run TO consilium_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_task, scheduled_run TO consilium_worker;

      -- Work of the night goes through every organisation, one scope after the other.
      CREATE FUNCTION scope.every_organisation() RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$ SELECT id FROM organisation ORDER BY id $fn$;
      REVOKE ALL ON FUNCTION scope.every_organisation FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION scope.every_organisation TO consilium_worker;

      /* What has served its purpose: sessions a week after their end, answers kept for retries after two days (a retry
         comes within minutes), what a mail said once it is of no use, runs of scheduled work after ninety days. */
      CREATE FUNCTION scope.remove_expired() RETURNS TABLE (sessions bigint, answers bigint, mail bigint, runs bigint)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM session WHERE greatest(expires_at, coalesce(revoked_at, expires_at)) < clock_timestamp() - interval '7 days';
        GET DIAGNOSTICS sessions = ROW_COUNT;
        DELETE FROM idempotency_record WHERE created_at < clock_timestamp() - interval '2 days';
        GET DIAGNOSTICS answers = ROW_COUNT;
        UPDATE public.mail m SET body = NULL
         WHERE m.body IS NOT NULL AND m.state IN ('failed','unknown') AND coalesce(m.expires_at, m.settled_at + interval '30 days') < clock_timestamp();
        GET DIAGNOSTICS mail = ROW_COUNT;
        DELETE FROM scheduled_run WHERE started_at < clock_timestamp() - interval '90 days' AND state <> 'running';
        GET DIAGNOSTICS runs = ROW_COUNT;
        RETURN NEXT;
      END $fn$;
      REVOKE ALL ON FUNCTION scope.remove_expired FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION scope.remove_expired TO consilium_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION scope.remove_expired, scope.every_organisation;
      DROP TABLE scheduled_run, scheduled_task;
    `);
  }
}
