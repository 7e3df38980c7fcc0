/**
 * The HTTP, JSON and text part of the bad-input list against every route of the running code: the right 4xx, nothing
 * stored, one security event in the log, never a 500.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { openDemoHospital, type Answer, type Visitor } from '../../support/demo-hospital.mjs';
import { filledPath, serverRoutes, type ServerRoute } from '../../support/server-routes.mjs';

/** Tables that a refused request may touch: the record itself, and how long a session has been idle. */
const MAY_CHANGE = ['session', 'session_activity', 'audit.'];
const ACCOUNTS = ['fenwick', 'valkenaar', 'quillon', 'ellery-voss', 'penhallow', 'oyelaran'];

interface Sent {
  readonly route: ServerRoute;
  readonly answer: Answer;
}

describe('bad input at every route', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let routes: ServerRoute[];
  let writing: ServerRoute[];
  let ids: Map<string, string>;
  /** For each route somebody whom the table lets through, as far as one of these people is. */
  const suited = new Map<string, Visitor>();
  const visitors: Visitor[] = [];
  /** One session may ask 1,200 times a minute; this test asks more. */
  const browsers = new Map<Visitor, Visitor[]>();
  let turn = 0;

  beforeAll(async () => {
    routes = await serverRoutes();
    writing = routes.filter(({ method }) => method !== 'GET');
    hospital = await openDemoHospital('every_route');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    ids = await idsByParameter(client);
    for (const account of ACCOUNTS) {
      const own = await Promise.all(Array.from({ length: 4 }, () => hospital.signIn(account)));
      visitors.push(own[0]!);
      browsers.set(own[0]!, own);
    }
    for (const route of writing) {
      for (const visitor of visitors) {
        if (route.path.startsWith('/session') && route.method === 'DELETE') break;
        if (route.path.startsWith('/account')) break;
        const { status } = await visitor.send(route.method, pathOf(route), { notAField: true });
        if ([400, 415, 428].includes(status)) {
          suited.set(route.name, visitor);
          break;
        }
      }
    }
  }, 180_000);
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const pathOf = (route: ServerRoute): string => filledPath(route.path, (name) => ids.get(name) ?? randomUUID());
  const whoFor = (route: ServerRoute): Visitor => {
    const own = browsers.get(suited.get(route.name) ?? visitors[0]!)!;
    turn += 1;
    return own[turn % own.length]!;
  };

  /** Rows of every table that a refused request must leave alone. */
  const stored = async (): Promise<string> => {
    const { rows } = await client.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'bullmq') ORDER BY 1`);
    const watched = rows.map(({ name }) => name as string).filter((name) => !MAY_CHANGE.some((prefix) => name === `public.${prefix}` || name.startsWith(prefix)));
    const found = await client.query(watched.map((name) => `SELECT '${name}' AS name, count(*) AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS sum FROM ${name} t`).join(' UNION ALL ') + ' ORDER BY 1');
    return JSON.stringify(found.rows);
  };

  /** Lines of the log that tell of a refusal, by the number of the request. */
  const securityEvents = (): Map<string, number> => {
    const events = new Map<string, number>();
    for (const line of readFileSync(hospital.api.logFile, 'utf8').split('\n')) {
      if (!line.includes('"requestRefused"')) continue;
      const { requestId } = JSON.parse(line) as { requestId?: string };
      if (requestId !== undefined) events.set(requestId, (events.get(requestId) ?? 0) + 1);
    }
    return events;
  };

  /** Sends the same kind of request to many routes and judges all answers at once. */
  async function judge(list: readonly ServerRoute[], send: (route: ServerRoute) => Promise<Answer>, expected: (sent: Sent) => readonly number[]): Promise<Sent[]> {
    const before = await stored();
    const all: Sent[] = [];
    for (let at = 0; at < list.length; at += 6) {
      all.push(...(await Promise.all(list.slice(at, at + 6).map(async (route) => ({ route, answer: await send(route) })))));
    }
    const wrong = all
      .filter((sent) => !expected(sent).includes(sent.answer.status))
      .map(({ route, answer }) => `${route.method} ${route.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`);
    expect(wrong).toEqual([]);
    expect(await stored()).toBe(before);
    // The log is written a moment after the answer.
    let events = securityEvents();
    for (let look = 0; look < 100 && all.some(({ answer }) => !events.has(answer.body.requestId)); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      events = securityEvents();
    }
    expect(all.filter(({ answer }) => events.get(answer.body.requestId) !== 1).map(({ route }) => `${route.method} ${route.path}`)).toEqual([]);
    for (const { answer } of all) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.js|node_modules|SELECT /);
    }
    return all;
  }

  it('finds somebody who may, for most routes that write', () => {
    expect(writing.length).toBeGreaterThan(60);
    expect(suited.size).toBeGreaterThan(writing.length / 3);
  });

  const text = (body: string, status: readonly number[], headers: Record<string, string> = {}) => ({ body, status, headers });
  it.each([
    ['duplicate names', text('{"stance":"for","stance":"against"}', [400])],
    ['__proto__', text('{"__proto__":{"isAdmin":true}}', [400])],
    ['constructor.prototype', text('{"constructor":{"prototype":{"isAdmin":true}}}', [400])],
    ['10,000 levels', text(`${'['.repeat(10_000)}${']'.repeat(10_000)}`, [400])],
    ['a text without its end', text('{"body":"', [400])],
    ['an array of a million', text(`[${'1,'.repeat(999_999)}1]`, [413])],
    ['XML', text('<a/>', [415], { 'content-type': 'application/xml' })],
    ['a form', text('a=1', [415], { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a body called gzip', text('{}', [415], { 'content-encoding': 'gzip' })],
  ])('refuses %s before anything is looked at', async (_name, { body, status, headers }) => {
    await judge(writing, (route) => whoFor(route).send(route.method, pathOf(route), body, headers), () => status);
  }, 120_000);

  it('refuses a body of 10 MB when it is announced, and when it comes without its length', async () => {
    const { port } = new URL(hospital.url);
    const send = (headers: string, piece: string) => async (route: ServerRoute): Promise<Answer> => {
      const own = Object.entries(whoFor(route).headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
      const said = await raw(Number(port), `${route.method} /api/v1${pathOf(route)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${own}Content-Type: application/json\r\n${headers}\r\n${piece}`);
      const [head = '', body = ''] = said.split('\r\n\r\n');
      return { status: Number(head.split(' ')[1]), body: JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)), headers: new Headers([...head.matchAll(/^([\w-]+): (.*)$/gm)].map(([, name, value]): [string, string] => [name!, value!.trim()])) };
    };
    await judge(writing, send('Content-Length: 10000000\r\n', '{"body":"'), () => [413]);
    await judge(writing.slice(0, 8), send('Transfer-Encoding: chunked\r\n', `${(1_200_000).toString(16)}\r\n${'x'.repeat(1_200_000)}\r\n`), () => [413]);
  }, 60_000);

  it('does not unfold a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(bomb.length).toBeLessThan(100_000);
    const answers = await judge(writing.slice(0, 12), (route) => whoFor(route).send(route.method, pathOf(route), bomb.toString('latin1'), { 'content-encoding': 'gzip' }), () => [415]);
    expect(answers).toHaveLength(12);
  });

  const REFUSED = [400, 401, 403, 404, 409, 410, 415, 428];
  it('refuses unknown fields, the classic ones of mass assignment among them', async () => {
    const named = await judge(
      writing.filter(({ takesBody }) => takesBody),
      (route) => whoFor(route).send(route.method, pathOf(route), { role: 'chair', organisationId: randomUUID(), signedAt: '2020-01-01T00:00:00Z' }),
      () => REFUSED,
    );
    const atField = named.filter(({ answer }) => answer.body.code === 'validation' && answer.body.fields.length > 0);
    expect(atField.length).toBeGreaterThan(named.length / 3);
  }, 60_000);

  it.each([
    ['U+0000', 'a\\u0000b'],
    ['half of a surrogate pair', '\\ud800'],
    ['100,000 combining marks', `a${'\\u0301'.repeat(100_000)}`],
    ['a right-to-left override', 'a\\u202eb'],
  ])('refuses %s in every text of every body', async (_name, escaped) => {
    const withTexts = writing.filter(({ bodySchema }) => textsOf(bodySchema).length > 0);
    expect(withTexts.length).toBeGreaterThan(20);
    await judge(
      withTexts,
      (route) => whoFor(route).send(route.method, pathOf(route), `{${textsOf(route.bodySchema).slice(0, escaped.length > 1_000 ? 1 : undefined).map((name) => `${JSON.stringify(name)}:"${escaped}"`).join(',')}}`),
      ({ route }) => (route.isPublic ? [400, 401, 403, 429] : [...REFUSED, 413]),
    );
  }, 60_000);

  it('takes no numbers for texts, no texts for flags, no nothing for something', async () => {
    expect(writing.filter(({ bodySchema }) => propertiesOf(bodySchema).length > 0).length).toBeGreaterThan(40);
    for (const value of [7, 'true', null, [], {}]) {
      await judge(
        writing.filter(({ bodySchema }) => propertiesOf(bodySchema).length > 0),
        (route) => whoFor(route).send(route.method, pathOf(route), Object.fromEntries(propertiesOf(route.bodySchema).map((name) => [name, wrongType(route.bodySchema, name, value)]))),
        ({ route }) => (route.isPublic ? [400, 401, 403, 429] : REFUSED),
      );
    }
  }, 120_000);

  it.each(['NOT-AN-ID', '..%2f..%2fetc%2fpasswd', '{792d4e14-70c6-4e16-ae37-994b92411257}', '792D4E14-70C6-4E16-AE37-994B92411257', "1'; DROP TABLE person; --", '%00', '%ff%fe', 'x'.repeat(2_000)])(
    'knows nothing under the id "%.40s"',
    async (id) => {
      const withIds = routes.filter(({ path }) => path.includes(':'));
      const before = await stored();
      const wrong: string[] = [];
      for (const route of withIds) {
        const answer = await whoFor(route).send(route.method, route.path.replaceAll(/:\w+/g, id.includes('%') ? id : encodeURIComponent(id)), route.method === 'GET' ? undefined : {});
        if (![400, 401, 403, 404, 414, 415, 429].includes(answer.status)) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
      }
      expect(wrong).toEqual([]);
      expect(await stored()).toBe(before);
    },
    60_000,
  );

  it('pays no heed to headers that name another method', async () => {
    const before = await stored();
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/cases'))) {
      for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
        const answer = await visitors[0]!.send('GET', pathOf(route), undefined, { [header]: 'DELETE' });
        expect(answer.status).toBeLessThan(500);
      }
    }
    expect(await stored()).toBe(before);
  });

  it.each([
    ['two lengths', (host: string) => `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}`],
    ['a length and chunks', (host: string) => `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/people HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['chunks under another name', (host: string) => `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', (host: string) => `GET /api/v1/session HTTP/1.1\r\nHost : ${host}\r\n\r\n`],
    ['a bare line feed in a header', (host: string) => `GET /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nX-A: a\nX-B: b\rc\r\n\r\n`],
    ['a head of 40 kB', (host: string) => `GET /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`],
    ['no host', () => `GET /api/v1/session HTTP/1.1\r\n\r\n`],
  ])('answers a raw request with %s once, and closes', async (_name, head) => {
    const { host, port } = new URL(hospital.url);
    const answer = await raw(Number(port), head(host));
    expect(answer).toMatch(/^HTTP\/1\.1 (400|431) /);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('answers an id of another organisation exactly as one that does not exist, on every route', async () => {
    const foreign = await anotherOrganisation(client);
    const strangers = await Promise.all(foreign.map((email) => import('../../support/demo-hospital.mjs').then(({ signIn }) => signIn(hospital.url, email))));
    const differences: string[] = [];
    let compared = 0;
    for (const route of routes.filter(({ path, isPublic }) => path.includes(':') && !isPublic)) {
      const known = [...route.path.matchAll(/:(\w+)/g)].every(([, name]) => ids.has(name!));
      if (!known) continue;
      for (const stranger of strangers) {
        const ask = async (value: (name: string) => string) => {
          const { status, body } = await stranger.send(route.method, filledPath(route.path, value), route.method === 'GET' ? undefined : {});
          return JSON.stringify({ status, ...body, requestId: null });
        };
        const there = await ask((name) => ids.get(name)!);
        const missing = await ask((name) => (NO_IDS.has(name) ? ids.get(name)! : randomUUID()));
        compared += 1;
        if (there !== missing) differences.push(`${route.method} ${route.path}: ${there} / ${missing}`);
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  }, 120_000);
});

/** Sends bytes as they are. @returns everything that comes back until the other side closes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.setTimeout(20_000, () => reject(new Error(`no end after: ${said}`)));
    socket.on('data', (piece) => (said += piece.toString('latin1')));
    socket.on('close', () => resolve(said));
    socket.on('error', () => resolve(said));
    socket.on('end', () => socket.destroy());
  });
}

type Schema = { properties?: Record<string, Schema>; type?: string; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; enum?: unknown[]; const?: unknown };
const branches = (schema: Schema | null): Schema[] => (schema === null ? [] : [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(branches)]);
const propertiesOf = (schema: Schema | null): string[] => [...new Set(branches(schema).flatMap(({ properties }) => Object.keys(properties ?? {})))];
const typesOf = (schema: Schema | null, name: string): Schema[] => branches(schema).flatMap(({ properties }) => (properties?.[name] === undefined ? [] : branches(properties[name])));
const textsOf = (schema: Schema | null): string[] => propertiesOf(schema).filter((name) => typesOf(schema, name).some(({ type, enum: list, const: only }) => type === 'string' && list === undefined && only === undefined));

/** A value of another type than every one the field takes. */
function wrongType(schema: Schema | null, name: string, wish: unknown): unknown {
  const kind = wish === null ? 'null' : Array.isArray(wish) ? 'array' : typeof wish;
  const types = typesOf(schema, name).map(({ type }) => type);
  const fits = (candidate: string): boolean => types.includes(candidate) || (candidate === 'number' && types.includes('integer'));
  return fits(kind) || types.every((type) => type === undefined) ? [[['no']]] : wish;
}

/** Parameters that are no ids of rows. */
const NO_IDS = new Set(['element', 'site', 'task', 'taskId', 'queue', 'name', 'integration', 'kind']);

/** A row of the demo hospital for each parameter of a path, where it has one. */
async function idsByParameter(client: pg.Client): Promise<Map<string, string>> {
  const ids = new Map([['element', 'ki67Pct']]);
  const places: Record<string, string> = {
    caseId: `SELECT id FROM board_case WHERE state = 'accepted' ORDER BY number LIMIT 1`,
    meetingId: `SELECT id FROM meeting ORDER BY starts_at LIMIT 1`,
    itemId: `SELECT id FROM agenda_item LIMIT 1`,
    agendaItemId: `SELECT id FROM agenda_item LIMIT 1`,
    roundId: `SELECT id FROM ballot_round LIMIT 1`,
    recommendationId: `SELECT id FROM recommendation LIMIT 1`,
    dissentId: `SELECT id FROM dissent LIMIT 1`,
    outcomeId: `SELECT id FROM outcome_record LIMIT 1`,
    orderId: `SELECT id FROM document_order LIMIT 1`,
    attachmentId: `SELECT id FROM attachment LIMIT 1`,
    studyId: `SELECT id FROM imaging_study LIMIT 1`,
    boardId: `SELECT id FROM board LIMIT 1`,
    personId: `SELECT id FROM person LIMIT 1`,
    membershipId: `SELECT id FROM board_membership LIMIT 1`,
    grantId: `SELECT id FROM auditor_grant LIMIT 1`,
    annotationId: `SELECT id FROM annotation LIMIT 1`,
    factId: `SELECT id FROM case_fact LIMIT 1`,
    itemIdOfChase: `SELECT id FROM chase_item LIMIT 1`,
    chaseItemId: `SELECT id FROM chase_item LIMIT 1`,
    courseEventId: `SELECT id FROM course_event LIMIT 1`,
    patientId: `SELECT id FROM patient LIMIT 1`,
    siteId: `SELECT id FROM imaging_site LIMIT 1`,
  };
  for (const [name, sql] of Object.entries(places)) {
    const found = await client.query(sql).catch(() => ({ rows: [] as Array<{ id: string }> }));
    if (found.rows[0] !== undefined) ids.set(name, found.rows[0].id);
  }
  return ids;
}

/** Another hospital with a coordinator, a chair, an administrator and an auditor, who share the password of the demo. */
async function anotherOrganisation(client: pg.Client): Promise<string[]> {
  const organisation = randomUUID();
  const board = randomUUID();
  const people = [['coordinator', 'coordinator'], ['chair', 'specialist'], ['administrator', 'administrator'], ['auditor', 'auditor']] as const;
  await client.query(`SET session_replication_role = replica`);
  await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Elsewhere')`, [organisation]);
  await client.query(`INSERT INTO board (id, organisation_id, name, tumour_type, settings) SELECT $1, $2, 'Elsewhere', tumour_type, settings FROM board LIMIT 1`, [board, organisation]);
  for (const [name, role] of people) {
    const person = randomUUID();
    await client.query(`INSERT INTO person (id, organisation_id, display_name, email, roles) VALUES ($1, $2, $3, $4, $5)`, [person, organisation, `The ${name}`, `${name}@elsewhere.example`, [role]]);
    await client.query(`INSERT INTO credential (person_id, password_hash) SELECT $1, c.password_hash FROM credential c JOIN person p ON p.id = c.person_id WHERE p.email = 'fenwick@northmoor.example'`, [person]);
    if (name === 'chair' || name === 'coordinator') await client.query(`INSERT INTO board_membership (organisation_id, board_id, person_id, role, valid_from) VALUES ($1, $2, $3, $4, current_date - 1)`, [organisation, board, person, name]);
    if (name === 'auditor') await client.query(`INSERT INTO auditor_grant (organisation_id, board_id, person_id, reason, valid_from, valid_to) VALUES ($1, $2, $3, 'a test', now() - interval '1 day', now() + interval '1 day')`, [organisation, board, person]);
  }
  await client.query(`SET session_replication_role = origin`);
  return people.map(([name]) => `${name}@elsewhere.example`);
}
