/** What is owed for a case: suggested from readiness, asked for, answered with a file, closed and reopened; seen by whom it concerns. */
import pg from 'pg';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

describe('the chase list', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let coordinator: Visitor;
  let referrer: Visitor;
  let pathologist: Visitor;
  let caseId: string;
  let today: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('chase');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    referrer = await hospital.signIn('penhallow');
    pathologist = await hospital.signIn('amrani');
    caseId = (await client.query(`SELECT c.id FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE p.family_name = 'Eastlake'`)).rows[0].id;
    today = (await client.query(`SELECT current_date::text AS today`)).rows[0].today;
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const inDays = (days: number): string => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const ask = (input: object, who: Visitor = coordinator) => who.send('POST', `/cases/${caseId}/chase`, { itemId: 'other', ask: 'The report', ownerRole: 'referrer', dueOn: inDays(3), ...input });
  const eventsOf = async (): Promise<string[]> => (await client.query(`SELECT event FROM audit.entry WHERE case_id = $1 ORDER BY position`, [caseId])).rows.map(({ event }) => event);

  it('suggests what readiness finds missing, with who usually owes it, until it is asked for', async () => {
    const before = await coordinator.send('GET', `/cases/${caseId}/chase`);
    expect(before.status).toBe(200);
    expect(before.body.suggested.length).toBeGreaterThan(0);
    const [first] = before.body.suggested;
    const asked = await ask({ itemId: first.itemId, ask: '', ownerRole: first.ownerRole });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ itemId: first.itemId, state: 'open', reminders: 0, recordedSince: false });
    const after = await coordinator.send('GET', `/cases/${caseId}/chase`);
    expect(after.body.suggested.map(({ itemId }: { itemId: string }) => itemId)).not.toContain(first.itemId);
    const twice = await ask({ itemId: first.itemId, ask: '', ownerRole: first.ownerRole });
    expect([twice.status, twice.body.reason]).toEqual([409, 'chase.askedAlready']);
  });

  it('shows the referrer what they owe, and takes the answer with a file right there', async () => {
    const { body: item } = await ask({ ask: 'Echocardiography, please' });
    const mine = await referrer.send('GET', '/chase-items?owner=me');
    const shown = mine.body.items.find(({ id }: { id: string }) => id === item.id);
    expect(shown).toMatchObject({ owedByMe: true, mayAnswer: true, mayChange: false });
    const form = new FormData();
    form.append('file', new Blob(['Echo: no carcinoid heart disease.\n']), 'echo.txt');
    const { body: receipt } = await referrer.send('POST', `/cases/${caseId}/attachments`, form);
    const answered = await referrer.send('POST', `/chase-items/${item.id}/answer`, { text: 'Done last week, see the report', attachmentId: receipt.attachment.id });
    expect(answered.body).toMatchObject({ state: 'answered', owedByMe: false, answer: { text: 'Done last week, see the report', attachmentId: receipt.attachment.id } });
    expect((await referrer.send('POST', `/chase-items/${item.id}/closing`, { as: 'received' })).status).toBe(403);
    const closed = await coordinator.send('POST', `/chase-items/${item.id}/closing`, { as: 'received' });
    expect(closed.body).toMatchObject({ state: 'closed', closed: { as: 'received' } });
    const late = await referrer.send('POST', `/chase-items/${item.id}/answer`, { text: 'Once more' });
    expect([late.status, late.body.reason]).toEqual([409, 'chase.closed']);
    const reopened = await coordinator.send('POST', `/chase-items/${item.id}/reopening`, {});
    expect(reopened.body).toMatchObject({ state: 'open', closed: null });
    expect((await eventsOf()).slice(-5).filter((event) => event.startsWith('chase'))).toEqual(['chaseAnswered', 'chaseClosed', 'chaseReopened']);
  });

  it('gives a discipline what its members owe, and nobody what others owe', async () => {
    const { body: item } = await ask({ itemId: 'mitoticCount', ask: '', ownerRole: 'pathology' });
    const owed = async (who: Visitor): Promise<boolean> => (await who.send('GET', '/chase-items?owner=me&limit=200')).body.items.some(({ id }: { id: string }) => id === item.id);
    expect([await owed(pathologist), await owed(coordinator), await owed(referrer)]).toEqual([true, false, false]);
    const surgeon = await hospital.signIn('marchetti');
    expect((await surgeon.send('POST', `/chase-items/${item.id}/answer`, { text: 'Not mine' })).status).toBe(403);
  });

  it('tells that a value was recorded since, without closing the item by itself', async () => {
    const { body: item } = await ask({ itemId: 'stableMonths', ask: '', ownerRole: 'radiology' });
    const head = await coordinator.send('GET', `/cases/${caseId}`);
    await coordinator.send('PUT', `/cases/${caseId}/facts/stableMonths`, { value: 4, state: 'known', source: { kind: 'person', label: 'Clinic' } }, { 'if-match': head.headers.get('etag')! });
    const { body } = await coordinator.send('GET', `/cases/${caseId}/chase`);
    expect(body.items.find(({ id }: { id: string }) => id === item.id)).toMatchObject({ state: 'open', recordedSince: true });
  });

  it('lets two editors not overwrite each other', async () => {
    const { body: item } = await ask({ ask: 'Slides for review' });
    const etag = { 'if-match': `"${item.version}"` };
    const answers = await Promise.all([
      coordinator.send('PATCH', `/chase-items/${item.id}`, { dueOn: inDays(5) }, etag),
      coordinator.send('PATCH', `/chase-items/${item.id}`, { dueOn: inDays(6) }, etag),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('lets a referrer ask back, of the coordinator only', async () => {
    const back = await ask({ ask: 'Which hospital took the biopsy?', ownerRole: 'coordinator' }, referrer);
    expect(back.status).toBe(201);
    const wrong = await ask({ ask: 'Please report', ownerRole: 'pathology' }, referrer);
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([400, 'ownerRole']);
    expect((await coordinator.send('GET', '/chase-items?owner=me')).body.items.map(({ id }: { id: string }) => id)).toContain(back.body.id);
  });

  it.each([
    ['a day that is over', { dueOn: '2020-01-01' }, 'dueOn'],
    ['29 February of a common year', { dueOn: '2027-02-29' }, 'dueOn'],
    ['an item nobody knows', { itemId: 'nonsense' }, 'itemId'],
    ['nothing to ask', { ask: '' }, 'ask'],
    ['somebody outside without a name', { ownerRole: 'external' }, 'ownerLabel'],
    ['somebody of nowhere', { ownerId: '0f0e0d0c-0b0a-4908-8706-050403020199' }, 'ownerId'],
    ['a hidden reversal of direction', { ask: 'report \u202E' }, 'ask'],
  ])('refuses %s at the field', async (_name, input, field) => {
    const refused = await ask(input);
    expect([refused.status, refused.body.fields?.[0].path]).toEqual([400, field]);
  });

  it('is paged by what is due first, without leaving anything out', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await coordinator.send('GET', `/chase-items?limit=2${after}`);
      seen.push(...body.items.map(({ dueOn, id }: { dueOn: string; id: string }) => `${dueOn} ${id}`));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen.length).toBe((await client.query(`SELECT count(*)::int AS n FROM chase_item WHERE state <> 'closed'`)).rows[0].n);
  });
});
