/** Rights that are withdrawn act at once: on the next request, and on sockets that are open. */
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi, type Client } from '../meetings/board-room.mjs';
import { followMeeting, until, type Screen } from '../meetings/live-client.mjs';
import { createDatabase } from '../../support/postgres.mjs';

describe('rights that end while a screen is open', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let chair: Client;
  let meetingId: string;
  let caseId: string;
  const screens: Screen[] = [];

  beforeAll(async () => {
    database = await createDatabase({ label: 'withdrawn' });
    api = await startApi({ appUrl: database.appUrl, label: 'withdrawn' });
    board = await seedBoard(database.url, { voters: 4, name: 'Board of withdrawn rights' });
    coordinator = await signIn(api.url, board.coordinator);
    chair = await signIn(api.url, board.chair);
    const opened = await openMeeting({ board, coordinator, chair, present: board.voters, cases: 1 });
    meetingId = opened.meetingId;
    caseId = opened.items[0]!.caseId;
  }, 60_000);
  afterAll(async () => {
    for (const screen of screens) screen.close();
    await api?.stop();
    await database?.drop();
  });

  const sql = (text: string, values: unknown[] = []) => asOwner(database.url, (client) => client.query(text, values));
  async function follow(who: Client): Promise<Screen> {
    const screen = await followMeeting(api.url, who.cookie, meetingId);
    screens.push(screen);
    return screen;
  }
  /** Nothing of what happens from now on reaches the screen. */
  async function hearsNothing(screen: Screen): Promise<void> {
    const heard = screen.events.length;
    const { etag } = await chair.get(`/meetings/${meetingId}`);
    expectStatus(await chair.patch(`/meetings/${meetingId}`, { title: `Title ${Math.random()}` }, { 'if-match': etag! }), 200);
    const witness = await follow(chair);
    await until(() => witness.events.length > 0 || witness.answer.ok === true);
    expect(screen.events.length).toBe(heard);
  }

  it.each([
    ['membership', `UPDATE board_membership SET valid_to = current_date - 1, valid_from = current_date - 9 WHERE person_id = $1`],
    ['account', `UPDATE person SET is_active = false WHERE id = $1`],
  ])('ends with the %s', async (_name, withdraw) => {
    const person = board.voters[_name === 'account' ? 2 : 3]!;
    const who = await signIn(api.url, person);
    expectStatus(await who.get(`/cases/${caseId}`), 200);
    const screen = await follow(who);
    expect(screen.answer.ok).toBe(true);
    await sql(withdraw, [person.id]);
    expect([401, 404]).toContain((await who.get(`/cases/${caseId}`)).status);
    await until(() => screen.ended() !== null);
    await hearsNothing(screen);
    const again = await followMeeting(api.url, who.cookie, meetingId).catch(() => null);
    if (again !== null) screens.push(again);
    expect(again?.answer?.ok ?? false).toBe(false);
  });

  it('ends with the cover of an absent member', async () => {
    const { outsider } = board;
    const named = expectStatus(
      await chair.post(`/boards/${board.boardId}/covers`, { absentPersonId: board.chair.id, coverPersonId: outsider.id, validFrom: day(0), validTo: day(1) }),
      201,
    );
    const who = await signIn(api.url, outsider);
    expectStatus(await who.get(`/cases/${caseId}`), 200);
    const screen = await follow(who);
    expect(screen.answer.ok).toBe(true);
    expect((await chair.send('DELETE', `/covers/${named.id}`)).status).toBeLessThan(300);
    expect((await who.get(`/cases/${caseId}`)).status).toBe(404);
    await until(() => screen.ended() !== null);
    await hearsNothing(screen);
  });

  it("ends with an auditor's grant, by revocation and by time", async () => {
    const auditor = board.voters[1]!;
    await sql(`UPDATE person SET roles = '{auditor}' WHERE id = $1`, [auditor.id]);
    await sql(`DELETE FROM board_membership WHERE person_id = $1`, [auditor.id]);
    const who = await signIn(api.url, auditor);
    for (const end of [`revoked_at = now()`, `valid_to = clock_timestamp() - interval '1 second'`]) {
      await sql(`INSERT INTO auditor_grant (organisation_id, board_id, person_id, reason, valid_from, valid_to) VALUES ($1, $2, $3, 'a test', now() - interval '2 days', now() + interval '1 day')`, [board.organisationId, board.boardId, auditor.id]);
      expectStatus(await who.get(`/cases/${caseId}`), 200);
      await sql(`UPDATE auditor_grant SET ${end} WHERE person_id = $1 AND revoked_at IS NULL`, [auditor.id]);
      expect((await who.get(`/cases/${caseId}`)).status).toBe(404);
    }
  });

  it('ends with a role', async () => {
    await sql(`UPDATE person SET roles = '{}' WHERE id = $1`, [board.coordinator.id]);
    expect([403, 404]).toContain((await coordinator.patch(`/cases/${caseId}`, { urgency: 'urgent' }, { 'if-match': '"1"' })).status);
    await sql(`UPDATE person SET roles = '{coordinator}' WHERE id = $1`, [board.coordinator.id]);
  });
});

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
