import { createHash, randomUUID } from 'node:crypto';
import { createDatabase } from '../../support/postgres.mjs';
import { PASSWORD, asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from './board-room.mjs';
import { call, completeRecommendation, confirmCase, sign, signInAll, voteRound } from './deliberating.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;
type Item = { id: string; caseId: string };

describe('recommendation, dissent and signatures', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let voters: Client[];
  let chair: Client;

  beforeAll(async () => {
    database = await createDatabase({ label: 'outcome' });
    api = await startApi({ appUrl: database.appUrl });
    board = await seedBoard(database.url);
    coordinator = await signIn(api.url, board.coordinator);
    voters = await signInAll(api.url, board.voters);
    chair = voters[0]!;
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const meeting = async (cases = 1): Promise<{ meetingId: string; items: Item[] }> => openMeeting({ board, coordinator, chair, present: board.voters, cases });
  const confirmed = async (change?: Record<string, unknown>) => {
    const { meetingId, items } = await meeting();
    const item = items[0]!;
    return { meetingId, item, deliberation: await confirmCase({ chair, voters, meetingId, item }, change) };
  };
  const deliberation = async (meetingId: string, caseId: string) => expectStatus(await chair.get(`/meetings/${meetingId}/cases/${caseId}/deliberation`), 200);
  const stateOf = async (caseId: string) => expectStatus(await coordinator.get(`/cases/${caseId}`), 200).state;
  const sessionOf = (who: Client) => createHash('sha256').update(/consilium_session=([^;]+)/.exec(who.cookie)![1]!).digest();
  /** As if the password had been entered so long ago. */
  const age = (who: Client, minutes: number) =>
    asOwner(database.url, (client) => client.query(`UPDATE session SET reauthenticated_at = clock_timestamp() - make_interval(mins => $2) WHERE token_hash = $1`, [sessionOf(who), minutes]));

  describe('the draft', () => {
    it('has one pen; taking it over is seen by all, and what the last scribe still types is refused, not lost in silence', async () => {
      const { meetingId, items } = await meeting();
      const item = items[0]!;
      await call(chair, item.id);
      await voteRound(chair, item.id, voters);
      const path = `/meetings/${meetingId}/cases/${item.caseId}/recommendation`;
      const content = completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId });
      const draft = expectStatus(await coordinator.put(path, { ...content, rationale: '' }), 201);
      expect(draft).toMatchObject({ state: 'draft', version: 1, scribe: { displayName: 'The coordinator' } });
      expect((await coordinator.put(path, content)).status).toBe(428);
      expect((await voters[2]!.put(path, content, { 'if-match': '"1"' })).body.reason).toBe('recommendation.penHeld');
      const taken = expectStatus(await voters[2]!.post(`/recommendations/${draft.id}/pen`), 200);
      expect(taken).toMatchObject({ version: 2, scribe: { displayName: 'Voter 03' } });
      expect((await coordinator.put(path, content, { 'if-match': '"1"' })).status).toBe(412);
      expectStatus(await voters[2]!.put(path, content, { 'if-match': '"2"' }), 200);
      const events = (await chair.get(`/meetings/${meetingId}/events`)).body.items.filter(({ kind }: { kind: string }) => kind === 'recommendationChanged');
      expect(events.map(({ payload }: { payload: { scribeId: string } }) => payload.scribeId)).toEqual([board.coordinator.id, board.voters[2]!.id, board.voters[2]!.id]);
    });

    it('is confirmed by the acting chair, complete, in the version that was read back', async () => {
      const { meetingId, items } = await meeting();
      const item = items[0]!;
      await call(chair, item.id);
      await voteRound(chair, item.id, voters);
      await voteRound(chair, item.id, voters);
      const path = `/meetings/${meetingId}/cases/${item.caseId}/recommendation`;
      const people = { ownerId: chair.personId, communicatorId: chair.personId };
      const draft = expectStatus(await chair.put(path, completeRecommendation(people, { reasonAgainstStatus: '', rationale: '', actions: [], communicatorId: null })), 201);
      const confirm = (who: Client, version: number) => who.post(`/recommendations/${draft.id}/confirmation`, undefined, { 'if-match': `"${version}"` });
      const incomplete = await confirm(chair, 1);
      expect([incomplete.status, incomplete.body.fields.map((field: { path: string }) => field.path)]).toEqual([400, ['rationale', 'reasonAgainstStatus', 'communicatorId', 'actions']]);
      expectStatus(await chair.put(path, completeRecommendation(people), { 'if-match': '"1"' }), 200);
      expect((await confirm(chair, 1)).body).toMatchObject({ code: 'stale', currentVersion: 2 });
      expect((await confirm(voters[1]!, 2)).body.reason).toBe('chair.notActing');
      expect((await confirm(voters[2]!, 2)).status).toBe(403);
      expect((await chair.post(`/recommendations/${draft.id}/confirmation`)).status).toBe(428);
      expectStatus(await confirm(chair, 2), 200);
      expect(await stateOf(item.caseId)).toBe('recommended');
      expect((await confirm(chair, 3)).status).toBe(403);
    });

    it('is not confirmed without the quorum of the case', async () => {
      const { meetingId, items } = await meeting();
      const item = items[0]!;
      await call(chair, item.id);
      await voteRound(chair, item.id, voters);
      await voteRound(chair, item.id, voters);
      const draft = expectStatus(await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId })), 201);
      const stay = (await chair.get(`/meetings/${meetingId}`)).body.attendance.find(({ discipline }: { discipline: string }) => discipline === 'transplant');
      expectStatus(await coordinator.post(`/attendance/${stay.id}/departure`), 200);
      const answer = await chair.post(`/recommendations/${draft.id}/confirmation`, undefined, { 'if-match': '"1"' });
      expect(answer.body).toMatchObject({ reason: 'signatories.quorumNotMet', detail: expect.stringContaining('transplant') });
    });
  });

  it('records a standard-of-care case with its rule, signed like any other, without discussion and votes', async () => {
    const { meetingId, items } = await meeting(2);
    const [item, other] = items as [Item, Item];
    const { etag } = await chair.get(`/meetings/${meetingId}`);
    expectStatus(await chair.patch(`/agenda-items/${item.id}`, { lane: 'standardOfCare', reason: 'Rule 7 of the board: stable disease under SSA.' }, { 'if-match': etag! }), 200);
    const draft = (caseId: string) => coordinator.put(`/meetings/${meetingId}/cases/${caseId}/recommendation`, completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId }));
    expect((await draft(other.caseId)).body.reason).toBe('agenda.notUnderDiscussion');
    const { id } = expectStatus(await draft(item.caseId), 201);
    const confirmed = expectStatus(await chair.post(`/recommendations/${id}/confirmation`, undefined, { 'if-match': '"1"' }), 200);
    expect(JSON.parse(confirmed.outcome.canonical).rounds).toEqual([]);
    for (const voter of voters) expectStatus(await sign(voter, confirmed.outcome), 201);
    expect(await stateOf(item.caseId)).toBe('signedOff');
    expect(expectStatus(await chair.get(`/meetings/${meetingId}`), 200).agenda[0]).toMatchObject({ lane: 'standardOfCare', state: 'done', reason: 'Rule 7 of the board: stable disease under SSA.' });
  });

  describe('the record', () => {
    it('is the canonical text of everything on screen; its hash is the one shown and cannot be stored otherwise', async () => {
      const { deliberation: shown, item } = await confirmed();
      const { canonical, sha256, id } = shown.outcome;
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(sha256);
      const snapshot = JSON.parse(canonical);
      expect(snapshot).toMatchObject({
        format: 'consilium-outcome/1',
        caseId: item.caseId,
        patient: { familyName: 'Musterfrau' },
        recommendation: { position: { optionId: 'curative-hepatic-resection' } },
        signatories: { chair: { personId: board.chair.id, office: 'chair' } },
      });
      expect(snapshot.rounds.map(({ ballots }: { ballots: unknown[] }) => ballots.length)).toEqual([11, 11]);
      expect(snapshot.evaluation.options).toHaveLength(39);
      const stored = await asOwner(database.url, async (client) => (await client.query(`SELECT encode(sha256, 'hex') AS sha256 FROM evaluation WHERE case_id = $1`, [item.caseId])).rows);
      expect(snapshot.evaluation.evaluationSha256).toBe(stored[0]!.sha256);
      await expect(asOwner(database.url, (client) => client.query(`UPDATE outcome_record SET canonical_text = canonical_text || ' ' WHERE id = $1`, [id]))).rejects.toThrow(/check constraint/);
    });

    it('is signed off by the chair and one voter of each required discipline, and shows who signed what and when', async () => {
      const { deliberation: shown, item } = await confirmed();
      const { outcome } = shown;
      expect(shown.stage).toBe('signing');
      expect((await sign(await signIn(api.url, board.guest), outcome)).status).toBe(403);
      expect((await sign(coordinator, outcome)).status).toBe(403);
      let last = expectStatus(await sign(chair, outcome), 201);
      expect((await sign(chair, outcome)).body.reason).toBe('signature.alreadySigned');
      const needed = voters.slice(1).filter((_, index) => !['pathology', 'endocrinology', 'specialistNurse'].includes(board.voters[index + 1]!.discipline!));
      for (const voter of needed) {
        expect(last.state).toBe('awaitingSignatures');
        last = expectStatus(await sign(voter, outcome), 201);
      }
      expect(last.state).toBe('signedOff');
      expect(last.required.every(({ satisfiedBy }: { satisfiedBy: unknown }) => satisfiedBy !== null)).toBe(true);
      expect(last.signatures[0]).toMatchObject({ person: { displayName: 'Voter 01', discipline: 'surgery' }, capacity: 'chair', meaning: 'approved', sha256: outcome.sha256, stale: false, signedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) });
      expect(await stateOf(item.caseId)).toBe('signedOff');
      // Those who are not required may still sign; nothing is edited any more.
      expectStatus(await sign(voters[5]!, outcome), 201);
      expect((await voters[1]!.post(`/recommendations/${shown.recommendation.id}/dissents`, { reason: 'Too late.' })).status).toBe(403);
      const tasks = await asOwner(database.url, async (client) => (await client.query(`SELECT what, owner_id FROM action_item WHERE case_id = $1`, [item.caseId])).rows);
      expect(tasks).toEqual([{ what: 'Ga-68 PET', owner_id: chair.personId }]);
    });

    it('is replaced when a dissent is recorded: earlier signatures stay readable, are stale and count for nothing', async () => {
      const { deliberation: shown, meetingId, item } = await confirmed();
      expectStatus(await sign(chair, shown.outcome), 201);
      const dissenter = voters[4]!;
      const after = expectStatus(await dissenter.post(`/recommendations/${shown.recommendation.id}/dissents`, { reason: 'Embolisation first.' }), 201);
      expect(after.outcome.sha256).not.toBe(shown.outcome.sha256);
      expect(after.outcome.signatures).toMatchObject([{ person: { displayName: 'Voter 01' }, stale: true }]);
      expect((await sign(voters[1]!, shown.outcome)).body.reason).toBe('signature.otherText');
      expect((await sign(voters[1]!, { ...after.outcome, sha256: shown.outcome.sha256 })).body.reason).toBe('signature.otherText');
      expect((await sign(voters[1]!, after.outcome)).body.reason).toBe('signature.dissentNotAcknowledged');
      expect((await dissenter.post(`/recommendations/${shown.recommendation.id}/dissents`, { reason: 'Again.' })).body.reason).toBe('dissent.alreadyRecorded');
      const [dissent] = after.recommendation.dissents;
      expect((await voters[1]!.post(`/dissents/${dissent.id}/acknowledgement`)).body.reason).toBe('dissent.onlyTheChair');
      const heard = expectStatus(await chair.post(`/dissents/${dissent.id}/acknowledgement`), 200);
      expect((await chair.post(`/dissents/${dissent.id}/acknowledgement`)).body.reason).toBe('dissent.alreadyAcknowledged');
      expect((await sign(dissenter, heard.outcome)).body.reason).toBe('signature.dissentOnRecord');
      expect((await sign(voters[1]!, heard.outcome, 'approvedWithDissent')).body.reason).toBe('signature.dissentNotRecorded');
      for (const voter of voters) expectStatus(await sign(voter, heard.outcome, voter === dissenter ? 'approvedWithDissent' : 'approved'), 201);
      const final = (await deliberation(meetingId, item.caseId)).outcome;
      expect(final.state).toBe('signedOff');
      expect(final.signatures.filter(({ stale }: { stale: boolean }) => stale)).toHaveLength(1);
    });

    it('goes back to the chair when a required signature is declined, and can be confirmed and signed anew', async () => {
      const { deliberation: shown, meetingId, item } = await confirmed();
      expect((await sign(voters[8]!, shown.outcome, 'declined')).body.reason).toBe('signature.reasonMissing');
      const declined = expectStatus(await sign(voters[8]!, shown.outcome, 'declined', 'A transplant was not weighed.'), 201);
      expect(declined.state).toBe('returned');
      expect(await stateOf(item.caseId)).toBe('inDiscussion');
      expect((await sign(chair, shown.outcome)).status).toBe(403);
      // Who declined and why is what the chair has to read now.
      expect((await deliberation(meetingId, item.caseId)).outcome).toMatchObject({ state: 'returned', signatures: [{ meaning: 'declined', reason: 'A transplant was not weighed.', stale: false }] });
      const content = completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId }, { rationale: 'Transplantation was weighed and put off.' });
      const version = (await deliberation(meetingId, item.caseId)).recommendation.version;
      expectStatus(await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, content, { 'if-match': `"${version}"` }), 200);
      const again = expectStatus(await chair.post(`/recommendations/${shown.recommendation.id}/confirmation`, undefined, { 'if-match': `"${version + 1}"` }), 200);
      expect(again.outcome.state).toBe('awaitingSignatures');
      expect(again.outcome.signatures).toMatchObject([{ meaning: 'declined', stale: true }]);
      for (const voter of voters) expectStatus(await sign(voter, again.outcome), 201);
      expect(await stateOf(item.caseId)).toBe('signedOff');
    });
  });

  describe('a signature', () => {
    it('cannot be moved to another case', async () => {
      const [one, two] = [await confirmed(), await confirmed()];
      expect((await sign(chair, { id: two.deliberation.outcome.id, sha256: one.deliberation.outcome.sha256 })).body.reason).toBe('signature.otherText');
      expectStatus(await sign(chair, one.deliberation.outcome), 201);
      await asOwner(database.url, (client) => client.query(`UPDATE signature SET outcome_record_id = $2, case_id = $3 WHERE outcome_record_id = $1`, [one.deliberation.outcome.id, two.deliberation.outcome.id, two.item.caseId]));
      const forged = (await deliberation(two.meetingId, two.item.caseId)).outcome;
      expect(forged.signatures).toMatchObject([{ stale: true }]);
      expect(forged.required[0]).toMatchObject({ capacity: 'chair', satisfiedBy: null });
    });

    it('needs a password entered in this very session not more than five minutes ago', async () => {
      const { deliberation: shown } = await confirmed();
      await age(chair, 6);
      const stale = await sign(chair, shown.outcome);
      expect([stale.status, stale.body.code]).toEqual([401, 'reauthenticationRequired']);
      // A fresh password in another session of the same person, or of another person, does not help this one.
      const otherSession = await chair.anotherBrowser();
      expectStatus(await otherSession.put('/session/reauthentication', { password: PASSWORD }), 204);
      expectStatus(await voters[1]!.put('/session/reauthentication', { password: PASSWORD }), 204);
      expect((await sign(chair, shown.outcome)).status).toBe(401);
      // Nor does a time that lies in the future.
      await age(chair, -60);
      expect((await sign(chair, shown.outcome)).status).toBe(401);
      await age(chair, 6);
      expect((await chair.put('/session/reauthentication', { password: 'not it' })).status).toBe(401);
      expect((await sign(chair, shown.outcome)).status).toBe(401);
      expectStatus(await chair.put('/session/reauthentication', { password: PASSWORD }), 204);
      expectStatus(await sign(chair, shown.outcome), 201);
    });

    it('is made once: a repeated request answers the same, two at once leave one', async () => {
      const { deliberation: shown } = await confirmed();
      const key = { 'idempotency-key': randomUUID() };
      const body = { meaning: 'approved', reason: '', sha256: shown.outcome.sha256 };
      const path = `/outcomes/${shown.outcome.id}/signatures`;
      const first = expectStatus(await chair.post(path, body, key), 201);
      expect(expectStatus(await chair.post(path, body, key), 201)).toEqual(first);
      const tabs = [voters[1]!, await voters[1]!.anotherBrowser()];
      const answers = await Promise.all(tabs.map((tab) => tab.post(path, body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('is not given by somebody who has declared an interest since', async () => {
      const { deliberation: shown, meetingId, item } = await confirmed();
      expectStatus(await voters[2]!.post(`/meetings/${meetingId}/interests`, { caseId: item.caseId, kind: 'financial', text: 'Shares.', recuses: true }), 201);
      expect((await sign(voters[2]!, shown.outcome)).body.reason).toBe('signature.conflicted');
    });
  });

  describe('an addendum', () => {
    const signedOff = async () => {
      const made = await confirmed();
      for (const voter of voters) expectStatus(await sign(voter, made.deliberation.outcome), 201);
      return made;
    };
    const content = (change: Record<string, unknown>) => completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId }, change);

    it('is a record of its own that refers to the signed one and is signed in turn', async () => {
      const { deliberation: shown, item, meetingId } = await signedOff();
      const path = `/outcomes/${shown.outcome.id}/addenda`;
      expect((await voters[2]!.post(path, { text: 'Mine.' })).status).toBe(403);
      const added = expectStatus(await chair.post(path, { text: 'The next review was a slip of the pen.', recommendation: content({ nextReviewOn: '2199-03-31' }) }), 201);
      expect(added).toMatchObject({ kind: 'addendum', amends: shown.outcome.id, state: 'awaitingSignatures' });
      expect(JSON.parse(added.canonical)).toMatchObject({ amendsSha256: shown.outcome.sha256, addendumText: 'The next review was a slip of the pen.' });
      expect((await chair.post(path, { text: 'Another.' })).body.reason).toBe('addendum.awaitingSignatures');
      for (const voter of voters) expectStatus(await sign(voter, added), 201);
      const after = await deliberation(meetingId, item.caseId);
      expect(after.outcome).toMatchObject({ id: shown.outcome.id, sha256: shown.outcome.sha256, state: 'signedOff' });
      expect(after.addenda).toMatchObject([{ id: added.id, state: 'signedOff' }]);
      expect((await chair.post(path, { text: 'To the old record.' })).body.reason).toBe('addendum.otherRecord');
    });

    it('needs the quorum again when it changes the plan, whatever it calls itself', async () => {
      const { deliberation: shown, meetingId } = await signedOff();
      const path = `/outcomes/${shown.outcome.id}/addenda`;
      const changed = { text: 'Only a correction.', recommendation: content({ position: { kind: 'option', optionId: 'liver-transplantation' } }) };
      const stays = (await chair.get(`/meetings/${meetingId}`)).body.attendance;
      for (const { id, discipline } of stays) if (discipline === 'transplant') expectStatus(await coordinator.post(`/attendance/${id}/departure`), 200);
      expect((await chair.post(path, changed)).body.reason).toBe('addendum.quorumNeeded');
      expectStatus(await coordinator.post(`/meetings/${meetingId}/attendance`, { personId: board.voters[8]!.id, role: 'core', mode: 'room' }), 201);
      expectStatus(await chair.post(path, changed), 201);
    });
  });
});
