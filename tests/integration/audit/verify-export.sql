-- A second verifier, written from docs/audit-format.md alone, in SQL: it uses nothing of the schema "audit" and shares no
-- code with apps/audit-cli/src/verify.mjs. For exports of the whole log. PostgreSQL knows no Ed25519, so signatures are
-- the one thing it leaves to the other.

CREATE FUNCTION pg_temp.netstring(field text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN octet_length(coalesce(field, ''))::text || ':' || coalesce(field, '') || ',';

-- Root of a Merkle tree: pair by pair, level by level; an odd last one moves up as it is.
CREATE FUNCTION pg_temp.merkle_root(leaves bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  level bytea[] := leaves;
BEGIN
  WHILE cardinality(level) > 1 LOOP
    SELECT array_agg(CASE WHEN 2 * i > cardinality(level) THEN level[2 * i - 1]
                          ELSE sha256('\x01'::bytea || level[2 * i - 1] || level[2 * i]) END ORDER BY i)
    INTO level FROM generate_series(1, (cardinality(level) + 1) / 2) i;
  END LOOP;
  RETURN level[1];
END $$;

-- The line that an entry must be written as. Two spellings of one value are two lines.
CREATE FUNCTION pg_temp.spelling(e json) RETURNS text LANGUAGE sql IMMUTABLE
RETURN '{"leaf":' || coalesce((e ->> 'leaf')::bigint::text, 'null') || ',"entry":' || to_json(e ->> 'entry') || ',"chain":' || to_json(e ->> 'chain')
  || ',"position":' || (e ->> 'position')::bigint::text || ',"time":' || to_json(e ->> 'time') || ',"organisation":' || to_json(e ->> 'organisation')
  || ',"case":' || coalesce(to_json(nullif(e ->> 'case', ''))::text, 'null') || ',"event":' || to_json(e ->> 'event')
  || ',"actor":' || coalesce(to_json(nullif(e ->> 'actor', ''))::text, 'null') || ',"role":' || to_json(e ->> 'role')
  || ',"outcome":' || to_json(e ->> 'outcome') || ',"request":' || to_json(e ->> 'request') || ',"payload":' || to_json(e ->> 'payload')
  || ',"previous":' || to_json(e ->> 'previous') || ',"hash":' || to_json(e ->> 'hash') || '}';

-- bad_leaf: the first bad entry in the order of the file; null when verified, or when the fault lies in no single entry.
CREATE FUNCTION pg_temp.verify_export(lines text[], kept text[]) RETURNS TABLE (verdict text, bad_leaf bigint, reason text) LANGUAGE plpgsql AS $$
DECLARE
  log text;
  total bigint;
  checkpoint record;
  first_line text;
BEGIN
  log := lines[1]::json ->> 'log';
  IF (lines[1]::json ->> 'format') IS DISTINCT FROM 'consilium-audit-export/1' THEN
    RETURN QUERY SELECT 'broken', NULL::bigint, 'not an export'; RETURN;
  END IF;
  IF (lines[cardinality(lines)]::json -> 'end' ->> 'entries') IS NULL THEN
    RETURN QUERY SELECT 'broken', NULL::bigint, 'cut'; RETURN;
  END IF;

  CREATE TEMP TABLE read_entry ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY l.nr) - 1 AS expected, l.line, l.line::json AS e
    FROM unnest(lines[2 : cardinality(lines) - 1]) WITH ORDINALITY AS l(line, nr)
    WHERE l.line NOT LIKE '{"checkpoint":%';
  CREATE TEMP TABLE read_checkpoint ON COMMIT DROP AS
    SELECT split_part(n.note, chr(10), 1) AS origin, split_part(n.note, chr(10), 2)::bigint AS size, decode(split_part(n.note, chr(10), 3), 'base64') AS root
    FROM (SELECT l::json ->> 'checkpoint' AS note FROM unnest(lines) l WHERE l LIKE '{"checkpoint":%' UNION ALL SELECT unnest(kept)) n;
  SELECT count(*) INTO total FROM read_entry;

  IF EXISTS (SELECT FROM read_checkpoint c WHERE c.origin <> log) THEN
    RETURN QUERY SELECT 'broken', NULL::bigint, 'checkpoint of another log'; RETURN;
  END IF;

  CREATE TEMP TABLE fault ON COMMIT DROP AS
    SELECT x.expected AS place, x.expected AS leaf, 'entry' AS what
    FROM (
      SELECT r.*, lag(r.e ->> 'hash') OVER w AS before, lag((r.e ->> 'position')::bigint) OVER w AS position_before
      FROM read_entry r WINDOW w AS (PARTITION BY r.e ->> 'chain' ORDER BY r.expected)
    ) x
    WHERE (x.e ->> 'leaf')::bigint IS DISTINCT FROM x.expected
       OR x.line <> pg_temp.spelling(x.e)
       OR (x.e ->> 'position')::bigint IS DISTINCT FROM coalesce(x.position_before, 0) + 1
       OR (x.e ->> 'previous') IS DISTINCT FROM coalesce(x.before, repeat('0', 64))
       OR (x.e ->> 'hash') IS DISTINCT FROM encode(sha256(convert_to(
            'consilium-audit-entry/1' || chr(10) || pg_temp.netstring(x.e ->> 'chain') || pg_temp.netstring(x.e ->> 'position')
            || pg_temp.netstring(x.e ->> 'time') || pg_temp.netstring(x.e ->> 'entry') || pg_temp.netstring(x.e ->> 'organisation')
            || pg_temp.netstring(x.e ->> 'case') || pg_temp.netstring(x.e ->> 'event') || pg_temp.netstring(x.e ->> 'actor')
            || pg_temp.netstring(x.e ->> 'role') || pg_temp.netstring(x.e ->> 'outcome') || pg_temp.netstring(x.e ->> 'request')
            || pg_temp.netstring(x.e ->> 'previous') || pg_temp.netstring(encode(sha256(convert_to(x.e ->> 'payload', 'UTF8')), 'hex')), 'UTF8')), 'hex')
    ORDER BY x.expected LIMIT 1;

  -- A checkpoint is compared when the tree has its size, before the next entry is read.
  FOR checkpoint IN SELECT * FROM read_checkpoint ORDER BY size LOOP
    EXIT WHEN checkpoint.size > total OR checkpoint.size > (SELECT f.place FROM fault f);
    IF checkpoint.root <> pg_temp.merkle_root(ARRAY(SELECT sha256('\x00'::bytea || decode(r.e ->> 'hash', 'hex')) FROM read_entry r
                                                    WHERE r.expected < checkpoint.size ORDER BY r.expected)) THEN
      RETURN QUERY SELECT 'broken', NULL::bigint, 'rewritten before ' || checkpoint.size; RETURN;
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM fault) THEN
    RETURN QUERY SELECT 'broken', f.leaf, f.what FROM fault f; RETURN;
  END IF;
  IF total <> (lines[cardinality(lines)]::json -> 'end' ->> 'entries')::bigint THEN
    RETURN QUERY SELECT 'broken', NULL::bigint, 'count'; RETURN;
  END IF;
  IF EXISTS (SELECT FROM read_checkpoint c WHERE c.size > total) THEN
    RETURN QUERY SELECT 'broken', total, 'cut'; RETURN;
  END IF;
  RETURN QUERY SELECT 'verified', NULL::bigint, '';
EXCEPTION WHEN data_exception OR invalid_text_representation THEN
  RETURN QUERY SELECT 'broken', NULL::bigint, 'malformed';
END $$;
