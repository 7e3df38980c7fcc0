import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `identity.open_federated_attempt, identity.take_federated_attempt, identity.find_federated, identity.link_federated, identity.unlink_federated,
  identity.federated_of, identity.open_ticket_after, identity.find_ticket, identity.must_enrol_in, identity.session_method`;

/** Signing in with the hospital's own identity provider (OpenID Connect). */
export class FederatedSignIn1780000000181 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Who somebody is at the provider. One identity is one person, and the other way round.
      CREATE TABLE federated_identity (
        issuer text NOT NULL CHECK (length(issuer) <= 500),
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (issuer, subject),
        UNIQUE (person_id, issuer)
      );
      -- Somebody is on the way to the provider. Taken out by the first return, right or wrong.
      CREATE TABLE federated_attempt (
        state_hash bytea PRIMARY KEY,
        browser_hash bytea NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('signIn','reauthenticate')),
        -- Whose presence is to be shown.
        session_id uuid REFERENCES session ON DELETE CASCADE,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        CHECK ((purpose = 'reauthenticate') = (session_id IS NOT NULL))
      );
      CREATE INDEX federated_attempt_end ON federated_attempt (expires_at);
      -- What the ticket for the second step was given for.
      ALTER TABLE sign_in_ticket ADD COLUMN first_method text NOT NULL DEFAULT 'password' CHECK (first_method IN ('password','oidc'));
    `);
    for (const table of ['federated_identity', 'federated_attempt']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(/* sql */ `
      CREATE FUNCTION identity.open_federated_attempt(p_state_hash bytea, p_browser_hash bytea, p_session uuid, p_nonce text, p_code_verifier text, p_return_to text, p_minutes integer) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM federated_attempt WHERE expires_at < clock_timestamp();
        INSERT INTO federated_attempt (state_hash, browser_hash, purpose, session_id, nonce, code_verifier, return_to, expires_at)
        VALUES (p_state_hash, p_browser_hash, CASE WHEN p_session IS NULL THEN 'signIn' ELSE 'reauthenticate' END, p_session, p_nonce, p_code_verifier, p_return_to,
                clock_timestamp() + make_interval(mins => p_minutes));
      $fn$;

      CREATE FUNCTION identity.take_federated_attempt(p_state_hash bytea, p_browser_hash bytea)
      RETURNS TABLE (session_id uuid, nonce text, code_verifier text, return_to text, seconds_since double precision)
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM federated_attempt a
         WHERE a.state_hash = p_state_hash AND a.browser_hash = p_browser_hash AND a.expires_at > clock_timestamp()
        RETURNING a.session_id, a.nonce, a.code_verifier, a.return_to, extract(epoch FROM clock_timestamp() - a.started_at)::double precision
      $fn$;

      -- Whose account this is: the linked one, or else the one with the address the provider vouches for (null: it does not).
      CREATE FUNCTION identity.find_federated(p_issuer text, p_subject text, p_email text)
      RETURNS TABLE (person_id uuid, organisation_id uuid, is_active boolean, is_linked boolean, is_linked_elsewhere boolean, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, p.is_active, f.person_id IS NOT NULL,
               f.person_id IS NULL AND EXISTS (SELECT 1 FROM federated_identity o WHERE o.person_id = p.id AND o.issuer = p_issuer),
               coalesce(greatest(0, extract(epoch FROM c.locked_until - clock_timestamp())), 0)::double precision
          FROM person p
          LEFT JOIN federated_identity f ON f.person_id = p.id AND f.issuer = p_issuer AND f.subject = p_subject
          LEFT JOIN credential c ON c.person_id = p.id
         WHERE f.person_id IS NOT NULL
            OR (p_email IS NOT NULL AND lower(p.email) = lower(p_email)
                AND NOT EXISTS (SELECT 1 FROM federated_identity k WHERE k.issuer = p_issuer AND k.subject = p_subject))
      $fn$;

      -- Links the person of the running transaction's scope, or notes that the link was used. True where the link is new.
      CREATE FUNCTION identity.link_federated(p_issuer text, p_subject text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE federated_identity SET last_used_at = clock_timestamp() WHERE issuer = p_issuer AND subject = p_subject AND person_id = scope.person();
        IF FOUND THEN RETURN false; END IF;
        INSERT INTO federated_identity (issuer, subject, person_id) VALUES (p_issuer, p_subject, scope.person());
        -- Whoever has a way in needs no invitation any more.
        PERFORM identity.withdraw_links(scope.person());
        RETURN true;
      END $fn$;

      -- The administrator of the same organisation, never for themselves. Ends the person's sessions.
      CREATE FUNCTION identity.unlink_federated(p_person uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        PERFORM FROM person p WHERE p.id = p_person AND p.organisation_id = scope.organisation() AND p.id IS DISTINCT FROM scope.person();
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM federated_identity WHERE person_id = p_person;
        IF NOT FOUND THEN RETURN false; END IF;
        UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = p_person AND revoked_at IS NULL;
        RETURN true;
      END $fn$;

      CREATE FUNCTION identity.federated_of(p_person uuid) RETURNS TABLE (issuer text, linked_at timestamptz, last_used_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT f.issuer, f.linked_at, f.last_used_at FROM federated_identity f JOIN person p ON p.id = f.person_id
         WHERE f.person_id = p_person AND p.organisation_id = scope.organisation() ORDER BY f.linked_at
      $fn$;

      CREATE FUNCTION identity.open_ticket_after(p_ticket_hash bytea, p_minutes integer, p_first_method text) RETURNS timestamptz
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM sign_in_ticket WHERE expires_at < clock_timestamp() - interval '1 hour';
        INSERT INTO sign_in_ticket (ticket_hash, person_id, expires_at, first_method)
        VALUES (p_ticket_hash, scope.person(), clock_timestamp() + make_interval(mins => p_minutes), p_first_method) RETURNING expires_at;
      $fn$;

      DROP FUNCTION identity.find_ticket;
      CREATE FUNCTION identity.find_ticket(p_ticket_hash bytea)
      RETURNS TABLE (person_id uuid, organisation_id uuid, locked_for_seconds double precision, first_method text, expires_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp())), t.first_method, t.expires_at
          FROM sign_in_ticket t JOIN person p ON p.id = t.person_id LEFT JOIN credential c ON c.person_id = p.id
         WHERE t.ticket_hash = p_ticket_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND p.is_active
      $fn$;

      CREATE FUNCTION identity.session_method(p_session uuid) RETURNS text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT s.method FROM session s WHERE s.id = p_session
      $fn$;

      -- Who showed two factors to the provider needs none of ours in that session.
      CREATE FUNCTION identity.must_enrol_in(p_session uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT s.method <> 'oidc+mfa' AND identity.must_enrol(s.person_id) FROM session s WHERE s.id = p_session
      $fn$;

      CREATE OR REPLACE FUNCTION identity.proofs_of(p_person uuid) RETURNS text[]
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT array_remove(ARRAY[
          CASE WHEN EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p_person AND c.password_hash IS NOT NULL) THEN 'password' END,
          CASE WHEN EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL) THEN 'totp' END,
          CASE WHEN EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p_person AND k.suspended_at IS NULL) THEN 'passkey' END,
          CASE WHEN EXISTS (SELECT 1 FROM federated_identity f WHERE f.person_id = p_person) THEN 'oidc' END], NULL)
      $fn$;
      REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${FUNCTIONS} TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION identity.proofs_of(p_person uuid) RETURNS text[]
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT array_remove(ARRAY[
          CASE WHEN EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p_person AND c.password_hash IS NOT NULL) THEN 'password' END,
          CASE WHEN EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p_person AND t.confirmed_at IS NOT NULL) THEN 'totp' END,
          CASE WHEN EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p_person AND k.suspended_at IS NULL) THEN 'passkey' END], NULL)
      $fn$;
      DROP FUNCTION ${FUNCTIONS};
      CREATE FUNCTION identity.find_ticket(p_ticket_hash bytea)
      RETURNS TABLE (person_id uuid, organisation_id uuid, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM sign_in_ticket t JOIN person p ON p.id = t.person_id LEFT JOIN credential c ON c.person_id = p.id
         WHERE t.ticket_hash = p_ticket_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND p.is_active
      $fn$;
      REVOKE ALL ON FUNCTION identity.find_ticket FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.find_ticket TO consilium_app;
      ALTER TABLE sign_in_ticket DROP COLUMN first_method;
      DROP TABLE federated_attempt, federated_identity;
    `);
  }
}
