import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `identity.begin_session, identity.own_factors, identity.start_totp, identity.confirm_totp, identity.take_totp_step, identity.take_recovery_code,
  identity.replace_recovery_codes, identity.remove_totp, identity.remove_second_factors, identity.open_ticket, identity.find_ticket, identity.use_ticket,
  identity.must_enrol, identity.own_sessions, identity.close_own_session, identity.change_password`;

/** One-time codes with recovery codes, the step between password and session, the organisation's policy, and one's own sessions. */
export class SecondFactors1780000000151 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE session
        ADD COLUMN method text NOT NULL DEFAULT 'password',
        -- What the browser calls itself, so that people recognise their devices.
        ADD COLUMN user_agent text CHECK (length(user_agent) <= 300);

      CREATE TABLE totp_factor (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        -- AES-256-GCM; the key lies outside the database.
        secret bytea NOT NULL,
        -- Null until the first code of the device was entered.
        confirmed_at timestamptz,
        -- The newest 30-second step whose code was taken: it and all before are used up.
        last_step bigint,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE recovery_code (
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (person_id, code_hash)
      );
      -- Between the right password and the second factor: no session yet, and no right to anything else.
      CREATE TABLE sign_in_ticket (
        ticket_hash bytea PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX sign_in_ticket_end ON sign_in_ticket (expires_at);
      CREATE TABLE sign_in_policy (
        organisation_id uuid PRIMARY KEY REFERENCES organisation,
        -- Whoever holds one of these roles needs a second factor.
        second_factor_roles text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        CHECK (second_factor_roles <@ ARRAY['coordinator','specialist','referrer','auditor','administrator'])
      );
    `);
    for (const table of ['totp_factor', 'recovery_code', 'sign_in_ticket', 'sign_in_policy']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(/* sql */ `
      CREATE POLICY own_organisation ON sign_in_policy TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE ON sign_in_policy TO consilium_app;

      CREATE FUNCTION identity.begin_session(p_person uuid, p_token_hash bytea, p_hours integer, p_method text, p_user_agent text)
      RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        INSERT INTO session (person_id, token_hash, expires_at, method, user_agent)
        VALUES (p_person, p_token_hash, clock_timestamp() + make_interval(hours => p_hours), p_method, left(p_user_agent, 300)) RETURNING id
      $fn$;

      -- Everything below concerns the person of the running transaction's scope, and nobody else.
      CREATE FUNCTION identity.own_factors()
      RETURNS TABLE (secret bytea, confirmed_at timestamptz, last_step bigint, recovery_codes_left integer, is_required boolean)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT t.secret, t.confirmed_at, t.last_step,
               (SELECT count(*)::integer FROM recovery_code r WHERE r.person_id = p.id AND r.used_at IS NULL),
               EXISTS (SELECT 1 FROM sign_in_policy y WHERE y.organisation_id = p.organisation_id AND y.second_factor_roles && p.roles)
          FROM person p LEFT JOIN totp_factor t ON t.person_id = p.id
         WHERE p.id = scope.person()
      $fn$;

      -- A device not confirmed yet is replaced; a confirmed one has to be removed first.
      CREATE FUNCTION identity.start_totp(p_secret bytea) RETURNS boolean
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        WITH started AS (
          INSERT INTO totp_factor AS t (person_id, secret) VALUES (scope.person(), p_secret)
          ON CONFLICT (person_id) DO UPDATE SET secret = EXCLUDED.secret, created_at = clock_timestamp(), last_step = NULL WHERE t.confirmed_at IS NULL
          RETURNING 1)
        SELECT EXISTS (SELECT 1 FROM started)
      $fn$;

      CREATE FUNCTION identity.replace_recovery_codes(p_hashes bytea[]) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM recovery_code WHERE person_id = scope.person();
        INSERT INTO recovery_code (person_id, code_hash) SELECT scope.person(), unnest(p_hashes);
      $fn$;

      CREATE FUNCTION identity.confirm_totp(p_step bigint, p_recovery_hashes bytea[]) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE totp_factor SET confirmed_at = clock_timestamp(), last_step = p_step WHERE person_id = scope.person() AND confirmed_at IS NULL;
        IF NOT FOUND THEN RETURN false; END IF;
        PERFORM identity.replace_recovery_codes(p_recovery_hashes);
        RETURN true;
      END $fn$;

      -- A code works once: the row's lock decides between two that come together.
      CREATE FUNCTION identity.take_totp_step(p_step bigint) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE totp_factor SET last_step = p_step
         WHERE person_id = scope.person() AND confirmed_at IS NOT NULL AND (last_step IS NULL OR last_step < p_step);
        RETURN FOUND;
      END $fn$;

      CREATE FUNCTION identity.take_recovery_code(p_hash bytea) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE recovery_code SET used_at = clock_timestamp() WHERE person_id = scope.person() AND code_hash = p_hash AND used_at IS NULL;
        RETURN FOUND;
      END $fn$;

      CREATE FUNCTION identity.remove_totp() RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM recovery_code WHERE person_id = scope.person();
        DELETE FROM totp_factor WHERE person_id = scope.person();
        RETURN FOUND;
      END $fn$;

      -- For somebody who lost device and codes: the administrator of the same organisation, never for themselves.
      CREATE FUNCTION identity.remove_second_factors(p_person uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        PERFORM FROM person p WHERE p.id = p_person AND p.organisation_id = scope.organisation() AND p.id IS DISTINCT FROM scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM recovery_code WHERE person_id = p_person;
        DELETE FROM totp_factor WHERE person_id = p_person;
        UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = p_person AND revoked_at IS NULL;
        RETURN true;
      END $fn$;

      CREATE FUNCTION identity.open_ticket(p_ticket_hash bytea, p_minutes integer) RETURNS timestamptz
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM sign_in_ticket WHERE expires_at < clock_timestamp() - interval '1 hour';
        INSERT INTO sign_in_ticket (ticket_hash, person_id, expires_at)
        VALUES (p_ticket_hash, scope.person(), clock_timestamp() + make_interval(mins => p_minutes)) RETURNING expires_at;
      $fn$;

      CREATE FUNCTION identity.find_ticket(p_ticket_hash bytea)
      RETURNS TABLE (person_id uuid, organisation_id uuid, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM sign_in_ticket t JOIN person p ON p.id = t.person_id JOIN credential c ON c.person_id = p.id
         WHERE t.ticket_hash = p_ticket_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND p.is_active
      $fn$;

      CREATE FUNCTION identity.use_ticket(p_ticket_hash bytea) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE sign_in_ticket SET used_at = clock_timestamp()
         WHERE ticket_hash = p_ticket_hash AND person_id = scope.person() AND used_at IS NULL AND expires_at > clock_timestamp();
        RETURN FOUND;
      END $fn$;

      -- Whether the policy asks this person for a second factor that is not there yet.
      CREATE FUNCTION identity.must_enrol(p_person uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT EXISTS (SELECT 1 FROM person p JOIN sign_in_policy y ON y.organisation_id = p.organisation_id
                        WHERE p.id = p_person AND y.second_factor_roles && p.roles)
           AND NOT EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL)
      $fn$;

      CREATE FUNCTION identity.own_sessions()
      RETURNS TABLE (id uuid, method text, user_agent text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT s.id, s.method, s.user_agent, s.created_at, s.last_seen_at, s.expires_at FROM session s
         WHERE s.person_id = scope.person() AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() ORDER BY s.last_seen_at DESC, s.id
      $fn$;

      CREATE FUNCTION identity.close_own_session(p_session uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE session SET revoked_at = clock_timestamp() WHERE id = p_session AND person_id = scope.person() AND revoked_at IS NULL;
        RETURN FOUND;
      END $fn$;

      -- Ends every other session: whoever knew the old password is out.
      CREATE FUNCTION identity.change_password(p_password_hash text, p_session uuid) RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE credential SET password_hash = p_password_hash, changed_at = clock_timestamp(), failed_attempts = 0, locked_until = NULL WHERE person_id = scope.person();
        WITH closed AS (UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = scope.person() AND id <> p_session AND revoked_at IS NULL RETURNING 1)
        SELECT count(*)::integer FROM closed;
      $fn$;

      REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${FUNCTIONS} TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION ${FUNCTIONS};
      DROP TABLE sign_in_policy, sign_in_ticket, recovery_code, totp_factor;
      ALTER TABLE session DROP COLUMN user_agent, DROP COLUMN method;
    `);
  }
}
