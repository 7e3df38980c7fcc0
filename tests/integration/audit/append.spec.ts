import { createHash, randomUUID } from 'node:crypto';
import { auditEvents, GENESIS, linkHash, toHex } from '@consilium/audit-chain';
import pg from 'pg';
import { addActs, APPEND, performAct, setScope } from '../../drills/audit/acts.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('audit.append', () => {
  let database: TestDatabase;
  let app: pg.Client;
  let owner: pg.Client;
  const organisation = randomUUID();

  beforeAll(async () => {
    database = await createDatabase({ label: 'audit_append' });
    await addActs(database.url);
    app = new pg.Client({ connectionString: database.appUrl });
    owner = new pg.Client({ connectionString: database.url });
    await Promise.all([app.connect(), owner.connect()]);
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  /** Runs as the app in one transaction with the organisation's scope. @returns the error, if there was one */
  const inTransaction = async (work: () => Promise<unknown>, scope = organisation): Promise<pg.DatabaseError | undefined> => {
    await app.query('BEGIN');
    try {
      await setScope(app, scope);
      await work();
      await app.query('COMMIT');
      return undefined;
    } catch (error) {
      await app.query('ROLLBACK');
      return error as pg.DatabaseError;
    }
  };
  const append = (event: string, wish: { caseId?: string | null; outcome?: string; payload?: string; organisationId?: string } = {}) =>
    app.query<{ entry_id: string; chain: string; position: string; hash: Buffer }>(APPEND, [
      wish.organisationId ?? organisation,
      wish.caseId ?? null,
      event,
      null,
      'system',
      wish.outcome ?? 'success',
      wish.payload ?? '{}',
      'request-1',
    ]);
  const change = (caseId: string) => app.query('INSERT INTO drill_act (id, case_id, version) VALUES ($1, $2, 1)', [randomUUID(), caseId]);
  const entries = async (chain: string) =>
    (await owner.query(`SELECT *, encode(hash, 'hex') AS hash_hex FROM audit.entry WHERE chain = $1 ORDER BY "position"`, [chain])).rows;

  it('hashes as the library and the documentation do', async () => {
    const caseId = randomUUID();
    await performAct(app, { id: randomUUID(), organisation, caseId });
    await performAct(app, { id: randomUUID(), organisation, caseId });
    let previousHash: Uint8Array = GENESIS;
    const stored = await entries(`case:${caseId}`);
    expect(stored.map(({ position }) => position)).toEqual(['1', '2']);
    for (const row of stored) {
      expect(row.previous_hash.toString('hex')).toBe(toHex(previousHash));
      const hash = linkHash(
        {
          chain: row.chain,
          position: Number(row.position),
          time: row.recorded_at,
          entryId: row.entry_id,
          organisationId: row.organisation_id,
          caseId: row.case_id,
          event: row.event,
          actorId: row.actor_id,
          actorRole: row.actor_role,
          outcome: row.outcome,
          requestId: row.request_id,
          payload: row.payload,
          previousHash,
        },
        sha256,
      );
      expect(row.hash_hex).toBe(toHex(hash));
      previousHash = hash;
    }
  });

  it('takes the time from the database, in UTC with microseconds', async () => {
    await inTransaction(async () => {
      await app.query(`SET LOCAL TimeZone = 'Pacific/Kiritimati'`);
      await append('caseListRead', { payload: '{"caseIds":[],"list":"timeOfDay"}' });
    });
    const { rows } = await owner.query(
      `SELECT recorded_at, abs(extract(epoch FROM clock_timestamp() - recorded_at::timestamptz)) < 60 AS near FROM audit.entry WHERE payload LIKE '%timeOfDay%'`,
    );
    expect(rows).toEqual([{ recorded_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/), near: true }]);
  });

  it('refuses a change without an entry', async () => {
    const caseId = randomUUID();
    expect(await inTransaction(() => change(caseId))).toMatchObject({ code: 'CA001' });
    expect((await owner.query('SELECT FROM drill_act WHERE case_id = $1', [caseId])).rowCount).toBe(0);
  });

  const changes = Object.entries(auditEvents).flatMap(([event, kind]) => (kind === 'change' ? [event] : []));
  it.each(changes)('refuses the entry "%s" when nothing was changed', async (event) => {
    const caseId = randomUUID();
    expect(await inTransaction(() => append(event, { caseId }))).toMatchObject({ code: 'CA002' });
    expect(await entries(`case:${caseId}`)).toEqual([]);
  });

  it('accepts a read, a refused attempt and imported history without a change', async () => {
    const caseId = randomUUID();
    expect(await inTransaction(() => append('caseRead', { caseId }))).toBeUndefined();
    expect(await inTransaction(() => append('ballotCast', { caseId, outcome: 'refused' }))).toBeUndefined();
    expect(await inTransaction(() => append('ballotCast', { caseId, payload: '{"imported":true,"occurredAt":"2025-01-01"}' }))).toBeUndefined();
    expect(await entries(`case:${caseId}`)).toHaveLength(3);
  });

  it('is not deceived by a forged setting', async () => {
    const caseId = randomUUID();
    const forged = () => app.query(`SELECT set_config('consilium.audit_chain', $1, true)`, [`organisation:${organisation}`]);
    await inTransaction(() => append('caseListRead'));
    expect(await inTransaction(async () => (await forged(), change(caseId)))).toMatchObject({ code: 'CA001' });
  });

  it('undoes entry and change together with a savepoint', async () => {
    const caseId = randomUUID();
    const error = await inTransaction(async () => {
      await app.query('SAVEPOINT half');
      await append('caseRead', { caseId });
      await app.query('ROLLBACK TO half');
      await change(caseId);
    });
    expect(error).toMatchObject({ code: 'CA001' });
    expect(await entries(`case:${caseId}`)).toEqual([]);
  });

  it('asks for an entry in the chain of the case where the trigger names its column', async () => {
    await owner.query(`
      CREATE TABLE strict_act (id integer, of_case uuid);
      GRANT INSERT ON strict_act TO consilium_app;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON strict_act DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION audit.require_entry('of_case');
    `);
    const [mine, other] = [randomUUID(), randomUUID()];
    const insert = () => app.query('INSERT INTO strict_act VALUES (1, $1)', [mine]);
    expect(await inTransaction(async () => (await insert(), append('caseRead', { caseId: other })))).toMatchObject({ code: 'CA001' });
    expect(await inTransaction(async () => (await insert(), append('caseRead', { caseId: mine })))).toBeUndefined();
  });

  it.each([
    ['for another organisation', 'caseRead', { organisationId: randomUUID() }, '42501'],
    ['with a payload that is not JSON', 'caseRead', { payload: '{' }, '22P02'],
    ['with U+0000 in the payload', 'caseRead', { payload: '{"a":"\0"}' }, '22021'],
    ['with a payload of more than 64 kB', 'caseRead', { payload: `{"a":"${'x'.repeat(65_536)}"}` }, '23514'],
    ['with an unknown outcome', 'caseRead', { outcome: 'maybe' }, '23514'],
    ['with a malformed event', 'Case read', {}, '23514'],
  ])('refuses an entry %s', async (_, event, wish, code) => {
    expect(await inTransaction(() => append(event, wish))).toMatchObject({ code });
  });

  it('keeps one case in one organisation', async () => {
    const caseId = randomUUID();
    await inTransaction(() => append('caseRead', { caseId }));
    const other = randomUUID();
    expect(await inTransaction(() => append('caseRead', { caseId, organisationId: other }), other)).toMatchObject({ code: '42501' });
  });

  it('shows each organisation its own entries, and nothing without a scope', async () => {
    const count = async (scope: string): Promise<number> => {
      await app.query('BEGIN');
      await setScope(app, scope);
      const { rows } = await app.query('SELECT (SELECT count(*) FROM audit.entry) + (SELECT count(*) FROM audit.chain_head) AS seen');
      await app.query('COMMIT');
      return Number(rows[0].seen);
    };
    expect(await count(organisation)).toBeGreaterThan(0);
    expect(await count(randomUUID())).toBe(0);
    expect(await count('')).toBe(0);
  });

  it('records a clock that was set back and goes on', async () => {
    const caseId = randomUUID();
    await inTransaction(() => append('caseRead', { caseId }));
    await owner.query(`ALTER TABLE audit.chain_head DISABLE TRIGGER only_one_step`);
    await owner.query(`UPDATE audit.chain_head SET recorded_at = '2999-01-01T00:00:00.000000Z' WHERE chain = $1`, [`case:${caseId}`]);
    await owner.query(`ALTER TABLE audit.chain_head ENABLE ALWAYS TRIGGER only_one_step`);
    await inTransaction(() => append('caseRead', { caseId }));
    await inTransaction(() => append('caseRead', { caseId }));
    const stored = await entries(`case:${caseId}`);
    expect(stored.map(({ event }) => event)).toEqual(['caseRead', 'clockSteppedBack', 'caseRead', 'caseRead']);
    expect(JSON.parse(stored[1].payload)).toMatchObject({ from: '2999-01-01T00:00:00.000000Z' });
    expect((await owner.query(`SELECT count(*)::int AS broken FROM audit.broken_links($1)`, [`case:${caseId}`])).rows).toEqual([{ broken: 0 }]);
  });

  it('gives 16 writers on 4 chains positions without gaps or doubles', async () => {
    const cases = Array.from({ length: 4 }, () => randomUUID());
    const clients = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const client = new pg.Client({ connectionString: database.appUrl });
        await client.connect();
        return client;
      }),
    );
    const acknowledged = await Promise.all(
      clients.map(async (client, writer) => {
        const done: { chain: string; position: string; hash: Buffer }[] = [];
        for (let act = 0; act < 25; act += 1) {
          const caseId = cases[(writer + act) % cases.length] as string;
          // One in five is given up half-way.
          if (act % 5 === 4) {
            await client.query('BEGIN');
            await setScope(client, organisation);
            await client.query(APPEND, [organisation, caseId, 'caseRead', null, 'system', 'success', '{}', 'given-up']);
            await client.query('ROLLBACK');
          } else done.push(await performAct(client, { id: randomUUID(), organisation, caseId }));
        }
        return done;
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    for (const caseId of cases) {
      const chain = `case:${caseId}`;
      const stored = await entries(chain);
      expect(stored.map(({ position }) => Number(position))).toEqual(stored.map((_, index) => index + 1));
      const mine = acknowledged.flat().filter((entry) => entry.chain === chain);
      expect(stored).toHaveLength(mine.length);
      expect(new Set(mine.map(({ hash }) => hash.toString('hex')))).toEqual(new Set(stored.map(({ hash_hex: hash }) => hash)));
    }
    expect((await owner.query('SELECT * FROM audit.broken_links(NULL)')).rows).toEqual([]);
  });

  it('holds the same list of change events as the library', async () => {
    const { rows } = await owner.query<{ event: string }>('SELECT unnest(audit.change_events()) AS event ORDER BY 1');
    const inLibrary = Object.entries(auditEvents).filter(([, kind]) => kind === 'change');
    expect(rows.map(({ event }) => event)).toEqual(inLibrary.map(([event]) => event).sort());
  });
});
