/**
 * The permission table against the running server: every person of the demo hospital tries acts on real cases in every
 * state. A probe carries no valid body, so that an allowed act is stopped by validation after authorisation and nothing
 * changes. A longer run: AUTHORISATION_PROBES=30000 AUTHORISATION_SEED=7 npm run test:integration
 */
import { isAllowed, type Action, type CaseStateCode, type PersonRole, type BoardRole, type Standing } from '@consilium/contracts';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';
import pg from 'pg';

interface Account {
  readonly id: string;
  readonly email: string;
  readonly roles: PersonRole[];
  readonly boards: Record<string, BoardRole>;
  readonly grants: string[];
}
interface Row {
  readonly id: string;
  readonly board_id: string;
  readonly state: CaseStateCode;
  readonly referrer_id: string | null;
}
interface Probe {
  readonly action: Action;
  readonly method: string;
  readonly path: (caseId: string) => string;
  readonly body?: unknown;
}

/** Acts on a case; writes carry a body no schema accepts. */
const invalid = { notAField: true };
const probes: readonly Probe[] = [
  { action: 'case.read', method: 'GET', path: (id) => `/cases/${id}` },
  { action: 'case.read', method: 'GET', path: (id) => `/cases/${id}/sheet` },
  { action: 'case.read', method: 'GET', path: (id) => `/cases/${id}/annotations` },
  { action: 'case.evaluate', method: 'GET', path: (id) => `/cases/${id}/evaluation` },
  { action: 'case.readHistory', method: 'GET', path: (id) => `/cases/${id}/facts/ki67Pct/history` },
  { action: 'audit.readCase', method: 'GET', path: (id) => `/audit/cases/${id}/entries` },
  { action: 'attachment.read', method: 'GET', path: (id) => `/cases/${id}/attachments` },
  { action: 'attachment.add', method: 'POST', path: (id) => `/cases/${id}/attachments`, body: invalid },
  { action: 'case.recordFact', method: 'POST', path: (id) => `/cases/${id}/imaging-studies`, body: invalid },
  { action: 'case.change', method: 'PATCH', path: (id) => `/cases/${id}`, body: invalid },
  { action: 'case.recordFact', method: 'PUT', path: (id) => `/cases/${id}/facts/ki67Pct`, body: invalid },
  { action: 'case.editLesions', method: 'PUT', path: (id) => `/cases/${id}/lesions`, body: invalid },
  { action: 'case.editCourse', method: 'POST', path: (id) => `/cases/${id}/course`, body: invalid },
  { action: 'case.annotate', method: 'POST', path: (id) => `/cases/${id}/annotations`, body: invalid },
  { action: 'case.assertCriterion', method: 'POST', path: (id) => `/cases/${id}/assertions`, body: invalid },
];

const wished = Number(process.env['AUTHORISATION_PROBES'] ?? 800);
const seed = Number(process.env['AUTHORISATION_SEED'] ?? Date.now() % 1_000_000);

/** Small deterministic generator (mulberry32), so that a failing run can be repeated with its seed. */
const generator = (state: number) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

describe('the permission table over HTTP', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let accounts: Account[];
  let cases: Row[];
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    hospital = await openDemoHospital('authorisation');
    const client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    try {
      const people = await client.query(`
        SELECT p.id, p.email, p.roles,
               coalesce((SELECT jsonb_object_agg(m.board_id, m.role) FROM board_membership m WHERE m.person_id = p.id), '{}')
                 || coalesce((SELECT jsonb_object_agg(v.board_id, 'member') FROM board_cover v WHERE v.cover_person_id = p.id AND current_date BETWEEN v.valid_from AND v.valid_to), '{}') AS boards,
               coalesce((SELECT jsonb_agg(g.board_id) FROM auditor_grant g WHERE g.person_id = p.id), '[]') AS grants
          FROM person p ORDER BY p.email`);
      accounts = people.rows;
      cases = (await client.query(`SELECT id, board_id, state, referrer_id FROM board_case ORDER BY number`)).rows;
    } finally {
      await client.end();
    }
    for (const { email } of accounts) visitors.set(email, await hospital.signIn(email.split('@')[0]!));
  });

  afterAll(async () => {
    await hospital?.close();
  });

  it('meets rows in every state a case can have', () => {
    expect(new Set(cases.map(({ state }) => state)).size).toBeGreaterThanOrEqual(9);
  });

  it(`answers ${wished} generated requests as the table says (seed ${seed})`, async () => {
    const random = generator(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
    const differences: string[] = [];
    let allowedCount = 0;
    let deniedCount = 0;
    const one = async (): Promise<void> => {
      const [account, row, probe] = [pick(accounts), pick(cases), pick(probes)];
      const expected = expectation(account, row, probe);
      if (expected === 'allowed') allowedCount += 1;
      else deniedCount += 1;
      const answer = await visitors.get(account.email)!.send(probe.method, probe.path(row.id), probe.body);
      const found = answer.status === 404 ? 'notFound' : answer.status === 403 ? 'forbidden' : answer.status < 500 ? 'allowed' : `error ${answer.status}`;
      if (found !== expected) differences.push(`${account.email} ${probe.method} ${probe.path(row.id)} (${row.state}): expected ${expected}, found ${found} ${answer.status}`);
    };
    for (let sent = 0; sent < wished; sent += 8) await Promise.all(Array.from({ length: Math.min(8, wished - sent) }, one));
    expect(differences).toEqual([]);
    expect(allowedCount).toBeGreaterThan(wished / 20);
    expect(deniedCount).toBeGreaterThan(wished / 20);
  }, 600_000);

  it('answers an id of another organisation exactly as one that does not exist', async () => {
    const visitor = visitors.get('fenwick@northmoor.example')!;
    const client = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await client.connect();
    const [foreign, missing] = ['0f0e0d0c-0b0a-4908-8706-050403020100', '0f0e0d0c-0b0a-4908-8706-050403020199'];
    try {
      await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Elsewhere')`, [foreign]);
      await client.query(`INSERT INTO board (id, organisation_id, name, tumour_type, settings) VALUES ($1, $1, 'Elsewhere', 'x', '{}')`, [foreign]);
      await client.query(`INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex)
                          VALUES ($1, $1, 'x', 'x', 'Elsewhere', 'Someone', '1970-01-01', 'other')`, [foreign]);
      await client.query(`INSERT INTO board_case (id, organisation_id, board_id, patient_id, number, state, question_code, question_text, urgency,
                            consultant_name, consultant_contact, wish, consent, search_text)
                          VALUES ($1, $1, $1, $1, 'C-1', 'accepted', 'other', 'x', 'routine', 'x', 'x', '{}', '{}', 'x')`, [foreign]);
    } finally {
      await client.end();
    }
    const answers = await Promise.all([foreign, missing].map((id) => visitor.send('GET', `/cases/${id}`)));
    const shown = answers.map(({ status, body }) => ({ status, ...body, requestId: null }));
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]).toMatchObject({ status: 404, code: 'notFound' });
  });

  it('acts on the next request when a membership ends', async () => {
    const visitor = await hospital.signIn('marchetti');
    const row = cases.find(({ state }) => state === 'accepted')!;
    expect((await visitor.send('GET', `/cases/${row.id}`)).status).toBe(200);
    const client = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await client.connect();
    await client.query(`UPDATE board_membership SET valid_to = current_date - 1 WHERE person_id = (SELECT id FROM person WHERE email = 'marchetti@northmoor.example')`);
    await client.end();
    expect((await visitor.send('GET', `/cases/${row.id}`)).status).toBe(404);
  });
});

/** What the table says, from the database's rows alone: outside the person's scope a case does not exist. */
function expectation(account: Account, row: Row, probe: Probe): 'allowed' | 'forbidden' | 'notFound' {
  const standing: Standing = {
    personRoles: account.roles,
    boardRole: account.boards[row.board_id] ?? null,
    ownReferral: row.referrer_id === account.id,
    auditGrant: account.grants.includes(row.board_id),
    sameOrganisation: true,
  };
  if (standing.boardRole === null && !standing.ownReferral && !standing.auditGrant) return 'notFound';
  return isAllowed(probe.action, standing, row.state) ? 'allowed' : 'forbidden';
}
