import { createDatabase } from '../../support/postgres.mjs';
import { acceptedCase, asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from './board-room.mjs';

/** The made-up cases lack the patient's wish, so that each is listed by a waiver. */
const WAIVER = 'Nobody has asked the patient yet.';

type Client = Awaited<ReturnType<typeof signIn>>;

describe('meetings of a board', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let chair: Client;
  let member: Client;

  beforeAll(async () => {
    database = await createDatabase({ label: 'meetings' });
    api = await startApi({ appUrl: database.appUrl });
    board = await seedBoard(database.url);
    coordinator = await signIn(api.url, board.coordinator);
    chair = await signIn(api.url, board.chair);
    member = await signIn(api.url, board.voters[2]!);
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const draft = async (change: Record<string, unknown> = {}) =>
    expectStatus(
      await coordinator.post('/meetings', { boardId: board.boardId, title: 'Tuesday', startsAt: '2099-03-03T14:00:00Z', plannedMinutes: 60, place: 'Room 1', link: '', chairId: board.chair.id, ...change }),
      201,
    );
  const list = async (meetingId: string, change: Record<string, unknown> = {}) => {
    const caseId = await acceptedCase(coordinator, board.boardId);
    const meeting = expectStatus(await coordinator.post(`/meetings/${meetingId}/agenda-items`, { caseId, minutes: 5, presenterId: board.voters[2]!.id, lane: 'discuss', waiverReason: WAIVER, ...change }), 201);
    return { caseId, meeting, item: meeting.agenda.find((item: { caseId: string }) => item.caseId === caseId) };
  };
  const stateOf = async (caseId: string) => expectStatus(await coordinator.get(`/cases/${caseId}`), 200).state;

  it('goes from draft to published with its cases in order, and lists, defers and releases them', async () => {
    const meeting = await draft();
    expect((await coordinator.post(`/meetings/${meeting.id}/commands`, { command: 'publish' })).body.reason).toBe('agenda.nothingToDiscuss');
    const first = await list(meeting.id);
    const second = await list(meeting.id);
    const third = await list(meeting.id, { lane: 'deferred', reason: 'The scan is missing.' });
    expect(await Promise.all([first, second, third].map(({ caseId }) => stateOf(caseId)))).toEqual(['listed', 'listed', 'deferred']);

    const version = () => coordinator.get(`/meetings/${meeting.id}`).then(({ etag }) => ({ 'if-match': etag! }));
    const moved = await coordinator.patch(`/agenda-items/${second.item.id}`, { position: 1, minutes: 9 }, await version());
    expect(moved.body.agenda.map((item: { id: string }) => item.id)).toEqual([second.item.id, first.item.id, third.item.id]);
    expect(moved.body.agenda[0].minutes).toBe(9);

    expectStatus(await coordinator.patch(`/agenda-items/${third.item.id}`, { lane: 'discuss', waiverReason: WAIVER }, await version()), 200);
    expect(await stateOf(third.caseId)).toBe('listed');
    expect((await coordinator.patch(`/agenda-items/${third.item.id}`, { lane: 'deferred', reason: '' }, await version())).body.reason).toBe('agenda.laneReasonMissing');
    expectStatus(await coordinator.send('DELETE', `/agenda-items/${first.item.id}`, undefined, await version()), 200);
    expect(await stateOf(first.caseId)).toBe('accepted');

    const published = expectStatus(await coordinator.post(`/meetings/${meeting.id}/commands`, { command: 'publish' }), 200);
    expect(published.agenda.map(({ position, caseId }: { position: number; caseId: string }) => [position, caseId])).toEqual([[1, second.caseId], [2, third.caseId]]);
    expect(published.agenda[0].patientShort).toBe('Musterfrau, E.');
    expectStatus(await coordinator.post(`/meetings/${meeting.id}/commands`, { command: 'cancel' }), 400);
    expectStatus(await coordinator.post(`/meetings/${meeting.id}/commands`, { command: 'cancel', reason: 'The chair is ill.' }), 200);
    expect(await stateOf(second.caseId)).toBe('accepted');
  });

  it('never lets one editor overwrite another in silence', async () => {
    const meeting = await draft();
    const { item, meeting: seen } = await list(meeting.id);
    const header = { 'if-match': `"${seen.version}"` };
    const answers = await Promise.all([
      coordinator.patch(`/agenda-items/${item.id}`, { minutes: 7 }, header),
      chair.patch(`/agenda-items/${item.id}`, { minutes: 8 }, header),
      chair.patch(`/meetings/${meeting.id}`, { title: 'Wednesday' }, header),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await chair.patch(`/meetings/${meeting.id}`, { title: 'x' })).status).toBe(428);
    const refused = answers.find(({ status }) => status === 412)!;
    expect(refused.body).toMatchObject({ code: 'stale', currentVersion: seen.version + 1 });
  });

  it('lists a case once, only of its own board, and only with people of the board', async () => {
    const meeting = await draft();
    const { caseId } = await list(meeting.id);
    expect((await coordinator.post(`/meetings/${meeting.id}/agenda-items`, { caseId, minutes: 5, presenterId: null, lane: 'discuss', waiverReason: WAIVER })).body.reason).toBe('agenda.caseListedTwice');
    const other = await draft({ title: 'Another' });
    expect((await coordinator.post(`/meetings/${other.id}/agenda-items`, { caseId, minutes: 5, presenterId: null, lane: 'discuss', waiverReason: WAIVER })).body.reason).toBe('case.stepNotAllowed');
    const fresh = await acceptedCase(coordinator, board.boardId);
    expect((await coordinator.post(`/meetings/${meeting.id}/agenda-items`, { caseId: fresh, minutes: 5, presenterId: board.outsider.id, lane: 'discuss', waiverReason: WAIVER })).body.fields[0].path).toBe('presenterId');
    const foreign = await seedBoard(database.url, { voters: 2, name: 'Board elsewhere' });
    const stranger = await signIn(api.url, foreign.coordinator);
    const theirs = await acceptedCase(stranger, foreign.boardId);
    expect((await coordinator.post(`/meetings/${meeting.id}/agenda-items`, { caseId: theirs, minutes: 5, presenterId: null, lane: 'discuss', waiverReason: WAIVER })).status).toBe(404);
    for (const path of [`/meetings/${meeting.id}`, `/meetings/${meeting.id}/events`]) expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get('/meetings')).body.items).toEqual([]);
  });

  it('refuses what a role may not do', async () => {
    const meeting = await draft();
    expect((await member.post('/meetings', { boardId: board.boardId, title: 'Mine', startsAt: '2099-03-03T14:00:00Z', plannedMinutes: 60, place: '', link: '', chairId: board.chair.id })).status).toBe(403);
    expect((await member.post(`/meetings/${meeting.id}/commands`, { command: 'publish' })).status).toBe(403);
    expect((await member.patch(`/meetings/${meeting.id}`, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
    expect((await coordinator.post('/meetings', { boardId: board.boardId, title: 'x', startsAt: '2099-03-03T14:00:00Z', plannedMinutes: 60, place: '', link: '', chairId: board.voters[4]!.id })).body.fields[0].path).toBe('chairId');
  });

  it('keeps the register: what a person may be follows from the board, not from the request', async () => {
    const { meetingId } = await openMeeting({ board, coordinator, chair, present: [board.chair] });
    const enter = (who: Client, body: Record<string, unknown>) => who.post(`/meetings/${meetingId}/attendance`, { mode: 'room', role: 'core', ...body });
    expect((await enter(coordinator, { personId: board.chair.id })).body.reason).toBe('attendance.alreadyPresent');
    expect((await enter(coordinator, { personId: board.guest.id })).body.fields[0].path).toBe('role');
    expect((await enter(coordinator, { personId: board.outsider.id })).body.fields[0].path).toBe('role');
    expect((await enter(coordinator, { personId: board.voters[5]!.id, role: 'cover', coversPersonId: board.voters[6]!.id })).body.fields[0].path).toBe('coversPersonId');
    expect((await enter(member, { personId: board.voters[5]!.id })).status).toBe(403);
    expectStatus(await enter(coordinator, { personId: board.guest.id, role: 'guest' }), 201);
    const entered = expectStatus(await enter(member, { personId: member.personId, mode: 'remote' }), 201);
    const stay = entered.attendance.find(({ person }: { person: { id: string } }) => person.id === member.personId);
    expect(stay).toMatchObject({ role: 'core', mode: 'remote', discipline: 'radiology', leftAt: null });

    expectStatus(await member.post(`/attendance/${stay.id}/departure`), 200);
    expect((await member.post(`/attendance/${stay.id}/departure`)).body.reason).toBe('attendance.notPresent');
    const back = expectStatus(await enter(member, { personId: member.personId }), 201);
    const stays = back.attendance.filter(({ person }: { person: { id: string } }) => person.id === member.personId);
    expect(stays).toHaveLength(2);
    expect(stays[0].leftAt < stays[1].arrivedAt).toBe(true);
  });

  it('shows the quorum of the case on the table, with who is awaited and what asks for them', async () => {
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: [board.chair, board.voters[1]!] });
    const called = expectStatus(await chair.post(`/agenda-items/${items[0]!.id}/commands`, { command: 'call' }), 200);
    const line = (meeting: typeof called, discipline: string) => meeting.quorum.lines.find((entry: { discipline: string }) => entry.discipline === discipline);
    expect(called.quorum.met).toBe(false);
    expect(line(called, 'surgery')).toMatchObject({ state: 'present', people: [{ displayName: 'Voter 01' }] });
    expect(line(called, 'transplant')).toMatchObject({ state: 'awaited', neededFor: ['liver-transplantation'] });
    expect(line(called, 'pathology').state).toBe('notNeeded');
    let last = called;
    for (const person of board.voters.slice(2)) last = expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: person.id, role: 'core', mode: 'room' }), 201);
    expect(last.quorum.met).toBe(true);
    const surgeon = await signIn(api.url, board.chair);
    const declared = expectStatus(await surgeon.post(`/meetings/${meetingId}/interests`, { caseId: items[0]!.caseId, kind: 'personal', text: 'A relative.', recuses: true }), 201);
    expect(declared.quorum.met).toBe(false);
    expect(line(declared, 'surgery').state).toBe('awaited');
    expect((await surgeon.post(`/meetings/${meetingId}/interests`, { caseId: items[0]!.caseId, kind: 'personal', text: 'Again.', recuses: true })).body.reason).toBe('attendance.interestAlreadyDeclared');
  });

  it('has one case on the table, in order, and closes only when each has an outcome or a deferral', async () => {
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: [board.chair], cases: 2 });
    const [one, two] = items as [(typeof items)[0], (typeof items)[0]];
    const act = (itemId: string, body: Record<string, unknown>) => chair.post(`/agenda-items/${itemId}/commands`, body);
    expect((await act(one.id, { command: 'finish' })).body.reason).toBe('agenda.notUnderDiscussion');
    expectStatus(await act(one.id, { command: 'call' }), 200);
    expect((await act(one.id, { command: 'call' })).body.reason).toBe('agenda.alreadyCalled');
    expect((await act(two.id, { command: 'call' })).body.reason).toBe('agenda.anotherUnderDiscussion');
    expect((await chair.post(`/meetings/${meetingId}/commands`, { command: 'open' })).body.reason).toBe('meeting.alreadyOpen');
    expect((await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' })).body.reason).toBe('meeting.casesWithoutOutcome');
    expect((await act(one.id, { command: 'finish' })).body.fields[0].path).toBe('reason');
    expectStatus(await act(one.id, { command: 'finish', reason: 'The presenter was called away.' }), 200);
    expect(await stateOf(one.caseId)).toBe('listed');
    for (const { id } of items) {
      const { etag } = await chair.get(`/meetings/${meetingId}`);
      expectStatus(await chair.patch(`/agenda-items/${id}`, { lane: 'deferred', reason: 'Next week.' }, { 'if-match': etag! }), 200);
    }
    const closed = expectStatus(await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' }), 200);
    expect(closed).toMatchObject({ state: 'closed', currentItemId: null });
    expect(closed.attendance.every(({ leftAt }: { leftAt: string | null }) => leftAt !== null)).toBe(true);
    expect((await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' })).body.reason).toBe('meeting.alreadyClosed');
    expect((await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: board.chair.id, role: 'core', mode: 'room' })).body.reason).toBe('meeting.notOpen');
  });

  it('pages through meetings by key, soonest or newest first', async () => {
    for (let day = 1; day <= 5; day += 1) await draft({ title: `Day ${day}`, startsAt: `2098-05-0${day}T08:00:00Z` });
    const titles: string[] = [];
    let after = '';
    do {
      const page = expectStatus(await coordinator.get(`/meetings?from=2098-05-01T00:00:00Z&to=2098-06-01T00:00:00Z&order=soonestFirst&limit=2${after}`), 200);
      titles.push(...page.items.map(({ title }: { title: string }) => title));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(titles).toEqual(['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5']);
    expect((await coordinator.get('/meetings?after=nonsense')).status).toBe(400);
  });

  it('stays in order on the nights of a clock change and when the database clock was set back', async () => {
    const night = await draft({ startsAt: '2099-10-25T00:30:00Z' });
    expect(night.startsAt).toBe('2099-10-25T00:30:00.000000Z');
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters });
    // As if everybody had been entered before the clock went back by an hour.
    
    await asOwner(database.url, (client) => client.query(`UPDATE attendance SET arrived_at = arrived_at + interval '1 hour' WHERE meeting_id = $1`, [meetingId]));
    const called = expectStatus(await chair.post(`/agenda-items/${items[0]!.id}/commands`, { command: 'call' }), 200);
    expect(called.quorum.met).toBe(true);
    const roundId = expectStatus(await chair.post(`/agenda-items/${items[0]!.id}/rounds`), 201).rounds[0].id;
    expectStatus(await member.put(`/rounds/${roundId}/ballot`, { position: { kind: 'cannotJudge', reason: 'No scan.' }, confidence: null }), 201);
    const stay = (await chair.get(`/meetings/${meetingId}`)).body.attendance.find(({ person }: { person: { id: string } }) => person.id === member.personId);
    const left = expectStatus(await member.post(`/attendance/${stay.id}/departure`), 200).attendance.find(({ id }: { id: string }) => id === stay.id);
    expect(left.leftAt > left.arrivedAt).toBe(true);
  });
});
