/**
 * The live board under load:
 *
 *   npm run bench:board -- [--seconds 20] [--meetings 10] [--cuts 1000] [--only load|acts]
 *
 * Votes come from an open-loop script: each has its moment, whether or not the ones before it were answered, so that a
 * slow server cannot slow down its own measurement.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cutsDrill } from '../../drills/board/cuts.mjs';
import { onGround, openTable } from '../../drills/board/ground.mjs';
import { asOwner } from '../../integration/meetings/board-room.mjs';
import { ballotFor, cast } from '../../integration/meetings/deliberating.mjs';
import { followMeeting, until } from '../../integration/meetings/live-client.mjs';
import { BenchReport, quantile } from '../report.mjs';
import { countActs } from './acts.mjs';

const PEOPLE = 30;
const { values } = parseArgs({ options: { seconds: { type: 'string' }, meetings: { type: 'string' }, cuts: { type: 'string' }, only: { type: 'string' } } });
const seconds = Number(values.seconds ?? 20);
const meetings = Number(values.meetings ?? 10);
const cuts = Number(values.cuts ?? 1000);

/** @typedef {Awaited<ReturnType<typeof seat>>} Table */

/**
 * A meeting of thirty, each with a screen that follows it.
 *
 * @param {import('../../drills/board/ground.mjs').Ground} ground
 * @param {number} index
 */
async function seat(ground, index) {
  const table = await openTable(ground, PEOPLE, `Board ${index}`);
  /** @type {Map<number, number[]>} by number of the event, when each screen had it */
  const seenAt = new Map();
  /** @type {Map<number, number>} by number of the event, when it was written, by the database's clock */
  const writtenAt = new Map();
  const { sequence } = (await table.chair.get(`/meetings/${table.meetingId}`)).body;
  const screens = [];
  for (const voter of table.voters) {
    const screen = await followMeeting(ground.api.url, voter.cookie, table.meetingId, sequence);
    screen.socket.on('event', (event) => {
      writtenAt.set(event.sequence, Date.parse(event.at));
      seenAt.set(event.sequence, [...(seenAt.get(event.sequence) ?? []), Date.now()]);
    });
    screens.push(screen);
  }
  return { ...table, seenAt, writtenAt, screens, versions: table.voters.map(() => 0) };
}

/**
 * @param {Table} table
 * @param {number} who
 * @returns {Promise<number>} the status
 */
async function vote(table, who) {
  const version = table.versions[who] ?? 0;
  const answer = await cast(/** @type {any} */ (table.voters[who]), table.roundId, ballotFor(who + version), version === 0 ? {} : { 'if-match': `"${version}"` });
  if (answer.status < 300) table.versions[who] = version + 1;
  return answer.status;
}

/**
 * @param {Table[]} tables
 * @param {number} perSecond votes, over all tables
 * @param {number} duration in seconds
 */
async function openLoop(tables, perSecond, duration) {
  const began = performance.now();
  /** @type {number[]} */
  const answered = [];
  /** @type {Promise<void>[]} */
  const votes = [];
  let refused = 0;
  /** @type {Map<number, number>} how many votes were answered with which status */
  const statuses = new Map();
  for (let index = 0; index < perSecond * duration; index += 1) {
    const due = began + (index * 1000) / perSecond;
    await pause(Math.max(0, due - performance.now()));
    const table = /** @type {Table} */ (tables[index % tables.length]);
    votes.push(
      vote(table, Math.floor(index / tables.length) % PEOPLE).then((status) => {
        // From the moment it was due, so that waiting for the script counts too.
        answered.push(performance.now() - due);
        if (status >= 300) refused += 1;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }
  await Promise.all(votes);
  return { answered, refused, statuses, sent: votes.length };
}

/** @param {Table[]} tables */
function visibility(tables) {
  /** @type {number[]} */
  const each = [];
  /** @type {number[]} */
  const all = [];
  for (const { seenAt, writtenAt } of tables) {
    for (const [sequence, times] of seenAt) {
      const written = /** @type {number} */ (writtenAt.get(sequence));
      each.push(...times.map((at) => Math.max(0, at - written)));
      if (times.length === PEOPLE) all.push(Math.max(0, Math.max(...times) - written));
    }
    seenAt.clear();
    writtenAt.clear();
  }
  return { each, all };
}

/** Ballots the server said it has, replaced ones included. @param {Table[]} tables */
const acknowledged = (tables) => tables.reduce((sum, { versions }) => sum + versions.reduce((votes, version) => votes + version, 0), 0);

/** @param {Table} table */
const everybodySawEverything = (table) => {
  const newest = Math.max(...table.screens.map((screen) => screen.newest()));
  return table.screens.every((screen) => screen.newest() === newest);
};

/**
 * @param {number} pid
 * @returns {{ cpuSeconds: number, memoryMiB: number }} of one process so far (Linux)
 */
function usage(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const memory = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, memoryMiB: Number(memory) / 1024 };
}

const report = new BenchReport('board', { scale: `${seconds} s, ${meetings} meetings of ${PEOPLE}, ${cuts} cuts` });

if (values.only !== 'acts') await onGround(async (ground) => {
  const first = await seat(ground, 0);
  await openLoop([first], 2, 3);
  await until(() => everybodySawEverything(first));
  visibility([first]);

  const steady = await openLoop([first], 5, seconds);
  await until(() => everybodySawEverything(first));
  const seen = visibility([first]);
  const burstBegan = performance.now();
  const burst = await Promise.all(first.voters.map((_, who) => vote(first, who)));
  await until(() => everybodySawEverything(first));
  const burstMs = performance.now() - burstBegan;
  visibility([first]);
  report.table(
    `One meeting, ${PEOPLE} screens, 5 votes per second`,
    ['', 'p50 ms', 'p99 ms', 'n'],
    [
      ['vote answered, from the moment it was due', quantile(steady.answered, 0.5), quantile(steady.answered, 0.99), steady.sent],
      ['written, seen by a screen', quantile(seen.each, 0.5), quantile(seen.each, 0.99), seen.each.length],
      [`written, seen by all ${PEOPLE}`, quantile(seen.all, 0.5), quantile(seen.all, 0.99), seen.all.length],
    ],
  );
  report.figure('one.voteAnsweredP99Ms', quantile(steady.answered, 0.99));
  report.figure('one.visibleToAllP50Ms', quantile(seen.all, 0.5));
  report.figure('one.thirtyVotesAtOnceVisibleMs', burstMs);
  report.goal('live.visibleToAllP99Ms', quantile(seen.all, 0.99), 'atMost', 500);
  report.goal('live.refusedLegalVotes', steady.refused + burst.filter((status) => status >= 300).length, 'exactly', 0);

  const tables = [first];
  for (let index = 1; index < meetings; index += 1) tables.push(await seat(ground, index));
  const before = usage(ground.api.pid);
  const began = performance.now();
  const many = await openLoop(tables, 10, seconds);
  for (const table of tables) await until(() => everybodySawEverything(table));
  const elapsed = (performance.now() - began) / 1000;
  const after = usage(ground.api.pid);
  const seenByMany = visibility(tables);
  report.table(
    `${meetings} meetings at once, ${meetings * PEOPLE} screens, 10 votes per second together`,
    ['', 'p50 ms', 'p99 ms', 'n'],
    [
      ['vote answered, from the moment it was due', quantile(many.answered, 0.5), quantile(many.answered, 0.99), many.sent],
      [`written, seen by all ${PEOPLE}`, quantile(seenByMany.all, 0.5), quantile(seenByMany.all, 0.99), seenByMany.all.length],
    ],
  );
  const cpuShare = (after.cpuSeconds - before.cpuSeconds) / elapsed;
  report.table('The API process meanwhile', ['', 'value'], [['processor cores in use', cpuShare], ['memory before, MiB', before.memoryMiB], ['memory after, MiB', after.memoryMiB]]);
  report.figure('many.visibleToAllP99Ms', quantile(seenByMany.all, 0.99));
  report.figure('many.apiCores', cpuShare);
  report.figure('many.apiMemoryMiB', after.memoryMiB);
  report.goal('live.refusedLegalVotesOfMany', many.refused, 'exactly', 0);

  // Five times that load: what is not taken is refused with the reason, what was acknowledged is there, and it passes.
  const acknowledgedBefore = acknowledged(tables);
  const flood = await openLoop(tables, 50, seconds);
  for (const table of tables) await until(() => everybodySawEverything(table), 60_000);
  visibility(tables);
  const after5x = await openLoop(tables, 10, 5);
  const stored = await asOwner(ground.ownerUrl, async (client) => (await client.query(`SELECT count(*)::int AS n FROM ballot`)).rows[0].n);
  const plain = [200, 201, 409, 412, 428, 429, 503];
  report.table(
    'Five times as many votes',
    ['', 'p50 ms', 'p99 ms', 'n'],
    [
      ['vote answered, from the moment it was due', quantile(flood.answered, 0.5), quantile(flood.answered, 0.99), flood.sent],
      ['vote answered, five seconds after', quantile(after5x.answered, 0.5), quantile(after5x.answered, 0.99), after5x.sent],
    ],
  );
  report.table('Answers under five times the load', ['status', 'votes'], [...flood.statuses].sort(([one], [other]) => one - other));
  report.figure('flood.acknowledged', acknowledged(tables) - acknowledgedBefore);
  report.goal('flood.acknowledgedVotesMissing', acknowledged(tables) - stored, 'exactly', 0);
  report.goal('flood.answersNobodyExpects', [...flood.statuses].filter(([status]) => !plain.includes(status)).reduce((sum, [, count]) => sum + count, 0), 'exactly', 0);
  for (const table of tables) for (const screen of table.screens) screen.close();
});

if (cuts > 0 && values.only !== 'acts') {
  const { result } = await cutsDrill({ count: cuts });
  report.figure('cuts.made', result.cuts);
  report.goal('live.differencesAfterCuts', result.differences, 'exactly', 0);
}

if (values.only !== 'load') {
  const { steps, total } = await countActs();
  report.table(
    'From calling a ready case to its confirmed recommendation, by the chair who also writes',
    ['', 'clicks', 'keys', 'characters typed'],
    [...steps, /** @type {const} */ (['in all', total])].map(([name, acts]) => [name, acts.clicks, acts.keys, acts.characters]),
  );
  report.figure('acts.clicks', total.clicks);
  report.figure('acts.keys', total.keys);
  report.figure('acts.charactersTyped', total.characters);
}
report.end();
