import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What auditors found: against a case or an entry, answered by the board or by an administrator, settled by an auditor. */
export class Findings1780000000211 implements MigrationInterface {
  name = 'Findings1780000000211';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE finding (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        -- Null: the finding is about the organisation, as about accounts or a refused sign-in.
        case_id uuid REFERENCES board_case,
        -- The entry of the record it points at. The record is only ever added to, so it stays there.
        entry_id uuid,
        severity text NOT NULL CHECK (severity IN ('remark', 'minor', 'major', 'critical')),
        body text NOT NULL,
        owner_role text NOT NULL CHECK (owner_role IN ('chair', 'coordinator', 'administrator')),
        due_on date NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed', 'withdrawn')),
        raised_by uuid NOT NULL REFERENCES person,
        raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        answer text,
        answered_by uuid REFERENCES person,
        answered_at timestamptz,
        -- The auditor's last word: why it was sent back or taken back, or what was agreed.
        verdict text,
        decided_by uuid REFERENCES person,
        decided_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        -- Boards answer for their cases, administrators for the organisation.
        CHECK ((case_id IS NULL) = (owner_role = 'administrator')),
        CHECK (state NOT IN ('answered', 'closed') OR answer IS NOT NULL),
        CHECK (state NOT IN ('closed', 'withdrawn') OR decided_at IS NOT NULL),
        -- Nobody answers their own finding.
        CHECK (answered_by <> raised_by)
      );
      CREATE INDEX finding_due ON finding (organisation_id, due_on, id);
      CREATE INDEX finding_case ON finding (case_id);

      ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
      ALTER TABLE finding FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON finding TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON finding TO consilium_app
        USING (organisation_id = scope.organisation() AND (case_id IS NULL OR EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id)))
        WITH CHECK (organisation_id = scope.organisation() AND (case_id IS NULL OR EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id)));
      GRANT SELECT, INSERT, UPDATE (state, answer, answered_by, answered_at, verdict, decided_by, decided_at, version) ON finding TO consilium_app;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON finding
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE finding`);
  }
}
