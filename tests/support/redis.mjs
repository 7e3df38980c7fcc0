/** A Redis server for the half of the tests that needs one. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Guard, PlainError, freePort, identify } from '@consilium/launcher';

/**
 * @typedef {object} TestRedis
 * @property {string} url
 * @property {boolean} own whether it is ours alone, so that it may be emptied, stopped and restarted
 * @property {() => Promise<void>} stop
 */

/** @returns {boolean} whether the machine has a `redis-server` to start */
export const hasRedisServer = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * The server named by `REDIS_URL`; else one of our own, on a free port and without files.
 *
 * @param {{ port?: number }} [wish] a port, to come back on the same one
 * @returns {Promise<TestRedis>}
 * @throws {PlainError} when there is neither; ask `redisWayOut` beforehand to be able to say so
 */
export async function startRedis({ port: wished } = {}) {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, own: false, stop: async () => undefined };
  if (!hasRedisServer())
    throw new PlainError('There is no Redis: neither REDIS_URL nor the program redis-server.', [
      'On Debian: apt-get install redis-server',
    ]);

  const port = wished ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'consilium-redis-'));
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore', detached: true },
  );
  const guard = new Guard();
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity) guard.watch({ kind: 'process', name: 'redis', identity });
  guard.watch({ kind: 'folder', name: 'redis-folder', folder });
  const ended = new Promise((resolve) => child.once('exit', resolve));

  const url = `redis://127.0.0.1:${port}`;
  await waitUntilItAnswers(url, child);
  return {
    url,
    own: true,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
      guard.forget('redis');
      guard.forget('redis-folder');
      await guard.close();
    },
  };
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 */
async function waitUntilItAnswers(url, child) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) break;
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      return;
    } catch {
      await pause(25);
    } finally {
      client.disconnect();
    }
  }
  throw new Error(`redis-server did not answer at ${url}.`);
}
