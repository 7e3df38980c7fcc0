/** Patients registered twice: seen while registering, put together, taken back; never across what one may not see. */
import pg from 'pg';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

describe('a patient registered twice', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let coordinator: Visitor;
  let boardId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('same-patient');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    boardId = (await coordinator.send('GET', '/boards')).body.find(({ name }: { name: string }) => name.startsWith('Neuro')).id;
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  let numbered = 0;
  const register = async (patient: object, who: Visitor = coordinator): Promise<{ caseId: string; patientId: string; number: string }> => {
    numbered += 1;
    const made = await who.send('POST', '/cases', {
      boardId,
      patient: { identifierSystem: 'urn:tests', identifierValue: `D-${numbered}-${1000 + numbered}`, familyName: 'Höfler', givenName: 'Jörg', birthDate: '1958-03-09', sex: 'male', ...patient },
      question: { code: 'resectability', text: 'Resectable?' },
      urgency: 'routine',
      consultant: { name: 'Dr Test', contact: 'test@example.org' },
    });
    expect(made.status).toBe(201);
    return { caseId: made.body.id, patientId: made.body.patient.id, number: made.body.number };
  };
  const typed = { identifierSystem: 'urn:other', identifierValue: 'Z-77777', familyName: 'Hoefler', givenName: 'Joerg', birthDate: '1958-09-03' };
  const eventsOf = async (id: string): Promise<string[]> => (await client.query(`SELECT event FROM audit.entry WHERE case_id = $1 ORDER BY position`, [id])).rows.map(({ event }) => event);

  it('is found while registering, by another spelling and swapped day and month, and the search is on record', async () => {
    const known = await register({});
    const { status, body } = await coordinator.send('POST', '/patients/matches', typed);
    expect(status).toBe(200);
    expect(body).toEqual([expect.objectContaining({ grade: 'likely', signs: ['sameName', 'swappedDayAndMonth'], patient: expect.objectContaining({ id: known.patientId, cases: [expect.objectContaining({ number: known.number })] }) })]);
    const { rows } = await client.query(`SELECT payload FROM audit.entry WHERE event = 'patientSearched' ORDER BY recorded_at`);
    expect(rows.at(-1)!.payload).toContain(known.caseId);
  });

  it('is listed as a pair, put together with a reason, and taken back', async () => {
    const first = await register({ familyName: 'Sandermann', givenName: 'Ilse', birthDate: '1949-12-01' });
    const second = await register({ familyName: 'Ilse', givenName: 'Sandermann', birthDate: '1949-12-01' });
    const pairs = await coordinator.send('GET', '/patients/duplicates');
    const pair = pairs.body.find(({ patients }: { patients: Array<{ id: string }> }) => patients.every(({ id }) => [first.patientId, second.patientId].includes(id)));
    expect(pair).toMatchObject({ grade: 'likely', signs: ['transposedNames', 'sameBirthDate'] });

    const merged = await coordinator.send('POST', '/patients/merges', { keep: first.patientId, merge: second.patientId, reason: 'Names were swapped at registration' });
    expect(merged.status).toBe(201);
    expect(merged.body).toMatchObject({ movedCases: [{ number: second.number }], undone: null });
    expect((await coordinator.send('GET', `/cases/${second.caseId}`)).body.patient).toMatchObject({ id: first.patientId, familyName: 'Sandermann' });
    expect((await coordinator.send('GET', '/cases?text=sandermann')).body.items.map(({ number }: { number: string }) => number)).toContain(second.number);
    expect((await eventsOf(second.caseId)).at(-2)).toBe('caseChanged');
    const again = await coordinator.send('POST', '/patients/merges', { keep: first.patientId, merge: second.patientId, reason: 'Once more' });
    expect([again.status, again.body.reason]).toEqual([409, 'patient.mergedAlready']);

    const undone = await coordinator.send('POST', `/patients/merges/${merged.body.id}/undo`, {});
    expect(undone.body.undone).not.toBeNull();
    expect((await coordinator.send('GET', `/cases/${second.caseId}`)).body.patient.id).toBe(second.patientId);
    const twice = await coordinator.send('POST', `/patients/merges/${merged.body.id}/undo`, {});
    expect(twice.body).toEqual(undone.body);
    const { rows } = await client.query(`SELECT event FROM audit.entry WHERE event LIKE 'patient%Merge%' OR event LIKE 'patients%' ORDER BY event`);
    expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining(['patientsMerged', 'patientMergeUndone']));
  });

  it('said to be two people is no pair any more', async () => {
    const first = await register({ familyName: 'Zwilling', givenName: 'Anna', birthDate: '1970-05-05' });
    const second = await register({ familyName: 'Zwilling', givenName: 'Anna', birthDate: '1970-05-05' });
    const isListed = async (): Promise<boolean> =>
      (await coordinator.send('GET', '/patients/duplicates')).body.some(({ patients }: { patients: Array<{ id: string }> }) => patients.some(({ id }) => id === first.patientId));
    expect(await isListed()).toBe(true);
    expect((await coordinator.send('POST', '/patients/distinctions', { patients: [second.patientId, first.patientId] })).status).toBe(204);
    expect((await coordinator.send('POST', '/patients/distinctions', { patients: [first.patientId, second.patientId] })).status).toBe(204);
    expect(await isListed()).toBe(false);
  });

  it('is never put together with itself, nor with somebody outside one’s scope or organisation', async () => {
    const known = await register({ familyName: 'Alleinstehend' });
    const self = await coordinator.send('POST', '/patients/merges', { keep: known.patientId, merge: known.patientId, reason: 'The same' });
    expect([self.status, self.body.reason]).toEqual([409, 'patient.sameRegistration']);
    const foreign = '0f0e0d0c-0b0a-4908-8706-050403020100';
    const outside = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await outside.connect();
    await outside.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Elsewhere')`, [foreign]);
    await outside.query(`INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex) VALUES ($1, $1, 'urn:other', 'Z-77777', 'Höfler', 'Jörg', '1958-03-09', 'male')`, [foreign]);
    await outside.end();
    const across = await coordinator.send('POST', '/patients/merges', { keep: known.patientId, merge: foreign, reason: 'Elsewhere too' });
    expect([across.status, across.body.fields[0].path]).toEqual([400, 'merge']);
    const matches = await coordinator.send('POST', '/patients/matches', typed);
    expect(matches.body.map(({ patient }: { patient: { id: string } }) => patient.id)).not.toContain(foreign);
    const specialist = await hospital.signIn('castellane');
    expect((await specialist.send('POST', '/patients/merges', { keep: known.patientId, merge: foreign, reason: 'Not mine' })).status).toBe(403);
    expect((await specialist.send('GET', '/patients/duplicates')).status).toBe(403);
  });

  it('keeps the patient of a decided case', async () => {
    const known = await register({ familyName: 'Entschieden' });
    const { rows } = await client.query(`SELECT patient_id FROM board_case WHERE state = 'signedOff' AND board_id = $1 LIMIT 1`, [boardId]);
    const refused = await coordinator.send('POST', '/patients/merges', { keep: known.patientId, merge: rows[0].patient_id, reason: 'The same person' });
    expect([refused.status, refused.body.reason]).toEqual([409, 'patient.decidedCases']);
  });

  it('merged by two people at once in both directions ends merged once', async () => {
    const first = await register({ familyName: 'Gleichzeitig', birthDate: '1955-01-20' });
    const second = await register({ familyName: 'Gleichzeitig', birthDate: '1955-01-20' });
    const answers = await Promise.all([
      coordinator.send('POST', '/patients/merges', { keep: first.patientId, merge: second.patientId, reason: 'One way' }),
      coordinator.send('POST', '/patients/merges', { keep: second.patientId, merge: first.patientId, reason: 'Other way' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
