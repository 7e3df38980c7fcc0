import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of the worklist a person keeps under a name; nobody else sees them. */
export class SavedViews1780000000191 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE saved_view (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        person_id uuid NOT NULL REFERENCES person,
        name text NOT NULL,
        filters jsonb NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (person_id, name)
      );
      ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
      ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON saved_view TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own ON saved_view TO consilium_app
        USING (organisation_id = scope.organisation() AND person_id = scope.person())
        WITH CHECK (organisation_id = scope.organisation() AND person_id = scope.person());
      GRANT SELECT, INSERT, UPDATE (filters, saved_at), DELETE ON saved_view TO consilium_app;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON saved_view
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE saved_view`);
  }
}
