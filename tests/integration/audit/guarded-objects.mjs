/** What the record and its erasure consist of, read from the catalog: a table or function that is added is tested too. */

const GUARDED = `n.nspname IN ('audit', 'erasure') OR n.nspname = 'public' AND c.relname IN ('case_erasure', 'erasure_file')`;

/** Login roles of the processes, and the group roles that hold their rights. */
export const PROCESS_ROLES = /** @type {const} */ (['consilium_app', 'consilium_worker', 'consilium_auditor']);

/**
 * Everything that a process may do to the record beyond reading it, as `role: right`.
 *
 * @param {import('pg').Client} owner
 * @returns {Promise<string[]>}
 */
export async function rightsToWrite(owner) {
  const { rows } = await owner.query(
    `WITH guarded AS (SELECT c.oid, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND (${GUARDED}))
     SELECT role || ': ' || privilege || ' ' || name AS right FROM guarded, unnest($1::text[]) role, unnest('{DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) privilege
      WHERE has_table_privilege(role, oid, privilege)
     UNION ALL
     SELECT role || ': ' || privilege || ' ' || name || ' (' || string_agg(a.attname, ', ' ORDER BY a.attname) || ')'
       FROM guarded JOIN pg_attribute a ON a.attrelid = oid AND a.attnum > 0 AND NOT a.attisdropped, unnest($1::text[]) role, unnest('{INSERT,UPDATE}'::text[]) privilege
      WHERE has_column_privilege(role, oid, a.attnum, privilege) GROUP BY role, privilege, name
     UNION ALL
     SELECT role || ': USAGE ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest($1::text[]) role
      WHERE c.relkind = 'S' AND n.nspname IN ('audit', 'erasure') AND (has_sequence_privilege(role, c.oid, 'USAGE') OR has_sequence_privilege(role, c.oid, 'UPDATE'))
     UNION ALL
     SELECT role || ': EXECUTE ' || n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, unnest($1::text[]) role
      WHERE n.nspname IN ('audit', 'erasure') AND has_function_privilege(role, p.oid, 'EXECUTE')
     UNION ALL
     SELECT role || ': CREATE ' || n.nspname FROM pg_namespace n, unnest($1::text[]) role WHERE n.nspname IN ('audit', 'erasure') AND has_schema_privilege(role, n.oid, 'CREATE')
     ORDER BY 1`,
    [PROCESS_ROLES],
  );
  return rows.map(({ right }) => right);
}

/**
 * For each table of the record and each audited table, each function, trigger and sequence: the statements that would
 * change it or take its guard away. No process may do any of them.
 *
 * @param {import('pg').Client} owner
 * @returns {Promise<string[]>}
 */
export async function statementsAgainst(owner) {
  const { rows } = await owner.query(
    `WITH guarded AS (SELECT c.oid::regclass AS t FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND (${GUARDED})),
          audited AS (SELECT DISTINCT tgrelid::regclass AS t FROM pg_trigger WHERE tgname LIKE 'audited%' AND NOT tgisinternal)
     SELECT format(s, t) AS statement FROM (SELECT t FROM guarded UNION SELECT t FROM audited) x, unnest(ARRAY[
       'TRUNCATE %s CASCADE', 'ALTER TABLE %s DISABLE TRIGGER ALL', 'ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', 'ALTER TABLE %s DISABLE ROW LEVEL SECURITY',
       'ALTER TABLE %s OWNER TO CURRENT_USER', 'ALTER TABLE %s RENAME TO elsewhere', 'ALTER TABLE %s ADD COLUMN further integer', 'DROP TABLE %s CASCADE',
       'CREATE RULE nothing AS ON INSERT TO %s DO INSTEAD NOTHING', 'CREATE TRIGGER mine BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION audit.forbid()']) s
     UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT t FROM guarded UNION SELECT t FROM audited)
     UNION ALL SELECT format('DROP POLICY %I ON %s', polname, polrelid::regclass) FROM pg_policy WHERE polrelid IN (SELECT t FROM guarded)
     UNION ALL SELECT format(s, p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, unnest(ARRAY[
       'DROP FUNCTION %s CASCADE', 'ALTER FUNCTION %s RENAME TO elsewhere', 'ALTER FUNCTION %s OWNER TO CURRENT_USER', 'ALTER FUNCTION %s SECURITY INVOKER']) s
      WHERE n.nspname IN ('audit', 'erasure')
     UNION ALL SELECT format(s, c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest(ARRAY[
       'ALTER SEQUENCE %s RESTART', 'SELECT nextval(%L)', 'SELECT setval(%L, 1)', 'DROP SEQUENCE %s CASCADE']) s
      WHERE c.relkind = 'S' AND n.nspname IN ('audit', 'erasure')`,
  );
  return rows.map(({ statement }) => statement);
}
