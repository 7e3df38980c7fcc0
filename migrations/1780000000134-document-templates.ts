import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organisation puts on its documents: logo, address, foot line and wording. Versions are added, never changed. */
export class DocumentTemplates1780000000134 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- A logo is named by the hash of its bytes and stays: earlier documents are made again with the one they had.
      CREATE TABLE document_logo (
        organisation_id uuid NOT NULL REFERENCES organisation,
        sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
        media_type text NOT NULL CHECK (media_type IN ('image/png','image/jpeg','image/svg+xml')),
        width double precision NOT NULL CHECK (width > 0),
        height double precision NOT NULL CHECK (height > 0),
        bytes bytea NOT NULL CHECK (octet_length(bytes) <= 1000000),
        added_by uuid NOT NULL REFERENCES person,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (organisation_id, sha256)
      );
      -- Version 1 is what the product delivers and has no row.
      CREATE TABLE document_template (
        organisation_id uuid NOT NULL REFERENCES organisation,
        version integer NOT NULL CHECK (version >= 2),
        content_text text NOT NULL,
        logo_sha256 bytea,
        changed_by uuid NOT NULL REFERENCES person,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (organisation_id, version),
        FOREIGN KEY (organisation_id, logo_sha256) REFERENCES document_logo (organisation_id, sha256)
      );

      ALTER TABLE document_logo ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document_logo FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON document_logo TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON document_logo TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation() AND added_by = scope.person());
      CREATE POLICY reads_own_organisation ON document_logo TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON document_logo TO consilium_app;
      GRANT SELECT ON document_logo TO consilium_worker;

      ALTER TABLE document_template ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document_template FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON document_template TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON document_template TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation() AND changed_by = scope.person());
      CREATE POLICY reads_own_organisation ON document_template TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON document_template TO consilium_app;
      GRANT SELECT ON document_template TO consilium_worker;

      CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON document_logo
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON document_template
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP TABLE document_template, document_logo`);
  }
}
