import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Help for somebody who lost their way in: who gave it, and why. */
export class AccountHelp1780000000182 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE account_help (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        person_id uuid NOT NULL REFERENCES person,
        kind text NOT NULL CHECK (kind IN ('secondFactorRemoved','identityUnlinked')),
        reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
        given_by uuid NOT NULL REFERENCES person,
        given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (given_by <> person_id)
      );
      CREATE INDEX account_help_person ON account_help (person_id, given_at);
      ALTER TABLE account_help ENABLE ROW LEVEL SECURITY;
      ALTER TABLE account_help FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON account_help TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON account_help TO consilium_app USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON account_help TO consilium_app;

      -- How somebody of this organisation can sign in: numbers and dates, never a secret.
      CREATE FUNCTION identity.sign_in_state(p_person uuid) RETURNS TABLE (has_password boolean, totp_since timestamptz, passkeys integer, recovery_codes_left integer)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id AND c.password_hash IS NOT NULL),
               (SELECT t.confirmed_at FROM totp_factor t WHERE t.person_id = p.id),
               (SELECT count(*)::integer FROM passkey k WHERE k.person_id = p.id),
               (SELECT count(*)::integer FROM recovery_code r WHERE r.person_id = p.id AND r.used_at IS NULL)
          FROM person p WHERE p.id = p_person AND p.organisation_id = scope.organisation()
      $fn$;
      REVOKE ALL ON FUNCTION identity.sign_in_state FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.sign_in_state TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION identity.sign_in_state;
      DROP TABLE account_help;
    `);
  }
}
