import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files and imaging studies of a case, where a fact was read, and who of the board has looked at it. */
export class Attachments1780000000140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The bytes lie in the object store under their hash. A file is never replaced or removed: it is withdrawn.
      CREATE TABLE attachment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        kind text NOT NULL,
        label text NOT NULL DEFAULT '',
        file_name text NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('application/pdf','image/png','image/jpeg','text/plain')),
        bytes integer NOT NULL CHECK (bytes > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        width integer,
        height integer,
        has_active_content boolean NOT NULL DEFAULT false,
        added_by uuid NOT NULL REFERENCES person,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_at timestamptz,
        withdrawn_by uuid REFERENCES person,
        withdrawn_reason text,
        CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
      );
      CREATE INDEX attachment_case ON attachment (case_id, added_at);
      CREATE UNIQUE INDEX attachment_same_bytes ON attachment (case_id, sha256) WHERE withdrawn_at IS NULL;

      -- Where studies are kept, and how the viewer of that site is opened.
      CREATE TABLE imaging_site (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        name text NOT NULL,
        viewer_template text,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (organisation_id, name)
      );

      CREATE TABLE imaging_study (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        site_id uuid NOT NULL REFERENCES imaging_site,
        modality text NOT NULL CHECK (modality IN ('CT','MR','PT','US','NM','XA','OT')),
        performed_on date NOT NULL,
        accession text,
        study_uid text,
        label text NOT NULL DEFAULT '',
        entered_by uuid NOT NULL REFERENCES person,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz,
        CHECK (accession IS NOT NULL OR study_uid IS NOT NULL)
      );
      CREATE INDEX imaging_study_case ON imaging_study (case_id, performed_on) WHERE retired_at IS NULL;

      ALTER TABLE case_fact ADD COLUMN source_attachment_id uuid REFERENCES attachment;

      -- A reported value that somebody of the board has checked at its source.
      CREATE TABLE fact_review (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        fact_id uuid NOT NULL REFERENCES case_fact,
        discipline text NOT NULL,
        reviewed_by uuid NOT NULL REFERENCES person,
        reviewed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (fact_id, reviewed_by)
      );
      CREATE INDEX fact_review_case ON fact_review (case_id);
    `);
    for (const table of ['attachment', 'imaging_study', 'fact_review']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
        CREATE POLICY in_scope ON ${table} TO consilium_app
          USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id))
          WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id));
        CREATE POLICY own_organisation ON ${table} TO consilium_worker USING (organisation_id = scope.organisation());
        GRANT SELECT, INSERT ON ${table} TO consilium_app;
        GRANT SELECT ON ${table} TO consilium_worker;
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry('case_id');
      `);
    }
    await queryRunner.query(/* sql */ `
      GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON attachment TO consilium_app;
      GRANT UPDATE (retired_at) ON imaging_study TO consilium_app;

      ALTER TABLE imaging_site ENABLE ROW LEVEL SECURITY;
      ALTER TABLE imaging_site FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON imaging_site TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON imaging_site TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      CREATE POLICY own_organisation_worker ON imaging_site TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE ON imaging_site TO consilium_app;
      GRANT SELECT ON imaging_site TO consilium_worker;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON imaging_site
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TABLE fact_review, imaging_study, imaging_site;
      ALTER TABLE case_fact DROP COLUMN source_attachment_id;
      DROP TABLE attachment;
    `);
  }
}
