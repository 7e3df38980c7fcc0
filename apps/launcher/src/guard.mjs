/**
 * Stops what its parent started when the parent dies without doing so itself (kill -9, out of memory, closed terminal).
 *
 * It reads one JSON line per thing to look after from its standard input. The operating system closes that pipe when
 * the parent ends, however it ends; then the guard stops what is still listed: processes first, then databases, and
 * removes throw-away folders last. Each guarded process was started detached, so it leads a group that is stopped
 * with it. The guard runs in a session of its own, so no signal meant for the parent reaches it.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { stopCluster } from './postgres-stop.mjs';
import { isRunning, signalProcess } from './process-identity.mjs';

/**
 * @typedef {{ kind: 'process', name: string, identity: import('./process-identity.mjs').ProcessIdentity }} GuardedProcess
 * @typedef {{ kind: 'database', name: string, cluster: { pgCtl: string, folder: string, account: import('./postgres-account.mjs').Account } }} GuardedDatabase
 * @typedef {{ kind: 'folder', name: string, folder: string }} GuardedFolder
 * @typedef {{ kind: 'forget', name: string }} Forgotten
 * @typedef {GuardedProcess | GuardedDatabase | GuardedFolder} Guarded
 */

const GRACE_MS = 10_000;

/** @type {Map<string, Guarded>} */
const guarded = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {Guarded | Forgotten} */
  const message = JSON.parse(line);
  if (message.kind === 'forget') guarded.delete(message.name);
  else guarded.set(message.name, message);
}

const left = [...guarded.values()];
const processes = left.filter((entry) => entry.kind === 'process').map((entry) => entry.identity);
for (const identity of processes) signalProcess(identity, 'SIGTERM', 'withItsGroup');
const deadline = Date.now() + GRACE_MS;
while (processes.some(isRunning) && Date.now() < deadline) await pause(50);
for (const identity of processes) signalProcess(identity, 'SIGKILL', 'withItsGroup');
await Promise.all(left.filter((entry) => entry.kind === 'database').map((entry) => stopCluster(entry.cluster)));
for (const entry of left) if (entry.kind === 'folder') rmSync(entry.folder, { recursive: true, force: true });
