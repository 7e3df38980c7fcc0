/** What the record costs an act: the same act with and without it, in turns, in one run. */
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPEND, setScope } from '../../drills/audit/acts.mjs';

const WRITERS = 16;

/**
 * @typedef {object} ActRates acts per second, the median of the rounds
 * @property {number} bare the act alone
 * @property {number} recorded with its entry, each writer on a case of its own
 * @property {number} shared with its entry, every writer on any of the 16 cases
 * @property {number} insert one plain INSERT, committed by itself
 * @property {number} globalChain with one chain over everything, hashed in Node under one lock
 * @property {number[]} shares recorded / bare of each round
 */

/**
 * @param {string} appUrl
 * @param {string} ownerUrl
 * @param {{ rounds: number, sliceMs: number }} wish
 * @returns {Promise<ActRates>}
 */
export async function actRates(appUrl, ownerUrl, { rounds, sliceMs }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE node_chain (position bigserial PRIMARY KEY, hash bytea NOT NULL, payload text NOT NULL);
    GRANT ALL ON node_chain TO consilium_app; GRANT ALL ON SEQUENCE node_chain_position_seq TO consilium_app;
    INSERT INTO node_chain (hash, payload) VALUES ('\\x00', '')`);
  await owner.end();
  const clients = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = new pg.Client({ connectionString: appUrl });
      await client.connect();
      return client;
    }),
  );
  const organisation = randomUUID();
  const cases = Array.from({ length: WRITERS }, () => randomUUID());
  /** @param {number} writer */
  const own = (writer) => /** @type {string} */ (cases[writer]);
  const any = () => /** @type {string} */ (cases[Math.floor(Math.random() * WRITERS)]);

  const contestants = {
    insert: async (/** @type {pg.Client} */ client, /** @type {number} */ writer) => {
      await client.query({ name: 'bare', text: 'INSERT INTO bare_act (id, case_id, version) VALUES ($1, $2, 1)', values: [randomUUID(), own(writer)] });
    },
    bare: (/** @type {pg.Client} */ client, /** @type {number} */ writer) => act(client, organisation, own(writer), 'bare'),
    recorded: (/** @type {pg.Client} */ client, /** @type {number} */ writer) => act(client, organisation, own(writer), 'recorded'),
    shared: (/** @type {pg.Client} */ client) => act(client, organisation, any(), 'recorded'),
    globalChain: (/** @type {pg.Client} */ client, /** @type {number} */ writer) => act(client, organisation, own(writer), 'globalChain'),
  };
  const names = /** @type {(keyof typeof contestants)[]} */ (Object.keys(contestants));
  /** @type {Record<string, number[]>} */
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const until = performance.now() + sliceMs;
      const began = performance.now();
      let done = 0;
      await Promise.all(
        clients.map(async (client, writer) => {
          while (performance.now() < until) {
            await contestants[name](client, writer);
            done += 1;
          }
        }),
      );
      if (round >= 0) rates[name]?.push((1000 * done) / (performance.now() - began));
    }
  }
  await Promise.all(clients.map((client) => client.end()));
  const median = (/** @type {string} */ name) => [...(rates[name] ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return {
    insert: median('insert'),
    bare: median('bare'),
    recorded: median('recorded'),
    shared: median('shared'),
    globalChain: median('globalChain'),
    shares: (rates['recorded'] ?? []).map((rate, index) => rate / (rates['bare']?.[index] ?? 1)),
  };
}

/**
 * What a vote or a remark does: scope, one row, its entry, commit.
 *
 * @param {pg.Client} client
 * @param {string} organisation
 * @param {string} caseId
 * @param {'bare' | 'recorded' | 'globalChain'} kind
 */
async function act(client, organisation, caseId, kind) {
  const id = randomUUID();
  await client.query('BEGIN');
  await setScope(client, organisation);
  const table = kind === 'recorded' ? 'drill_act' : 'bare_act';
  await client.query({ name: `act ${table}`, text: `INSERT INTO ${table} (id, case_id, version) VALUES ($1, $2, 1)`, values: [id, caseId] });
  const payload = `{"annotationId":"${id}","caseId":"${caseId}","target":"case","targetId":"${caseId}","visibility":"record"}`;
  if (kind === 'recorded') {
    await client.query({ name: 'append', text: APPEND, values: [organisation, caseId, 'annotationAdded', organisation, 'specialist', 'success', payload, id] });
  } else if (kind === 'globalChain') {
    await client.query('SELECT pg_advisory_xact_lock(1)');
    const { rows } = await client.query({ name: 'head', text: 'SELECT hash FROM node_chain ORDER BY position DESC LIMIT 1' });
    const hash = createHash('sha256').update(rows[0].hash).update(payload).digest();
    await client.query({ name: 'link', text: 'INSERT INTO node_chain (hash, payload) VALUES ($1, $2)', values: [hash, payload] });
  }
  await client.query('COMMIT');
}
