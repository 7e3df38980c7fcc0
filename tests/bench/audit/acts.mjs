/**
 * What the record costs an act: the same act with and without it, in turns, in one run.
 *
 * An act is what the API does for a remark: it begins, sets the scope, inserts one row and commits, four round trips from a
 * client that keeps a prepared statement. "With its entry" is the same act on a table that demands an entry, and the fifth
 * round trip that appends it. "In one call" is either of them as one function inside the database, without the round trips
 * between. Every contestant uses the same sixteen connections.
 */
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPEND, setScope } from '../../drills/audit/acts.mjs';

const WRITERS = 16;

const SETTING = `
  CREATE TABLE node_chain (position bigserial PRIMARY KEY, hash bytea NOT NULL, payload text NOT NULL);
  GRANT ALL ON node_chain TO consilium_app; GRANT ALL ON SEQUENCE node_chain_position_seq TO consilium_app;
  INSERT INTO node_chain (hash, payload) VALUES ('\\x00', '');
  CREATE FUNCTION bare_call(p_organisation uuid, p_case uuid, p_id uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('consilium.organisation_id', p_organisation::text, true);
    INSERT INTO bare_act (id, case_id, version) VALUES (p_id, p_case, 1);
  END $$;
  CREATE FUNCTION recorded_call(p_organisation uuid, p_case uuid, p_id uuid, p_payload text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('consilium.organisation_id', p_organisation::text, true);
    INSERT INTO drill_act (id, case_id, version) VALUES (p_id, p_case, 1);
    PERFORM audit.append(p_organisation, p_case, 'annotationAdded', p_organisation, 'specialist', 'success', p_payload, p_id::text);
  END $$;
`;

/** @typedef {(client: pg.Client, organisation: string, own: string, any: string) => Promise<unknown>} Contestant */

/** @satisfies {Record<string, Contestant>} */
const contestants = {
  /** One plain INSERT, committed by itself: one round trip. */
  insert: (client, _, own) => client.query({ name: 'bare', text: 'INSERT INTO bare_act (id, case_id, version) VALUES ($1, $2, 1)', values: [randomUUID(), own] }),
  /** The act alone. */
  bare: (client, organisation, own) => act(client, organisation, own, 'bare'),
  /** With its entry, each writer on a case of its own. */
  recorded: (client, organisation, own) => act(client, organisation, own, 'recorded'),
  /** With its entry, every writer on any of the 16 cases: acts of one case wait for each other until their commits. */
  shared: (client, organisation, _, any) => act(client, organisation, any, 'recorded'),
  /** The act alone, in one call. */
  bareCall: (client, organisation, own) => client.query({ name: 'bare call', text: 'SELECT bare_call($1, $2, $3)', values: [organisation, own, randomUUID()] }),
  /** With its entry, in one call, each writer on a case of its own. */
  recordedCall: (client, organisation, own) => {
    const id = randomUUID();
    return client.query({ name: 'recorded call', text: 'SELECT recorded_call($1, $2, $3, $4)', values: [organisation, own, id, payloadOf(id, own)] });
  },
  /** One chain over everything, hashed in Node under one lock: what is not done here. */
  globalChain: (client, organisation, own) => act(client, organisation, own, 'globalChain'),
};

/** @typedef {keyof typeof contestants} ContestantName */

/**
 * @param {string} appUrl
 * @param {string} ownerUrl
 * @param {{ rounds: number, sliceMs: number, names?: ContestantName[] }} wish
 * @returns {Promise<Record<ContestantName, number>>} acts per second, the median of the rounds; 0 for who did not take part
 */
export async function actRates(appUrl, ownerUrl, { rounds, sliceMs, names = /** @type {ContestantName[]} */ (Object.keys(contestants)) }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(SETTING);
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
  const any = () => /** @type {string} */ (cases[Math.floor(Math.random() * WRITERS)]);

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
            await contestants[name](client, organisation, /** @type {string} */ (cases[writer]), any());
            done += 1;
          }
        }),
      );
      if (round >= 0) rates[name]?.push((1000 * done) / (performance.now() - began));
    }
  }
  await Promise.all(clients.map((client) => client.end()));
  const median = (/** @type {string} */ name) => [...(rates[name] ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return /** @type {Record<ContestantName, number>} */ (Object.fromEntries(Object.keys(contestants).map((name) => [name, median(name)])));
}

/**
 * @param {string} id
 * @param {string} caseId
 */
const payloadOf = (id, caseId) => `{"annotationId":"${id}","caseId":"${caseId}","target":"case","targetId":"${caseId}","visibility":"record"}`;

/**
 * Begin, scope, one row, its entry, commit.
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
  const payload = payloadOf(id, caseId);
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
