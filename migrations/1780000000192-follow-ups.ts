import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What calls for discussing a signed or deferred case again: found by the system, settled by a person. */
export class FollowUps1780000000192 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE follow_up (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        reason_id text NOT NULL,
        element_ids text[] NOT NULL DEFAULT '{}',
        -- Id of the fact or entry of the course, or the date: the same is found once.
        occasion text NOT NULL,
        found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        owner_role text NOT NULL DEFAULT 'coordinator',
        due_on date NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','dismissed')),
        settled_because text,
        settled_by uuid REFERENCES person,
        settled_at timestamptz,
        next_case_id uuid REFERENCES board_case,
        version integer NOT NULL DEFAULT 1,
        CHECK ((state = 'open') = (settled_at IS NULL)),
        CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
        UNIQUE (case_id, reason_id, occasion)
      );
      -- One open task per reason: a further finding of the same kind belongs to the task that waits.
      CREATE UNIQUE INDEX follow_up_open ON follow_up (case_id, reason_id) WHERE state = 'open';
      CREATE INDEX follow_up_worklist ON follow_up (organisation_id, due_on, id) WHERE state = 'open';

      ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
      ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON follow_up TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON follow_up TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id))
        WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id));
      CREATE POLICY own_organisation ON follow_up TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE (state, settled_because, settled_by, settled_at, next_case_id, version) ON follow_up TO consilium_app;
      GRANT SELECT, INSERT ON follow_up TO consilium_worker;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON follow_up
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry('case_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE follow_up`);
  }
}
