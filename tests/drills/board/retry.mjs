/** The acknowledgement is lost after the commit and the client repeats blindly: one effect each, and no other body under the key. */
import { randomUUID } from 'node:crypto';
import { asOwner } from '../../integration/meetings/board-room.mjs';
import { ballotFor, cast } from '../../integration/meetings/deliberating.mjs';
import { startProxy } from '../../support/proxy.mjs';
import { onGround, openTable } from './ground.mjs';

/** People who vote side by side: a session may ask 1,200 times a minute, and each vote asks four times. */
const VOTERS = 16;

/** @param {{ count: number }} wish count: votes whose answer is cut off */
export async function retryDrill({ count }) {
  return onGround(async (ground) => {
    const table = await openTable(ground, VOTERS);
    const proxy = await startProxy({ port: ground.api.port });
    proxy.mode = { kind: 'cutAnswer' };
    const result = { retries: count, effects: 0, cutAfterCommit: 0, otherBodyRefused: 0, differentAnswers: 0 };
    try {
      await Promise.all(
        table.voters.map(async (voter, who) => {
          for (let vote = 0; vote * VOTERS + who < count; vote += 1) {
            const key = randomUUID();
            const headers = { 'idempotency-key': key, ...(vote === 0 ? {} : { 'if-match': `"${vote}"` }) };
            const unanswered = await castBy(`http://127.0.0.1:${proxy.port}`, voter, table.roundId, ballotFor(vote), headers);
            if (unanswered !== null) throw new Error('The answer was not cut off.');
            const first = await repeat(voter, table.roundId, ballotFor(vote), headers);
            const second = await cast(voter, table.roundId, ballotFor(vote), headers);
            result.cutAfterCommit += first.etag === `"${vote + 1}"` ? 1 : 0;
            if (JSON.stringify(first) !== JSON.stringify(second)) result.differentAnswers += 1;
            const other = await cast(voter, table.roundId, ballotFor(vote + 1), headers);
            result.otherBodyRefused += other.status === 422 ? 1 : 0;
          }
        }),
      );
      result.effects = (await asOwner(ground.ownerUrl, async (client) => (await client.query(`SELECT count(*)::int AS n FROM ballot`)).rows[0])).n;
    } finally {
      await proxy.stop();
    }
    return { result, passed: result.effects === count && result.cutAfterCommit === count && result.otherBodyRefused === count && result.differentAnswers === 0 };
  });
}

/**
 * A request on a connection of its own, so that it is this one that is cut.
 *
 * @param {string} url
 * @param {import('./ground.mjs').Client} voter
 * @param {string} roundId
 * @param {unknown} ballot
 * @param {Record<string, string>} headers
 * @returns {Promise<number | null>} the status, null without an answer
 */
async function castBy(url, voter, roundId, ballot, headers) {
  const csrf = /consilium_csrf=([^;]+)/.exec(voter.cookie)?.[1] ?? '';
  try {
    const answer = await fetch(`${url}/api/v1/rounds/${roundId}/ballot`, {
      method: 'PUT',
      headers: { cookie: voter.cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', connection: 'close', ...headers },
      body: JSON.stringify(ballot),
    });
    return answer.status;
  } catch {
    return null;
  }
}

/**
 * Repeats while the first request is still at work.
 *
 * @param {import('./ground.mjs').Client} voter
 * @param {string} roundId
 * @param {unknown} ballot
 * @param {Record<string, string>} headers
 */
async function repeat(voter, roundId, ballot, headers) {
  for (;;) {
    const answer = await cast(voter, roundId, ballot, headers);
    if (answer.body.code !== 'idempotencyInProgress') return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
