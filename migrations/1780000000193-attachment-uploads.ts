import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bytes of files are stored before the row that names them. What was begun is noted first, so that bytes whose row never came
 * can be found and removed without listing a store that others may use as well.
 */
export class AttachmentUploads1780000000193 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE attachment_upload (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX attachment_upload_begun ON attachment_upload (organisation_id, begun_at);
      CREATE INDEX attachment_upload_bytes ON attachment_upload (sha256, begun_at);
      CREATE INDEX attachment_bytes ON attachment (sha256);

      ALTER TABLE attachment_upload ENABLE ROW LEVEL SECURITY;
      ALTER TABLE attachment_upload FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON attachment_upload TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY begun_here ON attachment_upload FOR INSERT TO consilium_app WITH CHECK (organisation_id = scope.organisation());
      CREATE POLICY own_organisation ON attachment_upload TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT INSERT ON attachment_upload TO consilium_app;
      GRANT SELECT, DELETE ON attachment_upload TO consilium_worker;

      -- Whether anybody needs these bytes: a file of any organisation, or an upload begun since. Takes the lock of the bytes until
      -- the transaction ends, as every upload does before it is noted: nobody begins while the answer is acted upon.
      CREATE FUNCTION scope.bytes_are_needed(p_sha256 bytea, p_since timestamptz) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('bytes:' || encode(p_sha256, 'hex'), 0));
        RETURN EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = p_sha256) OR EXISTS (SELECT 1 FROM attachment_upload u WHERE u.sha256 = p_sha256 AND u.begun_at >= p_since);
      END $fn$;
      REVOKE ALL ON FUNCTION scope.bytes_are_needed FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION scope.bytes_are_needed TO consilium_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION scope.bytes_are_needed;
      DROP INDEX attachment_bytes;
      DROP TABLE attachment_upload;
    `);
  }
}
