/**
 * Every route of the server leaves its entry: called by somebody who may not, called with content that is refused, and, for
 * reading, called by somebody who may. The routes come from the running code, so that a new one is tried too.
 */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { openDemoHospital, request, type Answer, type Visitor } from '../../support/demo-hospital.mjs';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly name: string;
}

/** What is read without an entry, and why that is right. */
const READ_WITHOUT_ENTRY: Record<string, string> = {
  'GET /session': 'one’s own session; opening it was recorded',
  'GET /saved-views': 'one’s own filters of the worklist',
  'GET /people': 'names of colleagues, asked for with every page',
  'GET /account/security': 'one’s own sessions and devices',
  'GET /administration/sign-in-policy': 'rules of signing in; no patient',
  'GET /administration/integrations': 'which connections are set up; no patient',
  'GET /administration/health': 'how the parts of the system are; no patient',
  'GET /operations': 'queues and scheduled work: ids and counts, asked for every few seconds',
  'GET /boards': 'boards of the own hospital, asked for with every page',
  'GET /boards/:boardId/walls': 'screens of meeting rooms and when they were last seen; no patient',
  'GET /meetings': 'dates and titles of sittings; no patient',
  'GET /imaging-sites': 'addresses of archives; no patient',
  'GET /document-template': 'letterhead and wording of the organisation; no patient',
  'GET /document-template/versions': 'earlier letterheads; no patient',
  'GET /audit/state': 'counts and hashes of the log itself, asked for every few seconds',
  'GET /documents/:orderId': 'how far an order is, asked for every few seconds while it is made',
  'GET /meetings/:meetingId/events': 'numbers and ids of what changed; reading the meeting was recorded',
};

/** Read only once the worker has made a file or somebody has sent one: tests/integration/documents holds them to an entry. */
const NEEDS_A_FILE = [
  'GET /document-template/logos/:sha256',
  'GET /cases/:caseId/summaries/:orderId/content',
  'GET /cases/:caseId/dossiers/:orderId',
  'GET /cases/:caseId/dossiers/:orderId/content',
  'GET /meetings/:meetingId/documents/:orderId/content',
  'GET /documents/:orderId/content',
  'GET /deliveries/:deliveryId/password',
  'GET /deliveries/:deliveryId',
  'GET /deliveries/:deliveryId/content',
];

/** Read only once a worker has sealed the log: tests/integration/audit/desk-files.spec.ts holds them to an entry. */
const NEEDS_A_SEAL = ['GET /audit/export', 'GET /audit/cases/:caseId/export'];

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const ACCOUNTS = ['valkenaar', 'fenwick', 'ellery-voss', 'quillon', 'penhallow', 'oyelaran'];
const UNKNOWN = '0f0e0d0c-0b0a-4908-8706-050403020199';

describe('every act leaves its entry', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let routes: Route[];
  let ids: Map<string, string[]>;
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    routes = await routesOfTheServer();
    hospital = await openDemoHospital('every_act');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    for (const account of ACCOUNTS) visitors.set(account, await hospital.signIn(account));
    const signed = (await client.query(`SELECT c.id FROM board_case c JOIN outcome_record o ON o.case_id = c.id WHERE c.state = 'signedOff' ORDER BY c.number LIMIT 1`)).rows[0].id;
    const ordered = await visitors.get('valkenaar')!.send('POST', `/cases/${signed}/documents`, { kind: 'outcomeReport', format: 'pdf', language: 'en', recipient: '' });
    if (ordered.status > 201) throw new Error(JSON.stringify(ordered.body));
    ids = await idsByParameter(client);
  }, 120_000);
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const count = async (): Promise<number> => Number((await client.query(`SELECT count(*) AS entries FROM audit.entry`)).rows[0].entries);
  const counted = async (send: () => Promise<Answer>): Promise<{ status: number; entries: number }> => {
    const before = await count();
    const { status } = await send();
    return { status, entries: (await count()) - before };
  };
  const filled = (path: string, value: (parameter: string) => string): string => path.replaceAll(/:(\w+)/g, (_, parameter: string) => value(parameter));
  const label = ({ method, path }: Route): string => `${method} ${path}`;

  it('finds the routes', () => {
    expect(routes.length).toBeGreaterThan(60);
  });

  it('when it is refused: a thing outside the scope, or nobody’s right', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes(':'))) {
      const { status, entries } = await counted(() => visitors.get('penhallow')!.send(route.method, filled(route.path, () => UNKNOWN), route.method === 'GET' ? undefined : {}));
      // A right that belongs to nobody here answers 403, a thing that does not exist 404, a body that names it is read first.
      if (![400, 403, 404].includes(status) || entries !== 1) wrong.push(`${label(route)}: ${status}, ${entries} entries`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('when its content is refused', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      // These end the session of whoever calls them; their own tests hold them to their entries.
      if (route.path.startsWith('/session') || route.path.startsWith('/account')) continue;
      const { status, entries } = await counted(() => visitors.get('fenwick')!.send(route.method, filled(route.path, (name) => ids.get(name)?.[0] ?? UNKNOWN), { notAField: true }));
      if (status < 400) continue;
      if (status >= 500 || entries !== 1) wrong.push(`${label(route)}: ${status}, ${entries} entries`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('when something is read', async () => {
    const wrong: string[] = [];
    const unread: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const found = await readSomehow(route);
      if (found === null) unread.push(label(route));
      else if (label(route) in READ_WITHOUT_ENTRY ? found.entries !== 0 : found.entries !== 1) wrong.push(`${label(route)}: ${found.entries} entries`);
    }
    expect(wrong).toEqual([]);
    expect(unread.filter((route) => ![...NEEDS_A_FILE, ...NEEDS_A_SEAL].includes(route))).toEqual([]);
  }, 240_000);

  it('when somebody tries to sign in: wrong password, unknown address, both without the address', async () => {
    const attempt = (email: string) => counted(() => request(hospital.url, 'POST', '/session', { email, password: 'not the password' }, {}));
    expect(await attempt('Fenwick@northmoor.example')).toEqual({ status: 401, entries: 1 });
    expect(await attempt('nobody.at.all@elsewhere.example')).toEqual({ status: 401, entries: 1 });
    expect(await attempt('NOBODY.at.all@elsewhere.example')).toEqual({ status: 401, entries: 1 });
    const { rows } = await client.query(`SELECT actor_id, actor_role, outcome, payload::json AS payload FROM audit.entry WHERE event = 'sessionRefused' ORDER BY seq DESC LIMIT 2`);
    expect(rows[0]).toMatchObject({ actor_id: null, actor_role: 'stranger', outcome: 'refused', payload: { reasonCode: 'unknownAccount', addressHash: rows[1].payload.addressHash } });
    expect(JSON.stringify(rows)).not.toMatch(/nobody|elsewhere/i);
  });

  it('when a request comes without its forgery token', async () => {
    const coordinator = visitors.get('fenwick')!;
    expect(await counted(() => coordinator.send('POST', '/evaluations', {}, { 'x-csrf-token': 'forged' }))).toEqual({ status: 403, entries: 1 });
  });

  /** Tries people and things until somebody may read. */
  async function readSomehow(route: Route): Promise<{ entries: number } | null> {
    const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
    for (const account of ACCOUNTS) {
      for (const values of combinations(parameters.map((name) => ids.get(`${route.path} ${name}`) ?? ids.get(name) ?? []))) {
        const path = filled(route.path, (name) => values[parameters.indexOf(name)]!);
        const { status, entries } = await counted(() => visitors.get(account)!.send('GET', path));
        if (status === 200) return { entries };
      }
    }
    return null;
  }
});

const combinations = (lists: string[][]): string[][] => lists.reduce<string[][]>((all, list) => all.flatMap((chosen) => list.map((next) => [...chosen, next])), [[]]);

/** Every route of every controller that the application's module reaches, public ones left out. */
async function routesOfTheServer(): Promise<Route[]> {
  const built = (path: string): Promise<Record<string, unknown>> => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href) as Promise<Record<string, unknown>>;
  const { AppModule } = await built('app.module.js');
  const { PUBLIC } = await built('platform/authorisation/requires.decorator.js');
  const seen = new Set<unknown>();
  const found: Route[] = [];
  const visit = (module: unknown): void => {
    const plain = typeof module === 'object' && module !== null && 'module' in module ? (module as { module: unknown }).module : module;
    if (typeof plain !== 'function' || seen.has(plain)) return;
    seen.add(plain);
    for (const controller of (Reflect.getMetadata('controllers', plain) ?? []) as Array<abstract new () => object>) {
      const base = String(Reflect.getMetadata('path', controller) ?? '');
      for (const name of Object.getOwnPropertyNames(controller.prototype)) {
        if (name === 'constructor') continue;
        const handler = (controller.prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler) || Reflect.getMetadata(PUBLIC as string, handler) === true) continue;
        const path = `/${[base, String(Reflect.getMetadata('path', handler))].join('/')}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
        found.push({ method: METHODS[Number(Reflect.getMetadata('method', handler))] ?? 'GET', path, name: `${controller.name}.${name}` });
      }
    }
    for (const imported of (Reflect.getMetadata('imports', plain) ?? []) as unknown[]) visit(imported);
  };
  visit(AppModule);
  return found;
}

/** Things of the demo hospital for the parameters of paths; `path name` where one path wants other things than the rest. */
async function idsByParameter(client: pg.Client): Promise<Map<string, string[]>> {
  const list = async (sql: string): Promise<string[]> => (await client.query(sql)).rows.map(({ id }) => id as string);
  return new Map([
    ['caseId', await list(`SELECT id FROM (SELECT DISTINCT ON (state) id, state FROM board_case ORDER BY state, number) c ORDER BY state = 'signedOff' DESC, state = 'recommended' DESC`)],
    ['meetingId', await list(`SELECT m.id FROM meeting m ORDER BY m.state = 'closed' DESC LIMIT 4`)],
    ['outcomeId', await list(`SELECT id FROM outcome_record LIMIT 3`)],
    ['element', ['ki67Pct']],
    ['orderId', await list(`SELECT id FROM document_order WHERE case_id IS NOT NULL LIMIT 3`)],
    ['attachmentId', await list(`SELECT id FROM attachment LIMIT 3`)],
    ['boardId', await list(`SELECT id FROM board LIMIT 3`)],
    ['personId', await list(`SELECT id FROM person LIMIT 3`)],
  ]);
}
