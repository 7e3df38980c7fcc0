/** The database is away when the processes start: the API listens and says so, both begin when it comes, nobody has to help. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Guard, checkout, entryPoints, freePort, startService } from '@consilium/launcher';
import { createDatabase } from '../../support/postgres.mjs';
import { startProxy } from '../../support/proxy.mjs';

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
};

describe('a database that is away at start', () => {
  const guard = new Guard();
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let folder: string;
  let url: string;
  let services: Array<ReturnType<typeof startService>>;
  const behind = (address: string): string => {
    const through = new URL(address);
    through.port = String(proxy.port);
    return through.href;
  };
  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DATA_DIR: folder,
    SESSION_SECRET: 'the secret of the tests, which is long enough',
    ALLOW_UNSAFE_DATABASE: '1',
    APP_DATABASE_URL: behind(database.appUrl),
    WORKER_DATABASE_URL: behind(database.workerUrl),
  });

  beforeAll(async () => {
    database = await createDatabase({ label: 'away_at_start' });
    const { hostname, port } = new URL(database.appUrl);
    proxy = await startProxy({ host: hostname, port: Number(port) }, { mode: { kind: 'refuse' } });
    const artifacts = join(checkout, 'tests/.artifacts/starts');
    mkdirSync(artifacts, { recursive: true });
    folder = mkdtempSync(join(artifacts, 'start-'));
    const apiPort = await freePort();
    url = `http://127.0.0.1:${apiPort}/api/v1`;
    services = (['api', 'worker'] as const).map((name) =>
      startService({ name, entryPoint: entryPoints[name], env: { ...environment(), PORT: String(apiPort) }, logFile: join(folder, `${name}.log`), guard }),
    );
  });
  afterAll(async () => {
    for (const service of services ?? []) await service.stop();
    await proxy?.stop();
    await database?.drop();
    await guard.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const statusOf = (path: string, init?: RequestInit): Promise<number> => fetch(`${url}${path}`, init).then(({ status }) => status);

  it('is answered with 503 and Retry-After by a process that lives', async () => {
    await until(() => statusOf('/health/live').then((status) => status === 200, () => false));
    expect(await statusOf('/health/ready')).toBe(503);
    const answer = await fetch(`${url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"email":"a@example.org","password":"x"}' });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'unavailable', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('is reached without hands when it comes, by the API and by the worker', async () => {
    expect(services.map((service) => service.isRunning())).toEqual([true, true]);
    proxy.mode = { kind: 'pass' };
    await until(async () => (await statusOf('/health/ready')) === 200);
    expect(await statusOf('/session')).toBe(401);
    await until(async () => readFileSync(join(folder, 'worker.log'), 'utf8').includes('worker ready'));
    expect(readFileSync(join(folder, 'worker.log'), 'utf8')).toMatch(/cannot be reached yet/);
  });

  it('is refused once it answers, when the process would be its owner', async () => {
    const unsafe = startService({ name: 'unsafe', entryPoint: entryPoints.api, env: { ...environment(), APP_DATABASE_URL: database.url, PORT: String(await freePort()) }, logFile: join(folder, 'unsafe.log'), guard });
    expect(await unsafe.ended).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, 'unsafe.log'), 'utf8')).toMatch(/could change the audit log/);
  });

  it('closes a connection whose request trickles in without an end', async () => {
    const port = await freePort();
    const slow = startService({ name: 'slow', entryPoint: entryPoints.api, env: { ...environment(), REQUEST_SECONDS: '1', PORT: String(port) }, logFile: join(folder, 'slow.log'), guard });
    services.push(slow);
    await until(() => fetch(`http://127.0.0.1:${port}/api/v1/health/ready`).then(({ status }) => status === 200, () => false));
    const { connect } = await import('node:net');
    const trickle = (head: string, piece: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(head));
        const timer = setInterval(() => socket.write(piece), 100);
        let said = '';
        socket.on('data', (bytes) => (said += bytes.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => {
          clearInterval(timer);
          resolve(said);
        });
      });
    const answers = await Promise.all([
      trickle(`GET /api/v1/session HTTP/1.1\r\nHost: x\r\n`, 'X-A: a\r\n'),
      trickle(`POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
    ]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await fetch(`http://127.0.0.1:${port}/api/v1/health/live`).then(({ status }) => status)).toBe(200);
  });
});
