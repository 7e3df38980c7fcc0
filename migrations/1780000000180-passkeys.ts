import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `identity.open_challenge, identity.take_challenge, identity.own_passkeys, identity.add_passkey, identity.rename_passkey, identity.remove_passkey,
  identity.find_passkey, identity.use_passkey, identity.proofs_of`;

/** Passkeys (WebAuthn), and accounts that have no password. */
export class Passkeys1780000000180 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- An account may have passkeys and no password; failures are counted all the same.
      ALTER TABLE credential ALTER COLUMN password_hash DROP NOT NULL;

      CREATE TABLE passkey (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        credential_id bytea NOT NULL UNIQUE CHECK (octet_length(credential_id) BETWEEN 16 AND 1023),
        public_key bytea NOT NULL,
        -- Signatures so far as the device counts them; devices that do not count say 0.
        counter bigint NOT NULL DEFAULT 0,
        transports text[] NOT NULL DEFAULT '{}',
        -- Whether the device's maker keeps a copy for the person's other devices.
        is_synced boolean NOT NULL DEFAULT false,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_used_at timestamptz,
        -- Its counter went back: there may be a copy. It opens nothing any more.
        suspended_at timestamptz
      );
      CREATE INDEX passkey_person ON passkey (person_id);

      -- What a device is asked to sign. Taken out by the first answer, right or wrong.
      CREATE TABLE passkey_challenge (
        challenge_hash bytea PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('register','signIn','secondFactor','reauthenticate')),
        -- Hash of the session, the ticket or the browser it was given to.
        binding bytea NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX passkey_challenge_end ON passkey_challenge (expires_at);
    `);
    for (const table of ['passkey', 'passkey_challenge']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(/* sql */ `
      CREATE FUNCTION identity.open_challenge(p_challenge_hash bytea, p_purpose text, p_binding bytea, p_minutes integer) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM passkey_challenge WHERE expires_at < clock_timestamp();
        INSERT INTO passkey_challenge (challenge_hash, purpose, binding, expires_at)
        VALUES (p_challenge_hash, p_purpose, p_binding, clock_timestamp() + make_interval(mins => p_minutes));
      $fn$;

      -- Two answers to one challenge: the row's lock decides which of them was first.
      CREATE FUNCTION identity.take_challenge(p_challenge_hash bytea, p_purpose text, p_binding bytea) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM passkey_challenge
         WHERE challenge_hash = p_challenge_hash AND purpose = p_purpose AND binding = p_binding AND expires_at > clock_timestamp();
        RETURN FOUND;
      END $fn$;

      -- The next five concern the person of the running transaction's scope, and nobody else.
      CREATE FUNCTION identity.own_passkeys()
      RETURNS TABLE (id uuid, credential_id bytea, transports text[], name text, is_synced boolean, created_at timestamptz, last_used_at timestamptz, suspended_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT k.id, k.credential_id, k.transports, k.name, k.is_synced, k.created_at, k.last_used_at, k.suspended_at
          FROM passkey k WHERE k.person_id = scope.person() ORDER BY k.created_at, k.id
      $fn$;

      -- Null where the device is known already, or the person has p_most of them.
      CREATE FUNCTION identity.add_passkey(p_credential_id bytea, p_public_key bytea, p_counter bigint, p_transports text[], p_synced boolean, p_name text, p_most integer)
      RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE v_id uuid;
      BEGIN
        PERFORM FROM person WHERE id = scope.person() FOR UPDATE;
        IF NOT FOUND OR (SELECT count(*) FROM passkey WHERE person_id = scope.person()) >= p_most THEN RETURN NULL; END IF;
        INSERT INTO passkey (person_id, credential_id, public_key, counter, transports, is_synced, name)
        VALUES (scope.person(), p_credential_id, p_public_key, p_counter, p_transports, p_synced, p_name)
        ON CONFLICT (credential_id) DO NOTHING RETURNING id INTO v_id;
        RETURN v_id;
      END $fn$;

      CREATE FUNCTION identity.rename_passkey(p_passkey uuid, p_name text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE passkey SET name = p_name WHERE id = p_passkey AND person_id = scope.person();
        RETURN FOUND;
      END $fn$;

      -- Recovery codes stand in for a lost device: they go with the last one.
      CREATE FUNCTION identity.remove_passkey(p_passkey uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM passkey WHERE id = p_passkey AND person_id = scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM recovery_code r WHERE r.person_id = scope.person()
           AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = scope.person())
           AND NOT EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = scope.person() AND t.confirmed_at IS NOT NULL);
        RETURN true;
      END $fn$;

      CREATE OR REPLACE FUNCTION identity.remove_totp() RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM totp_factor WHERE person_id = scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM recovery_code r WHERE r.person_id = scope.person() AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = scope.person());
        RETURN true;
      END $fn$;

      -- Before anybody is signed in: whose device this is.
      CREATE FUNCTION identity.find_passkey(p_credential_id bytea)
      RETURNS TABLE (passkey_id uuid, person_id uuid, organisation_id uuid, public_key bytea, is_usable boolean, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT k.id, p.id, p.organisation_id, k.public_key, p.is_active AND k.suspended_at IS NULL,
               coalesce(greatest(0, extract(epoch FROM c.locked_until - clock_timestamp())), 0)
          FROM passkey k JOIN person p ON p.id = k.person_id LEFT JOIN credential c ON c.person_id = p.id
         WHERE k.credential_id = p_credential_id
      $fn$;

      -- Counts a signature. False when the counter did not move on: the passkey is suspended then.
      CREATE FUNCTION identity.use_passkey(p_passkey uuid, p_counter bigint, p_synced boolean) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE passkey SET counter = p_counter, is_synced = p_synced, last_used_at = clock_timestamp()
         WHERE id = p_passkey AND person_id = scope.person() AND suspended_at IS NULL AND (p_counter > counter OR (p_counter = 0 AND counter = 0));
        IF FOUND THEN RETURN true; END IF;
        UPDATE passkey SET suspended_at = clock_timestamp() WHERE id = p_passkey AND person_id = scope.person() AND suspended_at IS NULL;
        RETURN false;
      END $fn$;

      -- How a person may show that they are still there.
      CREATE FUNCTION identity.proofs_of(p_person uuid) RETURNS text[]
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT array_remove(ARRAY[
          CASE WHEN EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p_person AND c.password_hash IS NOT NULL) THEN 'password' END,
          CASE WHEN EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL) THEN 'totp' END,
          CASE WHEN EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p_person AND k.suspended_at IS NULL) THEN 'passkey' END], NULL)
      $fn$;
      REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${FUNCTIONS} TO consilium_app;
    `);

    // What knew passwords and one-time codes only.
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION identity.must_enrol(p_person uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT EXISTS (SELECT 1 FROM person p JOIN sign_in_policy y ON y.organisation_id = p.organisation_id
                        WHERE p.id = p_person AND y.second_factor_roles && p.roles)
           AND NOT EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p_person AND k.suspended_at IS NULL)
      $fn$;

      CREATE OR REPLACE FUNCTION identity.remove_second_factors(p_person uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        PERFORM FROM person p WHERE p.id = p_person AND p.organisation_id = scope.organisation() AND p.id IS DISTINCT FROM scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM recovery_code WHERE person_id = p_person;
        DELETE FROM totp_factor WHERE person_id = p_person;
        DELETE FROM passkey WHERE person_id = p_person;
        UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = p_person AND revoked_at IS NULL;
        RETURN true;
      END $fn$;

      CREATE OR REPLACE FUNCTION identity.record_attempt(p_person uuid, p_success boolean)
      RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE failures integer; wait interval;
      BEGIN
        IF p_success THEN
          UPDATE credential SET failed_attempts = 0, locked_until = NULL WHERE person_id = p_person;
          RETURN 0;
        END IF;
        INSERT INTO credential AS c (person_id, failed_attempts) VALUES (p_person, 1)
        ON CONFLICT (person_id) DO UPDATE SET failed_attempts = c.failed_attempts + 1 RETURNING c.failed_attempts INTO failures;
        IF failures >= 5 THEN
          wait := least(interval '1 hour', interval '30 seconds' * power(2, least(failures - 5, 10)));
          UPDATE credential SET locked_until = clock_timestamp() + wait WHERE person_id = p_person;
          RETURN extract(epoch FROM wait);
        END IF;
        RETURN 0;
      END $fn$;

      CREATE OR REPLACE FUNCTION identity.find_own_credential(p_session uuid)
      RETURNS TABLE (person_id uuid, organisation_id uuid, password_hash text, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, c.password_hash, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN credential c ON c.person_id = p.id
         WHERE s.id = p_session AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND p.is_active
      $fn$;

      CREATE OR REPLACE FUNCTION identity.find_ticket(p_ticket_hash bytea)
      RETURNS TABLE (person_id uuid, organisation_id uuid, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM sign_in_ticket t JOIN person p ON p.id = t.person_id LEFT JOIN credential c ON c.person_id = p.id
         WHERE t.ticket_hash = p_ticket_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND p.is_active
      $fn$;

      CREATE OR REPLACE FUNCTION identity.change_password(p_password_hash text, p_session uuid) RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        INSERT INTO credential (person_id, password_hash) VALUES (scope.person(), p_password_hash)
        ON CONFLICT (person_id) DO UPDATE SET password_hash = EXCLUDED.password_hash, changed_at = clock_timestamp(), failed_attempts = 0, locked_until = NULL;
        WITH closed AS (UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = scope.person() AND id <> p_session AND revoked_at IS NULL RETURNING 1)
        SELECT count(*)::integer FROM closed;
      $fn$;

      CREATE OR REPLACE FUNCTION identity.account_states(p_people uuid[]) RETURNS TABLE (person_id uuid, can_sign_in boolean, last_seen_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id,
               cardinality(identity.proofs_of(p.id)) > 0 OR EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id),
               (SELECT max(s.last_seen_at) FROM session s WHERE s.person_id = p.id)
          FROM person p WHERE p.id = ANY (p_people) AND p.organisation_id = scope.organisation()
      $fn$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION identity.must_enrol(p_person uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT EXISTS (SELECT 1 FROM person p JOIN sign_in_policy y ON y.organisation_id = p.organisation_id
                        WHERE p.id = p_person AND y.second_factor_roles && p.roles)
           AND NOT EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL)
      $fn$;
      CREATE OR REPLACE FUNCTION identity.remove_totp() RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        DELETE FROM recovery_code WHERE person_id = scope.person();
        DELETE FROM totp_factor WHERE person_id = scope.person();
        RETURN FOUND;
      END $fn$;
      CREATE OR REPLACE FUNCTION identity.remove_second_factors(p_person uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        PERFORM FROM person p WHERE p.id = p_person AND p.organisation_id = scope.organisation() AND p.id IS DISTINCT FROM scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM recovery_code WHERE person_id = p_person;
        DELETE FROM totp_factor WHERE person_id = p_person;
        UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = p_person AND revoked_at IS NULL;
        RETURN true;
      END $fn$;
      CREATE OR REPLACE FUNCTION identity.account_states(p_people uuid[]) RETURNS TABLE (person_id uuid, can_sign_in boolean, last_seen_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id,
               EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id) OR EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id),
               (SELECT max(s.last_seen_at) FROM session s WHERE s.person_id = p.id)
          FROM person p WHERE p.id = ANY (p_people) AND p.organisation_id = scope.organisation()
      $fn$;
      DROP FUNCTION ${FUNCTIONS};
      DROP TABLE passkey_challenge, passkey;
      DELETE FROM credential WHERE password_hash IS NULL;
      ALTER TABLE credential ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
