/**
 * The sealer of the kill drill, in a process of its own. SIGTERM: seals what is left, then ends.
 *
 *   node kill-sealer.mjs WORKER_URL APP_URL FOLDER
 */
import { setTimeout as pause } from 'node:timers/promises';
import { openRecord } from './record.mjs';

const [workerUrl, appUrl, folder] = /** @type {[string, string, string]} */ (process.argv.slice(2));

const open = async () => {
  for (;;) {
    try {
      return await openRecord({ workerUrl, appUrl, folder });
    } catch {
      // The server is just coming up.
      await pause(50);
    }
  }
};

// Asked to end while still connecting, it connects, seals and then ends: what was written before must not stay unsealed.
const asked = new Promise((resolve) => process.once('SIGTERM', resolve));
const alive = setInterval(() => undefined, 60_000);
const record = await open();
record.sealer.start();
await asked;
await record.sealer.stop();
await record.close({ keepFolder: true });
clearInterval(alive);
