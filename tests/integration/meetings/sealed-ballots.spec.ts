import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '../../support/postgres.mjs';
import { acceptedCase, asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from './board-room.mjs';
import { ballotFor, call, cast, commandRound, openRound, signInAll, voteRound } from './deliberating.mjs';
import { foundInFiles, foundInTables } from './whole-database.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;
type Row = Record<string, unknown>;

describe('sealed ballots', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let voters: Client[];
  let chair: Client;

  beforeAll(async () => {
    database = await createDatabase({ label: 'ballots' });
    api = await startApi({ appUrl: database.appUrl });
    board = await seedBoard(database.url, { voters: 30 });
    coordinator = await signIn(api.url, board.coordinator);
    voters = await signInAll(api.url, board.voters);
    chair = voters[0]!;
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  /** A case on the table with its first round open. */
  const table = async (present = board.voters.slice(0, 6)) => {
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present });
    const item = items[0]!;
    await call(chair, item.id);
    return { meetingId, item, roundId: await openRound(chair, item.id) };
  };
  const deliberation = (who: Client, meetingId: string, caseId: string) => who.get(`/meetings/${meetingId}/cases/${caseId}/deliberation`).then((answer) => expectStatus(answer, 200));
  const ballotRows = (roundId: string) =>
    asOwner(database.url, async (client) => (await client.query(`SELECT voter_id, version, replaced_at IS NULL AS in_force, opened_text, salt, octet_length(ciphertext) AS bytes FROM ballot WHERE round_id = $1 ORDER BY cast_at`, [roundId])).rows as Row[]);

  it('shows a vote to nobody and nowhere before the seal opens, and to everybody after', async () => {
    const { meetingId, item, roundId } = await table();
    const text = `canary-${randomUUID()}`;
    const canaries = [text, 'best-supportive-care'];
    const [first, second] = [voters[1]!, voters[2]!];
    const answers = [
      await cast(first, roundId, { position: { kind: 'other', text }, confidence: 'high', drivers: [] }, { 'idempotency-key': randomUUID() }),
      await cast(second, roundId, { position: { kind: 'option', optionId: 'best-supportive-care' }, confidence: 'low', drivers: [] }, { 'idempotency-key': randomUUID() }),
    ];
    for (const answer of answers) expectStatus(answer, 201);
    for (const who of [chair, first, second, coordinator]) {
      answers.push(await who.get(`/meetings/${meetingId}/cases/${item.caseId}/deliberation`), await who.get(`/meetings/${meetingId}`), await who.get(`/meetings/${meetingId}/events`), await who.get(`/cases/${item.caseId}`));
    }
    const shown = JSON.stringify(answers);
    expect(canaries.filter((canary) => shown.includes(canary))).toEqual([]);
    expect(await foundInTables(database.url, canaries)).toEqual([]);
    expect(foundInFiles(api.dataDir, canaries)).toEqual([]);

    // A number of sealed ballots is all that anybody sees; whose they are shows only to the voter.
    const seen = (await deliberation(coordinator, meetingId, item.caseId)).rounds[0];
    expect(seen).toMatchObject({ state: 'open', sealed: 2, eligible: 6, mine: null, ballots: null, notCast: null, tally: null });
    expect((await deliberation(first, meetingId, item.caseId)).rounds[0].mine).toMatchObject({ version: 1 });
    const events = (await chair.get(`/meetings/${meetingId}/events`)).body.items.filter(({ kind }: Row) => kind === 'ballotCountChanged');
    expect(events.map(({ payload }: Row) => payload)).toEqual([{ roundId, sealed: 1 }, { roundId, sealed: 2 }]);
    expect((await commandRound(chair, roundId, 'openSeal')).body.reason).toBe('round.notClosed');
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    expect((await deliberation(chair, meetingId, item.caseId)).rounds[0]).toMatchObject({ state: 'closed', sealed: 2, ballots: null, tally: null });

    const opened = expectStatus(await commandRound(chair, roundId, 'openSeal'), 200).rounds[0];
    expect(opened.ballots.map(({ position }: Row) => position)).toEqual([{ kind: 'other', text }, { kind: 'option', optionId: 'best-supportive-care' }]);
    expect(opened.notCast).toHaveLength(4);
    expect(opened.tally.total).toEqual({ options: [{ optionId: 'best-supportive-care', count: 1 }], other: 1, cannotJudge: 0, notCast: 4 });
    expect((await commandRound(chair, roundId, 'openSeal')).body.reason).toBe('round.sealAlreadyOpened');
    // Anybody can check a disclosed ballot against the commitment that was on record all along.
    for (const row of await asOwner(database.url, async (client) => (await client.query(`SELECT opened_text, salt, commitment FROM ballot WHERE round_id = $1`, [roundId])).rows)) {
      expect(createHash('sha256').update(row.salt).update(row.opened_text).digest()).toEqual(row.commitment);
    }
  });

  it('keeps the key of a round in a file of its own that only the process reads', async () => {
    const { roundId } = await table();
    expect(statSync(join(api.dataDir, 'keys/ballots', `${roundId}.key`)).mode & 0o777).toBe(0o600);
  });

  it('gives every ballot one length, whatever was voted', async () => {
    const { roundId } = await table();
    expectStatus(await cast(voters[1]!, roundId, { position: { kind: 'option', optionId: 'tae' }, confidence: 'high' }), 201);
    expectStatus(await cast(voters[2]!, roundId, { position: { kind: 'cannotJudge', reason: '界'.repeat(500) }, confidence: null }), 201);
    expect(new Set((await ballotRows(roundId)).map(({ bytes }) => bytes)).size).toBe(1);
  });

  it('has one ballot of a voter in force: two tabs that vote differently at once', async () => {
    const { roundId, item, meetingId } = await table();
    const voter = voters[1]!;
    const otherTab = await voter.anotherBrowser();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const version: Record<string, string> = attempt === 0 ? {} : { 'if-match': `"${attempt}"` };
      const answers = await Promise.all([
        cast(voter, roundId, ballotFor(0), { ...version, 'idempotency-key': randomUUID() }),
        cast(otherTab, roundId, ballotFor(1), { ...version, 'idempotency-key': randomUUID() }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(attempt === 0 ? [201, 428] : [200, 412]);
      const refused = answers.find(({ status }) => status >= 400)!;
      expect(refused.body).toMatchObject({ reason: attempt === 0 ? 'ballot.doubled' : 'ballot.stale', currentVersion: attempt + 1 });
    }
    const rows = await ballotRows(roundId);
    expect(rows.map(({ version, in_force }) => [version, in_force])).toEqual([[1, false], [2, false], [3, false], [4, false], [5, true]]);
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    expectStatus(await commandRound(chair, roundId, 'openSeal'), 200);
    expect((await deliberation(chair, meetingId, item.caseId)).rounds[0].ballots).toHaveLength(1);
    expect((await ballotRows(roundId)).map(({ opened_text }) => opened_text !== null)).toEqual([false, false, false, false, true]);
  });

  it('answers a repeated request with the answer it gave, once, and refuses the key for another vote', async () => {
    const { roundId } = await table();
    const key = { 'idempotency-key': randomUUID() };
    const first = await cast(voters[1]!, roundId, ballotFor(0), key);
    const again = await cast(voters[1]!, roundId, ballotFor(0), key);
    expect([first.status, again.status, again.etag]).toEqual([201, 201, '"1"']);
    expect(again.body).toEqual(first.body);
    expect((await cast(voters[1]!, roundId, ballotFor(1), key)).status).toBe(422);
    expect(await ballotRows(roundId)).toHaveLength(1);
  });

  it('has one order of closing and casting: thirty ballots arrive while the chair closes', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { roundId } = await table(board.voters);
      const closing = new Promise<Awaited<ReturnType<typeof commandRound>>>((resolve) => setTimeout(() => resolve(commandRound(chair, roundId, 'close')), attempt * 60));
      const answers = await Promise.all(voters.map((voter, index) => cast(voter, roundId, ballotFor(index), { 'idempotency-key': randomUUID() })));
      const closed = expectStatus(await closing, 200);
      const taken = answers.filter(({ status }) => status === 201).length;
      expect(answers.filter(({ status }) => status !== 201).every(({ status, body }) => status === 409 && body.reason === 'ballot.late')).toBe(true);
      expect(closed.rounds[0].sealed).toBe(taken);
      const opened = expectStatus(await commandRound(chair, roundId, 'openSeal'), 200).rounds[0];
      expect(opened.ballots).toHaveLength(taken);
      expect(opened.notCast).toHaveLength(30 - taken);
      expect((await asOwner(database.url, async (client) => (await client.query(`SELECT count(*)::int AS n FROM ballot WHERE round_id = $1`, [roundId])).rows[0])).n).toBe(taken);
    }
  });

  it('answers each of 300 ballots that come at once, with the reason where it is refused, and keeps what it acknowledged', async () => {
    const { roundId } = await table(board.voters);
    for (const [index, voter] of voters.entries()) expectStatus(await cast(voter, roundId, ballotFor(index)), 201);
    // Ten of each voter replace the same ballot: at most one of the ten is in time.
    const answers = await Promise.all(voters.flatMap((voter) => Array.from({ length: 10 }, (_, attempt) => cast(voter, roundId, ballotFor(attempt), { 'if-match': '"1"' }))));
    const refused = answers.filter(({ status }) => status !== 200);
    const taken = answers.length - refused.length;
    // Stale, or more than the server takes at once: both say what to do, and neither leaves anything behind.
    expect(refused.filter(({ status, body }) => !((status === 412 && body.reason === 'ballot.stale') || [429, 503].includes(status)))).toEqual([]);
    expect(taken).toBeGreaterThan(0);
    const rows = await ballotRows(roundId);
    expect([rows.length, rows.filter((row) => row['in_force']).length]).toEqual([30 + taken, 30]);
    expect(new Set(rows.map((row) => `${String(row['voter_id'])} ${String(row['version'])}`)).size).toBe(30 + taken);
    const closed = expectStatus(await commandRound(chair, roundId, 'close'), 200);
    expect(closed.rounds[0].sealed).toBe(30);
  });

  it('closes once: two chairs close at the same moment', async () => {
    const { roundId } = await table();
    const second = await chair.anotherBrowser();
    const answers = await Promise.all([commandRound(chair, roundId, 'close'), commandRound(second, roundId, 'close')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.reason).toBe('round.alreadyClosed');
    expect((await cast(voters[1]!, roundId, ballotFor(0))).body.reason).toBe('ballot.late');
  });

  it('takes ballots from voters in the room only', async () => {
    const { roundId, meetingId, item } = await table(board.voters.slice(0, 4));
    const reason = async (who: Client) => (await cast(who, roundId, ballotFor(0))).body.reason;
    expect(await reason(voters[9]!)).toBe('ballot.voterAbsent');
    const guest = await signIn(api.url, board.guest);
    expect((await cast(guest, roundId, ballotFor(0))).status).toBe(403);
    expect((await cast(coordinator, roundId, ballotFor(0))).status).toBe(403);
    expectStatus(await voters[10]!.post(`/meetings/${meetingId}/attendance`, { personId: board.voters[10]!.id, role: 'guest', mode: 'room' }), 201);
    expect(await reason(voters[10]!)).toBe('ballot.voterIsGuest');
    expectStatus(await cast(voters[2]!, roundId, ballotFor(0)), 201);
    // An interest declared after voting takes the ballot out of the count, and the person out of the vote.
    expectStatus(await voters[2]!.post(`/meetings/${meetingId}/interests`, { caseId: item.caseId, kind: 'treating', text: 'My patient.', recuses: true }), 201);
    expect(await reason(voters[2]!)).toBe('ballot.voterConflicted');
    expect((await deliberation(chair, meetingId, item.caseId)).rounds[0]).toMatchObject({ sealed: 0, eligible: 3 });
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    const opened = expectStatus(await commandRound(chair, roundId, 'openSeal'), 200).rounds[0];
    expect(opened.ballots).toEqual([]);
    expect(opened.notCast.map(({ displayName }: Row) => displayName)).toEqual(['Voter 01', 'Voter 02', 'Voter 04']);
  });

  it('lets a named cover vote as themselves for the seat of the absent member, and only one of them', async () => {
    const [absent, cover] = [board.voters[7]!, board.voters[8]!];
    await asOwner(database.url, (client) =>
      client.query(`INSERT INTO board_cover (organisation_id, board_id, absent_person_id, cover_person_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, current_date - 1, current_date + 1)`, [board.organisationId, board.boardId, absent.id, cover.id]),
    );
    const { roundId, meetingId } = await table(board.voters.slice(0, 3));
    expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: cover.id, role: 'cover', mode: 'remote', coversPersonId: absent.id }), 201);
    expectStatus(await cast(voters[8]!, roundId, ballotFor(1)), 201);
    expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: absent.id, role: 'core', mode: 'room' }), 201);
    expect((await cast(voters[7]!, roundId, ballotFor(0))).body.reason).toBe('ballot.seatAlreadyVoted');
    expect((await cast(voters[8]!, roundId, ballotFor(0), { 'if-match': '"1"' })).body.reason).toBe('ballot.seatHeldByMember');
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    const [ballot] = expectStatus(await commandRound(chair, roundId, 'openSeal'), 200).rounds[0].ballots;
    expect([ballot.voter.displayName, ballot.covers.displayName]).toEqual(['Voter 09', 'Voter 08']);
  });

  it('takes the vote of a cover who has no seat of their own, and none once the cover has ended', async () => {
    const [absent, cover] = [board.voters[6]!, board.outsider];
    const covering = (sql: string) => asOwner(database.url, (client) => client.query(sql, [board.boardId, absent.id, cover.id]));
    await covering(`INSERT INTO board_cover (organisation_id, board_id, absent_person_id, cover_person_id, valid_from, valid_to) SELECT organisation_id, id, $2, $3, current_date - 1, current_date + 1 FROM board WHERE id = $1`);
    const { roundId, meetingId } = await table(board.voters.slice(0, 3));
    expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: cover.id, role: 'cover', mode: 'room', coversPersonId: absent.id }), 201);
    const browser = await signIn(api.url, cover);
    expectStatus(await cast(browser, roundId, ballotFor(0)), 201);
    expectStatus(await cast(browser, roundId, ballotFor(1), { 'if-match': '"1"' }), 200);
    await covering(`UPDATE board_cover SET valid_to = current_date - 1 WHERE board_id = $1 AND absent_person_id = $2 AND cover_person_id = $3`);
    expect((await cast(browser, roundId, ballotFor(0), { 'if-match': '"2"' })).status).toBe(404);
    expect(await ballotRows(roundId)).toHaveLength(2);
  });

  it('refuses a member who was removed a moment ago, and ballots for rounds of others', async () => {
    const { roundId } = await table();
    const removed = board.voters[5]!;
    await asOwner(database.url, (client) => client.query(`UPDATE board_membership SET valid_to = current_date - 1 WHERE person_id = $1`, [removed.id]));
    expect((await cast(voters[5]!, roundId, ballotFor(0))).status).toBe(404);
    expect(await ballotRows(roundId)).toEqual([]);
    const foreign = await seedBoard(database.url, { voters: 2, name: 'Board elsewhere' });
    const stranger = await signIn(api.url, foreign.chair);
    const [theirs, none] = [await cast(stranger, roundId, ballotFor(0)), await cast(stranger, randomUUID(), ballotFor(0))];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
    await asOwner(database.url, (client) => client.query(`UPDATE board_membership SET valid_to = NULL WHERE person_id = $1`, [removed.id]));
  });

  it('refuses ballots that say nothing the catalogue knows, field by field', async () => {
    const { roundId } = await table();
    const fieldOf = async (ballot: unknown) => {
      const answer = await cast(voters[1]!, roundId, ballot);
      return [answer.status, answer.body.fields?.[0]?.path];
    };
    expect(await fieldOf({ position: { kind: 'option', optionId: 'snake-oil' }, confidence: 'high' })).toEqual([400, 'position.optionId']);
    expect(await fieldOf({ position: { kind: 'other', text: '  ' }, confidence: 'high' })).toEqual([400, 'position.text']);
    expect(await fieldOf({ ...ballotFor(0), confidence: null })).toEqual([400, 'confidence']);
    expect(await fieldOf({ ...ballotFor(0), drivers: ['NO-SUCH-01'] })).toEqual([400, 'drivers.0']);
    expect(await fieldOf({ ...ballotFor(0), voterId: board.chair.id })).toEqual([400, 'voterId']);
    expect((await voters[1]!.send('PUT', `/rounds/${roundId}/ballot`, { position: { kind: 'other', text: 'a\u0000b' }, confidence: 'low' })).status).toBe(400);
    expect(await ballotRows(roundId)).toEqual([]);
  });

  it('keeps the order of a deliberation: what comes too early or twice is refused with the reason', async () => {
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters.slice(0, 4) });
    const item = items[0]!;
    const open = () => chair.post(`/agenda-items/${item.id}/rounds`);
    expect((await open()).status).toBe(403);
    await call(chair, item.id);
    const drafted = { position: { kind: 'option', optionId: 'tae' }, intent: 'cure' };
    expect((await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, drafted)).body.reason).toBe('deliberation.sealClosed');
    const roundId = await openRound(chair, item.id);
    expect((await open()).body).toMatchObject({ code: 'illegalTransition', reason: 'deliberation.sealClosed' });
    expect((await chair.post(`/agenda-items/${item.id}/commands`, { command: 'finish', reason: 'Lunch.' })).body.reason).toBe('deliberation.sealClosed');
    expect((await voters[1]!.post(`/rounds/${roundId}/commands`, { command: 'close' })).body.reason).toBe('chair.notActing');
    expect((await voters[2]!.post(`/rounds/${roundId}/commands`, { command: 'close' })).status).toBe(403);
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    expectStatus(await commandRound(chair, roundId, 'openSeal'), 200);
    const draft = expectStatus(await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, drafted), 201);
    expect((await chair.post(`/recommendations/${draft.id}/confirmation`, undefined, { 'if-match': '"1"' })).body.reason).toBe('deliberation.votesOutstanding');
    const after = await voteRound(chair, item.id, voters.slice(0, 4));
    expect(after.shift).toMatchObject({ movedCount: 0, votedTwiceCount: 0 });
    expect((await open()).body.reason).toBe('deliberation.roundOver');
  });

  it('puts the deputy in the chair where the chair has an interest in the case', async () => {
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters.slice(0, 4) });
    const item = items[0]!;
    expectStatus(await chair.post(`/meetings/${meetingId}/interests`, { caseId: item.caseId, kind: 'treating', text: 'My patient.', recuses: true }), 201);
    await call(chair, item.id);
    const roundId = await openRound(coordinator, item.id);
    expect((await deliberation(chair, meetingId, item.caseId)).actingChair).toMatchObject({ person: { id: board.deputy.id }, office: 'deputyChair', replacedBecause: 'recused' });
    expect((await commandRound(chair, roundId, 'close')).body.reason).toBe('chair.notActing');
    expectStatus(await commandRound(voters[1]!, roundId, 'close'), 200);
  });

  it('records each ballot with its commitment alone; who cast it says the entry of the opened seal', async () => {
    const { roundId, item } = await table();
    expectStatus(await cast(voters[1]!, roundId, ballotFor(0)), 201);
    const entriesOf = (event: string) =>
      asOwner(database.url, async (client) => (await client.query(`SELECT actor_id, actor_role, payload FROM audit.entry WHERE case_id = $1 AND event = $2`, [item.caseId, event])).rows as Array<{ actor_id: string | null; actor_role: string; payload: string }>);
    const [entry, ...more] = await entriesOf('ballotCast');
    expect(more).toEqual([]);
    expect([entry!.actor_id, entry!.actor_role]).toEqual([null, 'voter']);
    expect(Object.keys(JSON.parse(entry!.payload) as Row).sort()).toEqual(['ballotId', 'commitment', 'meetingId', 'roundId']);
    expectStatus(await commandRound(chair, roundId, 'close'), 200);
    expectStatus(await commandRound(chair, roundId, 'openSeal'), 200);
    const [opened] = await entriesOf('sealOpened');
    expect(JSON.parse(opened!.payload)).toMatchObject({ ballotIds: [(JSON.parse(entry!.payload) as { ballotId: string }).ballotId], voterIds: [voters[1]!.personId] });
    expect(await acceptedCase(coordinator, board.boardId)).toEqual(expect.any(String));
  });
});
