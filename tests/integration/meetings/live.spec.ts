import { createHash } from 'node:crypto';
import { createDatabase } from '../../support/postgres.mjs';
import { startProxy } from '../../support/proxy.mjs';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from './board-room.mjs';
import { ballotFor, call, cast, commandRound, openRound, signInAll } from './deliberating.mjs';
import { followMeeting, openSocket, until } from './live-client.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;
type Screen = Awaited<ReturnType<typeof followMeeting>>;

describe('the live view', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let second: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let voters: Client[];
  let chair: Client;
  const screens: Screen[] = [];

  beforeAll(async () => {
    database = await createDatabase({ label: 'live' });
    api = await startApi({ appUrl: database.appUrl });
    second = await startApi({ appUrl: database.appUrl, dataDir: api.dataDir, label: 'second' });
    board = await seedBoard(database.url);
    coordinator = await signIn(api.url, board.coordinator);
    voters = await signInAll(api.url, board.voters.slice(0, 6));
    chair = voters[0]!;
  });
  afterEach(() => {
    for (const screen of screens.splice(0)) screen.close();
  });
  afterAll(async () => {
    await second?.stop();
    await api?.stop();
    await database?.drop();
  });

  const follow = async (url: string, who: Client, meetingId: string, after = 0) => {
    const screen = await followMeeting(url, who.cookie, meetingId, after);
    screens.push(screen);
    return screen;
  };
  const meeting = () => openMeeting({ board, coordinator, chair, present: board.voters.slice(0, 6) });
  const sequenceOf = async (meetingId: string): Promise<number> => expectStatus(await chair.get(`/meetings/${meetingId}`), 200).sequence;
  const numbers = (screen: Screen) => screen.events.map(({ sequence }) => sequence);
  const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const membership = (personId: string, validTo: string) =>
    asOwner(database.url, (client) => client.query(`SET session_replication_role = origin; ALTER TABLE board_membership DISABLE TRIGGER audited; UPDATE board_membership SET valid_to = ${validTo} WHERE person_id = '${personId}'; ALTER TABLE board_membership ENABLE TRIGGER audited`));

  it('carries every event, numbered without gaps, to screens of every process, whichever took the write', async () => {
    const { meetingId, items } = await meeting();
    const from = await sequenceOf(meetingId);
    const all = [await follow(api.url, chair, meetingId, from), await follow(second.url, voters[1]!, meetingId, from), await follow(second.url, coordinator, meetingId)];
    expect(all[0]!.answer).toEqual({ ok: true, sequence: from, refetch: false });
    await call(chair, items[0]!.id);
    const roundId = await openRound(chair, items[0]!.id);
    const elsewhere = await signIn(second.url, board.voters[2]!);
    await Promise.all([cast(voters[1]!, roundId, ballotFor(0)), cast(elsewhere, roundId, ballotFor(1)), cast(voters[3]!, roundId, ballotFor(1))].map(async (answer) => expectStatus(await answer, 201)));
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    const last = await sequenceOf(meetingId);
    await until(() => all.every((screen) => screen.newest() === last));
    expect(all.map(numbers)).toEqual([upTo(from + 1, last), upTo(from + 1, last), upTo(1, last)]);
    expect(all[0]!.events.map(({ kind }) => kind)).toEqual(['itemCalled', 'roundOpened', 'ballotCountChanged', 'ballotCountChanged', 'ballotCountChanged', 'roundClosed']);
    expect(all[0]!.events.slice(2, 5).map(({ payload }) => payload)).toEqual([1, 2, 3].map((sealed) => ({ roundId, sealed })));
  });

  it('leaves a screen that was cut off in the same state as the others', async () => {
    const { meetingId } = await meeting();
    const proxy = await startProxy({ port: api.port });
    try {
      const from = await sequenceOf(meetingId);
      const screen = await follow(`http://127.0.0.1:${proxy.port}`, voters[1]!, meetingId, from);
      for (let cut = 0; cut < 5; cut += 1) {
        proxy.mode = { kind: 'refuse' };
        proxy.cut();
        await until(() => !screen.socket.connected);
        for (let index = 0; index <= cut; index += 1) {
          const { etag } = await chair.get(`/meetings/${meetingId}`);
          expectStatus(await chair.patch(`/meetings/${meetingId}`, { title: `Cut ${cut}.${index}` }, { 'if-match': etag! }), 200);
        }
        proxy.mode = { kind: 'pass' };
        await until(async () => screen.newest() === (await sequenceOf(meetingId)));
      }
      expect(numbers(screen)).toEqual(upTo(from + 1, await sequenceOf(meetingId)));
    } finally {
      await proxy.stop();
    }
  });

  it('loses nothing when the connection that listens to the database is cut', async () => {
    const { meetingId, items } = await meeting();
    const from = await sequenceOf(meetingId);
    const screen = await follow(api.url, chair, meetingId, from);
    const cut = () => asOwner(database.url, async (client) => (await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'consilium-live' AND datname = current_database()`)).rowCount);
    expect(await cut()).toBe(2);
    await call(chair, items[0]!.id);
    const last = await sequenceOf(meetingId);
    await until(() => screen.newest() === last);
    expect(numbers(screen)).toEqual(upTo(from + 1, last));
  });

  it('shows a client that missed too much its gap instead of telling everything', async () => {
    const { meetingId } = await meeting();
    const from = await sequenceOf(meetingId);
    await asOwner(database.url, (client) =>
      client.query(`WITH added AS (INSERT INTO meeting_event (meeting_id, sequence, organisation_id, kind) SELECT $1, $2::bigint + n, $3, 'meetingChanged' FROM generate_series(1, 700) n)
                    UPDATE meeting SET event_sequence = $2::bigint + 700 WHERE id = $1`, [meetingId, from, board.organisationId]),
    );
    const screen = await follow(api.url, chair, meetingId, from);
    expect(screen.answer).toEqual({ ok: true, sequence: from + 700, refetch: true });
    await until(() => screen.newest() === from + 700);
    expect(numbers(screen)).toEqual([from + 700]);
    const page = expectStatus(await chair.get(`/meetings/${meetingId}/events?after=${from}`), 200);
    expect([page.items.length, page.complete, page.sequence]).toEqual([500, false, from + 700]);
  });

  it('closes the socket of a removed member at once and hands them nothing more', async () => {
    const { meetingId } = await meeting();
    const from = await sequenceOf(meetingId);
    const [removed, stays] = [await follow(second.url, voters[5]!, meetingId, from), await follow(second.url, voters[4]!, meetingId, from)];
    await membership(board.voters[5]!.id, 'current_date - 1');
    try {
      await until(() => removed.ended() !== null, 2_000);
      expect(removed.ended()).toBe('rightsWithdrawn');
      const { etag } = await chair.get(`/meetings/${meetingId}`);
      expectStatus(await chair.patch(`/meetings/${meetingId}`, { title: 'Without them' }, { 'if-match': etag! }), 200);
      await until(() => stays.newest() === from + 1);
      expect(removed.events).toEqual([]);
      const again = await follow(second.url, voters[5]!, meetingId, from);
      expect(again.answer).toEqual({ ok: false, code: 'notFound' });
    } finally {
      await membership(board.voters[5]!.id, 'NULL');
    }
  });

  it('ends with the session: signed out, deactivated, or locked for idleness', async () => {
    const { meetingId } = await meeting();
    const own = [await voters[3]!.anotherBrowser(), await voters[3]!.anotherBrowser(), await voters[3]!.anotherBrowser()] as const;
    const [signedOut, locked, deactivated] = [await follow(api.url, own[0], meetingId), await follow(api.url, own[1], meetingId), await follow(api.url, own[2], meetingId)];
    expectStatus(await own[0].send('DELETE', '/session'), 204);
    await until(() => signedOut.ended() !== null, 2_000);
    expect(signedOut.ended()).toBe('signedOut');
    const token = /consilium_session=([^;]+)/.exec(own[1].cookie)![1]!;
    await asOwner(database.url, (client) => client.query(`UPDATE session SET last_seen_at = last_seen_at - interval '1 hour' WHERE token_hash = $1`, [createHash('sha256').update(token).digest()]));
    await until(() => locked.ended() !== null, 8_000);
    expect(locked.ended()).toBe('sessionLocked');
    expect(deactivated.ended()).toBeNull();
    await asOwner(database.url, (client) => client.query(`UPDATE person SET is_active = false WHERE id = $1`, [board.voters[3]!.id]));
    await until(() => deactivated.ended() !== null, 8_000);
    expect(deactivated.ended()).toBe('signedOut');
    await asOwner(database.url, (client) => client.query(`UPDATE person SET is_active = true WHERE id = $1`, [board.voters[3]!.id]));
  });

  it('does not keep a session awake by merely being open', async () => {
    const { meetingId } = await meeting();
    const own = await voters[2]!.anotherBrowser();
    const hash = createHash('sha256').update(/consilium_session=([^;]+)/.exec(own.cookie)![1]!).digest();
    const seenAt = () => asOwner(database.url, async (client) => (await client.query(`SELECT last_seen_at::text AS at FROM session WHERE token_hash = $1`, [hash])).rows[0].at as string);
    await asOwner(database.url, (client) => client.query(`UPDATE session SET last_seen_at = last_seen_at - interval '5 minutes' WHERE token_hash = $1`, [hash]));
    const before = await seenAt();
    const screen = await follow(api.url, own, meetingId);
    const { etag } = await chair.get(`/meetings/${meetingId}`);
    expectStatus(await chair.patch(`/meetings/${meetingId}`, { title: 'A new event' }, { 'if-match': etag! }), 200);
    const last = await sequenceOf(meetingId);
    await until(() => screen.newest() === last);
    expect(await seenAt()).toBe(before);
  });

  it('opens for nobody without a session, from another site, or on a meeting of others', async () => {
    const { meetingId } = await meeting();
    const refusal = (cookie: string, headers: Record<string, string> = {}) =>
      new Promise<string>((resolve) => {
        const socket = openSocket(api.url, cookie, headers);
        socket.on('connect', () => resolve('connected'));
        socket.on('connect_error', ({ message }) => resolve(message));
        setTimeout(() => socket.close(), 1_500);
      });
    expect(await refusal('')).toBe('notSignedIn');
    expect(await refusal('consilium_session=guessed')).toBe('notSignedIn');
    expect(await refusal(chair.cookie, { origin: 'https://elsewhere.example' })).toMatch(/websocket error|403/);
    const foreign = await seedBoard(database.url, { voters: 2, name: 'Board elsewhere' });
    const stranger = await follow(api.url, await signIn(api.url, foreign.chair), meetingId);
    expect(stranger.answer).toEqual({ ok: false, code: 'notFound' });
    for (const wrong of [{}, { meetingId, after: -1 }, { meetingId: 'x', after: 0 }, 'text', null, { meetingId, after: 0, boardId: 'x' }]) {
      expect(await stranger.socket.emitWithAck('follow', wrong)).toEqual({ ok: false, code: 'malformedRequest' });
    }
    const { etag } = await chair.get(`/meetings/${meetingId}`);
    expectStatus(await chair.patch(`/meetings/${meetingId}`, { title: 'Unseen' }, { 'if-match': etag! }), 200);
    const seen = await follow(api.url, chair, meetingId);
    await until(async () => seen.newest() === (await sequenceOf(meetingId)));
    expect(stranger.events).toEqual([]);
  });
});
