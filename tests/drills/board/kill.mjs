/**
 * kill -9 of the API while people vote. Every client writes an intent before each request and its outcome after it, on
 * disk, outside the system; a request without an answer is repeated with its key until it has one. Afterwards: each
 * acknowledged ballot is in the database exactly once, nothing else is, the tally is the recount of what was
 * acknowledged last, and every chain verifies.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkout } from '@consilium/launcher';
import { asOwner, expectStatus } from '../../integration/meetings/board-room.mjs';
import { ballotFor, cast, commandRound } from '../../integration/meetings/deliberating.mjs';
import { randomFrom } from '../../integration/meetings/model-run.mjs';
import { quantile } from '../../bench/report.mjs';
import { onGround, openTable, verifyChains } from './ground.mjs';

const CLIENTS = 16;

/** @param {{ count: number, seed: number }} wish count: kills */
export async function killDrill({ count, seed }) {
  return onGround(async (ground) => {
    const random = randomFrom(seed);
    const table = await openTable(ground, CLIENTS);
    const folder = join(checkout, 'tests/.artifacts/drills');
    mkdirSync(folder, { recursive: true });
    const journal = openSync(join(folder, `kill-${seed}.jsonl`), 'w');
    const write = (/** @type {unknown} */ line) => {
      writeSync(journal, `${JSON.stringify(line)}\n`);
      fsyncSync(journal);
    };
    let isOver = false;
    /** @type {Map<string, { votes: number, choice: number }>} by voter, what was acknowledged and what the last of it said */
    const acknowledged = new Map();

    const people = table.voters.map(async (voter, who) => {
      let version = 0;
      for (let vote = 0; !isOver || vote === 0; vote += 1) {
        const choice = random.int(2);
        const key = randomUUID();
        write({ intent: key, who, choice });
        for (;;) {
          const answer = await cast(voter, table.roundId, ballotFor(choice), { 'idempotency-key': key, ...(version === 0 ? {} : { 'if-match': `"${version}"` }) }).catch(() => null);
          if (answer === null || answer.status === 503 || answer.status === 409) {
            // No answer, starting up, or the same request is still at work: ask again, with the same key.
            if (answer?.status === 409 && answer.body.code !== 'idempotencyInProgress') throw new Error(JSON.stringify(answer.body));
            await pause(20 + random.int(60));
            continue;
          }
          if (answer.status !== 200 && answer.status !== 201) throw new Error(`A vote was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
          version += 1;
          if (answer.etag !== `"${version}"`) throw new Error(`Vote ${version} of ${who} has version ${answer.etag}.`);
          write({ acknowledged: key });
          acknowledged.set(voter.personId, { votes: version, choice });
          break;
        }
        await pause(random.int(30));
      }
    });

    /** @type {number[]} */
    const backAfter = [];
    for (let kill = 0; kill < count; kill += 1) {
      await pause(100 + random.int(900));
      const since = performance.now();
      await ground.api.kill();
      await ground.api.restart();
      backAfter.push(performance.now() - since);
    }
    isOver = true;
    await Promise.all(people);
    closeSync(journal);

    const rows = await asOwner(ground.ownerUrl, async (client) => (await client.query(`SELECT voter_id, count(*)::int AS ballots, max(version) AS version FROM ballot GROUP BY voter_id`)).rows);
    const stored = new Map(rows.map((row) => [row.voter_id, row]));
    let lost = 0;
    let doubled = 0;
    for (const [personId, { votes }] of acknowledged) {
      lost += Math.max(0, votes - (stored.get(personId)?.ballots ?? 0));
      doubled += Math.max(0, (stored.get(personId)?.ballots ?? 0) - votes);
    }
    expectStatus(await commandRound(table.chair, table.roundId, 'close'), 200);
    const opened = expectStatus(await commandRound(table.chair, table.roundId, 'openSeal'), 200).rounds[0];
    const wrong = opened.ballots.filter((/** @type {any} */ { voter, position }) => position.optionId !== /** @type {any} */ (ballotFor(acknowledged.get(voter.id)?.choice ?? -1)).position.optionId).length;
    const chains = await verifyChains(ground.ownerUrl);
    const result = {
      kills: count,
      clients: CLIENTS,
      acknowledgedVotes: [...acknowledged.values()].reduce((sum, { votes }) => sum + votes, 0),
      lost,
      doubled,
      tallyDiffers: wrong + Math.abs(opened.ballots.length - CLIENTS),
      auditEntries: chains.entries,
      brokenLinks: chains.broken,
      backAfterMs: { p50: Math.round(quantile(backAfter, 0.5)), p95: Math.round(quantile(backAfter, 0.95)) },
    };
    return { result, passed: lost === 0 && doubled === 0 && result.tallyDiffers === 0 && chains.broken === 0 };
  });
}
