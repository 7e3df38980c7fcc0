import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time links: how an account gets its first password or a new one, and the first administrator. */
export class AccountLinks1780000000150 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The secret itself is shown once and never stored.
      CREATE TABLE one_time_link (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('invitation','passwordReset')),
        secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
        -- Null: the person asked for it, or the one-time command of the first administrator made it.
        issued_by uuid REFERENCES person,
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        -- A newer link, or an administrator, took it back.
        withdrawn_at timestamptz,
        CHECK (expires_at > issued_at),
        CHECK (used_at IS NULL OR withdrawn_at IS NULL)
      );
      CREATE INDEX one_time_link_person ON one_time_link (person_id, issued_at);

      ALTER TABLE one_time_link ENABLE ROW LEVEL SECURITY;
      ALTER TABLE one_time_link FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON one_time_link TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON one_time_link FOR SELECT TO consilium_app USING (organisation_id = scope.organisation());
      -- Everything but the hash of the secret: the administrator's desk shows which links are open.
      GRANT SELECT (id, organisation_id, person_id, kind, issued_by, issued_at, expires_at, used_at, withdrawn_at) ON one_time_link TO consilium_app;

      -- Takes back the person's open links and makes a new one. Only within the scope of the running transaction.
      CREATE FUNCTION identity.issue_link(p_person uuid, p_kind text, p_secret_hash bytea, p_hours integer, p_issued_by uuid)
      RETURNS TABLE (link_id uuid, expires_at timestamptz)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE v_organisation uuid;
      BEGIN
        SELECT p.organisation_id INTO v_organisation FROM person p
         WHERE p.id = p_person AND p.is_active AND p.organisation_id = scope.organisation() FOR UPDATE;
        IF NOT FOUND THEN RETURN; END IF;
        UPDATE one_time_link l SET withdrawn_at = clock_timestamp()
         WHERE l.person_id = p_person AND l.used_at IS NULL AND l.withdrawn_at IS NULL;
        RETURN QUERY
          INSERT INTO one_time_link (organisation_id, person_id, kind, secret_hash, issued_by, expires_at)
          VALUES (v_organisation, p_person, p_kind, p_secret_hash, p_issued_by, clock_timestamp() + make_interval(hours => p_hours))
          RETURNING one_time_link.id, one_time_link.expires_at;
      END $fn$;

      CREATE FUNCTION identity.withdraw_links(p_person uuid) RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        WITH withdrawn AS (
          UPDATE one_time_link SET withdrawn_at = clock_timestamp()
           WHERE person_id = p_person AND organisation_id = scope.organisation() AND used_at IS NULL AND withdrawn_at IS NULL RETURNING 1)
        SELECT count(*)::integer FROM withdrawn
      $fn$;

      -- Whose link this is and whether it still works. Also says so of used and expired ones: a replay is put on record.
      CREATE FUNCTION identity.find_link(p_secret_hash bytea)
      RETURNS TABLE (link_id uuid, kind text, person_id uuid, organisation_id uuid, organisation_name text, display_name text, email text,
                     locale text, expires_at timestamptz, state text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT l.id, l.kind, p.id, p.organisation_id, o.name, p.display_name, p.email, p.locale, l.expires_at,
               CASE WHEN l.used_at IS NOT NULL THEN 'used'
                    WHEN l.withdrawn_at IS NOT NULL OR NOT p.is_active THEN 'withdrawn'
                    WHEN l.expires_at <= clock_timestamp() THEN 'expired'
                    ELSE 'open' END
          FROM one_time_link l JOIN person p ON p.id = l.person_id JOIN organisation o ON o.id = p.organisation_id
         WHERE l.secret_hash = p_secret_hash
      $fn$;

      -- Uses an open link: sets the password, clears the lock, ends every session. False when somebody was quicker.
      CREATE FUNCTION identity.redeem_link(p_link uuid, p_password_hash text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE v_person uuid;
      BEGIN
        UPDATE one_time_link l SET used_at = clock_timestamp()
          FROM person p
         WHERE l.id = p_link AND p.id = l.person_id AND p.is_active
           AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.expires_at > clock_timestamp()
        RETURNING l.person_id INTO v_person;
        IF NOT FOUND THEN RETURN false; END IF;
        INSERT INTO credential (person_id, password_hash) VALUES (v_person, p_password_hash)
        ON CONFLICT (person_id) DO UPDATE
          SET password_hash = EXCLUDED.password_hash, failed_attempts = 0, locked_until = NULL, changed_at = clock_timestamp();
        UPDATE session s SET revoked_at = clock_timestamp() WHERE s.person_id = v_person AND s.revoked_at IS NULL;
        RETURN true;
      END $fn$;

      -- A person who forgot the password. Nothing for unknown and inactive accounts, nor beyond three an hour.
      CREATE FUNCTION identity.find_forgetful(p_email text)
      RETURNS TABLE (person_id uuid, organisation_id uuid, display_name text, email text, locale text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, p.display_name, p.email, p.locale
          FROM person p
         WHERE lower(p.email) = lower(p_email) AND p.is_active
           AND (SELECT count(*) FROM one_time_link l
                 WHERE l.person_id = p.id AND l.issued_by IS NULL AND l.issued_at > clock_timestamp() - interval '1 hour') < 3
      $fn$;

      REVOKE ALL ON FUNCTION identity.issue_link, identity.withdraw_links, identity.find_link, identity.redeem_link, identity.find_forgetful FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.issue_link, identity.withdraw_links, identity.find_link, identity.redeem_link, identity.find_forgetful TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION identity.issue_link, identity.withdraw_links, identity.find_link, identity.redeem_link, identity.find_forgetful;
      DROP TABLE one_time_link;
    `);
  }
}
