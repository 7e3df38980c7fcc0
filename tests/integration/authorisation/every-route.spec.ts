/**
 * The permission table against the running server, over every route: people in every way of standing, things in every
 * state. Each request carries an Idempotency-Key that no act takes, so that one the guard lets through is refused with 400
 * before anything is done: 400 means allowed, 403 and 404 mean denied, and no request changes the world.
 * The full figure: AUTHORISATION_PROBES=30000 npm run test:integration -- authorisation
 */
import { actions, isAllowed, permissionTable, conceivableActions, type Action, type CaseStateCode, type Standing } from '@consilium/contracts';
import pg from 'pg';
import { openDemoHospital, request, signIn, type Visitor } from '../../support/demo-hospital.mjs';
import { filledPath, serverRoutes, type ServerRoute } from '../../support/server-routes.mjs';
import { STATES, makeWorld, type Someone, type World } from './world.mjs';

const wished = Number(process.env['AUTHORISATION_PROBES'] ?? 1_500);
const seed = Number(process.env['AUTHORISATION_SEED'] ?? Date.now() % 1_000_000);

/** Small deterministic generator (mulberry32), so that a failing run can be repeated with its seed. */
const generator = (state: number) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

type Expected = 'allowed' | 'denied' | 'notFound';
interface Guarded extends ServerRoute {
  readonly action: Action;
  readonly target: { readonly kind: string; readonly from: string } | null;
}
interface Probe {
  readonly route: Guarded;
  readonly person: Someone;
  /** Null where no case is concerned. */
  readonly state: CaseStateCode | null;
  readonly id: string | null;
}

/** Kinds that belong to the whole hospital: an administrator sees them, and so does everybody to whom the table gives a row. */
const OF_THE_HOSPITAL = new Set(['person', 'board', 'membership', 'cover', 'auditorGrant', 'erasure']);
/** Routes that take no key, so that the one trick of this test does not hold: they end or renew the caller's own session. */
const OWN_SESSION = /^\/(session|account)/;

describe('every route, person and state', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let world: World;
  let database: pg.Client;
  let routes: Guarded[];
  const browsers = new Map<string, Visitor[]>();

  beforeAll(async () => {
    hospital = await openDemoHospital('every_person');
    const client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    // The demo has no remark of its own to copy.
    const chair = await hospital.signIn('valkenaar');
    const signed = (await client.query(`SELECT c.id FROM board_case c JOIN outcome_record o ON o.case_id = c.id WHERE c.state = 'signedOff' ORDER BY c.number LIMIT 1`)).rows[0].id;
    const remark = await chair.send('POST', `/cases/${signed}/annotations`, { target: { kind: 'case', ref: 'case' }, visibility: 'record', body: 'To be copied' });
    expect(remark.status).toBe(201);
    world = await makeWorld(client).finally(() => client.end());
    database = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await database.connect();
    const all = await serverRoutes();
    routes = all.flatMap((route) => (route.requirement === null || OWN_SESSION.test(route.path) ? [] : [{ ...route, ...(route.requirement as { action: Action; target: Guarded['target'] }) }]));
    // One session may ask 1,200 times a minute.
    const sessions = 1 + Math.floor(wished / 8_000);
    for (const { email } of world.people) browsers.set(email, await Promise.all(Array.from({ length: sessions }, () => signIn(hospital.url, email))));
  }, 180_000);
  afterAll(async () => {
    await database?.end();
    await hospital?.close();
  });

  const standingOf = ({ roles, boardRole, refers, grant, emergency, elsewhere }: Someone): Standing => ({ personRoles: roles, boardRole, ownReferral: refers, auditGrant: grant, emergency, sameOrganisation: !elsewhere });

  /** From the table and the facts of the world alone; nothing of the server's guard is used. */
  function expectation({ route, person, state }: Probe): Expected {
    const { target, action } = route;
    if (target === null) {
      const everywhere: Standing[] = [standingOf({ ...person, elsewhere: false, ...(person.elsewhere ? foreignStanding(person) : {}), refers: person.roles.includes('referrer') })];
      return conceivableActions(everywhere).includes(action) ? 'allowed' : 'denied';
    }
    if (person.elsewhere) return 'notFound';
    const standing = standingOf(person);
    // Emergency access and own referrals concern cases; of what belongs to none the person is a stranger.
    const about: Standing = state === null ? { ...standing, emergency: false, ownReferral: false } : standing;
    const isStranger = about.boardRole === null && !about.ownReferral && !about.auditGrant && about.emergency !== true;
    if (!OF_THE_HOSPITAL.has(target.kind) && target.kind !== 'emergencyAccess' && isStranger) return 'notFound';
    return isAllowed(action, about, state) ? 'allowed' : 'denied';
  }
  const foreignStanding = ({ who }: Someone): Partial<Someone> => ({
    boardRole: who === 'foreign chair' ? 'chair' : who === 'foreign coordinator' ? 'coordinator' : null,
    grant: who === 'foreign auditor',
  });

  const nowhere = '0f0e0d0c-0b0a-4908-8706-050403020199';
  async function send({ route, person, id }: Probe, turn: number): Promise<number> {
    const own = browsers.get(person.email)!;
    const { target } = route;
    const path = filledPath(route.path, (name) => (target !== null && id !== null && name === target.from ? id : name === 'element' ? 'ki67Pct' : nowhere));
    const inBody = target?.from.startsWith('body.') === true ? { [target.from.slice('body.'.length)]: id } : {};
    const answer = await own[turn % own.length]!.send(route.method, path, route.method === 'GET' ? undefined : { ...inBody, notAField: true }, { 'idempotency-key': 'short' });
    return answer.status;
  }
  const found = (status: number): string => (status === 404 ? 'notFound' : status === 403 ? 'denied' : [400, 409, 410, 412, 415, 422, 428].includes(status) || status < 300 ? 'allowed' : `${status}`);
  /** A refusal may hide that the thing is there; a thing outside the hospital must not be admitted by a 403. */
  const agrees = (expected: Expected, status: number): boolean => found(status) === expected || (expected === 'denied' && status === 404);

  function probes(): Probe[] {
    const list: Probe[] = [];
    for (const route of routes) {
      for (const person of world.people) {
        if (route.target === null) list.push({ route, person, state: null, id: null });
        else if (world.ofCase.has(route.target.kind)) {
          for (const state of STATES as CaseStateCode[]) {
            const id = world.ofCase.get(route.target.kind)!.get(state);
            if (id !== undefined) list.push({ route, person, state, id });
          }
        } else if (world.others.has(route.target.kind)) list.push({ route, person, state: null, id: world.others.get(route.target.kind)! });
      }
    }
    return list;
  }

  it('has a thing of nearly every kind a route names, in every state', () => {
    const kinds = [...new Set(routes.flatMap(({ target }) => (target === null ? [] : [target.kind])))];
    const missing = kinds.filter((kind) => (world.ofCase.get(kind)?.size ?? 0) === 0 && !world.others.has(kind));
    // Of some the demo has nothing to copy; their own specs hold them to the table.
    expect(missing.length).toBeLessThan(kinds.length / 4);
    for (const kind of ['case', 'fact', 'annotation', 'attachment', 'round', 'recommendation', 'outcome', 'document']) expect(world.ofCase.get(kind)?.size).toBe(STATES.length);
  });

  it(`answers ${wished} generated requests as the table says (seed ${seed})`, async () => {
    const random = generator(seed);
    const all = probes();
    const order = all.map((probe) => [random(), probe] as const).sort(([one], [other]) => one - other).map(([, probe]) => probe);
    // A case for each action, both ways, comes first; then whatever chance brings, more than once where that is wished.
    const first = new Map<string, Probe>();
    for (const probe of order) {
      const key = `${probe.route.name} ${expectation(probe)}`;
      if (!first.has(key)) first.set(key, probe);
    }
    const list = [...first.values(), ...order];
    while (list.length < wished) list.push(...order);
    const chosen = list.slice(0, Math.max(wished, first.size));
    const differences: string[] = [];
    const counts = { allowed: 0, denied: 0, notFound: 0 };
    const seen = new Map<Action, Set<Expected>>();
    const LANES = 12;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < chosen.length) {
        const turn = next;
        next += 1;
        const probe = chosen[turn]!;
        const expected = expectation(probe);
        let status = await send(probe, turn);
        while (status === 429) {
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          status = await send(probe, turn);
        }
        counts[expected] += 1;
        seen.set(probe.route.action, (seen.get(probe.route.action) ?? new Set()).add(expected === 'notFound' ? 'denied' : expected));
        if (!agrees(expected, status)) differences.push(`${probe.person.who}: ${probe.route.method} ${probe.route.path} (${probe.state ?? '-'}): expected ${expected}, found ${status}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    process.stdout.write(`${chosen.length} requests over ${routes.length} routes of ${all.length} combinations: ${counts.allowed} allowed, ${counts.denied} denied, ${counts.notFound} hidden, ${differences.length} differences\n`);
    expect([...new Set(differences)]).toEqual([]);
    const forAnybody = new Set(permissionTable.filter(({ role, states }) => role === 'signedIn' && states === null).map(({ action }) => action));
    const onlyOneWay = [...seen].filter(([action, ways]) => ways.size < 2 && !forAnybody.has(action)).map(([action]) => action);
    expect(onlyOneWay).toEqual([]);
    const unseen = actions.filter((action) => !seen.has(action) && !/^(session|account)\./.test(action) && !(action in ASKED_ELSEWHERE));
    if (unseen.length > 0) process.stdout.write(`acts that no request tried: ${unseen.join(', ')}\n`);
    expect(seen.size).toBeGreaterThan(85);
  }, 1_200_000);

  it('asks the table again for each command to a case', async () => {
    const random = generator(seed);
    const differences: string[] = [];
    let sent = 0;
    const ways = new Map<string, Set<boolean>>();
    for (const command of ['submit', 'accept', 'return', 'defer', 'withdraw', 'reopen'] as const) {
      for (const state of STATES as CaseStateCode[]) {
        const id = world.ofCase.get('case')!.get(state)!;
        for (const person of world.people) {
          const standing = standingOf(person);
          const mayRead = !person.elsewhere && isAllowed('case.read', standing, state);
          const may = mayRead && isAllowed(`case.${command}`, standing, state);
          // Whoever may is always tried, of the others one in five, or all of them in the long run.
          if (!may && wished < 30_000 && random() > 0.2) continue;
          const version = (await database.query(`UPDATE board_case SET state = $2 WHERE id = $1 RETURNING version`, [id, state])).rows[0].version;
          const answer = await browsers.get(person.email)![0]!.send('POST', `/cases/${id}/transitions`, { command, reason: 'Asked by a test' }, { 'if-match': `"${version}"` });
          sent += 1;
          ways.set(command, (ways.get(command) ?? new Set()).add(may));
          // A step the table allows may still be none of the lifecycle: 409. Denied is never anything but 403 or 404.
          const right = may ? [200, 409].includes(answer.status) : [403, 404].includes(answer.status);
          if (!right) differences.push(`${person.who}: ${command} in ${state}: ${may ? 'allowed' : 'denied'}, answered ${answer.status} ${answer.body.code ?? ''}`);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(sent).toBeGreaterThan(150);
    for (const seenWays of ways.values()) expect(seenWays.size).toBe(2);
  }, 240_000);

  it('lets nobody in without a session', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { status } = await request(hospital.url, route.method, filledPath(route.path, () => nowhere), route.method === 'GET' ? undefined : {}, {});
      if (status !== 401) wrong.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Acts that no route names, or on things the demo has none of: where they are held to the table instead. */
const ASKED_ELSEWHERE: Partial<Record<Action, string>> = {
  'case.accept': 'the test above', 'case.defer': 'the test above', 'case.reopen': 'the test above', 'case.return': 'the test above', 'case.submit': 'the test above', 'case.withdraw': 'the test above',
  'delivery.open': 'documents/delivery.spec', 'meeting.assentLate': 'meetings/listing.spec',
  'meeting.cancel': 'meetings/meetings.spec', 'meeting.close': 'meetings/meetings.spec', 'meeting.open': 'meetings/meetings.spec', 'meeting.publish': 'meetings/meetings.spec',
  'meeting.withdrawAgenda': 'meetings/listing.spec', 'round.openSeal': 'meetings/sealed-ballots.spec',
};
