/** The demo hospital as issue and README promise it, and its imported history as sound as a live one. */
import { createHash } from 'node:crypto';
import { commitmentPreimage } from '@consilium/board';
import { entryPoints, runOnce } from '@consilium/launcher';
import pg from 'pg';
import { openDemoHospital } from '../../support/demo-hospital.mjs';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('the demo hospital', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;

  beforeAll(async () => {
    hospital = await openDemoHospital('demo-world');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const column = async <Value>(sql: string): Promise<Value[]> => (await client.query({ text: sql, rowMode: 'array' })).rows.map(([value]) => value as Value);

  it('has one organisation, two boards, sixteen people over all roles and disciplines, and cases in every state', async () => {
    expect(await column('SELECT count(*)::int FROM organisation')).toEqual([1]);
    expect(await column('SELECT count(*)::int FROM board')).toEqual([2]);
    expect(await column('SELECT count(*)::int FROM person')).toEqual([16]);
    expect((await column('SELECT DISTINCT unnest(roles) FROM person')).sort()).toEqual(['administrator', 'auditor', 'coordinator', 'referrer', 'specialist']);
    expect(await column('SELECT count(DISTINCT discipline)::int FROM person')).toEqual([11]);
    expect(await column('SELECT count(*)::int FROM board_case')).toEqual([34]);
    expect((await column('SELECT DISTINCT state FROM board_case')).sort()).toEqual(
      ['accepted', 'deferred', 'draft', 'listed', 'recommended', 'returned', 'signedOff', 'submitted', 'withdrawn'],
    );
    expect(await column(`SELECT count(*)::int FROM meeting WHERE state = 'published' AND starts_at::date = current_date`)).toEqual([1]);
  });

  it('has a sitting that runs, with a cover for who is away, a case that waits for signatures and cases to be called', async () => {
    const [sitting] = await column<string>(`SELECT id FROM meeting WHERE state = 'open' AND opened_at > now() - interval '1 hour'`);
    expect(await column(`SELECT count(*)::int FROM attendance WHERE meeting_id = '${sitting}' AND left_at IS NULL`)).toEqual([11]);
    expect(await column(`SELECT DISTINCT c.state FROM agenda_item i JOIN board_case c ON c.id = i.case_id WHERE i.meeting_id = '${sitting}' ORDER BY c.state`)).toEqual(['listed', 'recommended']);
    expect(await column(`SELECT p.display_name FROM attendance a JOIN person p ON p.id = a.person_id WHERE a.meeting_id = '${sitting}' AND a.covers_person_id IS NOT NULL`)).toEqual(['Dr Ulrike Ostrowe']);
    expect(await column(`SELECT count(*)::int FROM ballot b JOIN ballot_round r ON r.id = b.round_id WHERE r.meeting_id = '${sitting}' AND b.covers_person_id IS NOT NULL`)).toEqual([2]);
    expect(await column(`SELECT p.display_name FROM interest i JOIN person p ON p.id = i.person_id WHERE i.meeting_id = '${sitting}' AND i.recuses`)).toEqual(['Sr Moira Tansley']);
  });

  it('has an outcome with two opened rounds behind every signed case, and the text its hash says', async () => {
    const { rows } = await client.query(`
      SELECT c.number, o.canonical_text, encode(o.sha256, 'hex') AS hash,
             (SELECT count(*)::int FROM ballot_round r WHERE r.case_id = c.id AND r.state = 'opened') AS rounds,
             (SELECT count(*)::int FROM signature s WHERE s.outcome_record_id = o.id AND s.sha256 = o.sha256) AS signatures
        FROM board_case c LEFT JOIN outcome_record o ON o.case_id = c.id WHERE c.state IN ('signedOff', 'recommended')`);
    expect(rows.length).toBeGreaterThanOrEqual(13);
    for (const row of rows) {
      expect(row.rounds).toBe(2);
      expect(sha256(row.canonical_text)).toBe(row.hash);
      expect(row.signatures).toBeGreaterThanOrEqual(1);
    }
  });

  it('keeps every opened ballot to its commitment', async () => {
    const { rows } = await client.query(`SELECT opened_text, salt, encode(commitment, 'hex') AS commitment FROM ballot`);
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) expect(sha256(commitmentPreimage(row.salt, row.opened_text))).toBe(row.commitment);
  });

  it('marks its history as imported, with the time it happened and the true time of recording', async () => {
    const { rows } = await client.query(`SELECT payload, recorded_at FROM audit.entry WHERE request_id = 'demo-seed' ORDER BY random() LIMIT 50`);
    for (const row of rows) {
      const payload = JSON.parse(row.payload);
      expect(payload.imported).toBe(true);
      expect(Date.parse(payload.occurredAt)).toBeLessThan(Date.now() + 86_400_000);
      expect(Date.now() - Date.parse(row.recorded_at)).toBeLessThan(600_000);
    }
  });

  it('verifies in every chain', async () => {
    const { rows } = await client.query(`SELECT h.chain, v.first_bad FROM audit.chain_head h, LATERAL audit.verify_chain(h.chain) v`);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => row.first_bad !== null)).toEqual([]);
  });

  it('has documents of its past meetings on order: reports, letters to release, minutes', async () => {
    const { rows } = await client.query(`SELECT kind, count(*)::int AS orders, bool_and(snapshot_text IS NOT NULL) AS frozen FROM document_order WHERE state = 'ordered' GROUP BY kind ORDER BY kind`);
    expect(rows).toEqual(['actionList', 'minutes', 'outcomeReport', 'patientLetter', 'referrerLetter'].map((kind) => ({ kind, orders: /List|minutes/.test(kind) ? 1 : 2, frozen: true })));
    expect(await column(`SELECT count(*)::int FROM audit.entry WHERE event = 'documentOrdered' AND request_id = 'demo-documents'`)).toEqual([8]);
  });

  it('is left alone by a second seed', async () => {
    const before = await column('SELECT count(*)::int FROM audit.entry');
    const lines = await runOnce({ name: 'The seed step', entryPoint: entryPoints.seed, env: { ...process.env, DATABASE_URL: hospital.database.url, DEMO: '1' } });
    expect(lines.join('\n')).toContain('there already');
    expect(await column('SELECT count(*)::int FROM audit.entry')).toEqual(before);
  });

  it('is refused on a database that did not ask for it', async () => {
    const attempt = runOnce({ name: 'The seed step', entryPoint: entryPoints.seed, env: { ...process.env, DATABASE_URL: hospital.database.url, DEMO: '0' } });
    await expect(attempt).rejects.toMatchObject({ advice: expect.arrayContaining([expect.stringMatching(/^DEMO: set it to 1/)]) });
  });
});
