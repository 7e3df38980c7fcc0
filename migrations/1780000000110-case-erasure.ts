import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lawful erasure of a whole case: asked for by one person, confirmed by another. What is erased in which table is data
 * (erasure.rule, filled by the migrate step from apps/api/src/erasure/erasure-plan.ts), so that a new table needs a new
 * line there and no change here.
 */
export class CaseErasure1780000000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, ACCESS, ERASE, REWRITE]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP SCHEMA erasure CASCADE;
      DROP TABLE erasure_file, case_erasure;
      ALTER TABLE board_case DROP COLUMN erased_at;
    `);
  }
}

const TABLES = /* sql */ `
  ALTER TABLE board_case ADD COLUMN erased_at timestamptz;

  -- The request, and for good the tombstone: what was erased, when, by whom, on which basis. Holds no word about the patient.
  CREATE TABLE case_erasure (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL REFERENCES organisation,
    case_id uuid NOT NULL REFERENCES board_case,
    board_id uuid NOT NULL REFERENCES board,
    case_number text NOT NULL,
    basis text NOT NULL CHECK (basis IN ('gdprArticle17','retentionEnded','courtOrder','registeredInError')),
    -- File number of the written request; a reference, no text.
    reference text NOT NULL CHECK (reference ~ '^[A-Za-z0-9][A-Za-z0-9 ./_-]{1,59}$'),
    state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested','withdrawn','declined','confirmed','complete')),
    requested_by uuid NOT NULL REFERENCES person,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    -- Rows per table that were deleted or blanked.
    erased_rows jsonb,
    files_removed_at timestamptz,
    -- Transactions that may still have been reading old rows when the files were gone: tables are written anew after them.
    waits_for text[],
    rewritten text[] NOT NULL DEFAULT '{}',
    completed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    -- Four eyes.
    CHECK (state NOT IN ('declined','confirmed','complete') OR decided_by <> requested_by)
  );
  CREATE UNIQUE INDEX case_erasure_once ON case_erasure (case_id) WHERE state IN ('requested','confirmed','complete');
  CREATE INDEX case_erasure_newest ON case_erasure (organisation_id, requested_at DESC, id DESC);
  CREATE INDEX case_erasure_unfinished ON case_erasure (decided_at) WHERE state = 'confirmed';

  -- What lies outside the database and still has to be destroyed; a row goes when its file has gone.
  CREATE TABLE erasure_file (
    erasure_id uuid NOT NULL REFERENCES case_erasure,
    organisation_id uuid NOT NULL REFERENCES organisation,
    store text NOT NULL,
    key text NOT NULL,
    PRIMARY KEY (erasure_id, store, key)
  );

  CREATE SCHEMA erasure;
  CREATE TABLE erasure.rule (
    step integer PRIMARY KEY,
    target regclass NOT NULL,
    -- Condition on the row t; $1 is the id of the case.
    rows_of_case text NOT NULL,
    -- Assignments that blank the row; null: the row is deleted.
    blanks text,
    file_store text,
    -- Expression on the row t that names its file.
    file_key text
  );
`;

const ACCESS = /* sql */ `
  ALTER TABLE case_erasure ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_erasure FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_functions ON case_erasure TO consilium_owner USING (true) WITH CHECK (true);
  CREATE POLICY own_organisation ON case_erasure TO consilium_app
    USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
  -- The worker serves every organisation: it finds here what is to be finished and takes the scope of the one it works on.
  CREATE POLICY all_erasures ON case_erasure TO consilium_worker USING (true) WITH CHECK (true);
  CREATE POLICY own_organisation_audited ON case_erasure FOR SELECT TO consilium_auditor USING (organisation_id = scope.organisation());
  GRANT SELECT ON case_erasure TO consilium_app, consilium_worker, consilium_auditor;
  GRANT INSERT (id, organisation_id, case_id, board_id, case_number, basis, reference, requested_by) ON case_erasure TO consilium_app;
  GRANT UPDATE (state, decided_by, decided_at, version) ON case_erasure TO consilium_app;
  GRANT UPDATE (state, files_removed_at, waits_for, rewritten, completed_at, version) ON case_erasure TO consilium_worker;
  CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OF state OR DELETE ON case_erasure
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry('case_id');

  ALTER TABLE erasure_file ENABLE ROW LEVEL SECURITY;
  ALTER TABLE erasure_file FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_functions ON erasure_file TO consilium_owner USING (true) WITH CHECK (true);
  CREATE POLICY own_organisation ON erasure_file TO consilium_app
    USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
  CREATE POLICY all_files ON erasure_file TO consilium_worker USING (true);
  GRANT INSERT ON erasure_file TO consilium_app;
  GRANT SELECT, DELETE ON erasure_file TO consilium_worker;

  ALTER TABLE erasure.rule ENABLE ROW LEVEL SECURITY;
  ALTER TABLE erasure.rule FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_functions ON erasure.rule TO consilium_owner USING (true) WITH CHECK (true);
  GRANT USAGE ON SCHEMA erasure TO consilium_app, consilium_worker;
`;

const ERASE = /* sql */ `
  -- The case behind a number, for an administrator, who sees no case: its id, its board and what stands in the way.
  CREATE FUNCTION erasure.find_case(p_number text)
  RETURNS TABLE (case_id uuid, board_id uuid, number text, erased boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
    SELECT c.id, c.board_id, c.number, c.erased_at IS NOT NULL FROM board_case c
     WHERE c.organisation_id = scope.organisation() AND upper(c.number) = upper(p_number)
  $fn$;

  -- Why the case cannot be erased now: 'onAnAgenda' or 'documentsUnderWay'; null: nothing stands in the way.
  CREATE FUNCTION erasure.obstacle(p_case uuid) RETURNS text
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
    SELECT CASE
      WHEN EXISTS (SELECT FROM board_case c JOIN agenda_item i ON i.case_id = c.id JOIN meeting m ON m.id = i.meeting_id
                    WHERE c.id = p_case AND m.state IN ('draft', 'published', 'open')) THEN 'onAnAgenda'
      WHEN EXISTS (SELECT FROM document_order o WHERE o.state IN ('ordered', 'queued', 'making')
                    AND (o.case_id = p_case OR o.case_id IS NULL AND o.meeting_id IN (SELECT i.meeting_id FROM agenda_item i WHERE i.case_id = p_case))) THEN 'documentsUnderWay'
    END
  $fn$;

  /* Carries out a confirmed erasure: every rule in its order, in the caller's transaction. Names of files are kept until
     the worker has destroyed them. Where the patient has another case, the erased one is given a patient without a name. */
  CREATE FUNCTION erasure.erase_case(p_erasure uuid) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
  DECLARE
    v_erasure case_erasure;
    v_patient uuid;
    v_blank   uuid;
    v_rule    erasure.rule;
    v_count   bigint;
    v_counts  jsonb := '{}';
  BEGIN
    SELECT * INTO v_erasure FROM case_erasure e WHERE e.id = p_erasure AND e.organisation_id = scope.organisation() FOR UPDATE;
    IF NOT FOUND OR v_erasure.state <> 'confirmed' OR v_erasure.erased_rows IS NOT NULL THEN
      RAISE EXCEPTION 'a case is erased once, after its erasure was confirmed' USING ERRCODE = 'CA003';
    END IF;
    IF NOT EXISTS (SELECT FROM erasure.rule) THEN
      RAISE EXCEPTION 'no rules of erasure are stored' USING HINT = 'Run the migrate step.';
    END IF;

    SELECT c.patient_id INTO v_patient FROM board_case c WHERE c.id = v_erasure.case_id FOR UPDATE;
    IF EXISTS (SELECT FROM board_case c WHERE c.patient_id = v_patient AND c.id <> v_erasure.case_id AND c.erased_at IS NULL) THEN
      v_blank := gen_random_uuid();
      INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex)
      VALUES (v_blank, v_erasure.organisation_id, 'erased', v_blank::text, '', '', '1900-01-01', 'other');
      UPDATE board_case c SET patient_id = v_blank WHERE c.id = v_erasure.case_id;
    END IF;

    FOR v_rule IN SELECT * FROM erasure.rule r ORDER BY r.step LOOP
      IF v_rule.file_key IS NOT NULL THEN
        EXECUTE format('INSERT INTO public.erasure_file (erasure_id, organisation_id, store, key)
                        SELECT $2, $3, $4, (%s)::text FROM %s t WHERE %s ON CONFLICT DO NOTHING', v_rule.file_key, v_rule.target, v_rule.rows_of_case)
        USING v_erasure.case_id, p_erasure, v_erasure.organisation_id, v_rule.file_store;
      END IF;
      IF v_rule.blanks IS NULL THEN
        EXECUTE format('DELETE FROM %s t WHERE %s', v_rule.target, v_rule.rows_of_case) USING v_erasure.case_id;
      ELSE
        EXECUTE format('UPDATE %s t SET %s WHERE %s', v_rule.target, v_rule.blanks, v_rule.rows_of_case) USING v_erasure.case_id;
      END IF;
      GET DIAGNOSTICS v_count = ROW_COUNT;
      IF v_count > 0 THEN v_counts := v_counts || jsonb_build_object(v_rule.target::text, v_count + coalesce((v_counts ->> v_rule.target::text)::bigint, 0)); END IF;
    END LOOP;
    UPDATE case_erasure e SET erased_rows = v_counts WHERE e.id = p_erasure;
    RETURN v_counts;
  END $fn$;
`;

const REWRITE = /* sql */ `
  /* The transactions now under way. A row deleted before this list was made can be seen by no transaction that is not on
     it: once they are over, a table written anew holds none of its bytes. */
  CREATE FUNCTION erasure.transactions_under_way() RETURNS text[]
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $fn$
    SELECT coalesce(array_agg(l.virtualxid ORDER BY l.virtualxid), '{}') FROM pg_locks l
     WHERE l.locktype = 'virtualxid' AND l.pid <> pg_backend_pid()
  $fn$;

  CREATE FUNCTION erasure.tables() RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $fn$
    SELECT r.target::text FROM erasure.rule r GROUP BY r.target ORDER BY min(r.step)
  $fn$;

  /* Writes a table and its indexes anew. An ordinary vacuum leaves the bytes of a deleted row in its page until another row
     needs the place; this leaves them nowhere. The table is locked for as long as it takes, about a second per 100 MB. */
  CREATE FUNCTION erasure.rewrite(p_table text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $fn$
  DECLARE
    v_target regclass;
    v_index  name;
  BEGIN
    SELECT r.target INTO v_target FROM erasure.rule r WHERE r.target::text = p_table LIMIT 1;
    IF v_target IS NULL THEN RAISE EXCEPTION 'no rule of erasure names this table'; END IF;
    SELECT c.relname INTO v_index FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = v_target AND i.indisprimary;
    EXECUTE format('CLUSTER %s USING %I', v_target, v_index);
  END $fn$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA erasure FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION erasure.find_case(text), erasure.obstacle(uuid), erasure.erase_case(uuid) TO consilium_app;
  GRANT EXECUTE ON FUNCTION erasure.tables(), erasure.transactions_under_way(), erasure.rewrite(text) TO consilium_worker;
`;
