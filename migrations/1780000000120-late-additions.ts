import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Breaks among the entries of an agenda, and cases asked for after the cut-off. */
export class LateAdditions1780000000120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE agenda_item ALTER COLUMN case_id DROP NOT NULL;
      ALTER TABLE agenda_item
        -- A break has neither case nor presenter; it takes a position like a case.
        ADD COLUMN kind text NOT NULL DEFAULT 'case' CHECK (kind IN ('case','break')),
        ADD CONSTRAINT agenda_item_kind CHECK ((kind = 'case') = (case_id IS NOT NULL)),
        ADD COLUMN late_reason text NOT NULL DEFAULT '',
        ADD COLUMN late_asked_by uuid REFERENCES person,
        ADD COLUMN late_assented_by uuid REFERENCES person,
        ADD COLUMN late_assented_at timestamptz,
        ADD CONSTRAINT agenda_item_late CHECK (num_nonnulls(late_asked_by, late_assented_by, late_assented_at) IN (0, 3));

      -- A case somebody wants on a list that is closed. It is listed when the chair agrees, and not before.
      CREATE TABLE late_addition (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 90),
        presenter_id uuid REFERENCES person,
        lane text NOT NULL CHECK (lane IN ('discuss','standardOfCare')),
        lane_reason text NOT NULL DEFAULT '',
        reason text NOT NULL CHECK (reason <> ''),
        waiver_by uuid REFERENCES person,
        waiver_reason text NOT NULL DEFAULT '',
        asked_by uuid NOT NULL REFERENCES person,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked','assented','refused','withdrawn')),
        decided_by uuid REFERENCES person,
        decided_at timestamptz,
        decision_reason text NOT NULL DEFAULT ''
      );
      CREATE INDEX late_addition_meeting ON late_addition (meeting_id, asked_at);
      CREATE UNIQUE INDEX late_addition_asked ON late_addition (case_id) WHERE state = 'asked';

      ALTER TABLE late_addition ENABLE ROW LEVEL SECURITY;
      ALTER TABLE late_addition FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON late_addition TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON late_addition TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id))
        WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id));
      CREATE POLICY own_organisation ON late_addition TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON late_addition TO consilium_app;
      GRANT UPDATE (state, decided_by, decided_at, decision_reason) ON late_addition TO consilium_app;
      GRANT SELECT ON late_addition TO consilium_worker;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON late_addition
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TABLE late_addition;
      DELETE FROM agenda_item WHERE kind = 'break';
      ALTER TABLE agenda_item DROP COLUMN kind, DROP COLUMN late_reason, DROP COLUMN late_asked_by, DROP COLUMN late_assented_by, DROP COLUMN late_assented_at;
      ALTER TABLE agenda_item ALTER COLUMN case_id SET NOT NULL;
    `);
  }
}
