/** What is recorded about a signed or deferred case, or a date that passes, opens a task; a person settles it or opens the next episode. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

const part = async (path: string) => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href);

describe('follow-ups', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let worker: DataSource;
  let coordinator: Visitor;
  let signed: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('follow_ups');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    const { entities } = await part('platform/database/entities.js');
    worker = await new DataSource({ type: 'postgres', url: hospital.database.workerUrl, entities, poolSize: 2 }).initialize();
    coordinator = await hospital.signIn('fenwick');
    signed = await caseOf('Nakagawa');
  });
  afterAll(async () => {
    await worker?.destroy();
    await client?.end();
    await hospital?.close();
  });

  const caseOf = async (family: string): Promise<string> => (await client.query(`SELECT c.id FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE p.family_name = $1`, [family])).rows[0].id;
  const record = async (caseId: string, element: string, value: unknown, who = coordinator) => {
    const head = await coordinator.send('GET', `/cases/${caseId}`);
    return who.send('PUT', `/cases/${caseId}/facts/${element}`, { value, state: 'known', observedOn: '2026-01-02', source: { kind: 'person', label: 'Clinic' } }, { 'if-match': head.headers.get('etag')! });
  };
  const tasksOf = async (caseId: string) => (await coordinator.send('GET', `/cases/${caseId}/follow-ups`)).body as Array<{ id: string; reasonId: string; state: string; version: number; elementIds: string[]; nextCase: { id: string } | null; maySettle: boolean; mayReopen: boolean }>;
  const etag = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
  const outcome = async () => (await client.query(`SELECT canonical_text, encode(sha256, 'hex') AS hash, state FROM outcome_record WHERE case_id = $1 ORDER BY created_at`, [signed])).rows;

  it('are opened by what comes to light after the signatures, and the signed record stays as it was', async () => {
    const before = await outcome();
    expect(before.length).toBeGreaterThan(0);
    expect((await record(signed, 'recurrence', true)).status).toBe(200);
    const [task] = await tasksOf(signed);
    expect(task).toMatchObject({ reasonId: 'recurrence', elementIds: ['recurrence'], state: 'open', maySettle: true, mayReopen: true });
    expect(await outcome()).toEqual(before);
    const all = await coordinator.send('GET', '/follow-ups');
    expect(all.body.items.map(({ id }: { id: string }) => id)).toContain(task!.id);
    const { rows } = await client.query(`SELECT actor_role, payload::text AS payload FROM audit.entry WHERE case_id = $1 AND event = 'followUpOpened'`, [signed]);
    expect(rows).toEqual([{ actor_role: 'coordinator', payload: expect.stringContaining('"trigger":"recurrence"') }]);
  });

  it('are opened once for the same reason while the task waits, and not by what is no news', async () => {
    await record(signed, 'recurrence', true);
    await record(signed, 'performanceStatusEcog', 1);
    expect((await tasksOf(signed)).filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('are opened by the course too: a progression under a treatment', async () => {
    const answer = await coordinator.send('POST', `/cases/${signed}/course`, { kind: 'systemic', label: 'Lanreotide', startsOn: '2026-01-02', endsOn: null, marker: null, response: 'PD' });
    expect(answer.status).toBe(201);
    expect((await tasksOf(signed)).map(({ reasonId }) => reasonId)).toContain('progressionOnTherapy');
  });

  it('are not opened for a case the board has yet to discuss', async () => {
    const open = await caseOf('Birchwood');
    await record(open, 'recurrence', true);
    expect(await tasksOf(open)).toEqual([]);
  });

  it('are dismissed with a reason, once, by coordinator or chair', async () => {
    const task = (await tasksOf(signed)).find(({ reasonId }) => reasonId === 'progressionOnTherapy')!;
    const settle = (who: Visitor, body: object, version = task) => who.send('POST', `/follow-ups/${task.id}/settling`, body, etag(version));
    const dismissal = { as: 'dismissed', because: 'Known at the meeting' };
    expect((await settle(await hospital.signIn('castellane'), dismissal)).status).toBe(403);
    expect((await settle(await hospital.signIn('penhallow'), dismissal)).status).toBeGreaterThanOrEqual(403);
    const empty = await settle(coordinator, { as: 'dismissed', because: ' ' });
    expect([empty.status, empty.body.fields[0].path]).toEqual([400, 'because']);
    expect((await coordinator.send('POST', `/follow-ups/${task.id}/settling`, dismissal)).status).toBe(428);
    expect((await settle(coordinator, dismissal)).body).toMatchObject({ state: 'dismissed', settled: { because: 'Known at the meeting', by: { displayName: expect.any(String) } }, maySettle: false });
    const again = await settle(coordinator, dismissal, { ...task, version: task.version + 1 });
    expect([again.status, again.body.reason]).toEqual([409, 'followUp.settled']);
  });

  it('become the next episode, which begins with what is known', async () => {
    const task = (await tasksOf(signed)).find(({ state }) => state === 'open')!;
    const answers = await Promise.all([1, 2].map(() => coordinator.send('POST', `/follow-ups/${task.id}/reopening`, { because: 'Recurrence in segment 4' }, etag(task))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = answers.find(({ status }) => status === 200)!;
    expect(body).toMatchObject({ state: 'done', nextCase: { number: expect.stringMatching(/^C-/) } });
    const next = (await coordinator.send('GET', `/cases/${body.nextCase.id}`)).body;
    expect(next).toMatchObject({ state: 'draft', episode: 2 });
    const [old, fresh] = await Promise.all([signed, next.id].map(async (id) => (await coordinator.send('GET', `/cases/${id}/sheet`)).body));
    const known = ({ facts }: { facts: Array<{ element: string; value: unknown; observedOn: string }> }) => facts.map(({ element, value, observedOn }) => JSON.stringify([element, value, observedOn])).sort();
    expect(known(fresh)).toEqual(known(old));
    expect([fresh.lesions.length, fresh.course.length]).toEqual([old.lesions.length, old.course.length]);
    expect((await coordinator.send('GET', `/cases/${signed}`)).body.state).toBe('signedOff');
  });

  it('are opened by the calendar: once, by the worker, for a promise whose day is over and a day of review', async () => {
    const [deferred] = (await client.query(`SELECT id FROM board_case WHERE state = 'accepted' LIMIT 1`)).rows;
    const [{ day }] = (await client.query(`SELECT current_date::text AS day`)).rows;
    const head = await coordinator.send('GET', `/cases/${deferred.id}`);
    const promised = await coordinator.send('PUT', `/cases/${deferred.id}/facts/sstrPositive`, { value: null, state: 'pending', pendingUntil: day, source: { kind: 'person', label: 'Clinic' } }, { 'if-match': head.headers.get('etag')! });
    expect(promised.status).toBe(200);
    const deferral = await coordinator.send('POST', `/cases/${deferred.id}/transitions`, { command: 'defer', reason: 'The PET is missing' }, { 'if-match': `"${Number(head.body.version) + 1}"` });
    expect(deferral.status).toBe(200);
    const [reviewed] = (await client.query(`SELECT c.id FROM board_case c JOIN recommendation r ON r.case_id = c.id AND r.state = 'confirmed' WHERE c.state = 'signedOff' AND c.id <> $1 LIMIT 1`, [signed])).rows;
    await client.query(`SET session_replication_role = replica`);
    await client.query(`UPDATE recommendation SET content = content || '{"nextReviewOn": "2026-01-15"}' WHERE case_id = $1`, [reviewed.id]);
    await client.query(`SET session_replication_role = origin`);
    const calendar = await calendarOf();
    // Two days on: the promise was for today.
    const tick = { at: new Date(Date.parse(day) + 2 * 86_400_000), requestId: 'scheduled-test' };
    const first = await calendar.run(tick);
    expect(first.opened).toBeGreaterThan(0);
    expect(await calendar.run(tick)).toEqual({ opened: 0 });
    const tasks = await tasksOf(deferred.id);
    expect(tasks).toMatchObject([{ reasonId: 'promisedDatePassed', elementIds: ['sstrPositive'], mayReopen: false, maySettle: true }]);
    expect((await tasksOf(reviewed.id)).map(({ reasonId }) => reasonId)).toContain('reviewDue');
    const { rows } = await client.query(`SELECT actor_role FROM audit.entry WHERE case_id = $1 AND event = 'followUpOpened'`, [deferred.id]);
    expect(rows).toEqual([{ actor_role: 'worker' }]);
  });

  it('and what the worklist is searched by is read again by the worker', async () => {
    const { ReadingKeeper } = await part('cases/worklist/reading-keeper.js');
    const { CaseReadings } = await part('cases/worklist/case-readings.js');
    const { MeetingReadinessReader } = await part('readiness/meeting-readiness.js');
    const { organisations, work, evaluations } = await workerParts();
    const keeper = new ReadingKeeper(new CaseReadings(new MeetingReadinessReader(evaluations)), organisations, work);
    const tick = { at: new Date(), requestId: 'scheduled-test' };
    expect((await keeper.run(tick)).read).toBeGreaterThan(0);
    expect(await keeper.run(tick)).toEqual({ read: 0 });
    const { rows } = await client.query(`SELECT count(*)::integer AS n FROM case_search WHERE read_version IS NULL`);
    expect(rows[0].n).toBe(0);
    expect((await client.query(`SELECT count(*)::integer AS n FROM case_search WHERE cardinality(options) > 0`)).rows[0].n).toBeGreaterThan(0);
  });

  async function workerParts() {
    const { EveryOrganisation } = await part('scheduled-work/every-organisation.js');
    const { ScheduledWork } = await part('scheduled-work/scheduled-work.js');
    const { UnitOfWork } = await part('platform/database/unit-of-work.js');
    const { CaseEvaluations } = await part('cases/case-evaluations.js');
    const { CaseLoader } = await part('cases/case-loader.js');
    const { AuditLog } = await part('audit/audit-log.js');
    return { organisations: new EveryOrganisation(worker, new UnitOfWork(worker)), work: new ScheduledWork(), auditLog: new AuditLog(), evaluations: new CaseEvaluations(new CaseLoader(), null) };
  }

  async function calendarOf() {
    const { FollowUpCalendar } = await part('cases/follow-up-calendar.js');
    const { FollowUpWatch } = await part('cases/follow-up-watch.js');
    const { organisations, work, evaluations, auditLog } = await workerParts();
    return new FollowUpCalendar(new FollowUpWatch(evaluations, auditLog), organisations, work);
  }
});
