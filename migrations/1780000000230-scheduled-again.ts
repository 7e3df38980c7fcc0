import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scheduled work that failed may be asked for again before its next time comes. */
export class ScheduledAgain1780000000230 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- A tick somebody asked for; it is settled once a run stands under it.
      ALTER TABLE scheduled_task ADD COLUMN again_at timestamptz;

      -- Asks for one more run of a task whose last one failed. The caller writes the audit entry in the same transaction.
      CREATE FUNCTION operations.run_again(p_task text) RETURNS TABLE (tick timestamptz)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE scheduled_task t SET again_at = date_trunc('milliseconds', clock_timestamp())
         WHERE t.id = p_task
           AND (SELECT r.state FROM scheduled_run r WHERE r.task_id = t.id ORDER BY r.started_at DESC LIMIT 1) = 'failed'
           AND (t.again_at IS NULL OR EXISTS (SELECT 1 FROM scheduled_run r WHERE r.task_id = t.id AND r.tick = t.again_at))
        RETURNING t.again_at
      $fn$;
      REVOKE ALL ON FUNCTION operations.run_again(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION operations.run_again(text) TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION operations.run_again(text);
      ALTER TABLE scheduled_task DROP COLUMN again_at;
    `);
  }
}
