import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the worklist is searched by, in one narrow table: words, open options, missing items.
 *
 * Row-level security lets a condition reach an index only when its operator is declared leakproof, and LIKE is not: under the
 * app's role a search of board_case read every row of the board. `search_cases` therefore brings the scope with it, runs as
 * the owner and gives out ids alone; what is shown of the cases is read under the policies as ever.
 */
export class CaseSearch1780000000190 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLE, KEEP, SEARCH, ACCESS]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION search_cases;
      DROP TRIGGER keep_search ON board_case;
      DROP FUNCTION keep_case_search;
      DROP TABLE case_search;
      DROP FUNCTION folded;
      CREATE INDEX board_case_search ON board_case USING gin (search_text gin_trgm_ops);
    `);
  }
}

const TABLE = /* sql */ `
  -- Lower case without accents, so that Müller is found by muller; the same for what is stored and what is typed.
  CREATE FUNCTION folded(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(lower(regexp_replace(normalize(p_text, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'ß', 'ss');

  CREATE TABLE case_search (
    case_id uuid PRIMARY KEY REFERENCES board_case,
    organisation_id uuid NOT NULL REFERENCES organisation,
    board_id uuid NOT NULL,
    referrer_id uuid,
    state text NOT NULL,
    question_code text NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Number, name, hospital number and question, folded; each word begins after a space.
    words text NOT NULL,
    -- Options supported or to consider, and items of the minimum dataset that are missing, as last read.
    options text[] NOT NULL DEFAULT '{}',
    missing text[] NOT NULL DEFAULT '{}',
    -- What they were read from: version of the case, day, knowledge and settings. Null: not read yet.
    read_version integer,
    read_on date,
    read_with text
  );
  -- The planner's statistics keep samples; erasure could not reach them there.
  ALTER TABLE case_search ALTER COLUMN words SET STATISTICS 0;
  CREATE INDEX case_search_newest ON case_search (board_id, updated_at DESC, case_id DESC);
  CREATE INDEX case_search_state ON case_search (board_id, state, updated_at DESC, case_id DESC);
  CREATE INDEX case_search_referrer ON case_search (referrer_id, updated_at DESC, case_id DESC) WHERE referrer_id IS NOT NULL;
  CREATE INDEX case_search_content ON case_search USING gin (words gin_trgm_ops, options, missing);
  CREATE INDEX case_search_unread ON case_search (organisation_id, case_id) WHERE read_version IS NULL;
`;

const KEEP = /* sql */ `
  CREATE FUNCTION keep_case_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
  BEGIN
    IF NEW.erased_at IS NOT NULL THEN
      DELETE FROM case_search WHERE case_id = NEW.id;
      RETURN NULL;
    END IF;
    INSERT INTO case_search (case_id, organisation_id, board_id, referrer_id, state, question_code, updated_at, words)
    VALUES (NEW.id, NEW.organisation_id, NEW.board_id, NEW.referrer_id, NEW.state, NEW.question_code, NEW.updated_at, ' ' || folded(NEW.search_text))
    ON CONFLICT (case_id) DO UPDATE
      SET board_id = EXCLUDED.board_id, referrer_id = EXCLUDED.referrer_id, state = EXCLUDED.state, question_code = EXCLUDED.question_code,
          updated_at = EXCLUDED.updated_at, words = EXCLUDED.words;
    RETURN NULL;
  END $fn$;
  INSERT INTO case_search (case_id, organisation_id, board_id, referrer_id, state, question_code, updated_at, words)
    SELECT id, organisation_id, board_id, referrer_id, state, question_code, updated_at, ' ' || folded(search_text) FROM board_case WHERE erased_at IS NULL;
  CREATE TRIGGER keep_search AFTER INSERT OR UPDATE ON board_case FOR EACH ROW EXECUTE FUNCTION keep_case_search();
  -- Also where a restore or a test writes past triggers: a case that is not found by its name is as good as lost.
  ALTER TABLE board_case ENABLE ALWAYS TRIGGER keep_search;
  DROP INDEX board_case_search;
`;

const SEARCH = /* sql */ `
  /* Ids of the cases in scope that fit, newest change first, beginning after a key.
     p_boards: boards to look at with the states that may be seen there, null for all, as [{"board": uuid, "states": [text]}];
     p_own_states: states in which own referrals may be seen, null for none; both only narrow the scope of the transaction. */
  CREATE FUNCTION search_cases(p_boards jsonb, p_own_states text[], p_board uuid, p_question text, p_words text[], p_option text, p_missing text,
                               p_after_at timestamptz, p_after_id uuid, p_limit integer)
  RETURNS TABLE (case_id uuid, changed_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp SET jit = off AS $fn$
  DECLARE
    sources text[];
    fits text := 'true';
    after_key text := '';
    in_order constant text := ' ORDER BY s.updated_at DESC, s.case_id DESC LIMIT ';
    -- Rows that are looked through before an index is asked: a common word is found among the newest.
    newest integer := 3000;
    found_ids uuid[];
    found_at timestamptz[];
    word text;
  BEGIN
    -- One source for each board and state: each is walked in the order of an index.
    SELECT array_agg(format('s.organisation_id = %L AND s.board_id = %L', scope.organisation(), b.board) || CASE WHEN seen.state IS NULL THEN '' ELSE format(' AND s.state = %L', seen.state) END)
      INTO sources FROM jsonb_to_recordset(p_boards) AS b (board uuid, states text[]) CROSS JOIN LATERAL (SELECT NULL AS state WHERE b.states IS NULL UNION ALL SELECT unnest(b.states)) AS seen
     WHERE b.board = ANY (scope.boards()) AND (p_board IS NULL OR b.board = p_board);
    IF p_own_states IS NOT NULL THEN
      sources := sources || format('s.organisation_id = %L AND s.referrer_id = %L AND s.state = ANY (%L)', scope.organisation(), scope.person(), p_own_states);
    END IF;
    IF cardinality(scope.emergency_cases()) > 0 THEN
      sources := sources || format('s.organisation_id = %L AND s.case_id = ANY (%L)', scope.organisation(), scope.emergency_cases());
    END IF;
    IF coalesce(cardinality(sources), 0) = 0 THEN RETURN; END IF;
    newest := greatest(200, newest / cardinality(sources));

    IF p_board IS NOT NULL THEN fits := fits || format(' AND s.board_id = %L', p_board); END IF;
    IF p_question IS NOT NULL THEN fits := fits || format(' AND s.question_code = %L', p_question); END IF;
    IF p_option IS NOT NULL THEN fits := fits || format(' AND s.options @> %L', ARRAY[p_option]); END IF;
    IF p_missing IS NOT NULL THEN fits := fits || format(' AND s.missing @> %L', ARRAY[p_missing]); END IF;
    FOREACH word IN ARRAY p_words LOOP
      word := regexp_replace(folded(word), '([\\\\%_])', '\\\\\\1', 'g');
      -- One or two letters are looked for at the beginning of a word, where the index helps; longer ones anywhere.
      IF word <> '' THEN fits := fits || format(' AND s.words LIKE %L', CASE WHEN length(word) < 3 THEN '% ' ELSE '%' END || word || '%'); END IF;
    END LOOP;
    IF p_after_at IS NOT NULL THEN after_key := format(' AND (s.updated_at, s.case_id) < (%L::timestamptz, %L::uuid)', p_after_at, p_after_id); END IF;

    IF fits <> 'true' AND p_limit <= 500 THEN
      EXECUTE 'SELECT array_agg(s.case_id), array_agg(s.updated_at) FROM (SELECT s.case_id, s.updated_at FROM ('
        || (SELECT string_agg(format('(SELECT s.case_id, s.updated_at FROM (SELECT s.* FROM case_search s WHERE %s%s%s%s) s WHERE %s%s%s)', source, after_key, in_order, newest, fits, in_order, p_limit), ' UNION ')
              FROM unnest(sources) AS source)
        || ') s' || in_order || p_limit || ') s' INTO found_ids, found_at;
    END IF;
    IF coalesce(cardinality(found_ids), 0) < p_limit THEN
      EXECUTE 'SELECT array_agg(s.case_id), array_agg(s.updated_at) FROM (SELECT s.case_id, s.updated_at FROM ('
        || (SELECT string_agg(format('(SELECT s.case_id, s.updated_at FROM case_search s WHERE %s AND %s%s%s%s)', source, fits, after_key, in_order, p_limit), ' UNION ')
              FROM unnest(sources) AS source)
        || ') s' || in_order || p_limit || ') s' INTO found_ids, found_at;
    END IF;
    RETURN QUERY SELECT * FROM unnest(found_ids, found_at);
  END $fn$;
`;

const ACCESS = /* sql */ `
  ALTER TABLE case_search ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_search FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_functions ON case_search TO consilium_owner USING (true) WITH CHECK (true);
  CREATE POLICY in_scope ON case_search TO consilium_app
    USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id))
    WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id));
  CREATE POLICY own_organisation ON case_search TO consilium_worker
    USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
  GRANT SELECT (case_id), UPDATE (options, missing, read_version, read_on, read_with) ON case_search TO consilium_app;
  GRANT SELECT, UPDATE (options, missing, read_version, read_on, read_with) ON case_search TO consilium_worker;
  REVOKE ALL ON FUNCTION search_cases, keep_case_search FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION search_cases TO consilium_app;
`;
