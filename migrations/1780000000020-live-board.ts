import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the live board asks of the database while a meeting runs: indexes, and word of rights that were withdrawn. */
export class LiveBoard1780000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE INDEX attendance_meeting ON attendance (meeting_id, arrived_at);
      CREATE INDEX ballot_round_of_ballot ON ballot (round_id, cast_at);
      CREATE INDEX outcome_record_meeting ON outcome_record (meeting_id, case_id, created_at);
      CREATE INDEX signature_case ON signature (case_id);
      CREATE INDEX dissent_case ON dissent (case_id);
      CREATE INDEX board_cover_board ON board_cover (board_id);

      /* The sessions behind open sockets, with the rights of this very moment. Unlike identity.authenticate this only
         looks: a screen that is merely open does not keep its session from going idle. */
      CREATE FUNCTION identity.observe_sessions(p_token_hashes bytea[], p_idle_minutes integer)
      RETURNS TABLE (token_hash bytea, session_id uuid, person_id uuid, organisation_id uuid, roles text[], is_idle boolean,
                     memberships jsonb, grants jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT s.token_hash, s.id, p.id, p.organisation_id, p.roles, s.last_seen_at < clock_timestamp() - make_interval(mins => p_idle_minutes),
               coalesce((SELECT jsonb_agg(jsonb_build_object('boardId', m.board_id, 'role', m.role, 'discipline', m.discipline))
                           FROM board_membership m
                          WHERE m.person_id = p.id AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)), '[]'),
               coalesce((SELECT jsonb_agg(jsonb_build_object('boardId', g.board_id))
                           FROM auditor_grant g
                          WHERE g.person_id = p.id AND g.revoked_at IS NULL AND clock_timestamp() BETWEEN g.valid_from AND g.valid_to), '[]')
          FROM session s JOIN person p ON p.id = s.person_id
         WHERE s.token_hash = ANY (p_token_hashes) AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND p.is_active
      $fn$;
      REVOKE ALL ON FUNCTION identity.observe_sessions FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.observe_sessions TO consilium_app;

      -- Tells every app process that somebody's rights changed, so that their sockets are looked at now and not by and by.
      CREATE FUNCTION identity.tell_rights_changed() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
      DECLARE v_person text := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0];
      BEGIN
        PERFORM pg_notify('rights_changed', v_person);
        RETURN NULL;
      END $fn$;
      CREATE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE ON board_membership
        FOR EACH ROW EXECUTE FUNCTION identity.tell_rights_changed('person_id');
      CREATE TRIGGER rights_changed AFTER UPDATE OF is_active, roles ON person
        FOR EACH ROW EXECUTE FUNCTION identity.tell_rights_changed('id');
      CREATE TRIGGER rights_changed AFTER UPDATE OF revoked_at ON session
        FOR EACH ROW EXECUTE FUNCTION identity.tell_rights_changed('person_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER rights_changed ON session;
      DROP TRIGGER rights_changed ON person;
      DROP TRIGGER rights_changed ON board_membership;
      DROP FUNCTION identity.tell_rights_changed, identity.observe_sessions;
      DROP INDEX attendance_meeting, ballot_round_of_ballot, outcome_record_meeting, signature_case, dissent_case, board_cover_board;
    `);
  }
}
