/** Starts the guard (see guard.mjs) and tells it what to look after. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { identify } from './process-identity.mjs';

/** @typedef {import('./guard.mjs').Guarded} Guarded */

export class Guard {
  /** @type {Map<string, Guarded>} */
  #guarded = new Map();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #closing = false;

  /** @returns {import('./process-identity.mjs').ProcessIdentity | undefined} the guard's own process */
  get identity() {
    return this.#child?.pid === undefined ? undefined : identify(this.#child.pid);
  }

  /** @param {Guarded} thing what is to be stopped, or removed, if this process dies */
  watch(thing) {
    this.#guarded.set(thing.name, thing);
    if (this.#child) this.#tell(thing);
    else this.#start();
  }

  /** @param {string} name of something that has been stopped */
  forget(name) {
    if (this.#guarded.delete(name)) this.#tell({ kind: 'forget', name });
  }

  /** Lets the guard go. What it still looks after, it stops now. */
  async close() {
    this.#closing = true;
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.stdin?.end();
    await ended;
  }

  #start() {
    // Small on purpose: it holds a list and waits.
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=1', '--v8-pool-size=1', join(import.meta.dirname, 'guard.mjs')],
      {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
        cwd: '/',
      },
    );
    child.unref();
    child.stdin?.on('error', () => undefined);
    // Neither must keep a process alive that has nothing else to do.
    /** @type {any} */ (child.stdin)?.unref?.();
    child.once('exit', () => {
      this.#child = undefined;
      if (!this.#closing && this.#guarded.size > 0) this.#start();
    });
    this.#child = child;
    for (const thing of this.#guarded.values()) this.#tell(thing);
  }

  /** @param {Guarded | { kind: 'forget', name: string }} message */
  #tell(message) {
    this.#child?.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}
