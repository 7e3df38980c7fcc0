/** A profile is evaluated over HTTP as on the command line, and nothing of it is kept. */
import { nelmEngine } from '@consilium/knowledge-nelm';
import pg from 'pg';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

const PROFILE = { functionalStatus: 'functional', hormonalSymptoms: true, predictedCytoreductionPct: 84, lesionCount: 14, ki67Pct: 8 };

describe('POST /evaluations', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let visitor: Visitor;

  beforeAll(async () => {
    hospital = await openDemoHospital('evaluations');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    visitor = await hospital.signIn('oyelaran');
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const stored = async (): Promise<unknown> => (await client.query(`SELECT (SELECT count(*) FROM evaluation) AS evaluations, (SELECT count(*) FROM audit.entry WHERE event <> 'sessionOpened') AS entries`)).rows[0];

  it('answers one profile with one object, with and without a threshold, and keeps nothing', async () => {
    const before = await stored();
    const bare = await visitor.send('POST', '/evaluations', PROFILE);
    expect([bare.status, bare.body]).toEqual([200, plain(nelmEngine.summarise(PROFILE))]);
    const underT90 = plain(nelmEngine.summarise(PROFILE, { policy: 'T90' }));
    expect((await visitor.send('POST', '/evaluations?policy=T90', PROFILE)).body).toEqual(underT90);
    expect((await visitor.send('POST', '/evaluations', { profile: PROFILE, policy: 'T90' })).body).toEqual(underT90);
    expect(await stored()).toEqual(before);
  });

  it('answers a list with a list, an empty one with an empty one', async () => {
    expect((await visitor.send('POST', '/evaluations', [PROFILE, {}])).body).toEqual(plain([nelmEngine.summarise(PROFILE), nelmEngine.summarise({})]));
    expect((await visitor.send('POST', '/evaluations', [])).body).toEqual([]);
  });

  it('reports contradictions and refuses what is no profile, naming the path', async () => {
    const contradictory = await visitor.send('POST', '/evaluations', { primaryStatus: 'resected', primarySymptomatic: true });
    expect(contradictory.body.conflicts).toEqual([expect.objectContaining({ id: 'resectedPrimarySymptomatic' })]);
    for (const [body, path] of [
      [{ grade: ['G1'] }, 'grade'],
      [{ liverBurdenPct: { low: 3, high: 200 } }, 'liverBurdenPct.high'],
      [[{}, { ki67Pct: '4' }], '[1].ki67Pct'],
      [{ profile: { miliary: 1 } }, 'profile.miliary'],
      [{ profile: {}, policy: 'T95' }, 'policy'],
    ] as const) {
      const refused = await visitor.send('POST', '/evaluations', body);
      expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([400, path]);
    }
    for (const body of ['x', 4, [4]]) expect((await visitor.send('POST', '/evaluations', body)).status).toBe(400);
    expect((await visitor.send('POST', '/evaluations?policy=T95', {})).status).toBe(400);
  });
});
