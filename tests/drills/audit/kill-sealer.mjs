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

const record = await open();
record.sealer.start();
const alive = setInterval(() => undefined, 60_000);
process.once('SIGTERM', async () => {
  await record.sealer.stop();
  await record.close({ keepFolder: true });
  clearInterval(alive);
});
