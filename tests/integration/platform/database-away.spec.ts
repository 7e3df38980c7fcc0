/** The database is lost while people work, and has too little room for all of them: 503 with Retry-After, then all is well again. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startApi } from '../meetings/board-room.mjs';
import { createDatabase } from '../../support/postgres.mjs';
import { signIn, type Answer, type Visitor } from '../../support/demo-hospital.mjs';
import { startProxy } from '../../support/proxy.mjs';
import { entryPoints, runOnce } from '@consilium/launcher';

describe('a database that is away', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let owner: pg.Client;
  let coordinator: Visitor;
  let caseId: string;

  beforeAll(async () => {
    database = await createDatabase({ label: 'away' });
    await runOnce({ name: 'The seed step', entryPoint: entryPoints.seed, env: { ...process.env, DATABASE_URL: database.url, DEMO: '1' } });
    const behind = new URL(database.appUrl);
    proxy = await startProxy({ host: behind.hostname, port: Number(behind.port) });
    behind.port = String(proxy.port);
    api = await startApi({ appUrl: behind.href, label: 'away' });
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    coordinator = await signIn(api.url, 'fenwick@northmoor.example');
    caseId = (await owner.query(`SELECT id FROM board_case WHERE state = 'accepted' ORDER BY number LIMIT 1`)).rows[0].id;
  });

  afterAll(async () => {
    await owner?.end();
    await api?.stop();
    await proxy?.stop();
    await database?.drop();
  });

  const annotation = { target: { kind: 'case', ref: 'case' }, visibility: 'record', body: 'Said while the database was away' };
  const annotations = async (): Promise<number> => (await owner.query(`SELECT count(*)::int AS n FROM annotation WHERE body = $1`, [annotation.body])).rows[0].n;
  const backAgain = async (): Promise<void> => {
    while ((await fetch(`${api.url}/api/v1/health/ready`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const expectAway = (answer: Answer): void => {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ code: 'unavailable', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|node_modules|\.js:|127\.0\.0\.1/);
  };

  it('is answered with 503 and Retry-After, on reads, writes and sign-in, and is found again without hands', async () => {
    proxy.mode = { kind: 'refuse' };
    proxy.cut();
    expectAway(await coordinator.send('GET', `/cases/${caseId}`));
    const key = randomUUID();
    expectAway(await coordinator.send('POST', `/cases/${caseId}/annotations`, annotation, { 'idempotency-key': key }));
    expect((await fetch(`${api.url}/api/v1/health/ready`)).status).toBe(503);
    expect((await fetch(`${api.url}/api/v1/health/live`)).status).toBe(200);
    await expect(signIn(api.url, 'valkenaar@northmoor.example')).rejects.toThrow(/: 503 /);
    expect(await annotations()).toBe(0);

    proxy.mode = { kind: 'pass' };
    await backAgain();
    const sent = await coordinator.send('POST', `/cases/${caseId}/annotations`, annotation, { 'idempotency-key': key });
    const repeated = await coordinator.send('POST', `/cases/${caseId}/annotations`, annotation, { 'idempotency-key': key });
    expect([sent.status, repeated.status]).toEqual([201, 201]);
    expect(repeated.body).toEqual(sent.body);
    expect(await annotations()).toBe(1);
  });

  it('may take its sessions away in the middle: no answer is a 500, and the next one is right', async () => {
    const answers = Array.from({ length: 24 }, () => coordinator.send('GET', `/cases/${caseId}`));
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'consilium-app' AND datname = current_database()`);
    for (const answer of await Promise.all(answers)) {
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 503) expectAway(answer);
    }
    await backAgain();
    expect((await coordinator.send('GET', `/cases/${caseId}`)).status).toBe(200);
  });

  it('turns people away when every connection is taken, and changes the case once', async () => {
    const version = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')!;
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM board_case WHERE id = $1 FOR UPDATE', [caseId]);
    const edits = Array.from({ length: 30 }, () => coordinator.send('PATCH', `/cases/${caseId}`, { urgency: 'urgent' }, { 'if-match': version }));
    const turnedAway = await Promise.any(edits.map(async (edit) => {
      const answer = await edit;
      if (answer.status !== 503) throw new Error(String(answer.status));
      return answer;
    }));
    expectAway(turnedAway);
    await owner.query('ROLLBACK');
    const statuses = (await Promise.all(edits)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 412, 503].includes(status))).toEqual([]);
    expect((await coordinator.send('GET', `/cases/${caseId}`)).status).toBe(200);
  });
});
