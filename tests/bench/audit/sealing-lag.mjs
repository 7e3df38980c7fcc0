/** How long an entry waits for a signed checkpoint while people work, with the sealer as it is in use. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { performAct } from '../../drills/audit/acts.mjs';
import { openRecord } from '../../drills/audit/record.mjs';

/**
 * @param {{ ownerUrl: string, workerUrl: string, appUrl: string }} urls
 * @param {{ seconds: number, actsPerSecond: number }} wish
 * @returns {Promise<number[]>} milliseconds from the recording of each entry to the signature that covers it
 */
export async function sealingLag({ ownerUrl, workerUrl, appUrl }, { seconds, actsPerSecond }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows: before } = await owner.query('SELECT coalesce(max(seq), 0) AS seq FROM audit.entry');
  const record = await openRecord({ workerUrl, appUrl, sealEveryMs: 500 });
  record.sealer.start();
  const organisation = randomUUID();
  const until = performance.now() + seconds * 1000;
  const writers = 8;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new pg.Client({ connectionString: appUrl });
      await client.connect();
      const caseId = randomUUID();
      while (performance.now() < until) {
        await performAct(client, { id: randomUUID(), organisation, caseId });
        await pause((1000 * writers * 2 * Math.random()) / actsPerSecond);
      }
      await client.end();
    }),
  );
  await record.sealer.stop();
  const { rows } = await owner.query(
    `SELECT extract(epoch FROM (SELECT c.signed_at FROM audit.checkpoint c WHERE c.size > l.leaf_index ORDER BY c.size LIMIT 1) - e.recorded_at::timestamptz)::float8 * 1000 AS lag
     FROM audit.entry e JOIN audit.leaf l ON l.seq = e.seq WHERE e.seq > $1`,
    [before[0].seq],
  );
  await owner.end();
  await record.close();
  return rows.map(({ lag }) => lag);
}
