/**
 * People who work over HTTP while everything behind the API is killed. Before each act its client writes down what it
 * intends, after it what it was told, on disk before it goes on and outside the system; an act without an answer is asked
 * for again, with the same Idempotency-Key, until there is one.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ballotFor, cast } from '../../integration/meetings/deliberating.mjs';

/**
 * @typedef {import('../../integration/meetings/board-room.mjs').Client} Client
 * @typedef {import('../../integration/meetings/board-room.mjs').Answer} Answer
 *
 * @typedef {object} Told what one client was told, as its file says too
 * @property {string} personId
 * @property {string[]} intended keys of remarks
 * @property {Map<string, string>} remarks id of the remark by key
 * @property {number} votes acknowledged
 * @property {number} reads of a case, answered
 *
 * @typedef {object} Answers what all clients saw
 * @property {number} acknowledged
 * @property {number} lost connections that ended without an answer
 * @property {number} away answers 503
 * @property {string[]} wrong answers nobody should see
 */

/**
 * @param {object} wish
 * @param {Client[]} wish.people
 * @param {string[]} wish.cases
 * @param {string} wish.roundId an open round
 * @param {string} wish.folder for the files of the clients
 * @param {import('./random.mjs').Random} wish.random
 */
export function startClients({ people, cases, roundId, folder, random }) {
  /** @type {Answers} */
  const answers = { acknowledged: 0, lost: 0, away: 0, wrong: [] };
  let isOver = false;
  const work = people.map(async (person, number) => {
    const file = openSync(`${folder}/client-${number}.acts`, 'a');
    const note = (/** @type {string} */ line) => {
      writeSync(file, `${line}\n`);
      fsyncSync(file);
    };
    /** @type {Told} */
    const told = { personId: person.personId, intended: [], remarks: new Map(), votes: 0, reads: 0 };

    /**
     * @param {string} intent
     * @param {number[]} fine statuses of success
     * @param {() => Promise<Answer>} ask
     * @returns {Promise<Answer | undefined>} undefined: refused for good, which is noted as wrong
     */
    const untilAnswered = async (intent, fine, ask) => {
      note(`intent ${intent}`);
      for (;;) {
        const answer = await ask().catch(() => null);
        if (answer === null) {
          answers.lost += 1;
          note(`unknown ${intent}`);
        } else if (fine.includes(answer.status)) {
          answers.acknowledged += 1;
          note(`ok ${intent} ${answer.body?.id ?? ''}`);
          return answer;
        } else if (answer.status === 503) {
          answers.away += 1;
          const says = JSON.stringify(answer.body);
          if (answer.body?.code !== 'unavailable' || !(Number(answer.retryAfter) > 0) || /\.js:|node_modules|ECONN/.test(says)) answers.wrong.push(`503 ${answer.retryAfter} ${says}`);
          note(`unknown ${intent}`);
        } else if (answer.body?.code !== 'idempotencyInProgress' && answer.status !== 429) {
          answers.wrong.push(`${intent}: ${answer.status} ${JSON.stringify(answer.body)}`);
          note(`fail ${intent}`);
          return undefined;
        }
        await pause(20 + random.below(80));
      }
    };

    const remark = async () => {
      const key = randomUUID();
      told.intended.push(key);
      const body = { target: { kind: 'case', ref: 'case' }, visibility: 'record', body: `Act ${key}` };
      const path = `/cases/${random.pick(cases)}/annotations`;
      const answer = await untilAnswered(`remark ${key}`, [201], () => person.post(path, body, { 'idempotency-key': key }));
      if (answer) told.remarks.set(key, answer.body.id);
    };
    const vote = async () => {
      const key = randomUUID();
      /** @type {Record<string, string>} */
      const match = told.votes === 0 ? {} : { 'if-match': `"${told.votes}"` };
      const ballot = ballotFor(random.below(2));
      const answer = await untilAnswered(`vote ${key}`, [200, 201], () => cast(person, roundId, ballot, { 'idempotency-key': key, ...match }));
      if (!answer) return;
      told.votes += 1;
      if (answer.etag !== `"${told.votes}"`) answers.wrong.push(`vote ${told.votes} of client ${number} has version ${answer.etag}`);
    };
    const read = async () => {
      if (await untilAnswered(`read ${randomUUID()}`, [200], () => person.get(`/cases/${random.pick(cases)}`))) told.reads += 1;
    };

    while (!isOver) {
      await random.pick([remark, remark, remark, vote, vote, read])();
      await pause(random.below(60));
    }
    closeSync(file);
    return told;
  });
  return {
    answers,
    /** Lets each client finish what it is at. */
    stop: async () => {
      isOver = true;
      return Promise.all(work);
    },
  };
}
