import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Patients, cases, facts, lesions, the course of the disease, annotations, assertions and stored evaluations. */
export class Cases1780000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE patient (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        identifier_system text NOT NULL,
        identifier_value text NOT NULL,
        family_name text NOT NULL,
        given_name text NOT NULL,
        birth_date date NOT NULL,
        sex text NOT NULL CHECK (sex IN ('female','male','other')),
        created_by uuid REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (organisation_id, identifier_system, identifier_value)
      );

      CREATE TABLE case_counter (
        organisation_id uuid NOT NULL REFERENCES organisation,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (organisation_id, year)
      );

      -- "case" is a reserved word; a board_case is one patient's question put once.
      CREATE TABLE board_case (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        board_id uuid NOT NULL REFERENCES board,
        patient_id uuid NOT NULL REFERENCES patient,
        number text NOT NULL,
        episode integer NOT NULL DEFAULT 1,
        reopens_case_id uuid REFERENCES board_case,
        state text NOT NULL CHECK (state IN ('draft','submitted','accepted','returned','listed','inDiscussion','recommended','signedOff','deferred','withdrawn')),
        question_code text NOT NULL,
        question_text text NOT NULL,
        urgency text NOT NULL,
        summary text NOT NULL DEFAULT '',
        referrer_id uuid REFERENCES person,
        consultant_name text NOT NULL,
        consultant_contact text NOT NULL,
        patient_knows text NOT NULL DEFAULT '',
        wish jsonb NOT NULL,
        consent jsonb NOT NULL,
        search_text text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        imported boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (organisation_id, number)
      );
      CREATE INDEX board_case_worklist ON board_case (board_id, updated_at DESC, id DESC);
      CREATE INDEX board_case_state ON board_case (board_id, state, updated_at DESC, id DESC);
      CREATE INDEX board_case_referrer ON board_case (referrer_id, updated_at DESC, id DESC) WHERE referrer_id IS NOT NULL;
      CREATE INDEX board_case_patient ON board_case (patient_id);
      CREATE INDEX board_case_search ON board_case USING gin (search_text gin_trgm_ops);

      -- A value is never changed: a new row replaces it (retired_at) or stands beside it (competing).
      CREATE TABLE case_fact (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        element text NOT NULL,
        value jsonb,
        state text NOT NULL CHECK (state IN ('known','pending','notDone','notObtainable')),
        entered_text text,
        pending_until date,
        observed_on date,
        source_kind text NOT NULL CHECK (source_kind IN ('document','person','import','lesionMap')),
        source_label text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        entered_by uuid NOT NULL REFERENCES person,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz,
        retired_by uuid REFERENCES person,
        CHECK ((state = 'known') = (value IS NOT NULL))
      );
      CREATE INDEX case_fact_current ON case_fact (case_id, element) WHERE retired_at IS NULL;
      CREATE INDEX case_fact_history ON case_fact (case_id, element, entered_at);

      CREATE TABLE lesion (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        number integer NOT NULL,
        segment text NOT NULL CHECK (segment IN ('1','2','3','4a','4b','5','6','7','8')),
        size_cm double precision CHECK (size_cm > 0 AND size_cm <= 30),
        near_hilum boolean,
        near_vessel boolean,
        near_portal boolean,
        near_gut boolean,
        plan text CHECK (plan IN ('resect','ablate','leave')),
        x double precision,
        y double precision,
        entered_by uuid NOT NULL REFERENCES person,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz
      );
      CREATE INDEX lesion_current ON lesion (case_id, number) WHERE retired_at IS NULL;

      CREATE TABLE course_event (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        kind text NOT NULL,
        label text NOT NULL,
        starts_on date NOT NULL,
        ends_on date,
        marker jsonb,
        response text,
        entered_by uuid NOT NULL REFERENCES person,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz,
        CHECK (ends_on IS NULL OR ends_on >= starts_on)
      );
      CREATE INDEX course_event_case ON course_event (case_id, starts_on) WHERE retired_at IS NULL;

      CREATE TABLE annotation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        target_kind text NOT NULL CHECK (target_kind IN ('case','field','lesion','criterion','option','evidence')),
        target_ref text NOT NULL,
        reply_to uuid REFERENCES annotation,
        visibility text NOT NULL CHECK (visibility IN ('record','discussion')),
        body text NOT NULL,
        mentions uuid[] NOT NULL DEFAULT '{}',
        author_id uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        resolved_at timestamptz,
        resolved_by uuid REFERENCES person
      );
      CREATE INDEX annotation_case ON annotation (case_id, created_at);

      CREATE TABLE criterion_assertion (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        criterion_id text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('met','notMet')),
        reason text NOT NULL,
        asserted_by uuid NOT NULL REFERENCES person,
        asserted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_at timestamptz,
        withdrawn_by uuid REFERENCES person
      );
      CREATE UNIQUE INDEX criterion_assertion_current ON criterion_assertion (case_id, criterion_id) WHERE withdrawn_at IS NULL;

      -- What the board saw: canonical text of facts, settings and result, with the versions that made it. Never changed.
      CREATE TABLE evaluation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid NOT NULL REFERENCES board_case,
        case_version integer NOT NULL,
        input_text text NOT NULL,
        result_text text NOT NULL,
        sha256 bytea NOT NULL,
        knowledge_version text NOT NULL,
        knowledge_hash bytea NOT NULL,
        engine_version text NOT NULL,
        created_by uuid REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX evaluation_case ON evaluation (case_id, created_at);
    `);

    await queryRunner.query(/* sql */ `
      ALTER TABLE patient ENABLE ROW LEVEL SECURITY;
      ALTER TABLE patient FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON patient TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON patient TO consilium_app
        USING (organisation_id = scope.organisation()
               AND (created_by = scope.person() OR EXISTS (SELECT 1 FROM board_case c WHERE c.patient_id = patient.id)))
        WITH CHECK (organisation_id = scope.organisation());
      CREATE POLICY own_organisation ON patient TO consilium_worker USING (organisation_id = scope.organisation());

      ALTER TABLE board_case ENABLE ROW LEVEL SECURITY;
      ALTER TABLE board_case FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON board_case TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON board_case TO consilium_app
        USING (organisation_id = scope.organisation() AND (board_id = ANY (scope.boards()) OR referrer_id = scope.person()))
        WITH CHECK (organisation_id = scope.organisation() AND (board_id = ANY (scope.boards()) OR referrer_id = scope.person()));
      CREATE POLICY own_organisation ON board_case TO consilium_worker USING (organisation_id = scope.organisation());

      ALTER TABLE case_counter ENABLE ROW LEVEL SECURITY;
      ALTER TABLE case_counter FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON case_counter TO consilium_owner USING (true) WITH CHECK (true);

      -- The next case number of the organisation in scope, e.g. C-2026-0147; the row lock keeps numbers gapless.
      CREATE FUNCTION next_case_number(p_year integer) RETURNS text
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        INSERT INTO case_counter AS k (organisation_id, year, last) VALUES (scope.organisation(), p_year, 1)
        ON CONFLICT (organisation_id, year) DO UPDATE SET last = k.last + 1
        RETURNING format('C-%s-%s', p_year, lpad(last::text, 4, '0'))
      $fn$;
      REVOKE ALL ON FUNCTION next_case_number FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION next_case_number TO consilium_app;

      -- A patient already registered in the organisation, also when the case lies outside the caller's boards: only the id.
      CREATE FUNCTION find_patient(p_system text, p_value text) RETURNS uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
        SELECT id FROM patient WHERE organisation_id = scope.organisation() AND identifier_system = p_system AND identifier_value = p_value
      $fn$;
      REVOKE ALL ON FUNCTION find_patient FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION find_patient TO consilium_app;

      GRANT SELECT, INSERT, UPDATE ON patient, board_case TO consilium_app;
      GRANT SELECT ON patient, board_case TO consilium_worker;
    `);

    for (const table of ['case_fact', 'lesion', 'course_event', 'annotation', 'criterion_assertion', 'evaluation']) {
      await queryRunner.query(/* sql */ `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_functions ON ${table} TO consilium_owner USING (true) WITH CHECK (true);
        CREATE POLICY in_scope ON ${table} TO consilium_app
          USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id))
          WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id));
        CREATE POLICY own_organisation ON ${table} TO consilium_worker USING (organisation_id = scope.organisation());
        GRANT SELECT, INSERT ON ${table} TO consilium_app;
        GRANT SELECT ON ${table} TO consilium_worker;
      `);
    }
    // Rows that may end but never change: only the columns that end them are writable.
    await queryRunner.query(/* sql */ `
      GRANT UPDATE (retired_at, retired_by) ON case_fact TO consilium_app;
      GRANT UPDATE (retired_at) ON lesion, course_event TO consilium_app;
      GRANT UPDATE (resolved_at, resolved_by) ON annotation TO consilium_app;
      GRANT UPDATE (withdrawn_at, withdrawn_by) ON criterion_assertion TO consilium_app;
    `);
    // A change without its audit entry is refused at commit; for what belongs to a case, in that case's chain.
    const inCaseChain = [['board_case', 'id'], ...['case_fact', 'lesion', 'course_event', 'annotation', 'criterion_assertion', 'evaluation'].map((table) => [table, 'case_id'])];
    const inAnyChain = ['patient', 'board', 'board_membership', 'board_cover', 'auditor_grant', 'person'].map((table) => [table, null]);
    for (const [table, column] of [...inCaseChain, ...inAnyChain]) {
      await queryRunner.query(/* sql */ `
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry(${column === null ? '' : `'${column}'`});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TABLE evaluation, criterion_assertion, annotation, course_event, lesion, case_fact;
      DROP FUNCTION next_case_number, find_patient;
      DROP TABLE board_case, case_counter, patient CASCADE;
    `);
    for (const table of ['board', 'board_membership', 'board_cover', 'auditor_grant', 'person']) {
      await queryRunner.query(`DROP TRIGGER audited ON ${table}`);
    }
  }
}
