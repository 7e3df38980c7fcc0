import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `identity.begin_wall, identity.find_wall, identity.pair_wall, identity.note_shown`;

/** Screens on the wall of a meeting room: paired with a board by somebody of it, and able to show its open meeting and nothing else. */
export class WallDevices1780000000184 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE wall_device (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Null, like the next two, until somebody entered the code the screen shows.
        organisation_id uuid REFERENCES organisation,
        board_id uuid REFERENCES board,
        name text CHECK (length(name) BETWEEN 1 AND 80),
        token_hash bytea NOT NULL UNIQUE,
        code_hash bytea UNIQUE,
        code_expires_at timestamptz,
        paired_by uuid REFERENCES person,
        paired_at timestamptz,
        expires_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz,
        revoked_by uuid REFERENCES person,
        -- The case on the screen: its record says once that the wall showed it.
        shown_case_id uuid,
        CHECK ((paired_at IS NULL) = (board_id IS NULL) AND (board_id IS NULL) = (organisation_id IS NULL) AND (board_id IS NULL) = (name IS NULL)),
        CHECK (paired_at IS NULL OR code_hash IS NULL)
      );
      CREATE INDEX wall_device_board ON wall_device (board_id) WHERE revoked_at IS NULL;
      ALTER TABLE wall_device ENABLE ROW LEVEL SECURITY;
      ALTER TABLE wall_device FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON wall_device TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON wall_device TO consilium_app USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      -- Everything but the hashes.
      GRANT SELECT (id, organisation_id, board_id, name, paired_by, paired_at, expires_at, last_seen_at, revoked_at, revoked_by) ON wall_device TO consilium_app;
      GRANT UPDATE (revoked_at, revoked_by) ON wall_device TO consilium_app;

      -- A screen that waits for its code to be entered.
      CREATE FUNCTION identity.begin_wall(p_token_hash bytea, p_code_hash bytea, p_minutes integer) RETURNS timestamptz
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        DELETE FROM wall_device WHERE paired_at IS NULL AND expires_at < clock_timestamp();
        INSERT INTO wall_device (token_hash, code_hash, code_expires_at, expires_at)
        VALUES (p_token_hash, p_code_hash, clock_timestamp() + make_interval(mins => p_minutes), clock_timestamp() + make_interval(mins => p_minutes)) RETURNING code_expires_at;
      $fn$;

      -- Which screen this is, and the meeting of its board that is open now, of several the one opened last.
      CREATE FUNCTION identity.find_wall(p_token_hash bytea)
      RETURNS TABLE (wall_id uuid, organisation_id uuid, board_id uuid, board_name text, name text, meeting_id uuid)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE wall_device w SET last_seen_at = clock_timestamp()
         WHERE w.token_hash = p_token_hash AND w.last_seen_at < clock_timestamp() - interval '30 seconds';
        RETURN QUERY
          SELECT w.id, w.organisation_id, w.board_id, b.name, w.name,
                 (SELECT m.id FROM meeting m WHERE m.board_id = w.board_id AND m.state = 'open' ORDER BY m.opened_at DESC, m.id LIMIT 1)
            FROM wall_device w LEFT JOIN board b ON b.id = w.board_id
           WHERE w.token_hash = p_token_hash AND w.revoked_at IS NULL AND w.expires_at > clock_timestamp();
      END $fn$;

      -- Within the scope of whoever enters the code. Null for a wrong, used or late one.
      CREATE FUNCTION identity.pair_wall(p_code_hash bytea, p_board uuid, p_name text, p_days integer) RETURNS uuid
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        UPDATE wall_device w
           SET organisation_id = b.organisation_id, board_id = b.id, name = p_name, code_hash = NULL, code_expires_at = NULL, paired_by = scope.person(),
               paired_at = clock_timestamp(), expires_at = clock_timestamp() + make_interval(days => p_days)
          FROM board b
         WHERE w.code_hash = p_code_hash AND w.paired_at IS NULL AND w.code_expires_at > clock_timestamp()
           AND b.id = p_board AND b.organisation_id = scope.organisation()
        RETURNING w.id
      $fn$;

      -- True where the screen did not show this case before (null: none).
      CREATE FUNCTION identity.note_shown(p_wall uuid, p_case uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        UPDATE wall_device SET shown_case_id = p_case WHERE id = p_wall AND organisation_id = scope.organisation() AND shown_case_id IS DISTINCT FROM p_case;
        RETURN FOUND;
      END $fn$;
      REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${FUNCTIONS} TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION ${FUNCTIONS};
      DROP TABLE wall_device;
    `);
  }
}
