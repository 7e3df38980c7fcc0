import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose record keeps an attempt to sign in that belongs to no account. */
export class Strangers1780000000111 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The organisation of this installation, where it has one. With several, the attempt belongs to the installation
      -- itself: a chain of its own under the nil UUID, which the auditor's export of the whole log shows.
      CREATE FUNCTION identity.home_organisation() RETURNS uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT CASE WHEN count(*) = 1 THEN min(o.id::text)::uuid ELSE '00000000-0000-0000-0000-000000000000'::uuid END FROM organisation o
      $fn$;
      REVOKE ALL ON FUNCTION identity.home_organisation FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.home_organisation TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP FUNCTION identity.home_organisation`);
  }
}
