import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const TRY_EVERY = 1_000;

/**
 * Waits until the database answers, however long that takes: a worker serves nobody, so it begins when there is work to
 * find.
 * @param report called with each new reason why it does not answer.
 */
export async function waitForDatabase(url: string, report: (reason: string) => void): Promise<void> {
  let lastReason = '';
  for (;;) {
    const client = new Client({ connectionString: url, application_name: 'consilium-start', connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch (error) {
      const reason = (error as Error).message;
      if (reason !== lastReason) report(reason);
      lastReason = reason;
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(TRY_EVERY);
  }
}
