/**
 * A database of an earlier state of the schema, with a whole hospital in it, is brought to today's by the migrate step:
 * every row stays with the values it had, every chain verifies, and the product runs on it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { openDemoHospital } from '../../support/demo-hospital.mjs';
import { createDatabase, migrate } from '../../support/postgres.mjs';
import { demoId } from '../../pictures/demo-places.mjs';
import { asOwner, startApi } from '../meetings/board-room.mjs';

/** The first state of the schema in which a board could meet, vote and sign. */
const FIRST_BOARD = 1_780_000_000_020;

type Row = Readonly<Record<string, unknown>>;
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
let old: Awaited<ReturnType<typeof createDatabase>>;
let before: ReadonlyMap<string, readonly Row[]>;

beforeAll(async () => {
  hospital = await openDemoHospital('upgrade-source');
  old = await createDatabase({ label: 'upgrade', migrated: false });
  await makeEarlySchema(old.url);
  await copyRows(hospital.database.url, old.url);
  before = await everyRow(old.url);
  await migrate(old.url);
}, 120_000);

afterAll(async () => {
  await old?.drop();
  await hospital?.close();
});

describe('a database from before', () => {
  it('holds a hospital worth keeping', () => {
    const count = (table: string): number => before.get(table)?.length ?? 0;
    expect(count('public.board_case')).toBeGreaterThan(30);
    expect(count('public.ballot')).toBeGreaterThan(200);
    expect(count('audit.entry')).toBeGreaterThan(1_000);
    // None of what came later is there yet.
    expect(before.has('public.late_addition')).toBe(false);
  });

  it('keeps every row with the values it had', async () => {
    const after = await everyRow(old.url);
    for (const [table, rows] of before) {
      const columns = Object.keys(rows[0] ?? {});
      const kept = (after.get(table) ?? []).map((row) => JSON.stringify(columns.map((column) => row[column])));
      expect({ table, rows: kept.sort() }).toEqual({ table, rows: rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort() });
    }
  });

  it('verifies in every chain', async () => {
    const { rows } = await asOwner(old.url, (client) => client.query(`SELECT h.chain, v.first_bad FROM audit.chain_head h, LATERAL audit.verify_chain(h.chain) v`));
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ first_bad }) => first_bad !== null)).toEqual([]);
  });

  it('has the same schema as one made today', async () => {
    expect(await shapeOf(old.url)).toEqual(await shapeOf(hospital.database.url));
  });

  it('serves its people: they sign in with their old passwords and read what was decided', async () => {
    const api = await startApi({ appUrl: old.appUrl });
    try {
      const session = await fetch(`${api.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'valkenaar@northmoor.example', password: 'tumour-board-demo' }) });
      expect(session.status).toBe(200);
      const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
      const read = await fetch(`${api.url}/api/v1/meetings/${demoId('meeting last')}/cases/${demoId('case nakagawa')}/deliberation`, { headers: { cookie } });
      expect(read.status).toBe(200);
      const { outcome, rounds } = (await read.json()) as { outcome: { state: string; signatures: { stale: boolean }[] }; rounds: unknown[] };
      expect(outcome.state).toBe('signedOff');
      expect(outcome.signatures.filter(({ stale }) => stale)).toEqual([]);
      expect(rounds).toHaveLength(2);
    } finally {
      await api.stop();
    }
  });

  it('is left as it is by a second run of the migrate step', async () => {
    expect((await migrate(old.url)).filter((line) => line.startsWith('migrated'))).toEqual([]);
  });
});

/** Runs the migrations up to the chosen one, under the role that owns everything, as the migrate step does. */
async function makeEarlySchema(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    const database = pg.escapeIdentifier(new URL(url).pathname.slice(1));
    await client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${database} TO consilium_owner`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO consilium_app, consilium_worker, consilium_auditor`);
    await client.query('ALTER SCHEMA public OWNER TO consilium_owner');
    await client.query('GRANT USAGE ON SCHEMA public TO consilium_app, consilium_worker, consilium_auditor');
  });
  const folder = join(checkout, 'migrations/dist');
  const early = readdirSync(folder).filter((file) => file.endsWith('.js') && Number(file.slice(0, 13)) <= FIRST_BOARD);
  const source = new DataSource({ type: 'postgres', url, entities: [], migrations: early.map((file) => join(folder, file)), extra: { options: '-c role=consilium_owner -c timezone=UTC' } });
  await source.initialize();
  try {
    expect(await source.runMigrations({ transaction: 'each' })).toHaveLength(early.length);
  } finally {
    await source.destroy();
  }
}

/** Tables of the product with the columns that are written, not computed. */
const tablesOf = async (client: pg.Client): Promise<Table[]> =>
  (
    await client.query<Table>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND c.relname <> 'migrations'
        GROUP BY 1 ORDER BY 1`,
    )
  ).rows;

/** Fills the earlier schema with what of the hospital fits into it: tables and columns that both have. */
async function copyRows(from: string, to: string): Promise<void> {
  await asOwner(to, async (target) => {
    const early = await tablesOf(target);
    await asOwner(from, async (source) => {
      const today = new Map((await tablesOf(source)).map(({ name, columns }) => [name, columns]));
      for (const { name, columns } of early) {
        const shared = columns.filter((column) => today.get(name)?.includes(column)).map((column) => pg.escapeIdentifier(column)).join(', ');
        if (shared === '') continue;
        const { rows } = await source.query<{ rows: string | null }>(`SELECT json_agg(t)::text AS rows FROM ${name} t`);
        if (rows[0]?.rows) await target.query(`INSERT INTO ${name} (${shared}) OVERRIDING SYSTEM VALUE SELECT ${shared} FROM json_populate_recordset(NULL::${name}, $1::json)${await onConflict(target, name)}`, [rows[0].rows]);
      }
      // Numbers given out by the database go on where the copied rows end.
      const counted = await target.query<{ name: string; attname: string }>(`SELECT attrelid::regclass::text AS name, attname FROM pg_attribute WHERE attidentity <> ''`);
      for (const { name, attname } of counted.rows) await target.query(`SELECT setval(pg_get_serial_sequence($1, $2), coalesce((SELECT max(${pg.escapeIdentifier(attname)}) FROM ${name}), 0) + 1)`, [name, attname]);
    });
  });
}

/** Where a migration put rows itself (the name of the log), those stay. */
async function onConflict(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ present: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS present`);
  return rows[0]?.present === true ? ' ON CONFLICT DO NOTHING' : '';
}

const everyRow = (url: string): Promise<ReadonlyMap<string, readonly Row[]>> =>
  asOwner(url, async (client) => {
    const found = new Map<string, readonly Row[]>();
    for (const { name } of await tablesOf(client)) found.set(name, (await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${name} t`)).rows.map(({ row }) => row));
    return found;
  });

/** Columns with their types and defaults, constraints, indexes, policies and triggers, as text. */
const shapeOf = (url: string): Promise<string[]> =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(`
      SELECT line FROM (
        SELECT format('%s.%s %s %s %s', table_schema, table_name, column_name, data_type, column_default) AS line FROM information_schema.columns
        UNION ALL SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid <> 0
        UNION ALL SELECT indexdef FROM pg_indexes
        UNION ALL SELECT format('%s.%s %s %s %s %s', schemaname, tablename, policyname, roles, qual, with_check) FROM pg_policies
        UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal) shape
       WHERE line !~ '^(pg_catalog|information_schema|bullmq)' AND line !~ ' (pg_catalog|bullmq)\\.' ORDER BY line`);
    return rows.map(({ line }) => line);
  });
