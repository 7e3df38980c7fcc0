/** The administrator's desk over HTTP: accounts, seats, covers, settings, auditors' grants and emergency access. */
import { requireReferences } from '@consilium/audit-chain';
import pg from 'pg';
import { openDemoHospital, type Answer, type Visitor } from '../../support/demo-hospital.mjs';

describe("the administrator's desk", () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let administrator: Visitor;
  let coordinator: Visitor;
  let boards: Array<{ id: string; name: string; version: number; settings: Record<string, unknown> }>;
  const people = new Map<string, { id: string; version: number }>();

  const etag = (answer: Answer): Record<string, string> => ({ 'if-match': answer.headers.get('etag')! });
  const net = () => boards.find(({ name }) => name.startsWith('Neuro'))!;
  const hpb = () => boards.find(({ name }) => name.startsWith('Hepato'))!;
  const idOf = (key: string): string => people.get(key)!.id;
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const entries = async (event: string): Promise<Array<{ actor_role: string; payload: Record<string, unknown>; case_id: string | null }>> =>
    (await client.query(`SELECT actor_role, payload::json AS payload, case_id FROM audit.entry WHERE event = $1 ORDER BY seq`, [event])).rows;
  /** Lets an account made here sign in with the demo password. */
  const giveCredential = async (personId: string): Promise<void> => {
    await client.query(`INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential LIMIT 1`, [personId]);
  };
  const newPerson = async (key: string, more: object = {}): Promise<string> => {
    const made = await administrator.send('POST', '/administration/people', {
      displayName: `Dr ${key} Newcomer`,
      email: `${key}@northmoor.example`,
      discipline: 'surgery',
      roles: ['specialist'],
      locale: 'en',
      ...more,
    });
    expect({ status: made.status, body: made.body }).toMatchObject({ status: 201 });
    await giveCredential(made.body.id);
    return made.body.id;
  };

  beforeAll(async () => {
    hospital = await openDemoHospital('desk');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    administrator = await hospital.signIn('quillon');
    coordinator = await hospital.signIn('fenwick');
    boards = (await administrator.send('GET', '/administration/boards')).body;
    const page = await administrator.send('GET', '/administration/people?limit=100');
    for (const person of page.body.items) people.set(person.email.split('@')[0], person);
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  it('lists people by name in pages, finds them by text, role and state', async () => {
    const first = await administrator.send('GET', '/administration/people?limit=4');
    const second = await administrator.send('GET', `/administration/people?limit=100&after=${first.body.next}`);
    const names = [...first.body.items, ...second.body.items].map(({ displayName }: { displayName: string }) => displayName);
    expect(names.length).toBe(people.size);
    expect(new Set(names).size).toBe(people.size);
    const auditors = await administrator.send('GET', '/administration/people?role=auditor&text=ELLERY&account=active');
    expect(auditors.body.items.map(({ email }: { email: string }) => email)).toEqual(['ellery-voss@northmoor.example']);
    expect((await administrator.send('GET', '/administration/people?text=%25')).body.items).toEqual([]);
  });

  it('is closed to everybody else, and shows the administrator no patient', async () => {
    for (const path of ['/administration/people', '/administration/boards', '/administration/auditor-grants']) {
      expect((await coordinator.send('GET', path)).status).toBe(403);
    }
    expect((await administrator.send('GET', '/cases')).body.items).toEqual([]);
    const [row] = (await client.query(`SELECT id FROM board_case LIMIT 1`)).rows;
    for (const path of [`/cases/${row.id}`, `/cases/${row.id}/sheet`, `/cases/${row.id}/evaluation`]) expect((await administrator.send('GET', path)).status).toBe(404);
    expect((await administrator.send('POST', '/emergency-access', { caseNumber: 'C-2026-0001', reason: 'because I can' })).status).toBe(403);
  });

  it('creates an account, refuses a second with the address, and roles that do not go together', async () => {
    const id = await newPerson('osei');
    const again = await administrator.send('POST', '/administration/people', { displayName: 'X', email: 'OSEI@northmoor.example', discipline: null, roles: ['referrer'], locale: 'en' });
    expect([again.status, again.body.reason]).toEqual([409, 'person.emailTaken']);
    const mixed = await administrator.send('POST', '/administration/people', { displayName: 'X', email: 'x@northmoor.example', discipline: 'surgery', roles: ['administrator', 'specialist'], locale: 'en' });
    expect(mixed.body.reason).toBe('person.administratorAlone');
    const shown = await administrator.send('GET', `/administration/people/${id}`);
    expect(shown.body).toMatchObject({ account: 'active', boards: [], version: 1 });
    const change = { displayName: 'Dr Efua Osei', email: 'osei@northmoor.example', discipline: 'surgery', roles: ['specialist'], locale: 'de' };
    expect((await administrator.send('PUT', `/administration/people/${id}`, change)).status).toBe(428);
    const changed = await administrator.send('PUT', `/administration/people/${id}`, change, etag(shown));
    expect(changed.body).toMatchObject({ displayName: 'Dr Efua Osei', locale: 'de', version: 2 });
    expect((await administrator.send('PUT', `/administration/people/${id}`, change, etag(shown))).status).toBe(412);
  });

  it('lets nobody change their own rights, and keeps the last administrator; the database refuses it too', async () => {
    const self = await administrator.send('GET', `/administration/people/${idOf('quillon')}`);
    const raised = await administrator.send('PUT', `/administration/people/${idOf('quillon')}`, { displayName: 'Bram Quillon', email: 'quillon@northmoor.example', discipline: 'surgery', roles: ['specialist'], locale: 'en' }, etag(self));
    expect(raised.body.reason).toBe('person.ownRights');
    expect((await administrator.send('POST', `/administration/people/${idOf('quillon')}/deactivation`, undefined, etag(self))).body.reason).toBe('person.ownRights');
    const seat = await administrator.send('POST', `/administration/boards/${net().id}/memberships`, { personId: idOf('quillon'), role: 'guest', discipline: null, validFrom: day(0), validTo: null });
    expect(seat.body.reason).toBe('person.ownRights');

    const app = new pg.Client({ connectionString: hospital.database.appUrl });
    await app.connect();
    const attempt = async (statement: string, person: string): Promise<string> => {
      await app.query('BEGIN');
      try {
        await app.query(`SELECT set_config('consilium.organisation_id', (SELECT organisation_id FROM identity.find_credential('quillon@northmoor.example'))::text, true), set_config('consilium.person_id', $1, true)`, [person]);
        await app.query(statement);
        return 'done';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const quillon = idOf('quillon');
    expect(await attempt(`UPDATE person SET roles = '{specialist}' WHERE id = '${quillon}'`, quillon)).toBe('CP001');
    expect(await attempt(`UPDATE person SET is_active = false WHERE id = '${quillon}'`, idOf('fenwick'))).toBe('CP002');
    await app.end();
  });

  it('withdraws everything from a deactivated account with the same request, and gives it back', async () => {
    const leaver = await hospital.signIn('tansley');
    const shown = await administrator.send('GET', `/administration/people/${idOf('tansley')}`);
    const gone = await administrator.send('POST', `/administration/people/${idOf('tansley')}/deactivation`, undefined, etag(shown));
    expect(gone.body).toMatchObject({ isActive: false, account: 'deactivated' });
    expect((await leaver.send('GET', '/session')).status).toBe(401);
    await expect(hospital.signIn('tansley')).rejects.toThrow(/401/);
    await administrator.send('POST', `/administration/people/${idOf('tansley')}/reactivation`, undefined, etag(gone));
    expect((await (await hospital.signIn('tansley')).send('GET', '/session')).status).toBe(200);
  });

  it('puts a person on a board for its days; at its end the cases are gone with the next request', async () => {
    const id = await newPerson('adeyemi');
    const newcomer = await hospital.signIn('adeyemi');
    expect((await newcomer.send('GET', '/cases')).body.items).toEqual([]);
    const add = (more: object) => administrator.send('POST', `/administration/boards/${net().id}/memberships`, { personId: id, role: 'member', discipline: null, validFrom: day(0), validTo: null, ...more });
    expect((await add({ validFrom: day(-1) })).status).toBe(400);
    expect((await add({ role: 'chair' })).body.reason).toBe('membership.chairTaken');
    const future = await add({ validFrom: day(40), validTo: day(50) });
    expect(future.body).toMatchObject({ state: 'future' });
    expect((await newcomer.send('GET', '/cases')).body.items).toEqual([]);
    const seat = await add({ validTo: day(20) });
    expect(seat.body).toMatchObject({ state: 'current', discipline: 'surgery' });
    expect((await add({})).body.reason).toBe('membership.overlaps');
    expect((await newcomer.send('GET', '/cases')).body.items.length).toBeGreaterThan(0);
    expect((await newcomer.send('GET', '/session')).body.boards.map(({ id: boardId }: { id: string }) => boardId)).toEqual([net().id]);

    const ended = await administrator.send('POST', `/administration/memberships/${seat.body.id}/end`, { lastDay: null });
    expect(ended.body).toMatchObject({ state: 'past', validTo: day(0) });
    expect((await newcomer.send('GET', '/cases')).body.items).toEqual([]);
    expect((await administrator.send('POST', `/administration/memberships/${seat.body.id}/end`, { lastDay: null })).body.reason).toBe('membership.ended');
    const history = await administrator.send('GET', `/administration/boards/${net().id}/memberships`);
    expect(history.body.filter(({ person }: { person: { id: string } }) => person.id === id)).toHaveLength(2);
  });

  it('names a cover by date; the cover belongs to the board meanwhile, and a member covers nobody else', async () => {
    const id = await newPerson('locum');
    const locum = await hospital.signIn('locum');
    const cover = { absentPersonId: idOf('valkenaar'), coverPersonId: id, validFrom: day(0), validTo: day(7) };
    const path = `/boards/${net().id}/covers`;
    expect((await (await hospital.signIn('amrani')).send('POST', path, cover)).body.reason).toBe('cover.notOwnSeat');
    expect((await coordinator.send('POST', path, { ...cover, coverPersonId: idOf('oduya') })).body.reason).toBe('cover.otherDiscipline');
    const named = await (await hospital.signIn('valkenaar')).send('POST', path, cover);
    expect(named.status).toBe(201);
    expect(named.body).toMatchObject({ state: 'current', mayEnd: true });
    expect((await coordinator.send('POST', path, cover)).body.reason).toBe('cover.overlaps');
    expect((await locum.send('GET', '/session')).body.boards).toEqual([{ id: net().id, name: net().name, role: 'member' }]);
    const worklist = await locum.send('GET', '/cases');
    expect(worklist.body.items.length).toBeGreaterThan(0);
    expect((await locum.send('GET', `/cases/${worklist.body.items[0].id}`)).status).toBe(200);
    // Not the chair's office: a cover holds the seat and its vote.
    expect((await locum.send('GET', `/cases/${worklist.body.items[0].id}`)).body.allowedActions).not.toContain('case.accept');
    expect((await coordinator.send('DELETE', `/covers/${named.body.id}`)).body.state).toBe('withdrawn');
    expect((await locum.send('GET', '/cases')).body.items).toEqual([]);
  });

  it('versions the settings of a board, checks them against the knowledge base, and counts what they would change', async () => {
    const board = await administrator.send('GET', `/administration/boards/${net().id}`);
    const { settings } = board.body;
    const path = `/administration/boards/${net().id}/settings`;
    const wrong = await administrator.send('PUT', path, { ...settings, minimumDataset: ['noSuchElement'], assumptions: { noSuchSetting: 1 }, timeZone: 'Nowhere/Land' }, etag(board));
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields.map(({ path: field }: { path: string }) => field).sort()).toEqual(['assumptions.noSuchSetting', 'minimumDataset.noSuchElement', 'timeZone']);
    const stricter = { ...settings, debulkingPolicy: 'T90', assumptions: { 'aggregation.unknownCaution': 'ignored' }, series: { weekday: 4, time: '07:30', durationMinutes: 90, place: 'Seminar room', everyWeeks: 1 } };
    const effect = await administrator.send('POST', `${path}/effect`, stricter);
    expect(effect.status).toBe(200);
    expect(effect.body.openCases).toBeGreaterThan(3);
    expect(effect.body.changedCases).toBeGreaterThan(0);
    expect(Object.keys(effect.body).sort()).toEqual(['changedCases', 'examined', 'openCases', 'options']);
    expect((await administrator.send('POST', `${path}/effect`, settings)).body).toMatchObject({ changedCases: 0, options: [] });
    const changed = await administrator.send('PUT', path, stricter, etag(board));
    expect(changed.body).toMatchObject({ version: board.body.version + 1, settings: stricter });
    expect((await administrator.send('PUT', path, settings, etag(board))).status).toBe(412);
    const versions = await administrator.send('GET', `/administration/boards/${net().id}/versions`);
    expect(versions.body.slice(0, 2).map(({ settings: { debulkingPolicy }, changedBy }: { settings: { debulkingPolicy: string | null }; changedBy: string | null }) => [debulkingPolicy, changedBy])).toEqual([
      ['T90', 'Bram Quillon'],
      [null, null],
    ]);
    const [entry] = await entries('boardSettingsChanged');
    expect(entry).toMatchObject({ actor_role: 'administrator', payload: { settings: ['assumptions', 'debulkingPolicy', 'series'] } });
  });

  it('makes a board with the settings of another one', async () => {
    const made = await administrator.send('POST', '/administration/boards', { name: 'Second opinion board', tumourType: 'neuroendocrineLiverMetastases', settingsOf: hpb().id });
    expect(made.body).toMatchObject({ version: 1, members: 0, chair: null, settings: { debulkingPolicy: 'T90' } });
    expect((await administrator.send('POST', '/administration/boards', { name: 'second opinion BOARD', tumourType: 'neuroendocrineLiverMetastases', settingsOf: null })).status).toBe(400);
    const renamed = await administrator.send('PATCH', `/administration/boards/${made.body.id}`, { name: 'Outreach board' }, etag(made));
    expect(renamed.body).toMatchObject({ name: 'Outreach board', version: 2 });
  });

  it('gives an auditor a board for a time, and takes it back with the same request', async () => {
    const id = await newPerson('auditor2', { discipline: null, roles: ['auditor'] });
    const auditor = await hospital.signIn('auditor2');
    expect((await auditor.send('GET', '/cases')).body.items).toEqual([]);
    const grant = { personId: id, boardIds: [net().id], validFrom: new Date(Date.now() - 1000).toISOString(), validTo: new Date(Date.now() + 3_600_000).toISOString(), reason: 'Review of the third quarter' };
    expect((await administrator.send('POST', '/administration/auditor-grants', { ...grant, personId: idOf('amrani') })).body.reason).toBe('grant.notAnAuditor');
    const given = await administrator.send('POST', '/administration/auditor-grants', grant);
    expect(given.body[0]).toMatchObject({ state: 'current', grantedBy: 'Bram Quillon' });
    expect((await auditor.send('GET', '/cases')).body.items.length).toBeGreaterThan(0);
    expect((await administrator.send('POST', `/administration/auditor-grants/${given.body[0].id}/revocation`)).body.state).toBe('revoked');
    expect((await auditor.send('GET', '/cases')).body.items).toEqual([]);
    expect((await administrator.send('POST', `/administration/auditor-grants/${given.body[0].id}/revocation`)).status).toBe(409);
    const brief = await administrator.send('POST', '/administration/auditor-grants', { ...grant, validTo: new Date(Date.now() + 1200).toISOString() });
    expect((await auditor.send('GET', '/cases')).body.items.length).toBeGreaterThan(0);
    await client.query(`SELECT pg_sleep(1.4)`);
    expect((await auditor.send('GET', '/cases')).body.items).toEqual([]);
    expect(brief.status).toBe(201);
  });

  it('shows connections without secrets, tests them, and says how the installation is', async () => {
    const integrations = await administrator.send('GET', '/administration/integrations');
    expect(integrations.body.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual(
      expect.arrayContaining([['mail', 'notConfigured'], ['storage', 'builtIn'], ['queue', 'builtIn']]),
    );
    expect(JSON.stringify(integrations.body)).not.toMatch(/password|secret|:[^/]*@/i);
    expect((await administrator.send('POST', '/administration/integrations/storage/test')).body).toMatchObject({ result: 'works' });
    expect((await administrator.send('POST', '/administration/integrations/mail/test')).body.reason).toBe('integration.noTest');
    expect((await administrator.send('POST', '/administration/integrations/nothing/test')).status).toBe(404);
    const health = await administrator.send('GET', '/administration/health');
    expect(health.body.checks.map(({ id }: { id: string }) => id)).toEqual(['database', 'sealing', 'selfCheck', 'scheduledWork', 'mail', 'disk']);
    expect(health.body.checks[0]).toMatchObject({ state: 'good', text: expect.stringMatching(/^PostgreSQL \d/) });
    expect((await coordinator.send('GET', '/administration/health')).status).toBe(403);
  });

  describe('emergency access', () => {
    let outsider: Visitor;
    let caseRow: { id: string; number: string };
    let accessId: string;

    beforeAll(async () => {
      await newPerson('nightshift');
      outsider = await hospital.signIn('nightshift');
      [caseRow] = (await client.query(`SELECT id, number FROM board_case WHERE board_id = $1 AND state = 'accepted' ORDER BY number LIMIT 1`, [net().id])).rows;
    });

    it('opens one case with a reason, for reading, and marks every act', async () => {
      const path = '/emergency-access';
      expect((await outsider.send('GET', `/cases/${caseRow.id}`)).status).toBe(404);
      expect((await outsider.send('POST', path, { caseNumber: caseRow.number, reason: 'short' })).status).toBe(400);
      expect((await outsider.send('POST', path, { caseNumber: 'C-1999-0001', reason: 'Bleeding in the emergency room' })).status).toBe(400);
      const opened = await outsider.send('POST', path, { caseNumber: caseRow.number.toLowerCase(), reason: 'Bleeding in the emergency room' });
      expect(opened.status).toBe(201);
      accessId = opened.body.id;
      const [minutes] = (await client.query(`SELECT round(extract(epoch FROM valid_to - opened_at) / 60)::integer AS value FROM emergency_access WHERE id = $1`, [accessId])).rows;
      expect(minutes.value).toBe(60);
      expect((await outsider.send('GET', '/session')).body.emergencies).toEqual([{ ...opened.body, boardName: net().name }]);
      const read = await outsider.send('GET', `/cases/${caseRow.id}`);
      expect(read.status).toBe(200);
      for (const action of ['case.change', 'case.annotate', 'ballot.cast', 'outcome.sign']) expect(read.body.allowedActions).not.toContain(action);
      expect((await outsider.send('GET', `/cases/${caseRow.id}/sheet`)).status).toBe(200);
      expect((await outsider.send('GET', '/cases')).body.items.map(({ id }: { id: string }) => id)).toEqual([caseRow.id]);
      expect((await outsider.send('PUT', `/cases/${caseRow.id}/facts/ki67Pct`, { value: 5, state: 'known', source: { kind: 'document', label: 'x' } }, etag(read))).status).toBe(403);
      const marked = (await client.query(`SELECT event, actor_role FROM audit.entry WHERE case_id = $1 AND actor_id = (SELECT person_id FROM emergency_access WHERE id = $2) ORDER BY position`, [caseRow.id, accessId])).rows;
      expect(marked.map(({ event }) => event)).toEqual(expect.arrayContaining(['breakGlassOpened', 'caseRead']));
      expect(new Set(marked.map(({ actor_role: role }) => role))).toEqual(new Set(['emergency']));
      for (const { payload } of await entries('breakGlassOpened')) expect(() => requireReferences(payload)).not.toThrow();
    });

    it('is not for cases one can read', async () => {
      expect((await coordinator.send('POST', '/emergency-access', { caseNumber: caseRow.number, reason: 'no reason at all' })).body.reason).toBe('emergency.notNeeded');
    });

    it('alarms the auditor and the chair of the board, and nobody else; each access is acknowledged once', async () => {
      const auditor = await hospital.signIn('ellery-voss');
      const chair = await hospital.signIn('valkenaar');
      const alarms = await auditor.send('GET', '/alarms');
      expect(alarms.body).toEqual([
        expect.objectContaining({ id: accessId, caseNumber: caseRow.number, reason: 'Bleeding in the emergency room', acknowledged: null, mayAcknowledge: true, person: expect.objectContaining({ displayName: 'Dr nightshift Newcomer' }) }),
      ]);
      expect(alarms.body[0].acts).toBeGreaterThanOrEqual(2);
      expect((await chair.send('GET', '/alarms')).body).toHaveLength(1);
      expect((await administrator.send('GET', '/alarms')).status).toBe(403);
      expect((await outsider.send('GET', '/alarms')).status).toBe(403);
      expect((await outsider.send('POST', `/alarms/${accessId}/acknowledgement`, { note: 'all fine' })).status).toBe(403);
      const seen = await chair.send('POST', `/alarms/${accessId}/acknowledgement`, { note: 'Spoke with the night shift.' });
      expect(seen.body.acknowledged).toMatchObject({ note: 'Spoke with the night shift.' });
      expect((await auditor.send('POST', `/alarms/${accessId}/acknowledgement`, { note: 'Again' })).status).toBe(409);
    });

    it('ends at its time and when given back', async () => {
      expect((await outsider.send('DELETE', `/emergency-access/${accessId}`)).status).toBe(204);
      expect((await outsider.send('GET', `/cases/${caseRow.id}`)).status).toBe(404);
      const second = await outsider.send('POST', '/emergency-access', { caseNumber: caseRow.number, reason: 'Still bleeding, second look' });
      expect((await outsider.send('GET', `/cases/${caseRow.id}`)).status).toBe(200);
      await client.query(`SET session_replication_role = replica`);
      await client.query(`UPDATE emergency_access SET opened_at = opened_at - interval '2 hours', valid_to = valid_to - interval '2 hours' WHERE id = $1`, [second.body.id]);
      await client.query(`SET session_replication_role = origin`);
      expect((await outsider.send('GET', `/cases/${caseRow.id}`)).status).toBe(404);
      expect((await outsider.send('GET', '/session')).body.emergencies).toEqual([]);
    });
  });
});
