import pg from 'pg';
import { createDatabase } from '../../support/postgres.mjs';
import { acceptedCase, asOwner, expectStatus, seedBoard, signIn, startApi } from './board-room.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;

const asked = { state: 'asked', text: 'No long stays in hospital.', askedBy: 'A nurse', askedOn: '2026-01-15' };

describe('putting a case on the list', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let chair: Client;
  let deputy: Client;
  let member: Client;

  beforeAll(async () => {
    database = await createDatabase({ label: 'listing' });
    api = await startApi({ appUrl: database.appUrl });
    board = await seedBoard(database.url, { voters: 3 });
    [coordinator, chair, deputy, member] = (await Promise.all([board.coordinator, board.chair, board.deputy, board.voters[2]!].map((person) => signIn(api.url, person)))) as [Client, Client, Client, Client];
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const draft = async (startsAt: string) =>
    expectStatus(await coordinator.post('/meetings', { boardId: board.boardId, title: 'Tuesday', startsAt, plannedMinutes: 60, place: 'Room 1', link: '', chairId: board.chair.id }), 201).id as string;
  const later = '2099-03-03T14:00:00Z';
  const over = '2020-03-03T14:00:00Z';
  const item = (caseId: string, more: Record<string, unknown> = {}) => ({ caseId, minutes: 5, presenterId: board.voters[2]!.id, lane: 'discuss', ...more });
  const stateOf = async (caseId: string) => expectStatus(await coordinator.get(`/cases/${caseId}`), 200).state;
  const events = async (caseId: string): Promise<string[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`SELECT event, payload::json ->> 'waiver' AS waiver FROM audit.entry WHERE case_id = $1 ORDER BY "position"`, [caseId]);
    await client.end();
    return rows.map(({ event, waiver }: { event: string; waiver: string | null }) => (waiver === null ? event : `${event} ${waiver}`));
  };

  const frozenAgenda = (meetingId: string) =>
    asOwner(database.url, async (client) => JSON.parse((await client.query(`SELECT snapshot_text FROM document_order WHERE meeting_id = $1`, [meetingId])).rows[0].snapshot_text));

  it('takes a case that is not ready only with a reason, given by name', async () => {
    const meetingId = await draft(later);
    const caseId = await acceptedCase(coordinator, board.boardId);
    const preview = expectStatus(await coordinator.get(`/meetings/${meetingId}/listing/${caseId}`), 200);
    expect(preview).toMatchObject({ verdict: 'notReady', isLate: false, mayAssent: false });
    expect(preview.findings.some(({ itemId, effect }: { itemId: string; effect: string }) => itemId === 'wish' && effect === 'blocks')).toBe(true);
    expect((await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId))).body.reason).toBe('listing.waiverNeeded');
    expect(await stateOf(caseId)).toBe('accepted');
    const meeting = expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { waiverReason: 'She is seen tomorrow.' })), 201);
    expect(meeting.agenda[0]).toMatchObject({ waiver: { by: { id: board.coordinator.id }, reason: 'She is seen tomorrow.' }, late: null });
    expect(await events(caseId)).toContain('waiverGranted readiness');
  });

  it('keeps no waiver where none is needed', async () => {
    const meetingId = await draft(later);
    const caseId = await acceptedCase(coordinator, board.boardId, { wish: asked });
    const { verdict } = expectStatus(await coordinator.get(`/meetings/${meetingId}/listing/${caseId}`), 200);
    expect(verdict).not.toBe('notReady');
    const meeting = expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { waiverReason: 'To be safe.' })), 201);
    expect(meeting.agenda[0].waiver).toBeNull();
    expect(await events(caseId)).not.toContain('waiverGranted readiness');
  });

  it('asks the chair about a case that comes after the cut-off, and lists it when the chair agrees', async () => {
    const meetingId = await draft(over);
    const caseId = await acceptedCase(coordinator, board.boardId, { wish: asked });
    expect((await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId))).body.reason).toBe('listing.afterCutOff');
    const waiting = expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { lateReason: 'Rising bilirubin.' })), 201);
    expect(waiting.agenda).toEqual([]);
    expect(waiting.lateAdditions).toMatchObject([{ caseId, state: 'asked', reason: 'Rising bilirubin.', askedBy: { id: board.coordinator.id } }]);
    expect(await stateOf(caseId)).toBe('accepted');
    expect((await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { lateReason: 'Again.' }))).body.reason).toBe('listing.askedAlready');

    const { id } = waiting.lateAdditions[0];
    for (const somebody of [coordinator, member]) expect((await somebody.post(`/late-additions/${id}/decision`, { assent: true })).status).toBe(403);
    const agreed = expectStatus(await deputy.post(`/late-additions/${id}/decision`, { assent: true }), 200);
    expect(agreed.lateAdditions).toEqual([]);
    expect(agreed.agenda[0]).toMatchObject({ caseId, late: { reason: 'Rising bilirubin.', askedBy: { id: board.coordinator.id }, assentedBy: { id: board.deputy.id } } });
    expect(await stateOf(caseId)).toBe('listed');
    expect(await events(caseId)).toEqual(expect.arrayContaining(['lateAdditionAsked', 'waiverGranted cutOff', 'lateAdditionDecided']));
    expect((await chair.post(`/late-additions/${id}/decision`, { assent: true })).body.reason).toBe('listing.alreadyDecided');
  });

  it('lets the chair list a late case outright, refuse one with a reason, and its author take it back', async () => {
    const meetingId = await draft(over);
    const [first, second, third] = [await acceptedCase(coordinator, board.boardId, { wish: asked }), await acceptedCase(coordinator, board.boardId), await acceptedCase(coordinator, board.boardId, { wish: asked })];
    expect(expectStatus(await chair.post(`/meetings/${meetingId}/agenda-items`, item(first!, { lateReason: 'Jaundice.' })), 201).agenda[0].late.assentedBy.id).toBe(board.chair.id);
    // The printed agenda does not name twice who asked nobody.
    expectStatus(await coordinator.post(`/meetings/${meetingId}/documents`, { kind: 'agenda', format: 'pdf', language: 'en', recipient: '' }), 201);
    expect((await frozenAgenda(meetingId)).agenda[0].late).toEqual({ askedBy: board.chair.name, assentedBy: null, reason: 'Jaundice.' });
    // A case that is neither ready nor in time needs both.
    expect((await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(second!, { lateReason: 'Jaundice.' }))).body.reason).toBe('listing.waiverNeeded');
    const ask = async (caseId: string) => expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { lateReason: 'Jaundice.', waiverReason: 'Seen tomorrow.' })), 201).lateAdditions.at(-1).id;
    const refusedId = await ask(second!);
    expect((await chair.post(`/late-additions/${refusedId}/decision`, { assent: false })).body.fields[0].path).toBe('reason');
    const refused = expectStatus(await chair.post(`/late-additions/${refusedId}/decision`, { assent: false, reason: 'It can wait a week.' }), 200);
    expect(refused.lateAdditions).toMatchObject([{ state: 'refused', decisionReason: 'It can wait a week.', decidedBy: { id: board.chair.id } }]);
    expect(await stateOf(second!)).toBe('accepted');
    const withdrawn = await ask(third!);
    expectStatus(await coordinator.send('DELETE', `/late-additions/${withdrawn}`), 200);
    expect(await stateOf(third!)).toBe('accepted');
  });

  it('asks the same of a deferred case that is put back', async () => {
    const meetingId = await draft(over);
    const caseId = await acceptedCase(coordinator, board.boardId);
    const deferred = await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(caseId, { lane: 'deferred', reason: 'Scan missing.' }));
    const { id } = expectStatus(deferred, 201).agenda[0];
    // Minutes alone leave lane and reason as they are.
    const changed = await coordinator.patch(`/agenda-items/${id}`, { minutes: 7 }, { 'if-match': deferred.etag! });
    expect(expectStatus(changed, 200).agenda[0]).toMatchObject({ minutes: 7, lane: 'deferred', reason: 'Scan missing.' });
    const back = (who: Client, more: Record<string, unknown>) => who.patch(`/agenda-items/${id}`, { lane: 'discuss', ...more }, { 'if-match': changed.etag! });
    expect((await back(chair, {})).body.reason).toBe('listing.afterCutOff');
    expect((await back(chair, { lateReason: 'The scan came.' })).body.reason).toBe('listing.waiverNeeded');
    expect((await back(coordinator, { lateReason: 'The scan came.', waiverReason: 'Seen tomorrow.' })).body.reason).toBe('listing.assentNotByChair');
    expect(expectStatus(await back(chair, { lateReason: 'The scan came.', waiverReason: 'Seen tomorrow.' }), 200).agenda[0]).toMatchObject({ lane: 'discuss', late: { assentedBy: { id: board.chair.id } }, waiver: { reason: 'Seen tomorrow.' } });
  });

  it('keeps breaks in order with the cases, and takes a published agenda back with a reason', async () => {
    const meetingId = await draft(later);
    for (let index = 0; index < 2; index += 1) {
      expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, item(await acceptedCase(coordinator, board.boardId, { wish: asked }))), 201);
    }
    const made = await coordinator.post(`/meetings/${meetingId}/breaks`, { minutes: 10, position: 2 });
    const { agenda, breaks } = expectStatus(made, 201);
    expect([agenda.map(({ position }: { position: number }) => position), breaks]).toEqual([[1, 3], [{ id: breaks[0].id, position: 2, minutes: 10 }]]);
    expect((await chair.post(`/agenda-items/${breaks[0].id}/commands`, { command: 'call' })).body.reason).toBe('meeting.notOpen');
    const moved = await coordinator.patch(`/agenda-items/${breaks[0].id}`, { position: 3, minutes: 15 }, { 'if-match': made.etag! });
    expect(expectStatus(moved, 200).breaks).toEqual([{ id: breaks[0].id, position: 3, minutes: 15 }]);
    expect((await coordinator.patch(`/agenda-items/${breaks[0].id}`, { lane: 'deferred', reason: 'x' }, { 'if-match': moved.etag! })).status).toBe(400);

    const command = (who: Client, body: Record<string, unknown>) => who.post(`/meetings/${meetingId}/commands`, body);
    expectStatus(await command(coordinator, { command: 'publish' }), 200);
    expect((await command(member, { command: 'withdrawAgenda', reason: 'x' })).status).toBe(403);
    expect((await command(coordinator, { command: 'withdrawAgenda' })).body.fields[0].path).toBe('reason');
    expect(expectStatus(await command(coordinator, { command: 'withdrawAgenda', reason: 'The room is not free.' }), 200).state).toBe('draft');
    expect(await events(agenda[0].caseId)).toContain('agendaWithdrawn');
    expect((await command(coordinator, { command: 'withdrawAgenda', reason: 'x' })).body.reason).toBe('meeting.stepNotAllowed');
    const again = expectStatus(await coordinator.get(`/meetings/${meetingId}`), 200);
    expect(expectStatus(await coordinator.send('DELETE', `/agenda-items/${breaks[0].id}`, undefined, { 'if-match': `"${again.version}"` }), 200).breaks).toEqual([]);
  });
});
