/**
 * A client of the kill drill: acts until it is killed. Before each act it writes down what it intends, after it what came
 * of it, both on disk before it goes on and outside of the database.
 *
 *   node kill-writer.mjs URL ORGANISATION CASE,CASE,… FILE
 *
 * Lines of FILE: `intent ID CASE`, then `ok ID POSITION HASH`, `fail ID` (surely not done) or `unknown ID`.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { performAct } from './acts.mjs';

const [url, organisation, caseList, file] = /** @type {[string, string, string, string]} */ (process.argv.slice(2));
const cases = caseList.split(',');
const log = openSync(file, 'a');
/** @param {string} line */
const note = (line) => {
  writeSync(log, `${line}\n`);
  fsyncSync(log);
};

let going = true;
process.on('SIGTERM', () => (going = false));

while (going) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    while (going) await act(client);
  } catch {
    // The server is down or just coming up: ask again soon.
    await pause(20);
  } finally {
    // Not awaited: over a connection that broke, end() may never answer.
    client.end().catch(() => undefined);
  }
}
closeSync(log);

/** @param {pg.Client} client */
async function act(client) {
  const id = randomUUID();
  const caseId = /** @type {string} */ (cases[Math.floor(Math.random() * cases.length)]);
  note(`intent ${id} ${caseId}`);
  try {
    const { position, hash } = await performAct(client, { id, organisation, caseId });
    note(`ok ${id} ${position} ${hash.toString('hex')}`);
  } catch (error) {
    // Where the connection broke, nobody told whether the commit came through.
    note(/** @type {pg.DatabaseError} */ (error).code === undefined || /^(57P|08)/.test(/** @type {pg.DatabaseError} */ (error).code ?? '') ? `unknown ${id}` : `fail ${id}`);
    throw error;
  }
}
