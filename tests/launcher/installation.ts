/** An installation that is started and killed as people, terminals and operating systems do it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkout, freePort, identify } from '@consilium/launcher';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of a command, and what it printed so far. */
export class Running {
  output = '';
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (piece: Buffer) => (this.output += piece.toString()));
    child.stderr?.on('data', (piece: Buffer) => (this.output += piece.toString()));
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  }

  async printed(text: string): Promise<void> {
    await until(
      () => this.output.includes(text) || this.child.exitCode !== null,
      60_000,
      () => `"${text}" in:\n${this.output}`,
    );
    if (!this.output.includes(text)) throw new Error(`It ended without printing "${text}":\n${this.output}`);
  }

  /** To the command and everything in its terminal, as Ctrl-C does. */
  signalTerminal(signal: NodeJS.Signals): void {
    process.kill(-this.child.pid!, signal);
  }
}

export class Installation {
  readonly #artifacts = join(checkout, 'tests/.artifacts/installations');
  readonly #runs: Running[] = [];
  readonly folder: string;
  port = 0;

  constructor() {
    mkdirSync(this.#artifacts, { recursive: true });
    this.folder = mkdtempSync(join(this.#artifacts, 'data-'));
    // When we are root, PostgreSQL runs as another account, which has to pass through.
    chmodSync(this.folder, 0o755);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(env: Record<string, string> = {}, through: 'node' | 'npm' = 'node'): Promise<Running> {
    this.port ||= await freePort();
    return this.#run(through === 'npm' ? ['npm', 'start'] : [process.execPath, 'apps/launcher/src/start.mjs'], env);
  }

  reset(...args: string[]): Running {
    return this.#run([process.execPath, 'apps/launcher/src/reset.mjs', ...args], {});
  }

  /** Numbers of all processes of the installation, as its own records name them: launcher, guard, API, worker, PostgreSQL. */
  processes(): Record<'launcher' | 'guard' | 'api' | 'worker' | 'postgres', number> {
    const run = JSON.parse(readFileSync(join(this.folder, 'run.json'), 'utf8')) as {
      launcher: { pid: number };
      guard: { pid: number };
      processes: [{ pid: number }, { pid: number }];
    };
    const [api, worker] = run.processes;
    const postgres = Number(readFileSync(join(this.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    return { launcher: run.launcher.pid, guard: run.guard.pid, api: api.pid, worker: worker.pid, postgres };
  }

  /** Waits until none of these processes runs any more, and says which still do when that takes too long. */
  async gone(processes: Record<string, number>, patienceMs = 20_000): Promise<void> {
    const left = () => Object.entries(processes).filter(([, pid]) => identify(pid) !== undefined);
    await until(
      () => left().length === 0,
      patienceMs,
      () =>
        `the end of ${left()
          .map(([name]) => name)
          .join(', ')}`,
    );
    expect(existsSync(join(this.folder, 'postgres/postmaster.pid'))).toBe(false);
  }

  /** Ends what a failed test may have left running, and removes the data. */
  async remove(): Promise<void> {
    for (const running of this.#runs.filter(({ child }) => child.exitCode === null && child.signalCode === null)) {
      running.signalTerminal('SIGTERM');
      await running.ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run([program, ...args]: [string, ...string[]], env: Record<string, string>): Running {
    const { DATABASE_URL: _owner, REDIS_URL: _queue, npm_lifecycle_event: _npm, ...outer } = process.env;
    const path = [join(checkout, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
    const child = spawn(program, args, {
      cwd: checkout,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...outer, PATH: path, NODE_OPTIONS: '', DATA_DIR: this.folder, PORT: String(this.port), ...env },
    });
    const running = new Running(child);
    this.#runs.push(running);
    return running;
  }
}

/** What a start prints last. */
export const READY = 'Ctrl-C stops everything';

export async function until(condition: () => boolean, patienceMs: number, what: () => string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s for ${what()}`);
    await pause(25);
  }
}
