import { createDatabase } from '../../support/postgres.mjs';
import { seedOffice } from '../../drills/audit/erasable-case.mjs';
import { acceptedCase, asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../meetings/board-room.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;

describe('asking for an erasure and deciding on it', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let administrator: Client;
  let auditor: Client;
  let chair: Client;
  let coordinator: Client;
  let member: Client;

  beforeAll(async () => {
    database = await createDatabase({ label: 'erasure_rules' });
    api = await startApi({ appUrl: database.appUrl });
    board = await seedBoard(database.url, { name: 'Board of the rules', voters: 3 });
    const office = await seedOffice(database.url, board);
    administrator = await signIn(api.url, office.administrator);
    auditor = await signIn(api.url, office.auditor);
    coordinator = await signIn(api.url, board.coordinator);
    chair = await signIn(api.url, board.chair);
    member = await signIn(api.url, board.voters[2]!);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const numberOf = async (caseId: string): Promise<string> => expectStatus(await coordinator.get(`/cases/${caseId}`), 200).number;
  const ask = (caseNumber: string, who = administrator) => who.post('/erasures', { caseNumber, basis: 'gdprArticle17', reference: 'DPO 1' });
  const decide = (who: Client, id: string, caseNumber?: string) => who.post(`/erasures/${id}/decision`, caseNumber === undefined ? { decision: 'decline' } : { decision: 'confirm', caseNumber });
  const eventsOf = (caseId: string) =>
    asOwner(database.url, async (client) => (await client.query(`SELECT event FROM audit.entry WHERE case_id = $1 AND event ~ '^(erasure|accessRefused)' ORDER BY position`, [caseId])).rows.map(({ event }) => event as string));

  it('is asked for by an administrator, by case number, once, and leaves an entry in the chain of the case', async () => {
    const caseId = await acceptedCase(coordinator, board.boardId);
    const number = await numberOf(caseId);
    expect((await ask(number, chair)).status).toBe(403);
    expect((await ask('C-1999-0001')).body.fields[0].path).toBe('caseNumber');
    expect((await administrator.post('/erasures', { caseNumber: number, basis: 'gdprArticle17', reference: 'Mrs Miller, by telephone' })).body.fields[0].path).toBe('reference');
    const asked = expectStatus(await ask(number.toLowerCase()), 201);
    expect(asked).toMatchObject({ caseNumber: number, state: 'requested', erasedRows: null, allowedActions: ['erasure.withdraw'] });
    expect((await ask(number)).body.fields[0].message).toMatch(/already/);
    expect(await eventsOf(caseId)).toEqual(['erasureRequested']);
    expect((await administrator.get(`/cases/${caseId}`)).status).toBe(404);
  });

  it('is decided by the chair or the auditor of the board, with the number typed out', async () => {
    const caseId = await acceptedCase(coordinator, board.boardId);
    const number = await numberOf(caseId);
    const { id } = expectStatus(await ask(number), 201);
    for (const who of [administrator, coordinator, member]) expect((await decide(who, id, number)).status).toBe(403);
    expect((await decide(auditor, id, 'C-1999-0001')).body.fields[0].path).toBe('caseNumber');
    const erased = expectStatus(await decide(auditor, id, number), 200);
    expect(erased).toMatchObject({ state: 'confirmed', decidedBy: { displayName: 'The auditor' } });
    expect(erased.erasedRows).toBeGreaterThan(1);
    const read = await coordinator.get(`/cases/${caseId}`);
    expect([read.status, read.body.code, read.body.reason]).toEqual([410, 'erased', 'case.erased']);
    expect((await auditor.get(`/audit/cases/${caseId}/entries`)).status).toBe(200);
    expect(expectStatus(await auditor.post(`/audit/cases/${caseId}/verification`), 200).ok).toBe(true);
    expect(await eventsOf(caseId)).toEqual(['erasureRequested', 'erasureDone', 'accessRefused']);
    expect((await decide(auditor, id, number)).body.reason).toBe('erasure.decided');
  });

  it('may be declined or withdrawn, and asked for again', async () => {
    const caseId = await acceptedCase(coordinator, board.boardId);
    const number = await numberOf(caseId);
    const first = expectStatus(await ask(number), 201);
    expect(expectStatus(await decide(chair, first.id), 200).state).toBe('declined');
    const second = expectStatus(await ask(number), 201);
    expect((await chair.post(`/erasures/${second.id}/withdrawal`)).status).toBe(403);
    expect(expectStatus(await administrator.post(`/erasures/${second.id}/withdrawal`), 200).state).toBe('withdrawn');
    expect(await eventsOf(caseId)).toEqual(['erasureRequested', 'erasureDeclined', 'erasureRequested', 'erasureWithdrawn']);
    expectStatus(await coordinator.get(`/cases/${caseId}`), 200);
  });

  it('waits while the case is on an agenda, and for a fresh password', async () => {
    const { items } = await openMeeting({ board, coordinator, chair, present: board.voters });
    const { caseId } = items[0]!;
    const { id } = expectStatus(await ask(await numberOf(caseId)), 201);
    expect((await decide(chair, id, await numberOf(caseId))).body.reason).toBe('erasure.onAnAgenda');
    await asOwner(database.url, (client) => client.query(`UPDATE session SET reauthenticated_at = now() - interval '1 hour' WHERE person_id = $1`, [chair.personId]));
    expect((await decide(chair, id)).body).toMatchObject({ code: 'reauthenticationRequired', reason: 'erasure.authenticationNotFresh' });
  });

  it('leaves the person where the patient has another case', async () => {
    const [gone, stays] = [await acceptedCase(coordinator, board.boardId), await acceptedCase(coordinator, board.boardId)];
    await asOwner(database.url, (client) => client.query(`UPDATE board_case SET patient_id = (SELECT patient_id FROM board_case WHERE id = $2) WHERE id = $1`, [gone, stays]));
    const number = await numberOf(gone);
    const { id } = expectStatus(await ask(number), 201);
    const confirmed = await auditor.post(`/erasures/${id}/decision`, { decision: 'confirm', caseNumber: number });
    expectStatus(confirmed, 200);
    expect(expectStatus(await coordinator.get(`/cases/${stays}`), 200).patient.familyName).toBe('Musterfrau');
    const left = await asOwner(database.url, async (client) => (await client.query(`SELECT p.family_name FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`, [gone])).rows);
    expect(left).toEqual([{ family_name: '' }]);
  });

  it('shows a chair the requests of the own board only, and a member none', async () => {
    expect((await member.get('/erasures')).status).toBe(403);
    const numbers = (items: Array<{ caseNumber: string }>): number => items.length;
    expect(numbers(expectStatus(await chair.anotherBrowser().then((again) => again.get('/erasures')), 200).items)).toBe(numbers(expectStatus(await administrator.get('/erasures'), 200).items));
  });
});
