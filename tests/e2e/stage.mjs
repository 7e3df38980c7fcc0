/** What a browser spec plays on: a system of its own, its database, and Chromium. */
import pg from 'pg';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem } from '../support/system.mjs';

/**
 * @typedef {object} Stage
 * @property {Awaited<ReturnType<typeof startSystem>>} hospital
 * @property {import('playwright-core').Browser} browser
 * @property {pg.Client} client connected as superuser
 * @property {() => Promise<void>} close
 */

/**
 * @param {NonNullable<Parameters<typeof startSystem>[0]>} [wish]
 * @param {{ pastTriggers?: boolean }} [database] `pastTriggers`: what the spec writes into tables by hand asks for no audit entry
 * @returns {Promise<Stage>}
 */
export async function setStage(wish = {}, { pastTriggers = false } = {}) {
  const hospital = await startSystem({ fast: true, ...wish });
  const client = new pg.Client({ connectionString: hospital.ownerUrl, ...(pastTriggers ? { options: '-c session_replication_role=replica' } : {}) });
  try {
    await client.connect();
    const browser = await launchChromium();
    return {
      hospital,
      browser,
      client,
      close: async () => {
        await browser.close();
        await client.end();
        await hospital.stop();
      },
    };
  } catch (error) {
    await client.end();
    await hospital.stop();
    throw error;
  }
}
