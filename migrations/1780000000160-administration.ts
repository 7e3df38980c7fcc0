import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The administrator's desk: who may write people and boards, what the database itself refuses, and emergency access. */
export class Administration1780000000160 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      GRANT INSERT ON person, board, board_membership, board_cover, auditor_grant TO consilium_app;
      GRANT UPDATE (display_name, email, discipline, roles, locale, is_active, version) ON person TO consilium_app;
      GRANT UPDATE (name, settings, version) ON board TO consilium_app;
      GRANT UPDATE (revoked_at) ON auditor_grant TO consilium_app;

      -- A membership ended on its first day was in force for hours: its span of days is then empty, and ended_at says when.
      ALTER TABLE board_membership
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN ended_by uuid REFERENCES person,
        DROP CONSTRAINT board_membership_check,
        ADD CONSTRAINT board_membership_span CHECK (valid_to IS NULL OR valid_to >= valid_from - 1);
      GRANT UPDATE (valid_to, ended_at, ended_by) ON board_membership TO consilium_app;
      ALTER TABLE board_cover
        ADD COLUMN named_by uuid REFERENCES person,
        ADD COLUMN ended_at timestamptz,
        DROP CONSTRAINT board_cover_check1,
        ADD CONSTRAINT board_cover_span CHECK (valid_to >= valid_from - 1);
      GRANT UPDATE (valid_to, ended_at) ON board_cover TO consilium_app;
      CREATE INDEX board_cover_cover ON board_cover (cover_person_id);
      CREATE INDEX auditor_grant_person ON auditor_grant (person_id);

      -- A cover changes what somebody may do, and so does an auditor's grant: open sockets are told.
      CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE ON board_cover
        FOR EACH ROW EXECUTE FUNCTION identity.tell_rights_changed('cover_person_id');
      CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE ON auditor_grant
        FOR EACH ROW EXECUTE FUNCTION identity.tell_rights_changed('person_id');
    `);

    // What the application checks with a friendly sentence, the database refuses as well.
    await queryRunner.query(/* sql */ `
      CREATE FUNCTION identity.guard_person() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        IF NEW.id = scope.person() AND NEW.roles IS DISTINCT FROM OLD.roles THEN
          RAISE EXCEPTION 'nobody changes their own roles' USING ERRCODE = 'CP001';
        END IF;
        IF OLD.is_active AND 'administrator' = ANY (OLD.roles) AND NOT (NEW.is_active AND 'administrator' = ANY (NEW.roles)) THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('administrators:' || OLD.organisation_id, 0));
          IF NOT EXISTS (SELECT 1 FROM person p WHERE p.organisation_id = OLD.organisation_id AND p.id <> OLD.id
                                                  AND p.is_active AND 'administrator' = ANY (p.roles)) THEN
            RAISE EXCEPTION 'the organisation would be left without an administrator' USING ERRCODE = 'CP002';
          END IF;
        END IF;
        RETURN NEW;
      END $fn$;
      CREATE TRIGGER guard_person BEFORE UPDATE OF roles, is_active ON person FOR EACH ROW EXECUTE FUNCTION identity.guard_person();

      -- Nobody puts themselves on a board or gives themselves the auditor's view.
      CREATE FUNCTION identity.guard_own_rights() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $fn$
      BEGIN
        IF NEW.person_id = scope.person() THEN
          RAISE EXCEPTION 'nobody gives themselves rights' USING ERRCODE = 'CP001';
        END IF;
        RETURN NEW;
      END $fn$;
      CREATE TRIGGER guard_own_rights BEFORE INSERT ON board_membership FOR EACH ROW EXECUTE FUNCTION identity.guard_own_rights();
      CREATE TRIGGER guard_own_rights BEFORE INSERT ON auditor_grant FOR EACH ROW EXECUTE FUNCTION identity.guard_own_rights();

      -- Earlier settings of a board stay readable; written by the database, so that no change of settings can miss it.
      CREATE TABLE board_version (
        board_id uuid NOT NULL REFERENCES board,
        organisation_id uuid NOT NULL REFERENCES organisation,
        version integer NOT NULL,
        name text NOT NULL,
        settings jsonb NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by uuid REFERENCES person,
        PRIMARY KEY (board_id, version)
      );
      ALTER TABLE board_version ENABLE ROW LEVEL SECURITY;
      ALTER TABLE board_version FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON board_version TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON board_version TO consilium_app, consilium_worker, consilium_auditor USING (organisation_id = scope.organisation());
      GRANT SELECT ON board_version TO consilium_app, consilium_worker, consilium_auditor;

      CREATE FUNCTION keep_board_version() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      BEGIN
        INSERT INTO board_version (board_id, organisation_id, version, name, settings, changed_by)
        VALUES (NEW.id, NEW.organisation_id, NEW.version, NEW.name, NEW.settings, scope.person());
        RETURN NULL;
      END $fn$;
      CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON board FOR EACH ROW EXECUTE FUNCTION keep_board_version();
      INSERT INTO board_version (board_id, organisation_id, version, name, settings) SELECT id, organisation_id, version, name, settings FROM board;
    `);

    // What a person may do beyond memberships and grants, asked with every request and for every open socket.
    await queryRunner.query(/* sql */ `
      CREATE TABLE emergency_access (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        board_id uuid NOT NULL REFERENCES board,
        person_id uuid NOT NULL REFERENCES person,
        -- The reason lies with the erasable free text of the case.
        reason_text_id uuid NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        valid_to timestamptz NOT NULL,
        ended_at timestamptz,
        acknowledged_by uuid REFERENCES person,
        acknowledged_at timestamptz,
        acknowledgement text,
        CHECK (valid_to > opened_at AND valid_to <= opened_at + interval '4 hours'),
        CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL)),
        CHECK (acknowledged_by IS NULL OR acknowledged_by <> person_id)
      );
      CREATE INDEX emergency_access_person ON emergency_access (person_id, valid_to);
      CREATE INDEX emergency_access_board ON emergency_access (board_id, opened_at);
      ALTER TABLE emergency_access ENABLE ROW LEVEL SECURITY;
      ALTER TABLE emergency_access FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON emergency_access TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_or_of_board ON emergency_access TO consilium_app
        USING (organisation_id = scope.organisation() AND (person_id = scope.person() OR board_id = ANY (scope.boards())))
        WITH CHECK (organisation_id = scope.organisation() AND (person_id = scope.person() OR board_id = ANY (scope.boards())));
      GRANT SELECT, INSERT ON emergency_access TO consilium_app;
      GRANT UPDATE (ended_at, acknowledged_by, acknowledged_at, acknowledgement) ON emergency_access TO consilium_app;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON emergency_access
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry('case_id');
      CREATE TRIGGER guard_own_rights BEFORE UPDATE OF acknowledged_by ON emergency_access FOR EACH ROW EXECUTE FUNCTION identity.guard_own_rights();

      CREATE FUNCTION scope.emergency_cases() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(nullif(current_setting('consilium.emergency_case_ids', true), ''), '{}')::uuid[];
      -- Reading only: nothing is written to a case under emergency access but the record of having read it.
      CREATE POLICY emergency ON board_case FOR SELECT TO consilium_app
        USING (organisation_id = scope.organisation() AND id = ANY (scope.emergency_cases()));

      -- The case of this number within the organisation in scope: its ids, and nothing about the patient.
      CREATE FUNCTION find_case_by_number(p_number text) RETURNS TABLE (case_id uuid, case_number text, board_id uuid, board_name text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT c.id, c.number, b.id, b.name FROM board_case c JOIN board b ON b.id = c.board_id
         WHERE c.organisation_id = scope.organisation() AND upper(c.number) = upper(p_number)
      $fn$;
      REVOKE ALL ON FUNCTION find_case_by_number FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION find_case_by_number TO consilium_app;

      CREATE FUNCTION identity.covers_today(p_person uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('boardId', b.id, 'boardName', b.name, 'role', 'member', 'discipline', p.discipline)), '[]')
          FROM board_cover v JOIN board b ON b.id = v.board_id JOIN person p ON p.id = v.cover_person_id
         WHERE v.cover_person_id = p_person AND current_date BETWEEN v.valid_from AND v.valid_to
      $fn$;
      CREATE FUNCTION identity.emergencies_now(p_person uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'caseId', c.id, 'caseNumber', c.number, 'boardId', b.id, 'boardName', b.name,
                                                     'until', to_char(e.valid_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY e.valid_to), '[]')
          FROM emergency_access e JOIN board_case c ON c.id = e.case_id JOIN board b ON b.id = e.board_id
         WHERE e.person_id = p_person AND e.ended_at IS NULL AND e.valid_to > clock_timestamp()
      $fn$;
      -- What the desk shows of accounts: never a hash, only whether somebody can sign in and when they last did.
      CREATE FUNCTION identity.account_states(p_people uuid[]) RETURNS TABLE (person_id uuid, can_sign_in boolean, last_seen_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT p.id,
               EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id) OR EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id),
               (SELECT max(s.last_seen_at) FROM session s WHERE s.person_id = p.id)
          FROM person p WHERE p.id = ANY (p_people) AND p.organisation_id = scope.organisation()
      $fn$;
      REVOKE ALL ON FUNCTION identity.covers_today, identity.emergencies_now, identity.account_states, identity.guard_person, identity.guard_own_rights FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.covers_today, identity.emergencies_now, identity.account_states TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION identity.account_states, identity.emergencies_now, identity.covers_today, find_case_by_number;
      DROP POLICY emergency ON board_case;
      DROP FUNCTION scope.emergency_cases;
      DROP TABLE emergency_access;
      DROP TRIGGER keep_version ON board;
      DROP FUNCTION keep_board_version;
      DROP TABLE board_version;
      DROP TRIGGER guard_own_rights ON auditor_grant;
      DROP TRIGGER guard_own_rights ON board_membership;
      DROP FUNCTION identity.guard_own_rights;
      DROP TRIGGER guard_person ON person;
      DROP FUNCTION identity.guard_person;
      DROP TRIGGER rights_changed ON auditor_grant;
      DROP TRIGGER rights_changed ON board_cover;
      DROP INDEX auditor_grant_person, board_cover_cover;
      ALTER TABLE board_cover DROP CONSTRAINT board_cover_span, DROP COLUMN ended_at, DROP COLUMN named_by;
      ALTER TABLE board_membership DROP CONSTRAINT board_membership_span, DROP COLUMN ended_by, DROP COLUMN ended_at;
      REVOKE INSERT ON person, board, board_membership, board_cover, auditor_grant FROM consilium_app;
      REVOKE UPDATE ON person, board, board_membership, board_cover, auditor_grant FROM consilium_app;
    `);
  }
}
