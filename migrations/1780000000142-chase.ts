import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is owed for a case: by whom, until when, how often they were reminded, what they answered. */
export class Chase1780000000142 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE chase_item (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        -- Item of the minimum dataset or element of the dictionary; 'other' for what has no name there.
        item_id text NOT NULL,
        ask text NOT NULL DEFAULT '',
        owner_role text NOT NULL,
        owner_id uuid REFERENCES person,
        owner_label text NOT NULL DEFAULT '',
        due_on date NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','answered','closed')),
        answer text,
        answer_attachment_id uuid REFERENCES attachment,
        answered_by uuid REFERENCES person,
        answered_at timestamptz,
        closed_as text CHECK (closed_as IN ('received','notNeeded','notObtainable')),
        closed_by uuid REFERENCES person,
        closed_at timestamptz,
        reminders integer NOT NULL DEFAULT 0,
        last_reminded_on date,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        version integer NOT NULL DEFAULT 1,
        CHECK ((state = 'closed') = (closed_as IS NOT NULL)),
        CHECK (state <> 'answered' OR answered_at IS NOT NULL)
      );
      CREATE INDEX chase_item_case ON chase_item (case_id, due_on);
      CREATE INDEX chase_item_worklist ON chase_item (organisation_id, due_on, id) WHERE state <> 'closed';
      CREATE UNIQUE INDEX chase_item_once ON chase_item (case_id, item_id, owner_role) WHERE state <> 'closed' AND item_id <> 'other';

      ALTER TABLE chase_item ENABLE ROW LEVEL SECURITY;
      ALTER TABLE chase_item FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON chase_item TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON chase_item TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id))
        WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id));
      CREATE POLICY own_organisation ON chase_item TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE ON chase_item TO consilium_app;
      GRANT SELECT, UPDATE (reminders, last_reminded_on) ON chase_item TO consilium_worker;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON chase_item
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry('case_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE chase_item`);
  }
}
