import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings, agenda, register, sealed rounds, recommendation, signed outcomes and numbered live events. */
export class Deliberation1780000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE FUNCTION public.sha256_of_text(p_text text) RETURNS bytea
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN sha256(convert_to(p_text, 'UTF8'));

      CREATE TABLE meeting (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        board_id uuid NOT NULL REFERENCES board,
        -- Room for meeting series: the series and its occurrence date, null for a single meeting.
        series_id uuid,
        series_date date,
        title text NOT NULL,
        starts_at timestamptz NOT NULL,
        planned_minutes integer NOT NULL CHECK (planned_minutes BETWEEN 5 AND 480),
        place text NOT NULL DEFAULT '',
        link text NOT NULL DEFAULT '',
        chair_id uuid NOT NULL REFERENCES person,
        state text NOT NULL CHECK (state IN ('draft','published','open','closed','cancelled')),
        current_item_id uuid,
        event_sequence bigint NOT NULL DEFAULT 0,
        opened_at timestamptz,
        closed_at timestamptz,
        imported boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX meeting_board ON meeting (board_id, starts_at DESC, id DESC);

      CREATE TABLE agenda_item (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        position integer NOT NULL CHECK (position >= 1),
        minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 90),
        presenter_id uuid REFERENCES person,
        lane text NOT NULL CHECK (lane IN ('discuss','standardOfCare','deferred')),
        reason text NOT NULL DEFAULT '',
        waiver_by uuid REFERENCES person,
        waiver_reason text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','inDiscussion','done')),
        started_at timestamptz,
        presented_at timestamptz,
        finished_at timestamptz,
        UNIQUE (meeting_id, case_id),
        CONSTRAINT agenda_item_position UNIQUE (meeting_id, position) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE INDEX agenda_item_case ON agenda_item (case_id);
      ALTER TABLE meeting ADD FOREIGN KEY (current_item_id) REFERENCES agenda_item;

      CREATE TABLE attendance (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        person_id uuid NOT NULL REFERENCES person,
        discipline text,
        role text NOT NULL CHECK (role IN ('core','cover','guest')),
        mode text NOT NULL CHECK (mode IN ('room','remote')),
        covers_person_id uuid REFERENCES person,
        arrived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        left_at timestamptz
      );
      CREATE UNIQUE INDEX attendance_present ON attendance (meeting_id, person_id) WHERE left_at IS NULL;

      CREATE TABLE interest (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        person_id uuid NOT NULL REFERENCES person,
        kind text NOT NULL CHECK (kind IN ('financial','personal','treating','other')),
        text text NOT NULL,
        recuses boolean NOT NULL,
        declared_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX interest_meeting ON interest (meeting_id, case_id);

      CREATE TABLE ballot_round (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        number integer NOT NULL CHECK (number IN (1, 2)),
        state text NOT NULL CHECK (state IN ('open','closed','opened')),
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        closed_at timestamptz,
        seal_opened_at timestamptz,
        UNIQUE (meeting_id, case_id, number)
      );

      -- Until the seal opens only ciphertext and commitment exist; opened_text and salt are filled when it opens.
      CREATE TABLE ballot (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        round_id uuid NOT NULL REFERENCES ballot_round,
        voter_id uuid NOT NULL REFERENCES person,
        covers_person_id uuid REFERENCES person,
        discipline text,
        ciphertext bytea NOT NULL,
        key_id text NOT NULL,
        commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
        version integer NOT NULL DEFAULT 1,
        cast_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        replaced_at timestamptz,
        opened_text text,
        salt bytea
      );
      CREATE UNIQUE INDEX ballot_current ON ballot (round_id, voter_id) WHERE replaced_at IS NULL;

      CREATE TABLE recommendation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        content jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('draft','confirmed')),
        scribe_id uuid REFERENCES person,
        confirmed_by uuid REFERENCES person,
        confirmed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (meeting_id, case_id)
      );

      CREATE TABLE dissent (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        recommendation_id uuid NOT NULL REFERENCES recommendation,
        case_id uuid NOT NULL REFERENCES board_case,
        person_id uuid NOT NULL REFERENCES person,
        reason text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        acknowledged_by uuid REFERENCES person,
        acknowledged_at timestamptz,
        UNIQUE (recommendation_id, person_id)
      );

      CREATE TABLE action_item (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        recommendation_id uuid REFERENCES recommendation,
        what text NOT NULL,
        owner_id uuid NOT NULL REFERENCES person,
        due_on date NOT NULL,
        done_at timestamptz
      );
      CREATE INDEX action_item_owner ON action_item (owner_id, due_on) WHERE done_at IS NULL;

      -- The exact text that is signed. Rows are never changed but for the state of signing.
      CREATE TABLE outcome_record (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        meeting_id uuid NOT NULL REFERENCES meeting,
        case_id uuid NOT NULL REFERENCES board_case,
        kind text NOT NULL CHECK (kind IN ('outcome','addendum')),
        amends_id uuid REFERENCES outcome_record,
        canonical_text text NOT NULL,
        sha256 bytea NOT NULL CHECK (sha256 = public.sha256_of_text(canonical_text)),
        required jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('awaitingSignatures','signedOff','returned')),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        imported boolean NOT NULL DEFAULT false
      );
      CREATE INDEX outcome_record_case ON outcome_record (case_id, created_at);

      -- Shows name, UTC time and meaning (21 CFR Part 11), bound to the text by its hash; cannot be moved to another record.
      CREATE TABLE signature (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        outcome_record_id uuid NOT NULL REFERENCES outcome_record,
        case_id uuid NOT NULL REFERENCES board_case,
        person_id uuid NOT NULL REFERENCES person,
        name_shown text NOT NULL,
        discipline text,
        capacity text NOT NULL CHECK (capacity IN ('chair','requiredDiscipline','voter')),
        meaning text NOT NULL CHECK (meaning IN ('approved','approvedWithDissent','declined')),
        reason text NOT NULL DEFAULT '',
        sha256 bytea NOT NULL,
        authenticated_at timestamptz NOT NULL,
        signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (outcome_record_id, person_id)
      );

      -- Numbered per meeting under the meeting's row lock; the socket only carries them.
      CREATE TABLE meeting_event (
        meeting_id uuid NOT NULL REFERENCES meeting,
        sequence bigint NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisation,
        kind text NOT NULL,
        case_id uuid,
        payload jsonb NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (meeting_id, sequence)
      );
    `);

    await queryRunner.query(/* sql */ `
      -- Adds the next event of a meeting and tells every listening process which meeting to read.
      CREATE FUNCTION append_meeting_event(p_meeting uuid, p_kind text, p_case uuid, p_payload jsonb) RETURNS bigint
      LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $fn$
      DECLARE v_sequence bigint;
      BEGIN
        UPDATE meeting SET event_sequence = event_sequence + 1 WHERE id = p_meeting RETURNING event_sequence INTO v_sequence;
        IF v_sequence IS NULL THEN RAISE EXCEPTION 'no such meeting in scope' USING ERRCODE = 'no_data_found'; END IF;
        INSERT INTO meeting_event (meeting_id, sequence, organisation_id, kind, case_id, payload)
        VALUES (p_meeting, v_sequence, scope.organisation(), p_kind, p_case, p_payload);
        PERFORM pg_notify('meeting_event', p_meeting::text || ':' || v_sequence::text);
        RETURN v_sequence;
      END $fn$;
      REVOKE ALL ON FUNCTION append_meeting_event FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION append_meeting_event TO consilium_app, consilium_worker;

      ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meeting FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON meeting TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON meeting TO consilium_app
        USING (organisation_id = scope.organisation() AND board_id = ANY (scope.boards()))
        WITH CHECK (organisation_id = scope.organisation() AND board_id = ANY (scope.boards()));
      CREATE POLICY own_organisation ON meeting TO consilium_worker USING (organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE ON meeting TO consilium_app;
      GRANT SELECT, UPDATE (event_sequence) ON meeting TO consilium_worker;
    `);

    for (const table of ['agenda_item', 'attendance', 'interest', 'ballot_round', 'recommendation', 'meeting_event']) {
      await this.protect(queryRunner, table, 'EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id)');
    }
    for (const table of ['dissent', 'action_item', 'outcome_record', 'signature']) {
      await this.protect(queryRunner, table, 'EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id)');
    }
    await this.protect(queryRunner, 'ballot', 'EXISTS (SELECT 1 FROM ballot_round r WHERE r.id = round_id)');

    await queryRunner.query(/* sql */ `
      GRANT UPDATE ON agenda_item, recommendation TO consilium_app;
      GRANT DELETE ON agenda_item TO consilium_app;
      GRANT UPDATE (left_at) ON attendance TO consilium_app;
      GRANT UPDATE (state, closed_at, seal_opened_at) ON ballot_round TO consilium_app;
      GRANT UPDATE (replaced_at, opened_text, salt) ON ballot TO consilium_app;
      GRANT UPDATE (acknowledged_by, acknowledged_at) ON dissent TO consilium_app;
      GRANT UPDATE (done_at) ON action_item TO consilium_app;
      GRANT UPDATE (state) ON outcome_record TO consilium_app;
      GRANT INSERT ON meeting_event TO consilium_worker;
    `);
    for (const table of ['meeting', 'agenda_item', 'attendance', 'interest', 'ballot_round', 'ballot', 'recommendation', 'dissent', 'action_item', 'outcome_record', 'signature']) {
      await queryRunner.query(/* sql */ `
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION append_meeting_event;
      ALTER TABLE meeting DROP COLUMN current_item_id;
      DROP TABLE meeting_event, signature, outcome_record, action_item, dissent, recommendation, ballot, ballot_round, interest, attendance, agenda_item, meeting;
      DROP FUNCTION public.sha256_of_text;
    `);
  }

  /** Forces row-level security: rows of the organisation whose parent is in the request's scope. */
  private async protect(queryRunner: QueryRunner, table: string, parentInScope: string): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON ${table} TO consilium_app
        USING (organisation_id = scope.organisation() AND ${parentInScope})
        WITH CHECK (organisation_id = scope.organisation() AND ${parentInScope});
      CREATE POLICY own_organisation ON ${table} TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON ${table} TO consilium_app;
      GRANT SELECT ON ${table} TO consilium_worker;
    `);
  }
}
