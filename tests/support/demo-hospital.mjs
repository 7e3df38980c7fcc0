/** The demo hospital on a database of its own, with an API in front of it: for tests that want believable rows. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, entryPoints, runOnce } from '@consilium/launcher';
import { startApi } from '../integration/meetings/board-room.mjs';
import { createDatabase } from './postgres.mjs';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body
 * @property {Headers} headers
 *
 * @typedef {object} Visitor one browser of one person
 * @property {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>} send
 * @property {Record<string, string>} headers what the browser sends with every request
 */

let addresses = 0;

/**
 * @param {string} label
 * @param {Record<string, string>} [env] further variables of the API
 * @param {number} [port] of the API; a free one otherwise
 */
export async function openDemoHospital(label, env = {}, port = undefined) {
  const database = await createDatabase({ label });
  const artifacts = join(checkout, 'tests/.artifacts/hospitals');
  mkdirSync(artifacts, { recursive: true });
  const dataDir = mkdtempSync(join(artifacts, 'hospital-'));
  await runOnce({
    name: 'The seed step',
    entryPoint: entryPoints.seed,
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir, DEMO: '1' },
  });
  const api = await startApi({ appUrl: database.appUrl, label, dataDir, env, ...(port === undefined ? {} : { port }) });
  return {
    database,
    api,
    url: api.url,
    dataDir,
    /** @param {string} account e.g. `fenwick` */
    signIn: (account) => signIn(api.url, `${account}@northmoor.example`),
    async close() {
      await api.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} url
 * @param {string} email
 * @param {string} [password]
 * @returns {Promise<Visitor>}
 */
export async function signIn(url, email, password = 'tumour-board-demo') {
  const answer = await request(url, 'POST', '/session', { email, password }, {});
  if (answer.status !== 200) throw new Error(`Signing in as ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return visitorWith(url, answer);
}

/**
 * The browser that got this answer, with its cookies.
 *
 * @param {string} url
 * @param {Answer} answer
 * @returns {Visitor}
 */
export function visitorWith(url, answer) {
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const csrf = cookies.find((line) => line.startsWith('consilium_csrf='))?.slice('consilium_csrf='.length) ?? '';
  const own = { cookie: cookies.join('; '), 'x-csrf-token': csrf };
  return { headers: own, send: (method, path, body, headers = {}) => request(url, method, path, body, { ...own, ...headers }) };
}

/**
 * Sends one request, from an address of its own so that rate limits of one do not touch another.
 *
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {unknown} body text and forms are sent as they are, anything else as JSON
 * @param {Record<string, string>} headers
 * @returns {Promise<Answer>}
 */
export async function request(url, method, path, body, headers) {
  addresses += 1;
  const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': address,
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    headers: answer.headers,
  };
}
