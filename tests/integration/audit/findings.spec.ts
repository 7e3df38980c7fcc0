/** An auditor's work: samples that can be drawn again, and findings that are raised, answered and settled. */
import { createHash } from 'node:crypto';
import { seedOffice } from '../../drills/audit/erasable-case.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';
import { acceptedCase, asOwner, expectStatus, seedBoard, signIn, startApi, type Client } from '../meetings/board-room.mjs';

const day = (fromToday: number): string => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

describe('an auditor’s work', () => {
  let database: TestDatabase;
  let api: Awaited<ReturnType<typeof startApi>>;
  let auditor: Client;
  let administrator: Client;
  let chair: Client;
  let coordinator: Client;
  let member: Client;
  let stranger: Client;
  let cases: string[];

  beforeAll(async () => {
    database = await createDatabase({ label: 'findings' });
    api = await startApi({ appUrl: database.appUrl, label: 'findings' });
    const board = await seedBoard(database.url, { name: 'Board of the findings', voters: 3 });
    const office = await seedOffice(database.url, board);
    const elsewhere = await seedBoard(database.url, { name: 'Board of another place', voters: 1 });
    [auditor, administrator, chair, coordinator, member, stranger] = (await Promise.all(
      [office.auditor, office.administrator, board.chair, board.coordinator, board.voters[2]!, elsewhere.chair].map((email) => signIn(api.url, email)),
    )) as [Client, Client, Client, Client, Client, Client];
    cases = [];
    for (let made = 0; made < 6; made += 1) cases.push(await acceptedCase(coordinator, board.boardId));
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const draft = (more: Record<string, unknown> = {}) => ({ severity: 'major', text: 'The scan was older than the vote.', ownerRole: 'chair', dueOn: day(14), entryId: null, ...more });
  const raise = async (more: Record<string, unknown> = {}, caseId = cases[0]!) => expectStatus(await auditor.post(`/audit/cases/${caseId}/findings`, draft(more)), 201);
  const match = (version: number) => ({ 'if-match': `"${version}"` });
  const logged = (findingId: string) =>
    asOwner(database.url, async (client) =>
      (await client.query(`SELECT event, payload::json ->> 'change' AS change, payload FROM audit.entry WHERE event LIKE 'finding%' AND payload::json ->> 'findingId' = $1 ORDER BY seq`, [findingId])).rows);

  describe('a sample', () => {
    const period = { to: '' };
    beforeAll(() => {
      period.to = new Date().toISOString();
    });
    const draw = async (query: string, who = auditor) => expectStatus(await who.get(`/audit/sample?${query}`), 200);

    it('of cases is drawn by seed, and again the same way by anybody who reads how', async () => {
      const drawn = await draw(`seed=2026-spring&count=3&to=${period.to}`);
      expect(drawn).toMatchObject({ of: 'cases', seed: '2026-spring', population: 6, from: null });
      const lot = (id: string): string => createHash('sha256').update(`2026-spring:${id}`).digest('hex');
      expect(drawn.cases.map(({ id }: { id: string }) => id)).toEqual([...cases].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, 3));
      await auditor.get(`/cases/${cases[5]}`);
      expect(await draw(`seed=2026-spring&count=3&to=${period.to}`)).toEqual(drawn);
    });

    it('without a seed states the one it drew', async () => {
      const drawn = await draw(`count=4&to=${period.to}`);
      expect(drawn.seed).toMatch(/^[0-9a-f]{16}$/);
      expect((await draw(`count=4&seed=${drawn.seed}&to=${period.to}`)).cases).toEqual(drawn.cases);
    });

    it('of entries holds entries of the named event', async () => {
      const drawn = await draw(`of=entries&event=caseAccepted&seed=x&count=4&to=${period.to}`);
      expect(drawn.population).toBe(6);
      expect(drawn.entries).toHaveLength(4);
      expect(new Set(drawn.entries.map(({ event }: { event: string }) => event))).toEqual(new Set(['caseAccepted']));
    });

    it('of a period that holds nothing is empty', async () => {
      expect(await draw(`from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`)).toMatchObject({ population: 0, cases: [] });
    });

    it('of what is still to come is refused', async () => {
      expect((await auditor.get(`/audit/sample?to=${day(2)}T00:00:00Z`)).body.fields[0].path).toBe('to');
      expect((await auditor.get(`/audit/sample?from=2020-02-01T00:00:00Z&to=2020-01-01T00:00:00Z`)).body.fields[0].path).toBe('from');
    });

    it('stands in the record with what is needed to draw it again', async () => {
      const drawn = await draw(`seed=on-record&count=2&to=${period.to}`);
      const [entry] = await asOwner(database.url, async (client) => (await client.query(`SELECT payload FROM audit.entry WHERE event = 'sampleDrawn' ORDER BY seq DESC LIMIT 1`)).rows);
      expect(JSON.parse(entry.payload)).toEqual({ of: 'cases', seed: 'on-record', to: drawn.to, population: 6, caseIds: drawn.cases.map(({ id }: { id: string }) => id) });
    });

    it('is drawn by auditors only', async () => {
      for (const who of [chair, coordinator, administrator, member]) expect((await who.get('/audit/sample')).status).toBe(403);
    });
  });

  describe('a finding', () => {
    it('is raised, answered and closed, each step with its entry and without its words', async () => {
      const entry = expectStatus(await auditor.get(`/audit/cases/${cases[0]}/entries?limit=1`), 200).items[0];
      const finding = await raise({ entryId: entry.id });
      expect(finding).toMatchObject({ state: 'open', version: 1, severity: 'major', entry: { id: entry.id, position: entry.position, event: entry.event }, mayAnswer: false, mayDecide: true, isOverdue: false });
      const answered = await chair.post(`/audit/findings/${finding.id}/answer`, { text: 'It was known and said.' }, match(1));
      expect(expectStatus(answered, 200)).toMatchObject({ state: 'answered', version: 2, answer: { text: 'It was known and said.' }, mayAnswer: false });
      const closed = await auditor.post(`/audit/findings/${finding.id}/decision`, { decision: 'close', text: '' }, match(2));
      expect(expectStatus(closed, 200)).toMatchObject({ state: 'closed', version: 3, mayDecide: false });
      const entries = await logged(finding.id);
      expect(entries.map(({ event, change }) => `${event} ${change ?? ''}`.trim())).toEqual(['findingRaised', 'findingChanged answered', 'findingChanged closed']);
      expect(entries.map(({ payload }) => payload).join()).not.toMatch(/scan|known/);
    });

    it('is sent back with a reason, answered again, and may be taken back', async () => {
      const { id } = await raise();
      expect((await auditor.post(`/audit/findings/${id}/decision`, { decision: 'close' }, match(1))).body.reason).toBe('finding.notAnswered');
      expectStatus(await chair.post(`/audit/findings/${id}/answer`, { text: 'No idea.' }, match(1)), 200);
      expect((await auditor.post(`/audit/findings/${id}/decision`, { decision: 'return', text: '' }, match(2))).status).toBe(400);
      expect(expectStatus(await auditor.post(`/audit/findings/${id}/decision`, { decision: 'return', text: 'Please look it up.' }, match(2)), 200)).toMatchObject({ state: 'open', answer: { text: 'No idea.' }, verdict: { text: 'Please look it up.' } });
      expectStatus(await chair.post(`/audit/findings/${id}/answer`, { text: 'Found it.' }, match(3)), 200);
      expect(expectStatus(await auditor.post(`/audit/findings/${id}/decision`, { decision: 'withdraw', text: 'Raised in error.' }, match(4)), 200).state).toBe('withdrawn');
      expect((await auditor.post(`/audit/findings/${id}/decision`, { decision: 'withdraw', text: 'Again.' }, match(5))).body.reason).toBe('finding.settled');
      expect((await chair.post(`/audit/findings/${id}/answer`, { text: 'Too late.' }, match(5))).body.reason).toBe('finding.notOpen');
    });

    it('is answered only by whom it was put to; a chair may answer for the coordinator, not the other way round', async () => {
      const toChair = await raise();
      expect((await coordinator.post(`/audit/findings/${toChair.id}/answer`, { text: 'For the chair.' }, match(1))).body.reason).toBe('finding.notYours');
      const toCoordinator = await raise({ ownerRole: 'coordinator' });
      expectStatus(await chair.post(`/audit/findings/${toCoordinator.id}/answer`, { text: 'For her.' }, match(1)), 200);
      for (const who of [auditor, member]) expect((await who.post(`/audit/findings/${toChair.id}/answer`, { text: 'Me.' }, match(1))).status).toBe(403);
      expect((await stranger.post(`/audit/findings/${toChair.id}/answer`, { text: 'Me.' }, match(1))).status).toBe(404);
      expect((await chair.post(`/audit/cases/${cases[1]}/findings`, draft())).status).toBe(403);
    });

    it('overwrites nobody and is raised once under one key', async () => {
      const { id } = await raise();
      expectStatus(await chair.post(`/audit/findings/${id}/answer`, { text: 'First.' }, match(1)), 200);
      expect((await chair.post(`/audit/findings/${id}/answer`, { text: 'Second.' }, match(1))).status).toBe(412);
      expect((await chair.post(`/audit/findings/${id}/answer`, { text: 'Second.' })).status).toBe(428);
      const key = { 'idempotency-key': 'a-finding-raised-once' };
      const [one, two] = [await auditor.post(`/audit/cases/${cases[2]}/findings`, draft(), key), await auditor.post(`/audit/cases/${cases[2]}/findings`, draft(), key)];
      expect(two.body).toEqual(one.body);
      expect(expectStatus(await auditor.get(`/audit/findings?caseId=${cases[2]}`), 200).items).toHaveLength(1);
    });

    it('points at an entry of its own case, and is not due yesterday', async () => {
      const foreign = expectStatus(await auditor.get(`/audit/cases/${cases[3]}/entries?limit=1`), 200).items[0];
      expect((await auditor.post(`/audit/cases/${cases[0]}/findings`, draft({ entryId: foreign.id }))).body.fields[0].path).toBe('entryId');
      expect((await auditor.post(`/audit/cases/${cases[0]}/findings`, draft({ dueOn: day(-2) }))).body.fields[0].path).toBe('dueOn');
    });

    it('about the organisation goes to an administrator, and boards do not see it', async () => {
      const { ownerRole: _, ...about } = draft();
      const finding = expectStatus(await auditor.post('/audit/findings', about), 201);
      expect(finding).toMatchObject({ case: null, ownerRole: 'administrator' });
      const ids = async (who: Client) => expectStatus(await who.get('/audit/findings'), 200).items.map(({ id }: { id: string }) => id);
      expect(await ids(administrator)).toEqual([finding.id]);
      expect(await ids(chair)).not.toContain(finding.id);
      expect((await chair.post(`/audit/findings/${finding.id}/answer`, { text: 'Me.' }, match(1))).status).toBe(403);
      expectStatus(await administrator.post(`/audit/findings/${finding.id}/answer`, { text: 'Done.' }, match(1)), 200);
    });
  });

  it('lists what is due first, page by page, and leaves an entry that names what was shown', async () => {
    await raise({ dueOn: day(3) }, cases[4]);
    const all = expectStatus(await auditor.get('/audit/findings?show=all&limit=200'), 200);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = expectStatus(await auditor.get(`/audit/findings?show=all&limit=2${next === '' ? '' : `&after=${next}`}`), 200);
      seen.push(...page.items.map(({ id }) => id));
      ({ next } = page);
    }
    expect(seen).toEqual(all.items.map(({ id }: { id: string }) => id));
    expect(all.items[0].dueOn).toBe(day(3));
    expect(all.next).toBeNull();
    const [entry] = await asOwner(database.url, async (client) => (await client.query(`SELECT payload FROM audit.entry WHERE event = 'findingListRead' ORDER BY seq DESC LIMIT 1`)).rows);
    expect(JSON.parse(entry.payload)).toEqual({ findingIds: seen.slice(Math.floor((seen.length - 1) / 2) * 2), list: 'findings' });
    expect((await member.get('/audit/findings')).status).toBe(403);
    expect(expectStatus(await stranger.get('/audit/findings?show=all'), 200).items).toEqual([]);
  });

  it('goes home as a file that no spreadsheet takes for a formula', async () => {
    await raise({ text: '=HYPERLINK("http://elsewhere.example")' }, cases[5]);
    const answer = await fetch(`${api.url}/api/v1/audit/findings/file?caseId=${cases[5]}&language=de`, { headers: { cookie: auditor.cookie } });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="feststellungen.csv"');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\uFEFF?Feststellung,Betrifft/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://elsewhere.example"")"`);
  });
});
