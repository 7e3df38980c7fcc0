import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { addActs, performAct } from '../../drills/audit/acts.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';
import { rightsToWrite, statementsAgainst } from './guarded-objects.mjs';

const ZERO_HASH = `'\\x${'00'.repeat(32)}'`;

/** Tries to alter, hide or forge history. Refused for every role: by rights for the processes, by triggers for the owner. */
const AGAINST_HISTORY = [
  `UPDATE audit.entry SET payload = '{}'`,
  `UPDATE audit.entry SET event = 'caseRead' WHERE "position" = 1`,
  `UPDATE audit.entry SET actor_id = NULL`,
  `UPDATE audit.entry SET hash = ${ZERO_HASH}`,
  `UPDATE audit.entry SET payload = '{}' WHERE false`,
  `UPDATE ONLY audit.entry SET outcome = 'refused'`,
  `DELETE FROM audit.entry`,
  `DELETE FROM audit.entry WHERE "position" = (SELECT max("position") FROM audit.entry)`,
  `DELETE FROM audit.entry USING audit.leaf WHERE leaf.seq = entry.seq`,
  `TRUNCATE audit.entry`,
  `TRUNCATE audit.entry, audit.chain_head CASCADE`,
  `TRUNCATE audit.entry RESTART IDENTITY CASCADE`,
  `WITH gone AS (DELETE FROM audit.entry RETURNING *) SELECT count(*) FROM gone`,
  `MERGE INTO audit.entry e USING (SELECT 1) s ON e."position" = 1 WHEN MATCHED THEN DELETE`,
  `INSERT INTO audit.entry (chain, "position", entry_id, organisation_id, recorded_at, event, actor_role, outcome, request_id, payload, previous_hash, hash)
     SELECT chain, "position", entry_id, organisation_id, recorded_at, event, actor_role, outcome, request_id, '{}', previous_hash, hash FROM audit.entry
   ON CONFLICT (chain, "position") DO UPDATE SET payload = '{}'`,
  `UPDATE audit.chain_head SET length = length - 1`,
  `UPDATE audit.chain_head SET hash = ${ZERO_HASH}`,
  `UPDATE audit.chain_head SET organisation_id = '${randomUUID()}'`,
  `DELETE FROM audit.chain_head`,
  `TRUNCATE audit.chain_head`,
  `UPDATE audit.leaf SET leaf_index = leaf_index + 1`,
  `DELETE FROM audit.leaf`,
  `TRUNCATE audit.leaf`,
  `UPDATE audit.tree_node SET hash = ${ZERO_HASH}`,
  `DELETE FROM audit.tree_node`,
  `UPDATE audit.checkpoint SET note = ''`,
  `DELETE FROM audit.checkpoint`,
  `TRUNCATE audit.checkpoint`,
  `UPDATE audit.log SET origin = 'another'`,
  `DELETE FROM audit.log`,
  `DELETE FROM audit.self_check_run`,
  `UPDATE audit.self_check_run SET problems = 0`,
  `UPDATE audit.free_text SET ciphertext = ''`,
  `TRUNCATE audit.free_text`,
  `COPY audit.entry FROM PROGRAM 'echo'`,
];

/** What only an owner may do at all: refused for the processes. */
const AGAINST_THE_GUARDS = [
  `ALTER TABLE audit.entry DISABLE TRIGGER ALL`,
  `ALTER TABLE audit.entry DISABLE TRIGGER only_added_to`,
  `DROP TRIGGER only_added_to ON audit.entry`,
  `DROP TRIGGER audited ON drill_act`,
  `ALTER TABLE drill_act DISABLE TRIGGER audited`,
  `SET session_replication_role = replica`,
  `CREATE RULE gone AS ON INSERT TO audit.entry DO INSTEAD NOTHING`,
  `CREATE TRIGGER mine BEFORE INSERT ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.forbid()`,
  `ALTER TABLE audit.entry DISABLE ROW LEVEL SECURITY`,
  `ALTER TABLE audit.entry NO FORCE ROW LEVEL SECURITY`,
  `DROP POLICY own_organisation ON audit.entry`,
  `ALTER TABLE audit.entry ALTER COLUMN payload TYPE varchar(10)`,
  `ALTER TABLE audit.entry DROP COLUMN payload`,
  `ALTER TABLE audit.entry RENAME TO entry_old`,
  `ALTER TABLE audit.entry OWNER TO CURRENT_USER`,
  `ALTER SCHEMA audit RENAME TO audit_old`,
  `DROP TABLE audit.entry CASCADE`,
  `DROP SCHEMA audit CASCADE`,
  `CREATE TABLE audit.mine (id integer)`,
  `CREATE OR REPLACE FUNCTION audit.append(uuid, uuid, text, uuid, text, text, text, text) RETURNS TABLE (entry_id uuid, chain text, "position" bigint, hash bytea) LANGUAGE sql AS 'SELECT NULL::uuid, NULL, NULL::bigint, NULL::bytea'`,
  `CREATE OR REPLACE FUNCTION audit.forbid() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
  `ALTER FUNCTION audit.require_entry() RENAME TO require_nothing`,
  `ALTER SEQUENCE audit.entry_seq_seq RESTART WITH 1`,
  `SELECT setval('audit.entry_seq_seq', 1)`,
  `SELECT nextval('audit.entry_seq_seq')`,
  `INSERT INTO audit.leaf VALUES (1000000, 1000000)`,
  `INSERT INTO audit.checkpoint (size, root, note, sealed_through) VALUES (1000000, ${ZERO_HASH}, '', 0)`,
  `CREATE OR REPLACE FUNCTION audit.change_events() RETURNS text[] LANGUAGE sql IMMUTABLE RETURN ARRAY['none']`,
  `COPY audit.entry (chain) FROM STDIN`,
  `REASSIGN OWNED BY consilium_owner TO CURRENT_USER`,
  `SET ROLE consilium_owner`,
  `GRANT consilium_owner TO CURRENT_USER`,
  `UPDATE pg_class SET relrowsecurity = false`,
  `LOCK TABLE audit.entry IN ACCESS EXCLUSIVE MODE`,
];

const TO_EACH = (role: string, functions: string): string[] => functions.split(' ').map((name) => `${role}: EXECUTE ${name}`);
/** What processes are given; a migration that gives more has to be thought about here. */
const RIGHTS = [
  ...TO_EACH('consilium_app', 'audit.append audit.change_events audit.erase_free_text audit.scope audit.tree_runs audit.verify_chain erasure.erase_case erasure.find_case erasure.obstacle'),
  'consilium_app: INSERT audit.free_text (case_id, ciphertext, created_at, id, key_id, organisation_id)',
  'consilium_app: INSERT public.case_erasure (basis, board_id, case_id, case_number, id, organisation_id, reference, requested_by)',
  'consilium_app: INSERT public.erasure_file (erasure_id, key, organisation_id, store)',
  'consilium_app: UPDATE public.case_erasure (decided_at, decided_by, state, version)',
  ...TO_EACH('consilium_auditor', 'audit.append audit.change_events audit.run_self_check audit.scope audit.self_check audit.tree_runs audit.verify_chain'),
  'consilium_worker: DELETE public.erasure_file',
  ...TO_EACH('consilium_worker', 'audit.append audit.change_events audit.erase_free_text audit.run_self_check audit.scope audit.seal audit.sealing_horizon audit.take_leaves audit.tree_runs audit.verify_chain erasure.rewrite erasure.tables erasure.transactions_under_way'),
  'consilium_worker: INSERT audit.free_text (case_id, ciphertext, created_at, id, key_id, organisation_id)',
  'consilium_worker: UPDATE public.case_erasure (completed_at, files_removed_at, rewritten, state, version, waits_for)',
];

/** No right to it; not the owner of it; forbidden by a trigger of the record. */
const FORBIDDEN = new Set(['42501', 'CA001', 'CA003']);

describe('history cannot be altered', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const organisation = randomUUID();
  const caseId = randomUUID();

  beforeAll(async () => {
    database = await createDatabase({ label: 'audit_fixed' });
    await addActs(database.url);
    const app = new pg.Client({ connectionString: database.appUrl });
    owner = new pg.Client({ connectionString: database.url });
    await Promise.all([app.connect(), owner.connect()]);
    for (let act = 0; act < 3; act += 1) await performAct(app, { id: randomUUID(), organisation, caseId });
    await app.end();
    await owner.query(`SELECT audit.take_leaves(0, 10)`);
    await owner.query(`SELECT audit.seal(3, ${ZERO_HASH}, 'note', 3, '{8}', '{0}', ARRAY[${ZERO_HASH}::bytea])`);
    await owner.query(`SELECT audit.run_self_check()`);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const everything = async (): Promise<unknown[]> => {
    const contents: unknown[] = [];
    const tables = await owner.query(`SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('audit'::regnamespace, 'erasure'::regnamespace) ORDER BY 1`);
    for (const { name } of tables.rows) {
      const { rows } = await owner.query(`SELECT count(*) AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS content FROM ${name} t`);
      contents.push([name, rows[0]]);
    }
    return contents;
  };

  const roles = [
    ['consilium_app', () => database.appUrl, [...AGAINST_HISTORY, ...AGAINST_THE_GUARDS]],
    ['consilium_worker', () => database.workerUrl, [...AGAINST_HISTORY, ...AGAINST_THE_GUARDS]],
    ['consilium_auditor', () => database.auditorUrl, [...AGAINST_HISTORY, ...AGAINST_THE_GUARDS]],
    // The owner made the triggers and can take them away; that shows against the checkpoints kept elsewhere.
    ['consilium_owner', () => database.url, AGAINST_HISTORY],
  ] as const;

  /**
   * Tries each statement in a transaction of its own, within the organisation.
   * @returns what was accepted, and what was refused for another reason than that it is forbidden
   */
  const trespasses = async (client: pg.Client, statements: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const statement of statements) {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('consilium.organisation_id', $1, true)`, [organisation]);
      try {
        await client.query(statement);
        await client.query('COMMIT');
        found.push(`accepted: ${statement}`);
      } catch (error) {
        await client.query('ROLLBACK');
        const { code, message } = error as pg.DatabaseError;
        if (!FORBIDDEN.has(code ?? '')) found.push(`${code} ${message}: ${statement}`);
      }
    }
    return found;
  };

  it.each(roles)('as %s', async (role, url, statements) => {
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    if (role === 'consilium_owner') await client.query('SET ROLE consilium_owner');
    const before = await everything();
    const found = await trespasses(client, statements);
    await client.end();
    expect(found).toEqual([]);
    expect(statements.length).toBeGreaterThanOrEqual(25);
    expect(await everything()).toEqual(before);
  });

  it.each(roles.slice(0, 3))('nor any table, function, trigger or sequence that the catalog knows, as %s', async (_role, url) => {
    const statements = await statementsAgainst(owner);
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    const before = await everything();
    const found = await trespasses(client, statements);
    await client.end();
    expect(found).toEqual([]);
    expect(statements.length).toBeGreaterThan(500);
    expect(await everything()).toEqual(before);
  });

  it('a process may write only this, and only by these functions', async () => {
    expect(await rightsToWrite(owner)).toEqual(RIGHTS);
  });

  it('not even under session_replication_role = replica, which switches ordinary triggers off', async () => {
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica`);
    await expect(owner.query(`DELETE FROM audit.entry`)).rejects.toMatchObject({ code: 'CA003' });
    await owner.query('ROLLBACK');
  });
});
