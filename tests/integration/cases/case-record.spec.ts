/** A case through its routes: intake, facts, annotations, steps; with concurrency, retries and the record beside it. */
import pg from 'pg';
import { openDemoHospital, type Answer, type Visitor } from '../../support/demo-hospital.mjs';

describe('the record of a case', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let coordinator: Visitor;
  let radiologist: Visitor;
  let boardId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('cases');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    radiologist = await hospital.signIn('castellane');
    boardId = (await coordinator.send('GET', '/boards')).body.find(({ name }: { name: string }) => name.startsWith('Neuro')).id;
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  let numbered = 0;
  const referral = () => {
    numbered += 1;
    return {
      boardId,
      patient: { identifierSystem: 'urn:tests', identifierValue: `T-${numbered}`, familyName: 'Quicktest', givenName: `No ${numbered}`, birthDate: '1961-04-01', sex: 'female' },
      question: { code: 'resectability', text: 'Resectable?' },
      urgency: 'routine',
      consultant: { name: 'Dr Test', contact: 'test@example.org' },
    };
  };
  const newCase = async (): Promise<{ id: string; etag: string }> => {
    const made = await coordinator.send('POST', '/cases', referral());
    expect(made.status).toBe(201);
    return { id: made.body.id, etag: made.headers.get('etag')! };
  };
  const fact = (value: unknown, more: object = {}) => ({ value, state: 'known', source: { kind: 'document', label: 'MRI' }, ...more });
  const eventsOf = async (caseId: string): Promise<string[]> =>
    (await client.query(`SELECT event FROM audit.entry WHERE case_id = $1 ORDER BY position`, [caseId])).rows.map(({ event }) => event);

  it('takes a case from draft to accepted, each step in the log of the case', async () => {
    const { id, etag } = await newCase();
    const recorded = await radiologist.send('PUT', `/cases/${id}/facts/lesionCount`, fact(3), { 'if-match': etag });
    expect(recorded.status).toBe(200);
    const submitted = await coordinator.send('POST', `/cases/${id}/transitions`, { command: 'submit' }, { 'if-match': recorded.headers.get('etag')! });
    expect(submitted.body.state).toBe('submitted');
    const again = await coordinator.send('POST', `/cases/${id}/transitions`, { command: 'submit' }, { 'if-match': submitted.headers.get('etag')! });
    expect([403, 409]).toContain(again.status);
    const accepted = await coordinator.send('POST', `/cases/${id}/transitions`, { command: 'accept' }, { 'if-match': submitted.headers.get('etag')! });
    expect(accepted.body.state).toBe('accepted');
    expect(await eventsOf(id)).toEqual(['caseCreated', 'factRecorded', 'caseSubmitted', 'accessRefused', 'caseAccepted']);
  });

  it('asks for a reason where a step goes on the record with one, and seals it outside the log', async () => {
    const { id, etag } = await newCase();
    const bare = await coordinator.send('POST', `/cases/${id}/transitions`, { command: 'withdraw' }, { 'if-match': etag });
    expect(bare.body.fields[0].path).toBe('reason');
    const secret = 'The patient moved to Farawayville';
    const done = await coordinator.send('POST', `/cases/${id}/transitions`, { command: 'withdraw', reason: secret }, { 'if-match': etag });
    expect(done.body.state).toBe('withdrawn');
    const { rows } = await client.query(`SELECT payload FROM audit.entry WHERE case_id = $1`, [id]);
    expect(JSON.stringify(rows)).not.toContain('Farawayville');
    expect(JSON.parse(rows.at(-1).payload).textId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('never overwrites in silence: of two editors one is told', async () => {
    const { id, etag } = await newCase();
    const answers = await Promise.all([
      coordinator.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(4), { 'if-match': etag }),
      radiologist.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(18), { 'if-match': etag }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)!.body.currentVersion).toBe(2);
    expect((await eventsOf(id)).filter((event) => event === 'factRecorded')).toHaveLength(1);
  });

  it('keeps competing values side by side and evaluates with neither', async () => {
    const { id, etag } = await newCase();
    const first = await radiologist.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(4), { 'if-match': etag });
    const second = await radiologist.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(18, { competing: true }), { 'if-match': first.headers.get('etag')! });
    expect(second.body.facts.map(({ value }: { value: number }) => value).sort()).toEqual([18, 4]);
    const { body } = await radiologist.send('GET', `/cases/${id}/evaluation`);
    expect(body.evaluation.facts).not.toHaveProperty('ki67Pct');
    const replaced = await radiologist.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(12), { 'if-match': second.headers.get('etag')! });
    expect(replaced.body.facts.map(({ value }: { value: number }) => value)).toEqual([12]);
    const history = await radiologist.send('GET', `/cases/${id}/facts/ki67Pct/history`);
    expect(history.body.map(({ value }: { value: number }) => value).sort()).toEqual([12, 18, 4]);
  });

  it('draws values from the lesion map and says so by the version of the case', async () => {
    const { id, etag } = await newCase();
    const lesion = (segment: string, sizeCm: number) => ({ segment, sizeCm });
    const drawn = await radiologist.send('PUT', `/cases/${id}/lesions`, { lesions: [lesion('7', 4.2), lesion('2', 1.1)] }, { 'if-match': etag });
    expect(drawn.body.lesions.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    const { body } = await radiologist.send('GET', `/cases/${id}/evaluation`);
    expect(body.evaluation.facts).toMatchObject({ lesionCount: 2, maxLesionSizeCm: 4.2, bilobar: true });
    const [kept] = drawn.body.lesions;
    const fewer = await radiologist.send('PUT', `/cases/${id}/lesions`, { lesions: [{ id: kept.id, segment: '7', sizeCm: 4.2 }, lesion('4b', 2)] }, { 'if-match': drawn.headers.get('etag')! });
    expect(fewer.body.lesions.map(({ id: lesionId, number }: { id: string; number: number }) => [lesionId === kept.id, number])).toEqual([[true, 1], [false, 3]]);
  });

  it('marks what a clinician asserts and takes it back', async () => {
    const { id } = await newCase();
    const assert = (verdict: 'met' | 'notMet' | null) => radiologist.send('POST', `/cases/${id}/assertions`, { criterionId: 'SURG-RS-01', verdict, reason: 'seen on the ward' });
    expect((await assert('met')).body.assertions).toEqual([expect.objectContaining({ criterionId: 'SURG-RS-01', verdict: 'met' })]);
    const { body } = await radiologist.send('GET', `/cases/${id}/evaluation`);
    expect(body.evaluation.criteria.find(({ id: criterion }: { id: string }) => criterion === 'SURG-RS-01')).toMatchObject({ verdict: 'met', asserted: true, computed: 'unknown' });
    expect((await assert(null)).body.assertions).toEqual([]);
    const unknown = await radiologist.send('POST', `/cases/${id}/assertions`, { criterionId: 'NOPE-1', verdict: 'met', reason: 'x' });
    expect(unknown.body.fields[0].path).toBe('criterionId');
  });

  it('gives the same answer to the same key, refuses another body, and acts once however often it is sent', async () => {
    const body = referral();
    const headers = { 'idempotency-key': 'the-same-key-0001' };
    const answers: Answer[] = await Promise.all(Array.from({ length: 6 }, () => coordinator.send('POST', '/cases', body, headers)));
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    const replay = await coordinator.send('POST', '/cases', body, headers);
    const made = answers.find(({ status }) => status === 201)!;
    expect(replay.status).toBe(201);
    expect(replay.body).toEqual(made.body);
    expect(replay.headers.get('etag')).toBe(made.headers.get('etag'));
    const other = await coordinator.send('POST', '/cases', { ...body, urgency: 'urgent' }, headers);
    expect(other.status).toBe(422);
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM patient WHERE identifier_value = $1`, [body.patient.identifierValue]);
    expect(rows[0].n).toBe(1);
  });

  it('finds the patient again, and refuses the number of somebody else', async () => {
    const body = referral();
    const first = await coordinator.send('POST', '/cases', body);
    const second = await coordinator.send('POST', '/cases', body);
    expect(second.body.patient.id).toBe(first.body.patient.id);
    const mixed = await coordinator.send('POST', '/cases', { ...body, patient: { ...body.patient, familyName: 'Otherwise' } });
    expect(mixed.body.fields[0].path).toBe('patient.identifierValue');
  });

  it('pages the worklist by key: no row twice, none left out, search by every word', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await coordinator.send('GET', `/cases?limit=7${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ?? '';
    } while (after !== '');
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM board_case`);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(rows[0].n);
    const found = await coordinator.send('GET', '/cases?text=birchwood%20elsp');
    expect(found.body.items.map(({ patient }: { patient: { familyName: string } }) => patient.familyName)).toEqual(['Birchwood']);
    expect((await coordinator.send('GET', '/cases?text=%25%25')).body.items).toEqual([]);
    expect((await coordinator.send('GET', '/cases?after=rubbish')).status).toBe(400);
  });

  it('records who read what before the answer leaves', async () => {
    const { id } = await newCase();
    await radiologist.send('GET', `/cases/${id}`);
    await radiologist.send('GET', `/cases/${id}/sheet`);
    const events = await eventsOf(id);
    expect(events.filter((event) => event === 'caseRead')).toHaveLength(2);
  });

  it('records a refused attempt and stores nothing', async () => {
    const { id, etag } = await newCase();
    const auditor = await hospital.signIn('ellery-voss');
    const refused = await auditor.send('PUT', `/cases/${id}/facts/ki67Pct`, fact(3), { 'if-match': etag });
    expect(refused.status).toBe(403);
    const { rows } = await client.query(`SELECT payload FROM audit.entry WHERE case_id = $1 AND event = 'accessRefused'`, [id]);
    expect(rows.map(({ payload }) => JSON.parse(payload))).toEqual([expect.objectContaining({ action: 'case.recordFact', subjectId: id })]);
    expect((await radiologist.send('GET', `/cases/${id}/sheet`)).body.facts).toEqual([]);
  });

  it('verifies every chain after all this', async () => {
    const auditor = await hospital.signIn('ellery-voss');
    const { rows } = await client.query(`SELECT DISTINCT case_id FROM audit.entry WHERE case_id IS NOT NULL LIMIT 12`);
    for (const { case_id: id } of rows) {
      const answer = await auditor.send('POST', `/audit/cases/${id}/verification`);
      expect(answer.body).toMatchObject({ ok: true, firstBadPosition: null });
    }
  });
});
