/**
 * A board that goes on voting and signing over HTTP while the queue is lost or away: an API process as in use, and people
 * with their own browsers. A case after another is brought from referral to its last required signature, which orders the
 * outcome report in the same transaction. Every refused or unanswered request fails the trial.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DISCIPLINES, asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { confirmCase, sign, signInAll } from '../../integration/meetings/deliberating.mjs';

/** Signing asks for a recent sign-in, and the long form runs for hours. */
const SIGNED_IN_MS = 120_000;
/** Between two cases, in milliseconds, while the queue is away for long. */
const BREATH_MS = 1_000;

/**
 * @typedef {import('../../integration/meetings/board-room.mjs').Client} Client
 *
 * @typedef {object} Voted what was acknowledged
 * @property {number} cases
 * @property {number} ballots
 * @property {number} signatures
 * @property {number} slowestCaseMs from referral to the last signature
 * @property {string[]} orderIds of the reports its signatures ordered
 *
 * @typedef {object} VotingBoard
 * @property {() => Promise<Voted>} decideOne
 * @property {(forMs: number) => Promise<Voted>} decideFor one case at least, and further ones until the time is over
 * @property {() => Promise<{ ballots: number, signatures: number }>} stored what the database holds of everything acknowledged
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ ownerUrl: string, appUrl: string, redisUrl?: string }} wish
 * @returns {Promise<VotingBoard>}
 */
export async function startVotingBoard({ ownerUrl, appUrl, redisUrl }) {
  // One of every discipline: the quorum of a case depends on the options it is about.
  const board = await seedBoard(ownerUrl, { voters: DISCIPLINES.length, name: 'Board that goes on' });
  const api = await startApi({ appUrl, label: 'voting', env: redisUrl ? { REDIS_URL: redisUrl } : {} });

  /** @type {{ coordinator: Client, voters: Client[], since: number } | undefined} */
  let signedIn;
  const people = async () => {
    if (signedIn === undefined || performance.now() - signedIn.since > SIGNED_IN_MS) {
      signedIn = { since: performance.now(), coordinator: await signIn(api.url, board.coordinator), voters: await signInAll(api.url, board.voters) };
    }
    return signedIn;
  };

  /** @returns {Promise<Voted>} */
  async function decideOne() {
    const { coordinator, voters } = await people();
    const began = performance.now();
    const chair = /** @type {Client} */ (voters[0]);
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters });
    const item = /** @type {{ id: string, caseId: string }} */ (items[0]);
    const { outcome } = await confirmCase({ chair, voters, meetingId, item });
    for (const voter of voters) expectStatus(await sign(voter, outcome), 201);
    expectStatus(await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' }), 200);
    const orderIds = await asOwner(ownerUrl, async (client) => (await client.query(`SELECT id FROM document_order WHERE outcome_record_id = $1`, [outcome.id])).rows.map(({ id }) => id));
    if (orderIds.length === 0) throw new Error('The last signature ordered no report.');
    return { cases: 1, ballots: 2 * voters.length, signatures: voters.length, slowestCaseMs: performance.now() - began, orderIds };
  }

  return {
    decideOne,
    async decideFor(forMs) {
      const until = performance.now() + forMs;
      const voted = await decideOne();
      while (performance.now() < until) {
        const next = await decideOne();
        voted.cases += next.cases;
        voted.ballots += next.ballots;
        voted.signatures += next.signatures;
        voted.slowestCaseMs = Math.max(voted.slowestCaseMs, next.slowestCaseMs);
        voted.orderIds.push(...next.orderIds);
        await pause(Math.max(0, Math.min(BREATH_MS, until - performance.now())));
      }
      return voted;
    },
    stored: () =>
      asOwner(ownerUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT (SELECT count(*)::int FROM ballot WHERE organisation_id = $1) AS ballots, (SELECT count(*)::int FROM signature WHERE organisation_id = $1) AS signatures`,
          [board.organisationId],
        );
        return rows[0];
      }),
    stop: () => api.stop(),
  };
}
