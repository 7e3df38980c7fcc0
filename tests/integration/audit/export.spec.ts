import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { addActs, APPEND, performAct, setScope } from '../../drills/audit/acts.mjs';
import { openRecord } from '../../drills/audit/record.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the command audit', () => {
  let database: TestDatabase;
  let app: pg.Client;
  let owner: pg.Client;
  let record: Awaited<ReturnType<typeof openRecord>>;
  let older: string;
  const organisation = randomUUID();
  const cases = Array.from({ length: 4 }, () => randomUUID());

  const path = (name: string): string => join(record.folder, name);
  const run = (list: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(checkout, 'apps/audit-cli/src/main.mjs'), ...list], {
        env: { PATH: process.env['PATH'], DATA_DIR: record.folder, AUDITOR_DATABASE_URL: database.auditorUrl, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (err += chunk));
      child.on('close', (code) => resolve({ code, out, err }));
    });
  const save = (name: string, content: string): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const exported = async (...options: string[]): Promise<string> => {
    const { code, out, err } = await run(['export', ...options]);
    if (code !== 0) throw new Error(err);
    return save('export.ndjson', out);
  };
  const verify = (file: string, ...options: string[]): Promise<Ran> => run(['verify', file, '--key', path('checkpoints/checkpoint-key.txt'), ...options]);
  const act = async (times: number): Promise<void> => {
    for (let number = 0; number < times; number += 1) await performAct(app, { id: randomUUID(), organisation, caseId: cases[number % cases.length] as string });
  };
  const seal = async (): Promise<string> => {
    const sealer = record.newSealer();
    sealer.start();
    await sealer.stop();
    return readFileSync(path('checkpoints/latest.checkpoint'), 'utf8');
  };
  const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
  const entriesOf = (file: string): Record<string, unknown>[] => linesOf(file).map((line) => JSON.parse(line)).filter((value) => 'hash' in value);

  beforeAll(async () => {
    database = await createDatabase({ label: 'audit_export' });
    await addActs(database.url);
    app = new pg.Client({ connectionString: database.appUrl });
    owner = new pg.Client({ connectionString: database.url });
    await Promise.all([app.connect(), owner.connect()]);
    record = await openRecord(database);
    await act(300);
    older = save('older.checkpoint', await seal());
    await act(40);
    await app.query('BEGIN');
    await setScope(app, organisation);
    await app.query(APPEND, [organisation, null, 'caseListRead', null, 'system', 'success', '{"caseIds":[],"list":"wörk\\"list"}', 'r"1\\']);
    await app.query('COMMIT');
    await seal();
  });
  afterAll(async () => {
    await record.close();
    await app.end();
    await owner.end();
    await database.drop();
  });

  it('exports the whole log, and it verifies against checkpoints kept earlier', async () => {
    const file = await exported('--reason', 'yearlyReview');
    const { code, out } = await verify(file, '--checkpoint', older, '--checkpoint', path('checkpoints/latest.checkpoint'));
    expect(out).toMatch(/VERIFIED .*the whole log\n {2}342 entries in 5 chains/);
    expect(out).toContain('older.checkpoint: 300 entries');
    // The export itself is the last entry and was not sealed yet.
    expect(out).toContain('UNANCHORED  1 of 342 entries');
    expect(code).toBe(0);
    expect(entriesOf(file).at(-1)).toMatchObject({ leaf: null, event: 'exportMade', role: 'auditor', payload: '{"reasonCode":"yearlyReview","scope":"whole"}' });
  });

  it('exports one case with a proof that it is in the log', async () => {
    await seal();
    const file = await exported('--case', cases[1] as string, '--checkpoint', older);
    const { code, out } = await verify(file, '--checkpoint', older);
    expect(out).toMatch(/VERIFIED .*a part of the log \(case\)/);
    expect(out).toContain('older.checkpoint: 300 entries');
    expect(code).toBe(0);
    expect(new Set(entriesOf(file).map(({ chain }) => chain))).toEqual(new Set([`case:${cases[1]}`]));

    const lines = linesOf(file);
    const at = lines.findIndex((line) => line.includes('"position":20,'));
    const refused = async (changed: string[]): Promise<string> => (await verify(save('changed.ndjson', `${changed.join('\n')}\n`))).out;
    expect(await refused(lines.with(at, (lines[at] ?? '').replace('"role":"specialist"', '"role":"chair"')))).toMatch(/^BROKEN .*position 20, leaf \d+\) was changed/);
    expect(await refused(lines.toSpliced(at, 1))).toMatch(/^BROKEN .*position 21, leaf \d+\) is out of place/);
    expect(await refused(lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? ''))).toMatch(/^BROKEN .*position 21, leaf \d+\) is out of place/);
  });

  it('finds a case of which the entries were exchanged for well-linked others', async () => {
    const file = await exported('--case', cases[2] as string);
    // The chain of another case, put under the proof of this one.
    const lines = linesOf(file);
    const foreign = linesOf(await exported('--case', cases[3] as string));
    const isEntry = (line: string): boolean => line.startsWith('{"leaf"');
    const exchanged = [...lines.filter((line) => !isEntry(line)).slice(0, -1), ...foreign.filter(isEntry), lines.at(-1) ?? ''];
    const { code, out } = await verify(save('exchanged.ndjson', `${exchanged.join('\n')}\n`));
    expect(out).toMatch(/^BROKEN /);
    expect(code).toBe(1);
  });

  it('says that an older checkpoint cannot be compared without a consistency proof', async () => {
    const { code, out } = await verify(await exported('--case', cases[0] as string), '--checkpoint', older);
    expect(out).toMatch(/NOT COMPARED .*older\.checkpoint/);
    expect(code).toBe(0);
  });

  it('proves a single entry in a few lines', async () => {
    const { rows } = await owner.query('SELECT entry_id, encode(hash, \'hex\') AS hash FROM audit.entry WHERE seq = 123');
    const { code, out } = await run(['prove', '--entry', rows[0].entry_id]);
    expect(code).toBe(0);
    const file = save('proof.ndjson', out);
    expect(linesOf(file)).toHaveLength(5);
    expect((await verify(file, '--head', rows[0].hash)).out).toMatch(/VERIFIED .*\(entries\)/);
  });

  it('exports a period as a run of leaves without a gap', async () => {
    const { rows } = await owner.query('SELECT min(recorded_at) AS first, max(recorded_at) AS last FROM audit.entry WHERE seq BETWEEN 101 AND 200');
    const file = await exported('--from', rows[0].first, '--to', rows[0].last);
    expect(entriesOf(file)).toHaveLength(99);
    expect((await verify(file)).out).toMatch(/VERIFIED .*\(period\)/);
    const lines = linesOf(file);
    const { code, out } = await verify(save('changed.ndjson', `${lines.toSpliced(50, 1).join('\n')}\n`));
    expect(out).toMatch(/^BROKEN /);
    expect(code).toBe(1);
  });

  it('prints the public key and the newest checkpoint', async () => {
    expect((await run(['key'])).out).toMatch(/^consilium-audit\/[0-9a-f-]{36}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n$/);
    expect((await run(['checkpoint'])).out).toBe(readFileSync(path('checkpoints/latest.checkpoint'), 'utf8'));
  });

  it.each([
    [[], /Usage:/],
    [['prove'], /Name an entry or a case/],
    [['export', '--case', '1; DROP TABLE'], /--case takes an id/],
    [['export', '--from', 'yesterday'], /--from takes a date/],
    [['export', '--frm', '2026-01-01'], /Unknown option/],
    [['export', '--case', randomUUID()], /no such entry/],
    [['export', '--reason', 'because I say'], /--reason takes a code/],
    [['export', '--checkpoint', '/nowhere'], /no such file/],
  ])('answers %j with code 2 and a sentence', async (list, message) => {
    const { code, out, err } = await run(list);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('says what to do without a database', async () => {
    const { code, err } = await run(['export'], { AUDITOR_DATABASE_URL: '' });
    expect(err).toMatch(/Start Consilium/);
    expect(code).toBe(2);
    expect((await run(['export'], { AUDITOR_DATABASE_URL: 'postgres://x@127.0.0.1:1/x' })).err).toMatch(/does not answer/);
  });

  it('shows a rewrite by the owner of the database, hashes recomputed and all', async () => {
    await seal();
    const chain = `case:${cases[0]}`;
    await owner.query('ALTER TABLE audit.entry DISABLE TRIGGER ALL; ALTER TABLE audit.chain_head DISABLE TRIGGER ALL');
    await owner.query(`UPDATE audit.entry SET actor_role = 'chair' WHERE chain = $1 AND "position" = 30`, [chain]);
    await owner.query(`DO $$
      DECLARE e audit.entry; before bytea := (SELECT hash FROM audit.entry WHERE chain = '${chain}' AND "position" = 29);
      BEGIN
        FOR e IN SELECT * FROM audit.entry WHERE chain = '${chain}' AND "position" >= 30 ORDER BY "position" LOOP
          before := audit.link_hash(e.chain, e."position", e.recorded_at, e.entry_id, e.organisation_id, e.case_id, e.event, e.actor_id, e.actor_role,
                                    e.outcome, e.request_id, before, e.payload);
          UPDATE audit.entry x SET previous_hash = coalesce((SELECT y.hash FROM audit.entry y WHERE y.chain = e.chain AND y."position" = e."position" - 1), x.previous_hash), hash = before
          WHERE x.chain = e.chain AND x."position" = e."position";
        END LOOP;
        UPDATE audit.chain_head SET hash = before WHERE chain = '${chain}';
      END $$`);
    expect((await owner.query('SELECT * FROM audit.broken_links(NULL)')).rows).toEqual([]);
    const { code, out } = await verify(await exported(), '--checkpoint', older);
    expect(out).toMatch(/^BROKEN {2}the entries from leaf 0 to leaf 299 are not those that .*older\.checkpoint covers: they were rewritten/);
    expect(code).toBe(1);
  });
});
