import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may be chosen on the sign-in page of a demonstration. */
export class DemoAccounts1780000000183 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Active people of demonstration organisations who hold a password, and nobody of a real one.
      CREATE FUNCTION identity.demo_accounts()
      RETURNS TABLE (person_id uuid, organisation_id uuid, display_name text, discipline text, roles text[], board_roles text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, p.display_name, p.discipline, p.roles,
               coalesce((SELECT array_agg(DISTINCT m.role) FROM board_membership m
                          WHERE m.person_id = p.id AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)), '{}')
          FROM person p JOIN organisation o ON o.id = p.organisation_id JOIN credential c ON c.person_id = p.id
         WHERE o.is_demo AND p.is_active AND c.password_hash IS NOT NULL
         ORDER BY p.display_name, p.id
      $fn$;
      REVOKE ALL ON FUNCTION identity.demo_accounts FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.demo_accounts TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION identity.demo_accounts`);
  }
}
