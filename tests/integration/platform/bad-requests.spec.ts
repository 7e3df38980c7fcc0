/** The HTTP, JSON and text part of the bad-input list: the right 4xx, nothing stored, never a 500. */
import { contradictionsOf } from '@consilium/board';
import pg from 'pg';
import { openDemoHospital, request, type Visitor } from '../../support/demo-hospital.mjs';

describe('bad requests', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let coordinator: Visitor;
  let caseId: string;
  let boardId: string;
  let client: pg.Client;

  beforeAll(async () => {
    hospital = await openDemoHospital('bad-requests');
    coordinator = await hospital.signIn('fenwick');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    const { rows } = await client.query(`SELECT id, board_id FROM board_case WHERE state = 'accepted' ORDER BY number LIMIT 1`);
    caseId = rows[0].id;
    boardId = rows[0].board_id;
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const stored = async (): Promise<string> =>
    (await client.query(`SELECT (SELECT count(*) FROM annotation) || '/' || (SELECT count(*) FROM board_case) || '/' || (SELECT count(*) FROM case_fact) AS counts`)).rows[0].counts;
  const annotation = (body: unknown) => ({ target: { kind: 'case', ref: 'case' }, visibility: 'record', body });
  const text = (json: string) => ['POST', () => `/cases/${caseId}/annotations`, json] as const;
  const json = (body: unknown) => text(JSON.stringify(body));

  it.each([
    ['U+0000 in a text', json(annotation('a\u0000b')), 400, 'body'],
    ['half of a surrogate pair', text(`{"target":{"kind":"case","ref":"case"},"visibility":"record","body":"\\ud800"}`), 400, 'body'],
    ['a right-to-left override', json(annotation('Dr \u202Enaoj')), 400, 'body'],
    ['a text beyond its limit', json(annotation('x'.repeat(8001))), 400, 'body'],
    ['an unknown field', json({ ...annotation('x'), authorId: 'somebody' }), 400, 'authorId'],
    ['mass assignment of the time', json({ ...annotation('x'), createdAt: '2020-01-01T00:00:00Z' }), 400, 'createdAt'],
    ['a number for a text', json(annotation(7)), 400, 'body'],
    ['null for a text', json(annotation(null)), 400, 'body'],
    ['a wrong code', json({ ...annotation('x'), visibility: 'everyone' }), 400, 'visibility'],
    ['an id in upper case', json({ ...annotation('x'), mentions: ['792D4E14-70C6-4E16-AE37-994B92411257'] }), 400, 'mentions.0'],
    ['a mention outside the organisation', json({ ...annotation('x'), mentions: ['792d4e14-70c6-4e16-ae37-994b92411257'] }), 400, 'mentions'],
    ['duplicate names', text('{"visibility":"record","visibility":"discussion","body":"x","target":{"kind":"case","ref":"x"}}'), 400, null],
    ['__proto__', text('{"__proto__":{"isAdmin":true},"body":"x"}'), 400, null],
    ['10,000 levels', text(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), 400, null],
    ['rubbish', text('{"body":'), 400, null],
    ['2 MB', text(JSON.stringify(annotation('x'.repeat(2_000_000)))), 413, null],
  ] as const)('refuses %s', async (_name, [method, path, body], status, field) => {
    const before = await stored();
    const answer = await coordinator.send(method, path(), body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.js|node_modules|SELECT/);
    if (field !== null) expect(answer.body.fields.map(({ path: at }: { path: string }) => at)).toContain(field);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['Ki-67 of 101', 'ki67Pct', 101, 'value'],
    ['Ki-67 of -1', 'ki67Pct', -1, 'value'],
    ['2.5 lesions', 'lesionCount', 2.5, 'value'],
    ['2^53 + 1 lesions', 'lesionCount', 9_007_199_254_740_993, 'value'],
    ['a text for a number', 'ki67Pct', '3,5', 'value'],
    ['a code that does not exist', 'primarySite', 'liver', 'value'],
    ['an interval where none is allowed', 'ki67Pct', { low: 3, high: 20 }, 'value'],
    ['an interval beyond its range', 'liverBurdenPct', { low: 20, high: 130 }, 'value.high'],
    ['an element that does not exist', 'favouriteColour', 'blue', 'element'],
    ['a derived element', 'grade', 'G2', 'element'],
  ] as const)('refuses the fact "%s" at its field', async (_name, element, value, field) => {
    const before = await stored();
    const version = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')!;
    const answer = await coordinator.send(
      'PUT',
      `/cases/${caseId}/facts/${element}`,
      { value, state: 'known', source: { kind: 'person', label: 'test' } },
      { 'if-match': version },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.fields[0].path).toBe(field);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['29 February 2027', { birthDate: '2027-02-29' }, 'patient.birthDate'],
    ['a birth date in the future', { birthDate: '2150-01-01' }, 'patient.birthDate'],
    ['a birth date in the year 1', { birthDate: '0001-01-01' }, 'patient.birthDate'],
    ['a German date', { birthDate: '12.03.1960' }, 'patient.birthDate'],
    ['an empty name', { familyName: '   ' }, 'patient.familyName'],
    ['a name of two lines', { familyName: 'A\nB' }, 'patient.familyName'],
    ['a name with an override', { givenName: 'A\u202EB' }, 'patient.givenName'],
  ] as const)('refuses a patient with %s', async (_name, change, field) => {
    const before = await stored();
    const answer = await coordinator.send('POST', '/cases', {
      boardId,
      patient: { identifierSystem: 'urn:x', identifierValue: 'X-77', familyName: 'Testcase', givenName: 'Ida', birthDate: '1960-03-12', sex: 'female', ...change },
      question: { code: 'other', text: 'A question?' },
      urgency: 'routine',
      consultant: { name: 'Dr X', contact: 'x@example.org' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.fields.map(({ path }: { path: string }) => path)).toContain(field);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['an examination before birth', 'PUT', '/facts/ki67Pct', { value: 4, state: 'known', observedOn: '1900-01-02', source: { kind: 'document', label: 'Histology' } }, 'observedOn'],
    ['an examination on 29 February of a common year', 'PUT', '/facts/ki67Pct', { value: 4, state: 'known', observedOn: '2023-02-29', source: { kind: 'document', label: 'Histology' } }, 'observedOn'],
    ['a value that is promised for yesterday', 'PUT', '/facts/ki67Pct', { value: null, state: 'pending', pendingUntil: '2020-01-01', source: { kind: 'document', label: 'x' } }, 'pendingUntil'],
    ['a source whose name turns the reading direction', 'PUT', '/facts/ki67Pct', { value: 4, state: 'known', source: { kind: 'document', label: 'fdp.\u202Etroper' } }, 'source.label'],
    ['a treatment before birth', 'POST', '/course', { kind: 'surgery', label: 'Resection', startsOn: '1900-01-02' }, 'startsOn'],
    ['a treatment that ends before it began', 'POST', '/course', { kind: 'surgery', label: 'Resection', startsOn: '2024-01-02', endsOn: '2024-01-01' }, 'endsOn'],
    ['a lesion of no size', 'PUT', '/lesions', { lesions: [{ segment: '6', sizeCm: 0 }] }, 'lesions.0.sizeCm'],
    ['a lesion in a segment that does not exist', 'PUT', '/lesions', { lesions: [{ segment: '9', sizeCm: 2 }] }, 'lesions.0.segment'],
  ] as const)('refuses %s at its field', async (_name, method, path, body, field) => {
    const before = await stored();
    const version = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')!;
    const answer = await coordinator.send(method, `/cases/${caseId}${path}`, body, { 'if-match': version });
    expect([answer.status, answer.body.fields?.[0].path]).toEqual([400, field]);
    expect(await stored()).toBe(before);
  });

  it('stores a contradiction, so that it can be flagged at both fields: a burden of 0 % with lesions present', async () => {
    const put = async (element: string, value: number) => {
      const version = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')!;
      return coordinator.send('PUT', `/cases/${caseId}/facts/${element}`, { value, state: 'known', source: { kind: 'person', label: 'test' } }, { 'if-match': version });
    };
    expect([(await put('lesionCount', 12)).status, (await put('liverBurdenPct', 0)).status]).toEqual([200, 200]);
    const { body } = await coordinator.send('GET', `/cases/${caseId}/sheet`);
    const value = (element: string) => body.facts.find((fact: { element: string }) => fact.element === element).value;
    expect(contradictionsOf({ lesionCount: value('lesionCount'), liverBurdenPct: value('liverBurdenPct') })).toMatchObject([{ contradictionId: 'lesionsWithoutBurden' }]);
    expect((await coordinator.send('GET', `/cases/${caseId}/evaluation`)).status).toBe(200);
  });

  it.each([
    ['*', 400],
    ['W/"1"', 400],
    ['"0"', 400],
    ['7', 400],
    ['"1"', 412],
  ] as const)('answers If-Match %s with %i', async (header, status) => {
    const answer = await coordinator.send('PATCH', `/cases/${caseId}`, { urgency: 'urgent' }, { 'if-match': header });
    expect(answer.status).toBe(status);
    if (status === 412) expect(answer.body.currentVersion).toBeGreaterThan(1);
  });

  it('asks for If-Match where it is missing', async () => {
    const answer = await coordinator.send('PATCH', `/cases/${caseId}`, { urgency: 'urgent' });
    expect(answer.status).toBe(428);
    expect(answer.body.code).toBe('preconditionRequired');
  });

  it.each(['', 'short', 'with space inside', 'x'.repeat(10_000)])('refuses the Idempotency-Key "%.20s"', async (key) => {
    const answer = await coordinator.send('POST', `/cases/${caseId}/annotations`, annotation('x'), { 'idempotency-key': key });
    // A header of 10 kB may also be refused by the HTTP parser itself.
    expect([400, 431]).toContain(answer.status);
  });

  it.each(['..%2f..%2fetc', '{792d4e14-70c6-4e16-ae37-994b92411257}', '792D4E14-70C6-4E16-AE37-994B92411257', "1'; DROP TABLE person; --"])('knows no case "%s"', async (id) => {
    expect((await coordinator.send('GET', `/cases/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  it('refuses another content type and a missing session, and writes without the forgery token', async () => {
    const xml = await coordinator.send('POST', `/cases/${caseId}/annotations`, '<a/>', { 'content-type': 'application/xml' });
    expect(xml.status).toBe(415);
    expect((await request(hospital.url, 'GET', `/cases/${caseId}`, undefined, {})).status).toBe(401);
    const forged = await coordinator.send('POST', `/cases/${caseId}/annotations`, annotation('x'), { 'x-csrf-token': 'forged' });
    expect(forged.body.code).toBe('csrf');
    const foreignSite = await request(hospital.url, 'POST', '/session', { email: 'fenwick@northmoor.example', password: 'x' }, { 'sec-fetch-site': 'cross-site' });
    expect(foreignSite.body.code).toBe('csrf');
  });

  it('answers an unknown address and an unknown method as JSON, not with the application page', async () => {
    const unknown = await coordinator.send('GET', '/nothing/here');
    expect(unknown.status).toBe(404);
    expect(unknown.body.code).toBe('notFound');
    expect((await coordinator.send('DELETE', `/cases/${caseId}`)).status).toBe(404);
  });

  it('locks sign-in after five failures, in the same words for any account', async () => {
    const attempt = (email: string) => request(hospital.url, 'POST', '/session', { email, password: 'wrong' }, {});
    const unknown = await attempt('nobody@northmoor.example');
    const answers = [];
    for (let turn = 0; turn < 5; turn += 1) answers.push(await attempt('lindqvist@northmoor.example'));
    expect({ ...answers[0]!.body, requestId: null }).toEqual({ ...unknown.body, requestId: null });
    expect(answers[4]!.status).toBe(429);
    expect(Number(answers[4]!.headers.get('retry-after'))).toBeGreaterThan(0);
    const right = await request(hospital.url, 'POST', '/session', { email: 'lindqvist@northmoor.example', password: 'tumour-board-demo' }, {});
    expect(right.status).toBe(429);
    const { rows } = await client.query(`SELECT count(*)::int AS refused FROM audit.entry WHERE event = 'sessionRefused'`);
    // Five wrong passwords, the right one while locked, and the address nobody has.
    expect(rows[0].refused).toBe(7);
  });
});
