import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One RFC 6962 Merkle log over the entries of all chains, with signed checkpoints, and the self-check.
 * The worker assigns leaf numbers and stores nodes and checkpoints, but only through the functions here.
 */
export class AuditSealing1780000000012 implements MigrationInterface {
  name = 'AuditSealing1780000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    const [{ role }] = await queryRunner.query(`SELECT current_setting('role') AS role`);
    await queryRunner.query(`SET ROLE consilium_owner`);
    for (const statement of [TABLES, SEALING, READING, SELF_CHECK, ACCESS]) await queryRunner.query(statement);
    await queryRunner.query(`SELECT set_config('role', $1, false)`, [role]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const [{ checkpoints }] = await queryRunner.query(`SELECT count(*) AS checkpoints FROM audit.checkpoint`);
    if (Number(checkpoints) > 0) throw new Error('A log with signed checkpoints is not taken down by a migration.');
    await queryRunner.query(`
      DROP FUNCTION audit.run_self_check, audit.self_check, audit.verify_chain, audit.broken_links, audit.subtree_root,
                    audit.tree_runs, audit.seal, audit.take_leaves, audit.sealing_horizon;
      DROP TABLE audit.self_check_run, audit.checkpoint, audit.tree_node, audit.leaf, audit.log;
    `);
  }
}

const TABLES = `
-- The name of this log for ever: what its checkpoints are checkpoints of.
CREATE TABLE audit.log (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  origin   text NOT NULL
);
INSERT INTO audit.log (origin) VALUES ('consilium-audit/' || gen_random_uuid());

-- Leaf numbers, from 0 without gaps. Within a chain they follow the positions.
CREATE TABLE audit.leaf (
  leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
  seq        bigint NOT NULL UNIQUE
);

-- Hashes of complete subtrees of 256, 65536 … leaves, so that a proof reads a few hundred rows whatever the size.
CREATE TABLE audit.tree_node (
  level smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
  index bigint NOT NULL CHECK (index >= 0),
  hash  bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, index)
);

CREATE TABLE audit.checkpoint (
  size           bigint PRIMARY KEY CHECK (size > 0),
  root           bytea NOT NULL CHECK (octet_length(root) = 32),
  note           text NOT NULL,
  -- Every entry up to this seq has its leaf or will never exist: where the next search for new entries begins.
  sealed_through bigint NOT NULL,
  signed_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE audit.self_check_run (
  run_at   timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
  entries  bigint NOT NULL,
  problems bigint NOT NULL,
  detail   text NOT NULL
);
`;

const SEALING = `
-- Numbers are given out in the order of insertion, but become visible in the order of commits. An entry up to newest_seq
-- that is not visible yet belongs to a transaction that has its id already; once oldest_running has passed every id given
-- out by now, such an entry is dead.
CREATE FUNCTION audit.sealing_horizon() RETURNS TABLE (newest_seq bigint, oldest_running text, at text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT coalesce(max(e.seq), 0), pg_snapshot_xmin(pg_current_snapshot())::text,
         to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  FROM audit.entry e;
END;

-- Gives the next leaf numbers to entries after p_after that have none.
CREATE FUNCTION audit.take_leaves(p_after bigint, p_limit integer) RETURNS TABLE (leaf_index bigint, seq bigint, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $take$
#variable_conflict use_column
DECLARE
  v_next bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(6962, 1);
  SELECT coalesce(max(l.leaf_index) + 1, 0) INTO v_next FROM audit.leaf l;
  RETURN QUERY
    WITH fresh AS (
      SELECT e.seq, e.hash FROM audit.entry e
      WHERE e.seq > p_after AND NOT EXISTS (SELECT FROM audit.leaf l WHERE l.seq = e.seq)
      ORDER BY e.seq LIMIT p_limit
    ), numbered AS (
      SELECT v_next + row_number() OVER (ORDER BY f.seq) - 1 AS leaf_index, f.seq, f.hash FROM fresh f
    ), kept AS (
      INSERT INTO audit.leaf (leaf_index, seq) SELECT n.leaf_index, n.seq FROM numbered n
    )
    SELECT n.leaf_index, n.seq, n.hash FROM numbered n ORDER BY n.leaf_index;
END
$take$;

-- Stores what the worker computed and signed over the leaves it took in this transaction.
CREATE FUNCTION audit.seal(
  p_size bigint, p_root bytea, p_note text, p_sealed_through bigint, p_levels integer[], p_indexes bigint[], p_hashes bytea[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $seal$
BEGIN
  PERFORM pg_advisory_xact_lock(6962, 1);
  IF p_size IS DISTINCT FROM (SELECT max(l.leaf_index) + 1 FROM audit.leaf l)
     OR p_size <= (SELECT coalesce(max(c.size), 0) FROM audit.checkpoint c)
     OR p_sealed_through < (SELECT coalesce(max(c.sealed_through), 0) FROM audit.checkpoint c) THEN
    RAISE EXCEPTION 'a checkpoint must cover every leaf and more than the one before' USING ERRCODE = 'CA003';
  END IF;
  INSERT INTO audit.tree_node (level, index, hash) SELECT n.level, n.index, n.hash FROM unnest(p_levels, p_indexes, p_hashes) AS n(level, index, hash);
  INSERT INTO audit.checkpoint (size, root, note, sealed_through) VALUES (p_size, p_root, p_note, p_sealed_through);
END
$seal$;
`;

const READING = `
-- For each run of neighbouring nodes, their hashes as one text of bytes. Level 0 gives the hashes of entries. Hashes tell
-- nothing of other organisations' entries, and a proof needs them.
CREATE FUNCTION audit.tree_runs(p_levels integer[], p_firsts bigint[], p_counts integer[]) RETURNS TABLE (run integer, hashes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT r.run::integer, CASE
    WHEN r.level = 0 THEN (
      SELECT string_agg(e.hash, ''::bytea ORDER BY l.leaf_index) FROM audit.leaf l JOIN audit.entry e ON e.seq = l.seq
      WHERE l.leaf_index >= r.first AND l.leaf_index < r.first + r.count)
    ELSE (
      SELECT string_agg(n.hash, ''::bytea ORDER BY n.index) FROM audit.tree_node n
      WHERE n.level = r.level AND n.index >= r.first AND n.index < r.first + r.count)
    END
  FROM unnest(p_levels, p_firsts, p_counts) WITH ORDINALITY AS r(level, first, count, run) ORDER BY r.run;
END;
`;

const SELF_CHECK = `
-- Where an entry does not follow from the one before. p_chain null: every chain.
CREATE FUNCTION audit.broken_links(p_chain text) RETURNS TABLE (chain text, "position" bigint, problem text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $links$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT x.chain, x."position", CASE
      WHEN x."position" <> x.expected THEN 'positions before this one are missing or doubled'
      WHEN x.previous_hash <> x.before THEN 'does not link to the entry before'
      ELSE 'was changed after it was recorded' END
  FROM (
    SELECT e.*, coalesce(lag(e."position") OVER w, 0) + 1 AS expected,
           coalesce(lag(e.hash) OVER w, decode(repeat('00', 32), 'hex')) AS before
    FROM audit.entry e WHERE p_chain IS NULL OR e.chain = p_chain
    WINDOW w AS (PARTITION BY e.chain ORDER BY e."position")
  ) x
  WHERE x."position" <> x.expected OR x.previous_hash <> x.before
     OR x.hash <> audit.link_hash(x.chain, x."position", x.recorded_at, x.entry_id, x.organisation_id, x.case_id, x.event, x.actor_id,
                                  x.actor_role, x.outcome, x.request_id, x.previous_hash, x.payload);
END
$links$;

-- The chain of one case or organisation, for those who may read it.
CREATE FUNCTION audit.verify_chain(p_chain text) RETURNS TABLE (entries bigint, first_bad bigint, problem text, head bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT count(e."position"),
         coalesce((SELECT min(b."position") FROM audit.broken_links(p_chain) b),
                  CASE WHEN count(e."position") <> h.length THEN least(count(e."position"), h.length) + 1 END),
         coalesce((SELECT b.problem FROM audit.broken_links(p_chain) b ORDER BY b."position" LIMIT 1),
                  CASE WHEN count(e."position") <> h.length THEN 'the head of the chain does not fit its entries' END),
         h.hash
  FROM audit.chain_head h LEFT JOIN audit.entry e ON e.chain = h.chain
  WHERE h.chain = p_chain AND (audit.scope() IS NULL AND pg_has_role(session_user, 'consilium_auditor', 'USAGE') OR h.organisation_id = audit.scope())
  GROUP BY h.length, h.hash;
END;

-- Root of a list of hashes whose number is a power of two.
CREATE FUNCTION audit.subtree_root(p_hashes bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $root$
DECLARE
  v_level bytea[] := p_hashes;
BEGIN
  WHILE cardinality(v_level) > 1 LOOP
    SELECT array_agg(sha256('\\x01'::bytea || v_level[2 * i - 1] || v_level[2 * i]) ORDER BY i) INTO v_level
    FROM generate_series(1, cardinality(v_level) / 2) i;
  END LOOP;
  RETURN v_level[1];
END
$root$;

-- Everything the database can check of itself. It cannot see a rewrite that also recomputed every hash: only a checkpoint
-- kept elsewhere does (apps/audit-cli).
CREATE FUNCTION audit.self_check() RETURNS TABLE (chain text, "position" bigint, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $check$
#variable_conflict use_column
DECLARE
  v_through bigint := (SELECT coalesce(max(c.sealed_through), 0) FROM audit.checkpoint c);
BEGIN
  RETURN QUERY SELECT * FROM audit.broken_links(NULL);
  RETURN QUERY
    SELECT coalesce(h.chain, e.chain), coalesce(e.length, 0), 'the head of the chain does not fit its entries'
    FROM audit.chain_head h
    FULL JOIN (SELECT DISTINCT ON (x.chain) x.chain, x."position" AS length, x.hash FROM audit.entry x ORDER BY x.chain, x."position" DESC) e
      ON e.chain = h.chain
    WHERE (h.length, h.hash) IS DISTINCT FROM (e.length, e.hash);
  RETURN QUERY
    SELECT e.chain, e."position", CASE
        WHEN x.leaf_index <> x.expected THEN 'leaf numbers before leaf ' || x.leaf_index || ' are missing'
        WHEN e.seq IS NULL THEN 'leaf ' || x.leaf_index || ' has no entry'
        ELSE 'leaf ' || x.leaf_index || ' stands before an earlier position of its chain' END
    FROM (SELECT l.*, coalesce(lag(l.leaf_index) OVER (ORDER BY l.leaf_index), -1) + 1 AS expected FROM audit.leaf l) x
    LEFT JOIN (SELECT y.seq, y.chain, y."position", lag(l2.leaf_index) OVER (PARTITION BY y.chain ORDER BY y."position") AS leaf_before
               FROM audit.entry y JOIN audit.leaf l2 ON l2.seq = y.seq) e ON e.seq = x.seq
    WHERE x.leaf_index <> x.expected OR e.seq IS NULL OR e.leaf_before > x.leaf_index;
  RETURN QUERY
    SELECT e.chain, e."position", 'has not been sealed'
    FROM audit.entry e
    WHERE NOT EXISTS (SELECT FROM audit.leaf l WHERE l.seq = e.seq)
      AND (e.seq <= v_through OR e.recorded_at < to_char((clock_timestamp() - interval '60 seconds') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));
  RETURN QUERY
    SELECT NULL::text, NULL::bigint, 'tree node ' || n.index || ' of level ' || n.level || ' does not fit what lies below it'
    FROM audit.tree_node n
    WHERE n.hash IS DISTINCT FROM audit.subtree_root(CASE WHEN n.level = 8
      THEN (SELECT array_agg(sha256('\\x00'::bytea || e.hash) ORDER BY l.leaf_index) FROM audit.leaf l JOIN audit.entry e ON e.seq = l.seq
            WHERE l.leaf_index >= n.index * 256 AND l.leaf_index < (n.index + 1) * 256)
      ELSE (SELECT array_agg(m.hash ORDER BY m.index) FROM audit.tree_node m
            WHERE m.level = n.level - 8 AND m.index >= n.index * 256 AND m.index < (n.index + 1) * 256) END);
END
$check$;

CREATE FUNCTION audit.run_self_check() RETURNS TABLE (run_at timestamptz, entries bigint, problems bigint, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $run$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH found AS MATERIALIZED (SELECT row_number() OVER () AS nr, s.* FROM audit.self_check() s)
  INSERT INTO audit.self_check_run (entries, problems, detail)
  SELECT (SELECT count(*) FROM audit.entry), count(*),
         coalesce(string_agg(coalesce(f.chain || ' position ' || f."position" || ' ', '') || f.problem, chr(10) ORDER BY f.nr) FILTER (WHERE f.nr <= 20), '')
  FROM found f
  RETURNING self_check_run.run_at, self_check_run.entries, self_check_run.problems, self_check_run.detail;
END
$run$;
`;

const ACCESS = `
DO $access$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['log', 'leaf', 'tree_node', 'checkpoint', 'self_check_run'] LOOP
    EXECUTE format('CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.forbid()', t);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER only_added_to', t);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE audit.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_functions ON audit.%I TO consilium_owner USING (true) WITH CHECK (true)', t);
    -- Numbers and hashes of the whole log: no content of any organisation.
    EXECUTE format('CREATE POLICY everyone_reads ON audit.%I FOR SELECT TO consilium_app, consilium_worker, consilium_auditor USING (true)', t);
    EXECUTE format('GRANT SELECT ON audit.%I TO consilium_app, consilium_worker, consilium_auditor', t);
  END LOOP;
END
$access$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.sealing_horizon(), audit.take_leaves(bigint, integer),
  audit.seal(bigint, bytea, text, bigint, integer[], bigint[], bytea[]), audit.run_self_check() TO consilium_worker;
GRANT EXECUTE ON FUNCTION audit.tree_runs(integer[], bigint[], integer[]), audit.verify_chain(text)
  TO consilium_app, consilium_worker, consilium_auditor;
GRANT EXECUTE ON FUNCTION audit.self_check(), audit.run_self_check() TO consilium_auditor;
`;
