/**
 * Row-level security over every table there is, from the catalogue of the database: forced everywhere; without a scope
 * nobody sees a row, and in the scope of another organisation neither. What is open to every organisation is named here.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDemoHospital } from '../../support/demo-hospital.mjs';
import { makeWorld } from './world.mjs';

/** Tables without rows of an organisation: why each may be seen by everybody who may read it. */
const OF_NO_ORGANISATION: Record<string, string> = {
  'audit.log': 'the name of the log',
  'audit.leaf': 'numbers and hashes of entries',
  'audit.tree_node': 'hashes',
  'audit.checkpoint': 'signed hashes, made to be given away',
  'audit.self_check_run': 'counts',
  'public.queue_state': 'counts of jobs',
  'public.scheduled_task': 'names and times of tasks',
  'public.scheduled_run': 'times and counts of runs',
};
/** The worker serves every organisation: where it finds what is to be done before it takes a scope. */
const WORKER_FINDS: Record<string, string> = {
  'public.document_order': 'orders that wait',
  'public.mail': 'messages that wait',
  'public.case_erasure': 'erasures to be finished',
  'public.erasure_file': 'files to be destroyed',
};
const LOGINS = ['app', 'worker', 'auditor'] as const;

describe('row-level security', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let owner: pg.Client;
  let tables: Array<{ name: string; hasOrganisation: boolean; rows: number }>;
  const clients = new Map<string, pg.Client>();

  beforeAll(async () => {
    hospital = await openDemoHospital('row_security');
    owner = new pg.Client({ connectionString: hospital.database.url });
    await owner.connect();
    await makeWorld(owner);
    const found = await owner.query(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id') AS "hasOrganisation"
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND NOT (n.nspname = 'public' AND c.relname IN ('migrations', 'socket_io_attachments')) ORDER BY 1`,
    );
    tables = [];
    for (const table of found.rows) tables.push({ ...table, rows: (await owner.query(`SELECT count(*)::int AS n FROM ${table.name}`)).rows[0].n });
    for (const login of LOGINS) {
      const client = new pg.Client({ connectionString: hospital.database[`${login}Url`] });
      await client.connect();
      clients.set(login, client);
    }
  }, 120_000);
  afterAll(async () => {
    for (const client of clients.values()) await client.end();
    await owner?.end();
    await hospital?.close();
  });

  /** @returns rows seen; null where the role may not read the table at all. */
  async function seen(login: string, table: string, scope: string | null): Promise<number | null> {
    const client = clients.get(login)!;
    const may = await owner.query(`SELECT has_schema_privilege($1, split_part($2, '.', 1), 'USAGE') AND (has_table_privilege($1, $2, 'SELECT') OR has_any_column_privilege($1, $2, 'SELECT')) AS may`, [`consilium_${login}`, table]);
    if (!may.rows[0].may) return null;
    const [column] = (await client.query(`SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND has_column_privilege(attrelid, attnum, 'SELECT') LIMIT 1`, [table])).rows;
    await client.query('BEGIN');
    try {
      if (scope !== null) {
        await client.query(`SELECT set_config('consilium.organisation_id', $1, true), set_config('consilium.person_id', $2, true), set_config('consilium.board_ids', $3, true)`, [scope, randomUUID(), `{${(await owner.query('SELECT id FROM board')).rows.map(({ id }) => id).join(',')}}`]);
      }
      return (await client.query(`SELECT count(${column.name})::int AS n FROM ${table}`)).rows[0].n;
    } finally {
      await client.query('ROLLBACK');
    }
  }

  it('is on and forced for every table', async () => {
    const { rows } = await owner.query(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE format('%I.%I', n.nspname, c.relname) = ANY ($1) AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
      [tables.map(({ name }) => name)],
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
    expect(tables.length).toBeGreaterThan(50);
    // A test over empty tables would show nothing.
    expect(tables.filter(({ rows: count }) => count > 0).length).toBeGreaterThan(30);
  });

  it('shows no row without a scope', async () => {
    const visible: string[] = [];
    for (const login of LOGINS) {
      for (const { name } of tables) {
        if (name in OF_NO_ORGANISATION || (login === 'worker' && name in WORKER_FINDS)) continue;
        // An auditor at the database reads the record of every organisation: that is what the login is for.
        if (login === 'auditor' && name.startsWith('audit.')) continue;
        const count = await seen(login, name, null);
        if (count !== null && count > 0) visible.push(`${login}: ${count} rows of ${name}`);
      }
    }
    expect(visible).toEqual([]);
  }, 60_000);

  it('shows no row in the scope of another organisation, even with the ids of all boards', async () => {
    const visible: string[] = [];
    for (const login of LOGINS) {
      for (const { name } of tables) {
        if (name in OF_NO_ORGANISATION || (login === 'worker' && name in WORKER_FINDS)) continue;
        const count = await seen(login, name, randomUUID());
        if (count !== null && count > 0) visible.push(`${login}: ${count} rows of ${name}`);
      }
    }
    expect(visible).toEqual([]);
  }, 60_000);

  it('knows every exception: each table named above is there, and has no column for an organisation', () => {
    const byName = new Map(tables.map((table) => [table.name, table]));
    for (const name of Object.keys(OF_NO_ORGANISATION)) expect(byName.get(name)).toMatchObject({ hasOrganisation: false });
    for (const name of Object.keys(WORKER_FINDS)) expect(byName.has(name)).toBe(true);
  });

  it('leaves the record and the shape of the database to the owner', async () => {
    const { rows } = await owner.query(
      `SELECT r.rolname || ' may ' || p.privilege || ' ' || c.oid::regclass AS found
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN unnest(ARRAY['consilium_app', 'consilium_worker', 'consilium_auditor']) AS r (rolname)
              CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS p (privilege)
        WHERE n.nspname = 'audit' AND c.relkind IN ('r', 'p') AND has_table_privilege(r.rolname, c.oid, p.privilege)
        UNION ALL
       SELECT r.rolname || ' may create in ' || n.nspname FROM pg_namespace n CROSS JOIN unnest(ARRAY['consilium_app', 'consilium_worker', 'consilium_auditor']) AS r (rolname)
        WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'bullmq') AND has_schema_privilege(r.rolname, n.oid, 'CREATE')
        UNION ALL
       SELECT r.rolname || ' owns ' || c.oid::regclass FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE r.rolname IN ('consilium_app', 'consilium_worker', 'consilium_auditor') AND n.nspname <> 'bullmq' AND n.nspname NOT LIKE 'pg\\_%'
        UNION ALL
       SELECT rolname || ' is more than it should be' FROM pg_roles WHERE rolname IN ('consilium_app', 'consilium_worker', 'consilium_auditor')
          AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR pg_has_role(rolname, 'consilium_owner', 'MEMBER'))
        UNION ALL
       SELECT 'a function for everybody runs as its owner: ' || p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'bullmq' AND has_function_privilege('public', p.oid, 'EXECUTE') AND p.prorettype <> 'trigger'::regtype
        UNION ALL
       SELECT 'a function that runs as its owner has no search path: ' || p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'bullmq' AND NOT coalesce(p.proconfig::text LIKE '%search_path%', false)`,
    );
    expect(rows.map(({ found }) => found)).toEqual([]);
  });
});
