/**
 * A board in a room, for tests, drills and measurements: an API process on a database of its own, people of every
 * discipline with their own browsers, accepted cases and a meeting that can be opened. Everybody in it is made up.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { Guard, checkout, entryPoints, freePort, startService, waitUntilReady } from '@consilium/launcher';

export const PASSWORD = 'a password of the tests';

export const DISCIPLINES = /** @type {const} */ ([
  'surgery', 'medicalOncology', 'radiology', 'interventionalRadiology', 'nuclearMedicine', 'pathology', 'gastroenterologyHepatology',
  'endocrinology', 'transplant', 'radiotherapy', 'specialistNurse',
]);

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body
 * @property {string | null} etag
 * @property {string | null} retryAfter
 *
 * @typedef {object} Client one browser of one person
 * @property {string} personId
 * @property {string} cookie
 * @property {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>} send
 * @property {(path: string) => Promise<Answer>} get
 * @property {(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>} post
 * @property {(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>} put
 * @property {(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>} patch
 * @property {() => Promise<Client>} anotherBrowser
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} email
 * @property {string | null} discipline
 * @property {string} boardRole
 */

/**
 * Starts one API process.
 *
 * @param {{ appUrl: string, label?: string, dataDir?: string, env?: Record<string, string>, port?: number }} wish
 */
export async function startApi({ appUrl, label = 'api', dataDir, env: further = {}, port: wished }) {
  const artifacts = join(checkout, 'tests/.artifacts/boards');
  mkdirSync(artifacts, { recursive: true });
  const own = dataDir === undefined;
  const folder = dataDir ?? mkdtempSync(join(artifacts, 'board-'));
  const guard = new Guard();
  if (own) guard.watch({ kind: 'folder', name: folder, folder });
  const port = wished ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    PORT: String(port),
    APP_DATABASE_URL: appUrl,
    DATA_DIR: folder,
    SESSION_SECRET: 'the secret of the tests, which is long enough',
    LOG_LEVEL: 'info',
    CHECK_ANSWERS: '1',
    ALLOW_UNSAFE_DATABASE: process.env['TEST_POSTGRES_FAST'] === '1' ? '1' : '0',
    ...further,
  };
  const logFile = join(folder, `${label}.log`);
  const start = async () => {
    const service = startService({ name: label, entryPoint: entryPoints.api, env, logFile, guard });
    await waitUntilReady(service, `${url}/api/v1/health/ready`);
    return service;
  };
  let service = await start();
  return {
    url,
    port,
    dataDir: folder,
    logFile,
    get pid() {
      return service.pid;
    },
    isRunning: () => service.isRunning(),
    async kill() {
      service.signal('SIGKILL');
      await service.ended;
    },
    async restart() {
      service = await start();
    },
    async stop() {
      await service.stop();
      if (own) {
        rmSync(folder, { recursive: true, force: true });
        guard.forget(folder);
      }
      await guard.close();
    },
  };
}

/**
 * One board with a chair, a deputy, a coordinator and members, written straight into the database.
 *
 * @param {string} ownerUrl superuser connection
 * @param {object} [wish]
 * @param {number} [wish.voters] people with a vote, the chair and the deputy among them; disciplines in turn
 * @param {string} [wish.name]
 * @returns {Promise<{ organisationId: string, boardId: string, chair: Person, deputy: Person, coordinator: Person, voters: Person[], guest: Person, outsider: Person }>}
 */
export async function seedBoard(ownerUrl, { voters: count = DISCIPLINES.length, name = 'Board of the tests' } = {}) {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const organisationId = randomUUID();
  const boardId = randomUUID();
  /** @type {Person[]} */
  const voters = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `Voter ${String(index + 1).padStart(2, '0')}`,
    email: `voter-${index + 1}-${boardId.slice(0, 8)}@example.org`,
    discipline: DISCIPLINES[index % DISCIPLINES.length] ?? null,
    boardRole: index === 0 ? 'chair' : index === 1 ? 'deputyChair' : 'member',
  }));
  /** @param {string} label @param {string} boardRole @returns {Person} */
  const other = (label, boardRole) => ({ id: randomUUID(), name: `The ${label}`, email: `${label}-${boardId.slice(0, 8)}@example.org`, discipline: null, boardRole });
  const coordinator = other('coordinator', 'coordinator');
  const guest = other('guest', 'guest');
  const outsider = { ...other('outsider', 'none'), discipline: 'surgery' };
  const settings = {
    debulkingPolicy: null, cutOffHours: 0, baseQuorum: ['surgery', 'medicalOncology', 'radiology'], minimumDataset: [], freshnessDays: {},
    staleCountsAsUnknown: false, assumptions: {}, timeZone: 'Europe/Berlin',
  };
  await asOwner(ownerUrl, async (client) => {
    await client.query(`INSERT INTO organisation (id, name) VALUES ($1, $2)`, [organisationId, `Hospital of ${name}`]);
    await client.query(`INSERT INTO board (id, organisation_id, name, tumour_type, settings) VALUES ($1, $2, $3, 'nelm', $4)`, [boardId, organisationId, name, settings]);
    for (const person of [...voters, coordinator, guest, outsider]) {
      const roles = person === coordinator ? ['coordinator'] : ['specialist'];
      await client.query(`INSERT INTO person (id, organisation_id, display_name, email, discipline, roles) VALUES ($1, $2, $3, $4, $5, $6)`, [
        person.id, organisationId, person.name, person.email, person.discipline, roles,
      ]);
      await client.query(`INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)`, [person.id, passwordHash]);
      if (person.boardRole === 'none') continue;
      await client.query(`INSERT INTO board_membership (organisation_id, board_id, person_id, role, discipline, valid_from) VALUES ($1, $2, $3, $4, $5, current_date - 30)`, [
        organisationId, boardId, person.id, person.boardRole, person.discipline,
      ]);
    }
  });
  const [chair, deputy] = /** @type {[Person, Person]} */ (/** @type {unknown} */ (voters));
  return { organisationId, boardId, chair, deputy, coordinator, voters, guest, outsider };
}

/**
 * Works on the database as its owner, past triggers and policies: for what only an administrator would do.
 *
 * @template T
 * @param {string} ownerUrl
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asOwner(ownerUrl, work) {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c session_replication_role=replica' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let browsers = 0;

/**
 * Signs somebody in. Each browser comes from an address of its own, as people do.
 *
 * @param {string} url of the API
 * @param {Pick<Person, 'id' | 'email'>} person
 * @returns {Promise<Client>}
 */
export async function signIn(url, person) {
  browsers += 1;
  const address = `10.${(browsers >> 16) & 255}.${(browsers >> 8) & 255}.${browsers & 255}`;
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ email: person.email, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`Signing in as ${person.email}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const cookie = cookies.join('; ');
  const csrf = cookies.find((line) => line.startsWith('consilium_csrf='))?.slice('consilium_csrf='.length) ?? '';
  return clientOf(url, person, address, cookie, csrf);
}

/**
 * @param {string} url
 * @param {Pick<Person, 'id' | 'email'>} person
 * @param {string} address
 * @param {string} cookie
 * @param {string} csrf
 * @returns {Client}
 */
function clientOf(url, person, address, cookie, csrf) {
  /** @type {Client['send']} */
  const send = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'x-forwarded-for': address,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? null : JSON.parse(text),
      etag: answer.headers.get('etag'),
      retryAfter: answer.headers.get('retry-after'),
    };
  };
  return {
    personId: person.id,
    cookie,
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    anotherBrowser: () => signIn(url, person),
  };
}

/**
 * @param {Answer} answer
 * @param {number} status
 * @returns {any} its body
 */
export function expectStatus(answer, status) {
  if (answer.status !== status) throw new Error(`Expected ${status}, was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/**
 * An accepted case, through the routes a coordinator uses.
 *
 * @param {Client} coordinator
 * @param {string} boardId
 * @param {object} [wish]
 * @param {unknown} [wish.wish] of the patient
 */
export async function acceptedCase(coordinator, boardId, { wish = { state: 'notAsked' } } = {}) {
  const made = expectStatus(
    await coordinator.post('/cases', {
      boardId,
      patient: { identifierSystem: 'urn:tests', identifierValue: randomUUID(), familyName: 'Musterfrau', givenName: 'Erika', birthDate: '1960-02-29', sex: 'female' },
      question: { code: 'resectability', text: 'Can the liver metastases be resected?' },
      urgency: 'routine',
      consultant: { name: 'Dr Made Up', contact: '+00 0000' },
      wish,
    }),
    201,
  );
  let version = made.version;
  for (const command of ['submit', 'accept']) {
    version = expectStatus(await coordinator.post(`/cases/${made.id}/transitions`, { command }, { 'if-match': `"${version}"` }), 200).version;
  }
  return /** @type {string} */ (made.id);
}

/**
 * A meeting that is open, with its cases on the agenda and the given people in the register.
 *
 * @param {object} wish
 * @param {Awaited<ReturnType<typeof seedBoard>>} wish.board
 * @param {Client} wish.coordinator
 * @param {Client} wish.chair
 * @param {Person[]} wish.present
 * @param {number} [wish.cases]
 * @returns {Promise<{ meetingId: string, items: { id: string, caseId: string }[] }>}
 */
export async function openMeeting({ board, coordinator, chair, present, cases = 1 }) {
  const meeting = expectStatus(
    await coordinator.post('/meetings', {
      boardId: board.boardId, title: 'Sitting of the tests', startsAt: new Date(Date.now() + 3_600_000).toISOString(), plannedMinutes: 60, place: 'Room 1', link: '', chairId: board.chair.id,
    }),
    201,
  );
  const meetingId = /** @type {string} */ (meeting.id);
  for (let index = 0; index < cases; index += 1) {
    const caseId = await acceptedCase(coordinator, board.boardId);
    expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, { caseId, minutes: 5, presenterId: board.voters[2]?.id ?? board.chair.id, lane: 'discuss', waiverReason: 'Nobody has asked the patient yet.' }), 201);
  }
  expectStatus(await coordinator.post(`/meetings/${meetingId}/commands`, { command: 'publish' }), 200);
  const opened = expectStatus(await chair.post(`/meetings/${meetingId}/commands`, { command: 'open' }), 200);
  for (const person of present) {
    expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: person.id, role: 'core', mode: 'room' }), 201);
  }
  return { meetingId, items: opened.agenda.map((/** @type {{ id: string, caseId: string }} */ { id, caseId }) => ({ id, caseId })) };
}
