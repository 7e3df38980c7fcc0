import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Patients registered twice: looking for them, putting them together so that it can be undone, saying that they are two. */
export class SamePatient1780000000141 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE INDEX patient_birth_date ON patient (organisation_id, birth_date);
      CREATE INDEX patient_name_trgm ON patient USING gin (lower(family_name || ' ' || given_name) gin_trgm_ops);
      CREATE INDEX patient_identifier_folded ON patient (organisation_id, regexp_replace(lower(identifier_value), '[^[:alnum:]]', '', 'g'));

      CREATE TABLE patient_merge (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        kept_patient_id uuid NOT NULL REFERENCES patient,
        merged_patient_id uuid NOT NULL REFERENCES patient,
        -- The cases that changed their patient: what undoing gives back.
        moved_case_ids uuid[] NOT NULL,
        reason text NOT NULL,
        merged_by uuid NOT NULL REFERENCES person,
        merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        undone_at timestamptz,
        undone_by uuid REFERENCES person,
        CHECK (kept_patient_id <> merged_patient_id)
      );
      CREATE UNIQUE INDEX patient_merge_current ON patient_merge (merged_patient_id) WHERE undone_at IS NULL;

      -- Somebody looked at two registrations and says that they are two people.
      CREATE TABLE patient_distinction (
        organisation_id uuid NOT NULL REFERENCES organisation,
        first_patient_id uuid NOT NULL REFERENCES patient,
        second_patient_id uuid NOT NULL REFERENCES patient,
        declared_by uuid NOT NULL REFERENCES person,
        declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (first_patient_id, second_patient_id),
        CHECK (first_patient_id < second_patient_id)
      );

      -- Whether a patient has cases the caller may not see: they cannot be moved by someone who does not see them.
      CREATE FUNCTION patient_has_hidden_cases(p_patient uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT EXISTS (SELECT 1 FROM board_case c WHERE c.patient_id = p_patient AND c.organisation_id = scope.organisation()
                         AND NOT (c.board_id = ANY (scope.boards())))
      $fn$;
      REVOKE ALL ON FUNCTION patient_has_hidden_cases FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION patient_has_hidden_cases TO consilium_app;

      ALTER TABLE patient_merge ENABLE ROW LEVEL SECURITY;
      ALTER TABLE patient_merge FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON patient_merge TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON patient_merge TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = ANY (moved_case_ids)))
        WITH CHECK (organisation_id = scope.organisation());
      CREATE POLICY own_organisation ON patient_merge TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON patient_merge TO consilium_app;
      GRANT UPDATE (undone_at, undone_by) ON patient_merge TO consilium_app;
      GRANT SELECT ON patient_merge TO consilium_worker;

      ALTER TABLE patient_distinction ENABLE ROW LEVEL SECURITY;
      ALTER TABLE patient_distinction FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON patient_distinction TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON patient_distinction TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON patient_distinction TO consilium_app;

      -- A merged registration has no cases left; it stays visible to those who see the cases that were moved.
      CREATE POLICY merged_in_scope ON patient FOR SELECT TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM patient_merge m WHERE m.merged_patient_id = patient.id));
    `);
    for (const table of ['patient_merge', 'patient_distinction']) {
      await queryRunner.query(/* sql */ `
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP POLICY merged_in_scope ON patient;
      DROP FUNCTION patient_has_hidden_cases;
      DROP TABLE patient_distinction, patient_merge;
      DROP INDEX patient_birth_date, patient_name_trgm, patient_identifier_folded;
    `);
  }
}
