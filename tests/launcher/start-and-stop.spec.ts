/** `npm start` and `npm run reset` on the built checkout: what is promised about starting, stopping and being killed. */
import { createServer } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Installation, READY, until } from './installation';

const installation = new Installation();
afterAll(() => installation.remove());

describe('a first start', () => {
  it('brings up the system, keeps a second launcher out, and stops in order on Ctrl-C', async () => {
    const running = await installation.start();
    await running.printed(READY);
    const processes = installation.processes();

    expect(running.output).toContain(`http://localhost:${installation.port}`);
    expect(running.output).toMatch(/fenwick@northmoor\.example .*coordinator/);
    const page = await fetch(installation.url);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect((await fetch(`${installation.url}/api/v1/health/ready`)).status).toBe(200);

    const second = await installation.start();
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output).toContain(
      `already running with this data, at http://localhost:${installation.port} (process ${processes.launcher})`,
    );
    expect(second.output).toContain('DATA_DIR=');
    const reset = installation.reset('--yes');
    expect(await reset.ended).toEqual({ code: 1, signal: null });
    expect(reset.output).toContain('already running');
    expect((await fetch(`${installation.url}/api/v1/health/ready`)).status).toBe(200);

    running.signalTerminal('SIGINT');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    await installation.gone(processes);
    expect([...running.output.matchAll(/✔ (\w+) stopped/g)].map(([, name]) => name)).toEqual([
      'api',
      'worker',
      'database',
    ]);
  });

  it('is followed by one that keeps the data', async () => {
    const running = await installation.start();
    await running.printed(READY);
    expect(running.output).toMatch(/PostgreSQL 18, data kept/);
    expect(running.output).toMatch(/demo hospital is there already/);
    running.signalTerminal('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });
});

describe('started by npm', () => {
  it('stops everything on Ctrl-C in its terminal', async () => {
    const running = await installation.start({}, 'npm');
    await running.printed(READY);
    const processes = installation.processes();
    running.signalTerminal('SIGINT');
    await installation.gone(processes);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('stops everything on %s to npm alone', async (signal) => {
    const running = await installation.start({}, 'npm');
    await running.printed(READY);
    const processes = installation.processes();
    running.child.kill(signal);
    await installation.gone(processes);
  });
});

describe('a launcher that is killed', () => {
  it('leaves nothing running', async () => {
    const running = await installation.start();
    await running.printed(READY);
    const processes = installation.processes();
    process.kill(processes.launcher, 'SIGKILL');
    await installation.gone(processes);
  });

  it('together with its guard, is cleaned up after by the next start, which takes over the database', async () => {
    const killed = await installation.start();
    await killed.printed(READY);
    const orphans = installation.processes();
    process.kill(orphans.launcher, 'SIGKILL');
    process.kill(orphans.guard, 'SIGKILL');
    await killed.ended;

    const running = await installation.start();
    await running.printed(READY);
    expect(running.output).toContain('was still running');
    const processes = installation.processes();
    expect(processes.postgres).toBe(orphans.postgres);
    running.signalTerminal('SIGINT');
    await running.ended;
    await installation.gone({ ...processes, ...orphans });
  });
});

describe('a part that ends by itself', () => {
  it.each(['api', 'worker'] as const)('takes everything down: the %s', async (part) => {
    const running = await installation.start();
    await running.printed(READY);
    const processes = installation.processes();
    process.kill(processes[part], 'SIGKILL');
    expect((await running.ended).code).toBe(1);
    expect(running.output).toContain(`The ${part} ended by itself (SIGKILL)`);
    await installation.gone(processes);
  });
});

describe('a start that cannot work', () => {
  it('says that the port is taken, and what to do', async () => {
    const other = createServer().listen(installation.port);
    const running = await installation.start();
    expect((await running.ended).code).toBe(1);
    expect(running.output).toContain(`Port ${installation.port} is in use`);
    expect(running.output).toContain(`PORT=${installation.port + 1} npm start`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('names every wrong variable, and stops what it had started', async () => {
    const running = await installation.start({ SESSION_HOURS: 'long', LOG_LEVEL: 'chatty' });
    expect((await running.ended).code).toBe(1);
    expect(running.output).toMatch(/SESSION_HOURS: .*number/);
    expect(running.output).toMatch(/LOG_LEVEL: /);
    expect(existsSync(join(installation.folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('says what PORT has to be', async () => {
    const running = await installation.start({ PORT: 'eighty' });
    expect((await running.ended).code).toBe(1);
    expect(running.output).toContain('PORT is "eighty"; it must be a whole number from 1 to 65535.');
  });
});

describe('an interrupted start', () => {
  it('stops what it had started so far', async () => {
    const running = await installation.start();
    await until(
      () => existsSync(join(installation.folder, 'postgres/postmaster.pid')),
      20_000,
      () => 'the database',
    );
    running.signalTerminal('SIGINT');
    expect((await running.ended).code).toBe(0);
    expect(existsSync(join(installation.folder, 'postgres/postmaster.pid'))).toBe(false);
  });
});

describe('npm run reset', () => {
  it('removes nothing when nobody is there to be asked', async () => {
    const reset = installation.reset();
    expect((await reset.ended).code).toBe(1);
    expect(reset.output).toContain('nothing was removed');
    expect(existsSync(join(installation.folder, 'postgres/PG_VERSION'))).toBe(true);
  });

  it('empties the data folder when told so beforehand', async () => {
    const reset = installation.reset('--yes');
    expect((await reset.ended).code).toBe(0);
    expect(readdirSync(installation.folder)).toEqual([]);
  });

  it('leaves a folder alone that is not ours', async () => {
    const foreign = new Installation();
    const reset = foreign.reset('--yes');
    expect((await reset.ended).code).toBe(1);
    expect(reset.output).toContain('was not made by Consilium');
    await foreign.remove();
  });
});
