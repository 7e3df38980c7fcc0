import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scope functions, organisations, people, boards, memberships and sessions. */
export class Identity1780000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE SCHEMA scope;
      GRANT USAGE ON SCHEMA scope TO consilium_app, consilium_worker, consilium_auditor;

      -- The scope of the running transaction, set with set_config(…, true). Unset means no rows, never all rows.
      CREATE FUNCTION scope.organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('consilium.organisation_id', true), '')::uuid;
      CREATE FUNCTION scope.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('consilium.person_id', true), '')::uuid;
      CREATE FUNCTION scope.boards() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(nullif(current_setting('consilium.board_ids', true), ''), '{}')::uuid[];

      CREATE TABLE organisation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        is_demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        display_name text NOT NULL,
        email text NOT NULL,
        discipline text,
        roles text[] NOT NULL DEFAULT '{}',
        locale text NOT NULL DEFAULT 'en',
        is_active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (roles <@ ARRAY['coordinator','specialist','referrer','auditor','administrator'])
      );
      CREATE UNIQUE INDEX person_email ON person (lower(email));
      CREATE INDEX person_organisation ON person (organisation_id, display_name);

      CREATE TABLE credential (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        password_hash text NOT NULL,
        failed_attempts integer NOT NULL DEFAULT 0,
        locked_until timestamptz,
        changed_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        reauthenticated_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz
      );
      CREATE INDEX session_person ON session (person_id) WHERE revoked_at IS NULL;

      CREATE TABLE board (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        name text NOT NULL,
        tumour_type text NOT NULL,
        settings jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX board_organisation ON board (organisation_id);

      CREATE TABLE board_membership (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        board_id uuid NOT NULL REFERENCES board,
        person_id uuid NOT NULL REFERENCES person,
        role text NOT NULL CHECK (role IN ('chair','deputyChair','member','coordinator','guest')),
        discipline text,
        valid_from date NOT NULL,
        valid_to date,
        CHECK (valid_to IS NULL OR valid_to >= valid_from)
      );
      CREATE INDEX board_membership_person ON board_membership (person_id);
      CREATE INDEX board_membership_board ON board_membership (board_id);

      -- A named cover stands in for an absent member between two dates, and votes as themselves for the seat.
      CREATE TABLE board_cover (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        board_id uuid NOT NULL REFERENCES board,
        absent_person_id uuid NOT NULL REFERENCES person,
        cover_person_id uuid NOT NULL REFERENCES person,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        CHECK (absent_person_id <> cover_person_id),
        CHECK (valid_to >= valid_from)
      );

      -- An auditor reads a board's record between two dates, while the grant lasts.
      CREATE TABLE auditor_grant (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        board_id uuid NOT NULL REFERENCES board,
        person_id uuid NOT NULL REFERENCES person,
        reason text NOT NULL,
        granted_by uuid REFERENCES person,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK (valid_to > valid_from)
      );
    `);

    // Row-level security: the organisation's rows for the app and the worker, everything for the owner's functions.
    for (const table of ['organisation', 'person', 'board', 'board_membership', 'board_cover', 'auditor_grant']) {
      const key = table === 'organisation' ? 'id' : 'organisation_id';
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
        CREATE POLICY own_organisation ON ${table} TO consilium_app, consilium_worker, consilium_auditor
          USING (${key} = scope.organisation()) WITH CHECK (${key} = scope.organisation());
        GRANT SELECT ON ${table} TO consilium_app, consilium_worker, consilium_auditor;
      `);
    }
    for (const table of ['credential', 'session']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
      `);
    }

    // Before somebody is signed in there is no scope: these functions are the only way to credentials and sessions.
    await queryRunner.query(/* sql */ `
      CREATE SCHEMA identity;
      GRANT USAGE ON SCHEMA identity TO consilium_app;

      CREATE FUNCTION identity.find_credential(p_email text)
      RETURNS TABLE (person_id uuid, organisation_id uuid, password_hash text, is_active boolean, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, c.password_hash, p.is_active,
               greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM person p JOIN credential c ON c.person_id = p.id
         WHERE lower(p.email) = lower(p_email)
      $fn$;

      CREATE FUNCTION identity.find_own_credential(p_session uuid)
      RETURNS TABLE (person_id uuid, organisation_id uuid, password_hash text, locked_for_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id, p.organisation_id, c.password_hash, greatest(0, extract(epoch FROM c.locked_until - clock_timestamp()))
          FROM session s JOIN person p ON p.id = s.person_id JOIN credential c ON c.person_id = p.id
         WHERE s.id = p_session AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND p.is_active
      $fn$;

      -- From the fifth failure on, sign-in waits: 30 s, doubling up to an hour. A success clears the count.
      CREATE FUNCTION identity.record_attempt(p_person uuid, p_success boolean)
      RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE failures integer; wait interval;
      BEGIN
        IF p_success THEN
          UPDATE credential SET failed_attempts = 0, locked_until = NULL WHERE person_id = p_person;
          RETURN 0;
        END IF;
        UPDATE credential SET failed_attempts = failed_attempts + 1 WHERE person_id = p_person RETURNING failed_attempts INTO failures;
        IF failures >= 5 THEN
          wait := least(interval '1 hour', interval '30 seconds' * power(2, least(failures - 5, 10)));
          UPDATE credential SET locked_until = clock_timestamp() + wait WHERE person_id = p_person;
          RETURN extract(epoch FROM wait);
        END IF;
        RETURN 0;
      END $fn$;

      CREATE FUNCTION identity.open_session(p_person uuid, p_token_hash bytea, p_hours integer)
      RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        INSERT INTO session (person_id, token_hash, expires_at)
        VALUES (p_person, p_token_hash, clock_timestamp() + make_interval(hours => p_hours)) RETURNING id
      $fn$;

      CREATE FUNCTION identity.close_session(p_session uuid) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE session SET revoked_at = clock_timestamp() WHERE id = p_session AND revoked_at IS NULL
      $fn$;

      CREATE FUNCTION identity.close_all_sessions(p_person uuid) RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        WITH closed AS (UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = p_person AND revoked_at IS NULL RETURNING 1)
        SELECT count(*)::integer FROM closed
      $fn$;

      CREATE FUNCTION identity.refresh_session(p_session uuid) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE session SET reauthenticated_at = clock_timestamp(), last_seen_at = clock_timestamp() WHERE id = p_session
      $fn$;

      /* Who holds this token, with the boards and grants of this very moment: rights withdrawn act on the next request.
         An idle session (p_idle_minutes without a request) is reported locked and not touched. */
      CREATE FUNCTION identity.authenticate(p_token_hash bytea, p_idle_minutes integer)
      RETURNS TABLE (session_id uuid, person_id uuid, organisation_id uuid, organisation_name text, is_demo boolean,
                     display_name text, email text, discipline text, roles text[], locale text, expires_at timestamptz,
                     reauthenticated_at timestamptz, is_idle boolean, memberships jsonb, grants jsonb)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE s session%ROWTYPE; idle boolean;
      BEGIN
        SELECT * INTO s FROM session x WHERE x.token_hash = p_token_hash AND x.revoked_at IS NULL AND x.expires_at > clock_timestamp();
        IF NOT FOUND THEN RETURN; END IF;
        idle := s.last_seen_at < clock_timestamp() - make_interval(mins => p_idle_minutes);
        IF NOT idle AND s.last_seen_at < clock_timestamp() - interval '30 seconds' THEN
          UPDATE session x SET last_seen_at = clock_timestamp() WHERE x.id = s.id;
        END IF;
        RETURN QUERY
          SELECT s.id, p.id, p.organisation_id, o.name, o.is_demo, p.display_name, p.email, p.discipline, p.roles, p.locale,
                 s.expires_at, s.reauthenticated_at, idle,
                 coalesce((SELECT jsonb_agg(jsonb_build_object('boardId', b.id, 'boardName', b.name, 'role', m.role,
                                                               'discipline', m.discipline) ORDER BY b.name)
                             FROM board_membership m JOIN board b ON b.id = m.board_id
                            WHERE m.person_id = p.id AND m.valid_from <= current_date
                              AND (m.valid_to IS NULL OR m.valid_to >= current_date)), '[]'),
                 coalesce((SELECT jsonb_agg(jsonb_build_object('boardId', b.id, 'boardName', b.name) ORDER BY b.name)
                             FROM auditor_grant g JOIN board b ON b.id = g.board_id
                            WHERE g.person_id = p.id AND g.revoked_at IS NULL
                              AND clock_timestamp() BETWEEN g.valid_from AND g.valid_to), '[]')
            FROM person p JOIN organisation o ON o.id = p.organisation_id
           WHERE p.id = s.person_id AND p.is_active;
      END $fn$;

      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA identity TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP SCHEMA identity CASCADE;
      DROP TABLE auditor_grant, board_cover, board_membership, board, session, credential, person, organisation;
      DROP SCHEMA scope CASCADE;
    `);
  }
}
