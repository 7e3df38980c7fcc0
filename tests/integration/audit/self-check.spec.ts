import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPEND, setScope } from '../../drills/audit/acts.mjs';
import { openRecord } from '../../drills/audit/record.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

describe('the self-check in the database, and what is shown of the record', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let record: Awaited<ReturnType<typeof openRecord>>;
  const organisation = randomUUID();
  const cases = [randomUUID(), randomUUID(), randomUUID()] as const;

  beforeEach(async () => {
    database = await createDatabase({ label: 'audit_self_check' });
    owner = new pg.Client({ connectionString: database.url });
    app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
    record = await openRecord(database);
    await owner.query(
      `SELECT audit.append($1, ($2::uuid[])[1 + i % 3], 'caseRead', $1, 'specialist', 'success', '{}', 'r' || i) FROM generate_series(0, 299) i`,
      [organisation, cases],
    );
    record.sealer.start();
    await record.sealer.stop();
  });
  afterEach(async () => {
    await record.close();
    await app.end();
    await owner.end();
    await database.drop();
  });

  const behindTheTriggers = async (...statements: string[]): Promise<void> => {
    for (const table of ['entry', 'chain_head', 'leaf', 'tree_node']) await owner.query(`ALTER TABLE audit.${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await owner.query(statement);
  };
  const inScope = (work: (manager: never) => Promise<unknown>): Promise<never> => record.inScope(organisation, work as never) as Promise<never>;

  it('finds nothing in a record that is whole', async () => {
    expect(await record.selfCheck.run()).toMatchObject({ entries: 300, problems: 0, detail: '' });
    expect(await inScope((manager) => record.selfCheck.checkCase(manager, cases[0]))).toMatchObject({ ok: true, entries: 100, firstBadPosition: null });
  });

  it.each([
    ['a changed entry', `UPDATE audit.entry SET actor_role = 'chair' WHERE chain = $0 AND "position" = 40`, 40, /position 40 was changed after it was recorded/],
    ['a deleted entry', `DELETE FROM audit.entry WHERE chain = $0 AND "position" = 40`, 41, /position 41 positions before this one are missing/],
    ['a cut chain', `DELETE FROM audit.entry WHERE chain = $0 AND "position" = 100`, 100, /the head of the chain does not fit its entries/],
    ['a relinked entry', `UPDATE audit.entry SET previous_hash = sha256(hash) WHERE chain = $0 AND "position" = 7`, 7, /position 7 does not link/],
  ])('finds %s', async (_, statement, position, detail) => {
    await behindTheTriggers(statement.replace('$0', `'case:${cases[1]}'`));
    const result = await record.selfCheck.run();
    expect(result.problems).toBeGreaterThan(0);
    expect(result.detail).toMatch(detail);
    expect(await inScope((manager) => record.selfCheck.checkCase(manager, cases[1]))).toMatchObject({ ok: false, firstBadPosition: position });
    expect(await inScope((manager) => record.selfCheck.checkCase(manager, cases[0]))).toMatchObject({ ok: true });
  });

  it.each([
    ['a leaf without an entry', `UPDATE audit.leaf SET seq = 9999 WHERE leaf_index = 12`, /leaf 12 has no entry/],
    ['leaves out of order', `UPDATE audit.leaf SET seq = CASE leaf_index WHEN 30 THEN -1 ELSE seq END; UPDATE audit.leaf SET seq = 31 WHERE leaf_index = 33; UPDATE audit.leaf SET seq = 34 WHERE leaf_index = 30`, /stands before an earlier position/],
    ['a missing leaf', `DELETE FROM audit.leaf WHERE leaf_index = 50`, /leaf numbers before leaf 51 are missing/],
    ['a falsified node', `UPDATE audit.tree_node SET hash = sha256(hash)`, /tree node 0 of level 8 does not fit/],
  ])('finds %s', async (_, statements, detail) => {
    await behindTheTriggers(...statements.split('; '));
    expect((await record.selfCheck.run()).detail).toMatch(detail);
  });

  it('does not show one organisation the chain of another', async () => {
    expect(await record.inScope(randomUUID(), (manager) => record.selfCheck.checkCase(manager, cases[0]))).toBeNull();
  });

  it('tells the state of the record', async () => {
    await record.selfCheck.run();
    await app.query('BEGIN');
    await setScope(app, organisation);
    await app.query(APPEND, [organisation, null, 'caseListRead', null, 'system', 'success', '{}', 'r']);
    await app.query('COMMIT');
    const state = await record.inScope(organisation, (manager) => record.reader.state(manager));
    expect(state).toMatchObject({ chains: 4, entries: 301, sealedEntries: 300, lastCheckpoint: { size: 300 }, lastSelfCheck: { ok: true } });
    expect(state.sealingLagSeconds).toBeGreaterThan(0);
    expect(await record.inScope(randomUUID(), (manager) => record.reader.state(manager))).toMatchObject({ chains: 0, entries: 0, sealedEntries: 0 });
  });

  it('pages through the entries of a case and of the organisation, newest first', async () => {
    for (const query of [{ caseId: cases[2] }, {}, { event: 'caseRead', actorId: organisation }]) {
      const seen: string[] = [];
      let after: string | null | undefined;
      do {
        const page = await record.inScope(organisation, (manager) => record.reader.page(manager, { ...query, limit: 33, ...(after ? { after } : {}) }));
        seen.push(...page.entries.map(({ chain, position }: { chain: string; position: number }) => `${chain} ${position}`));
        after = page.next;
      } while (after);
      expect(seen).toHaveLength('caseId' in query ? 100 : 300);
      expect(new Set(seen).size).toBe(seen.length);
      if ('caseId' in query) expect(seen[0]).toBe(`case:${cases[2]} 100`);
    }
    const { rows } = await owner.query(`SELECT recorded_at FROM audit.entry WHERE chain = $1 AND "position" IN (10, 20) ORDER BY 1`, [`case:${cases[2]}`]);
    const period = { caseId: cases[2], from: rows[0].recorded_at, to: rows[1].recorded_at, limit: 50 };
    const page = await record.inScope(organisation, (manager) => record.reader.page(manager, period));
    expect(page.entries.map(({ position }: { position: number }) => position)).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
    expect(page.next).toBeNull();
  });

  it('names the head of a chain for the report', async () => {
    expect(await record.inScope(organisation, (manager) => record.reader.headOfCase(manager, cases[0]))).toMatchObject({ length: 100, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await record.inScope(organisation, (manager) => record.reader.headOfCase(manager, randomUUID()))).toBeNull();
  });
});
