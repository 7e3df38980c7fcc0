/**
 * Names, texts and numbers of a patient are planted in everything a person can send; then logs and metrics of both
 * processes are searched for them. What the metrics say otherwise is compared with what was done.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { freePort } from '@consilium/launcher';
import { request, signIn, type Visitor } from '../../support/demo-hospital.mjs';
import { startSystem } from '../../support/system.mjs';
import { serverRoutes } from '../../support/server-routes.mjs';

describe('what the processes say about themselves', () => {
  let system: Awaited<ReturnType<typeof startSystem>>;
  let metricsPorts: Record<'METRICS_PORT' | 'WORKER_METRICS_PORT', number>;
  let coordinator: Visitor;
  let caseId: string;
  const mark = randomUUID().slice(0, 8);
  const family = `Kanarienvogel${mark}`;
  const words = [family, `Grundstrasse ${mark}`, `${mark}@patient.example`, `ID-${mark}-9`, `Befund ${mark}`];

  const metricsOf = async (name: keyof typeof metricsPorts): Promise<string> => (await fetch(`http://127.0.0.1:${metricsPorts[name]}/metrics`)).text();

  beforeAll(async () => {
    metricsPorts = { METRICS_PORT: await freePort(), WORKER_METRICS_PORT: await freePort() };
    system = await startSystem({ fast: true, env: { LOG_LEVEL: 'trace', METRICS_PORT: String(metricsPorts.METRICS_PORT), WORKER_METRICS_PORT: String(metricsPorts.WORKER_METRICS_PORT) } });
    coordinator = await signIn(system.url, 'fenwick@northmoor.example');
  }, 120_000);
  afterAll(() => system?.stop());

  it('takes the planted words into the product', async () => {
    const made = await coordinator.send('POST', '/cases', {
      boardId: (await coordinator.send('GET', '/session')).body.boards[0].id,
      patient: { identifierSystem: 'urn:test', identifierValue: words[3], familyName: family, givenName: `Vorname${mark}`, birthDate: '1960-03-12', sex: 'female' },
      question: { code: 'other', text: words[4] },
      urgency: 'routine',
      consultant: { name: words[1], contact: words[2] },
    });
    expect(made.status).toBe(201);
    caseId = made.body.id;
    const found = await coordinator.send('GET', `/cases?text=${encodeURIComponent(family)}`);
    expect(JSON.stringify(found.body)).toContain(family);
  });

  it('is asked everything, rightly and wrongly, with the words in addresses, queries, headers and bodies', async () => {
    const routes = await serverRoutes();
    for (const route of routes) {
      const path = route.path.replaceAll(/:\w+/g, (name) => (name === ':caseId' ? caseId : encodeURIComponent(words[0]!)));
      const body = route.method === 'GET' ? undefined : { note: words[4], familyName: family, email: words[2], password: words[0] };
      // These end the session that asks.
      if (/^\/(session|account)/.test(route.path) && route.method !== 'GET') continue;
      await coordinator.send(route.method, `${path}?text=${encodeURIComponent(family)}`, body, { 'x-note': family, referer: `https://x.example/${family}`, 'user-agent': family });
    }
    await request(system.url, 'POST', '/session', { email: words[2], password: family }, { 'user-agent': family });
    await request(system.url, 'POST', '/session', `{"email":"${words[2]}",,}`, {});
    await fetch(`${system.url}/${family}?a=${family}`);
    await fetch(`${system.url}/api/v1/${family}/${mark}`);
    const form = new FormData();
    form.append('label', words[4]!);
    form.append('file', new Blob([`About ${family}`], { type: 'text/plain' }), `${family}.txt`);
    await coordinator.send('POST', `/cases/${caseId}/attachments`, form);
    await system.worker.stop();
    await system.worker.start();
    while (!(await metricsOf('WORKER_METRICS_PORT').catch(() => '')).includes('consilium_database_reachable 1')) await new Promise((resolve) => setTimeout(resolve, 50));
  }, 120_000);

  it('holds none of them in the logs of API and worker, each line of which is JSON with what happened', () => {
    for (const { logFile } of [system.api, system.worker]) {
      const log = readFileSync(logFile, 'utf8');
      expect(words.concat(mark).filter((word) => log.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
      expect(log).not.toMatch(/tumour-board-demo|consilium_session=/);
    }
    const lines = readFileSync(system.api.logFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = lines.filter((line) => line['event'] === 'request');
    expect(answered.length).toBeGreaterThan(100);
    for (const line of answered) expect(line).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), method: expect.any(String), route: expect.any(String), status: expect.any(Number), time: expect.stringMatching(/Z$/) });
    expect(lines.filter((line) => line['event'] === 'requestRefused').length).toBeGreaterThan(50);
  });

  it('holds none of them, and no id, in the metrics; route templates, queues and states only', async () => {
    for (const name of ['METRICS_PORT', 'WORKER_METRICS_PORT'] as const) {
      const text = await metricsOf(name);
      expect(words.concat(mark, caseId).filter((word) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@/);
      expect(text).toMatch(/^consilium_database_reachable 1$/m);
      expect(text).toMatch(/^consilium_database_pool_connections\{state="waiting"\} \d+$/m);
      expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    }
    const app = await metricsOf('METRICS_PORT');
    expect(app).toMatch(/consilium_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/cases",status="201"\} 1/);
    expect(app).toMatch(/consilium_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/cases\/:caseId",status="200"\} [1-9]/);
    expect(app).toMatch(/consilium_http_refusals_total\{code="validation"\} [1-9]/);
    const worker = await metricsOf('WORKER_METRICS_PORT');
    expect(worker).toMatch(/^consilium_audit_entries_unsealed \d+$/m);
    expect(worker).toMatch(/^consilium_audit_checkpoint_age_seconds /m);
    expect(worker).toMatch(/^# TYPE consilium_queue_jobs gauge$/m);
  });

  it('serves the metrics on their own port alone', async () => {
    expect((await fetch(`${system.url}/metrics`)).headers.get('content-type')).not.toMatch(/^text\/plain/);
    expect((await fetch(`${system.url}/api/v1/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${metricsPorts.METRICS_PORT}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${metricsPorts.METRICS_PORT}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('sends strict headers with every page and answer', async () => {
    for (const path of ['/', '/api/v1/session', '/api/docs']) {
      const { headers } = await fetch(`${system.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('answers 429 with Retry-After beyond 1,200 requests of one session in a minute, and others go on', async () => {
    const busy = await signIn(system.url, 'oyelaran@northmoor.example');
    const statuses = new Map<number, number>();
    let retryAfter: string | null = null;
    for (let sent = 0; sent < 1_300; sent += 50) {
      for (const { status, headers } of await Promise.all(Array.from({ length: 50 }, () => busy.send('GET', '/session')))) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429) retryAfter = headers.get('retry-after');
      }
    }
    expect([...statuses.keys()].sort()).toEqual([200, 429]);
    expect(statuses.get(200)).toBe(1_200);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect((await coordinator.send('GET', '/session')).status).toBe(200);
  }, 60_000);

  it('ends what is under way before it stops', async () => {
    const under = Array.from({ length: 20 }, () => coordinator.send('GET', `/cases/${caseId}`));
    const answers = Promise.allSettled(under);
    await under[0];
    await system.api.stop();
    for (const answer of await answers) if (answer.status === 'fulfilled') expect([200, 503]).toContain(answer.value.status);
    expect(readFileSync(system.api.logFile, 'utf8')).not.toMatch(/"level":(50|60)/);
  });
});
