/** What the drills of the live board stand on: a server as in use, an API process, a board, and a table with an open round. */
import { createDatabase, makeTemplate, startPostgres } from '../../support/postgres.mjs';
import { asOwner, openMeeting, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { call, openRound, signInAll } from '../../integration/meetings/deliberating.mjs';

/** @typedef {import('../../integration/meetings/board-room.mjs').Client} Client */

/**
 * @typedef {object} Ground
 * @property {Awaited<ReturnType<typeof startApi>>} api
 * @property {string} ownerUrl superuser connection
 * @property {string} appUrl
 */

/**
 * PostgreSQL with all its safety on, migrated, and one API process. Everything is taken down when the work ends.
 *
 * @template T
 * @param {(ground: Ground) => Promise<T>} work
 * @param {Record<string, string>} [env] of the API
 * @returns {Promise<T>}
 */
export async function onGround(work, env = {}) {
  const server = await startPostgres({ fast: false });
  try {
    process.env['TEST_POSTGRES_URL'] = server.url;
    await makeTemplate(server.url);
    const database = await createDatabase({ label: 'drill' });
    const api = await startApi({ appUrl: database.appUrl, env });
    try {
      return await work({ api, ownerUrl: database.url, appUrl: database.appUrl });
    } finally {
      await api.stop();
    }
  } finally {
    await server.stop();
  }
}

/**
 * A meeting with a case on the table and its first round open.
 *
 * @param {Ground} ground
 * @param {number} people
 */
export async function openTable({ api, ownerUrl }, people, name = 'Board of the drill') {
  const board = await seedBoard(ownerUrl, { voters: people, name });
  const coordinator = await signIn(api.url, board.coordinator);
  const voters = await signInAll(api.url, board.voters);
  const chair = /** @type {Client} */ (voters[0]);
  const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters });
  const item = /** @type {{ id: string, caseId: string }} */ (items[0]);
  await call(chair, item.id);
  return { board, coordinator, voters, chair, meetingId, item, roundId: await openRound(chair, item.id) };
}

/**
 * Checks every chain of the record, link by link.
 *
 * @param {string} ownerUrl
 * @returns {Promise<{ entries: number, broken: number }>}
 */
export async function verifyChains(ownerUrl) {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS entries, count(*) FILTER (WHERE NOT whole)::int AS broken FROM (
         SELECT previous_hash = lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER chain_order
                AND "position" = row_number() OVER chain_order
                AND hash = audit.link_hash(chain, "position", recorded_at, entry_id, organisation_id, case_id, event, actor_id, actor_role, outcome, request_id, previous_hash, payload) AS whole
           FROM audit.entry WINDOW chain_order AS (PARTITION BY chain ORDER BY "position")) links`,
    );
    return rows[0];
  });
}
