/**
 * Every column of every table is either erased with a case or kept for a stated reason. Whoever adds a table or a column
 * says which in apps/api/src/erasure/erasure-plan.ts.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

const PLAN = 'apps/api/src/erasure/erasure-plan.ts';

interface Rule {
  readonly table: string;
  readonly rows: 'deleted' | 'deletedByVault' | 'blanked' | 'kept';
  readonly blank?: Record<string, string>;
  readonly keep?: Record<string, string>;
}

describe('the erasure plan', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let plan: readonly Rule[];
  let ownedByOthers: Record<string, string>;
  const columnsOf = new Map<string, string[]>();

  beforeAll(async () => {
    ({ erasurePlan: plan, ownedByOthers } = (await import(pathToFileURL(join(checkout, 'apps/api/dist/erasure/erasure-plan.js')).href)) as { erasurePlan: readonly Rule[]; ownedByOthers: Record<string, string> });
    database = await createDatabase({ label: 'erasure_plan' });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT c.table_schema AS schema, c.table_name AS name, c.column_name AS column
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, c.ordinal_position`,
    );
    for (const { schema, name, column } of rows) {
      if (`${schema}.*` in ownedByOthers || `${schema}.${name}` in ownedByOthers) continue;
      const table = schema === 'public' ? name : `${schema}.${name}`;
      columnsOf.set(table, [...(columnsOf.get(table) ?? []), column]);
    }
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const named = (reasons: Record<string, string> = {}): string[] => Object.keys(reasons).flatMap((names) => names.split(' '));

  it(`names every table once (${PLAN})`, () => {
    expect(plan.map(({ table }) => table).sort()).toEqual([...columnsOf.keys()].sort());
  });

  it(`classifies every column of tables whose rows stay (${PLAN})`, () => {
    const differences = plan
      .filter(({ rows }) => rows === 'blanked' || rows === 'kept')
      .flatMap(({ table, blank, keep }) => {
        const classified = [...named(blank), ...named(keep)];
        const columns = columnsOf.get(table) ?? [];
        return [
          ...columns.filter((column) => !classified.includes(column)).map((column) => `${table}.${column} is not classified`),
          ...classified.filter((column, index) => classified.indexOf(column) !== index).map((column) => `${table}.${column} is classified twice`),
          ...classified.filter((column) => !columns.includes(column)).map((column) => `${table}.${column} does not exist`),
        ];
      });
    expect(differences).toEqual([]);
  });

  it('keeps rows that point at a case in the log and on the tombstone alone', () => {
    const kept = plan.filter(({ table, rows }) => rows === 'kept' && (columnsOf.get(table) ?? []).includes('case_id')).map(({ table }) => table);
    expect(kept.sort()).toEqual(['audit.chain_head', 'audit.entry', 'case_erasure', 'meeting_event']);
  });

  it('is what the database carries out: stored by the migrate step, in the same order', async () => {
    const { rows } = await client.query(`SELECT target::text AS table FROM erasure.rule ORDER BY step`);
    expect(rows.map(({ table }) => table)).toEqual(plan.filter(({ rows: treatment }) => treatment !== 'kept').map(({ table }) => table));
  });

  it('keeps no samples of texts in the statistics of the planner', async () => {
    await client.query('ANALYZE');
    const { rows } = await client.query(
      `SELECT a.attrelid::regclass::text AS table, a.attname AS column FROM pg_attribute a
        WHERE a.attrelid IN (SELECT target FROM erasure.rule) AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attname IN ('family_name', 'given_name', 'identifier_value', 'birth_date', 'question_text', 'summary', 'body', 'reason', 'value', 'canonical_text', 'search_text')
          AND coalesce(a.attstattarget, -1) <> 0`,
    );
    expect(rows).toEqual([]);
  });
});
