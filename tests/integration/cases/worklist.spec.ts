/** The worklist: searched by words, options and missing items within the caller's rights; saved views; the whole list as a file. */
import pg from 'pg';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly boardId: string;
  readonly patient: { readonly familyName: string };
}

describe('the worklist', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let coordinator: Visitor;
  let referrer: Visitor;

  beforeAll(async () => {
    hospital = await openDemoHospital('worklist');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    referrer = await hospital.signIn('penhallow');
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const find = async (query: string, who = coordinator): Promise<Row[]> => {
    const answer = await who.send('GET', `/cases?limit=200&${query}`);
    expect([answer.status, answer.body.fields]).toEqual([200, undefined]);
    return answer.body.items;
  };
  const names = (rows: readonly Row[]): string[] => rows.map(({ patient }) => patient.familyName);
  const caseOf = async (family: string): Promise<{ id: string; number: string; identifier: string }> =>
    (await client.query(`SELECT c.id, c.number, p.identifier_value AS identifier FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE p.family_name = $1`, [family])).rows[0];
  const record = async (caseId: string, element: string, fact: object) => {
    const head = await coordinator.send('GET', `/cases/${caseId}`);
    const answer = await coordinator.send('PUT', `/cases/${caseId}/facts/${element}`, { source: { kind: 'person', label: 'Clinic' }, ...fact }, { 'if-match': head.headers.get('etag')! });
    expect(answer.status).toBe(200);
  };

  it('finds a case by name, number, hospital number and words of the question, in any case and without accents', async () => {
    const birchwood = await caseOf('Birchwood');
    for (const text of ['birchwood', 'BIRCH', 'bírchwöod', birchwood.number, birchwood.identifier, birchwood.identifier.slice(4)]) {
      expect(names(await find(`text=${encodeURIComponent(text)}`))).toContain('Birchwood');
    }
    expect(await find('text=birchwood%20nosuchword')).toEqual([]);
    expect(names(await find('text=bi'))).toContain('Birchwood');
    // One or two letters are looked for where a word begins.
    expect(names(await find('text=od'))).not.toContain('Birchwood');
  });

  it('takes wildcards and quotation marks for what they are', async () => {
    expect(names(await find('text=%25'))).toEqual(names((await find('')).filter((row) => / %/.test(JSON.stringify(row)))));
    for (const text of ['_', "'", '\\', "' OR true --", '%%%', '$1', '{}']) expect(await find(`text=${encodeURIComponent(text)}`)).toEqual([]);
  });

  it('finds a case by what is missing, until it is recorded, and by an option that is open', async () => {
    const { id } = await caseOf('Tamworth');
    await record(id, 'performanceStatusEcog', { state: 'pending', value: null, pendingUntil: '2099-01-01' });
    expect(names(await find('missing=performanceStatusEcog'))).toContain('Tamworth');
    await record(id, 'performanceStatusEcog', { state: 'known', value: 1, observedOn: new Date().toISOString().slice(0, 10) });
    expect(names(await find('missing=performanceStatusEcog'))).not.toContain('Tamworth');

  });

  it('finds a case by an option that is supported or to consider', async () => {
    const { id } = await caseOf('Birchwood');
    await record(id, 'performanceStatusEcog', { state: 'known', value: 1, observedOn: new Date().toISOString().slice(0, 10) });
    const { body } = await coordinator.send('GET', `/cases/${id}/evaluation`);
    const statuses: Array<{ id: string; status: string }> = body.evaluation.options;
    const open = statuses.find(({ status }) => status === 'supported' || status === 'consider');
    const closed = statuses.find(({ status }) => status !== 'supported' && status !== 'consider');
    expect(names(await find(`option=${open!.id}`))).toContain('Birchwood');
    expect(names(await find(`option=${closed!.id}`))).not.toContain('Birchwood');
  });

  it('shows each its own: a referrer their referrals, a guest what is on the list, another organisation nothing', async () => {
    const mine = await find('', referrer);
    const { rows } = await client.query(`SELECT c.id FROM board_case c JOIN person p ON p.id = c.referrer_id WHERE p.email = 'penhallow@northmoor.example'`);
    expect(mine.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(await find('text=birchwood', await hospital.signIn('quillon'))).toEqual([]);
    await client.query(`SET session_replication_role = replica; UPDATE board_membership SET role = 'guest' WHERE person_id = (SELECT id FROM person WHERE email = 'tansley@northmoor.example'); SET session_replication_role = origin`);
    const guest = await hospital.signIn('tansley');
    const states = new Set((await find('', guest)).map(({ state }) => state));
    expect([...states].filter((state) => state !== 'listed' && state !== 'inDiscussion')).toEqual([]);
    expect(await find('state=accepted', guest)).toEqual([]);
  });

  it('tells a referrer what came of their referrals, and nobody else', async () => {
    const { rows } = await client.query(
      `SELECT c.id, c.number FROM board_case c JOIN person p ON p.id = c.referrer_id JOIN outcome_record o ON o.case_id = c.id AND o.state = 'signedOff'
        WHERE p.email = 'penhallow@northmoor.example' AND c.state = 'signedOff' LIMIT 1`,
    );
    const signedCase = rows[0] ?? (await adopt());
    const answer = await referrer.send('GET', '/cases/referrals');
    expect(answer.status).toBe(200);
    const shown = answer.body.items.find((item: { case: Row }) => item.case.id === signedCase.id);
    const { canonical_text: text } = (await client.query(`SELECT canonical_text FROM outcome_record WHERE case_id = $1 AND state = 'signedOff' ORDER BY created_at DESC LIMIT 1`, [signedCase.id])).rows[0];
    expect(shown.outcome).toMatchObject({ position: JSON.parse(text).recommendation.position, meetingOn: JSON.parse(text).meetingOn });
    expect(answer.body.items.filter((item: { case: Row }) => item.case.state !== 'signedOff').every((item: { outcome: unknown }) => item.outcome === null)).toBe(true);
    const read = await referrer.send('GET', `/outcomes/${shown.outcome.outcomeId}`);
    expect([read.status, JSON.parse(read.body.canonical).recommendation.position]).toEqual([200, shown.outcome.position]);
    expect((await coordinator.send('GET', '/cases/referrals')).status).toBe(403);
    const asked = await referrer.send('POST', `/cases/${signedCase.id}/chase`, { itemId: 'other', ask: 'Who tells the patient?', ownerRole: 'coordinator', dueOn: '2099-01-01' });
    expect(asked.status).toBe(201);
    const again = await referrer.send('GET', '/cases/referrals');
    expect(again.body.items.find((item: { case: Row }) => item.case.id === signedCase.id).asked).toBe(1);
  });

  /** Makes a signed case of the demo one that the referrer sent. */
  async function adopt(): Promise<{ id: string }> {
    await client.query(`SET session_replication_role = replica`);
    const { rows } = await client.query(
      `UPDATE board_case SET referrer_id = (SELECT id FROM person WHERE email = 'penhallow@northmoor.example')
        WHERE id = (SELECT c.id FROM board_case c JOIN outcome_record o ON o.case_id = c.id AND o.state = 'signedOff' WHERE c.state = 'signedOff' LIMIT 1) RETURNING id`,
    );
    await client.query(`SET session_replication_role = origin`);
    return rows[0];
  }

  it('gives nothing to a function call that names boards beyond the scope', async () => {
    const { rows } = await client.query(`SELECT id, organisation_id FROM board LIMIT 1`);
    const app = new pg.Client({ connectionString: hospital.database.appUrl });
    await app.connect();
    try {
      const wide = JSON.stringify([{ board: rows[0].id, states: ['accepted', 'listed', 'signedOff'] }]);
      const found = async (): Promise<number> => (await app.query(`SELECT * FROM search_cases($1, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL, 100)`, [wide])).rows.length;
      expect(await found()).toBe(0);
      await app.query(`SELECT set_config('consilium.organisation_id', $1, false), set_config('consilium.board_ids', '{}', false)`, [rows[0].organisation_id]);
      expect(await found()).toBe(0);
      await app.query(`SELECT set_config('consilium.board_ids', $1, false)`, [`{${rows[0].id}}`]);
      expect(await found()).toBeGreaterThan(0);
      await expect(app.query(`SELECT words FROM case_search`)).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });

  it('is paged by key: every case once, in the same order as at once', async () => {
    const whole = await find('');
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await coordinator.send('GET', `/cases?limit=3${after}`);
      seen.push(...body.items.map(({ id }: Row) => id));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toEqual(whole.map(({ id }) => id));
  });

  it.each([
    ['option', 'LIVER; DROP'],
    ['missing', 'ki67 Pct'],
    ['state', 'finished'],
    ['boardId', 'x'],
    ['after', 'x'],
    ['limit', '0'],
  ])('refuses %s=%s at the field', async (field, value) => {
    const answer = await coordinator.send('GET', `/cases?${field}=${encodeURIComponent(value)}`);
    expect([answer.status, answer.body.fields?.[0].path]).toEqual([400, field]);
  });

  describe('as a file', () => {
    it('holds the whole filtered list, disarmed, and the record names every case in it', async () => {
      const { id } = await caseOf('Eastlake');
      const head = await coordinator.send('GET', `/cases/${id}`);
      await coordinator.send('PATCH', `/cases/${id}`, { question: { code: 'other', text: `=cmd|' /C calc'!A0, "quoted"` } }, { 'if-match': head.headers.get('etag')! });
      const whole = await find('');
      const answer = await coordinator.send('GET', '/cases/file?language=de');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="faelle.csv"');
      const lines = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n');
      expect(lines[0]).toMatch(/^Fall,Name,Vorname,/);
      expect(lines.slice(1).map((line: string) => line.split(',')[0])).toEqual(whole.map(({ number }) => number));
      expect(answer.body).toContain(`"'=cmd|' /C calc'!A0, ""quoted"""`);
      const { rows } = await client.query(`SELECT payload FROM audit.entry WHERE event = 'caseListRead' ORDER BY seq DESC LIMIT 1`);
      const payload = typeof rows[0].payload === 'string' ? JSON.parse(rows[0].payload) : rows[0].payload;
      expect(payload).toEqual({ list: 'worklistFile', caseIds: whole.map(({ id: caseId }) => caseId) });
    });

    it('follows the filters and the rights', async () => {
      const { body } = await coordinator.send('GET', '/cases/file?state=signedOff');
      expect(body.trimEnd().split('\r\n').length - 1).toBe((await find('state=signedOff')).length);
      const own = await referrer.send('GET', '/cases/file');
      expect(own.body.trimEnd().split('\r\n').length - 1).toBe((await find('', referrer)).length);
    });
  });

  describe('saved views', () => {
    const filters = { state: ['accepted', 'listed'], option: 'liver-transplantation', text: 'birch' };

    it('are kept by name for the person alone, replaced under the same name, removed, and recorded', async () => {
      const first = await coordinator.send('POST', '/saved-views', { name: 'Transplant', filters });
      expect([first.status, first.body.filters]).toEqual([201, filters]);
      const again = await coordinator.send('POST', '/saved-views', { name: 'Transplant', filters: { option: 'liver-transplantation' } });
      expect(again.body).toMatchObject({ id: first.body.id, filters: { option: 'liver-transplantation' } });
      expect((await coordinator.send('GET', '/saved-views')).body).toHaveLength(1);
      expect((await referrer.send('GET', '/saved-views')).body).toEqual([]);
      expect((await referrer.send('DELETE', `/saved-views/${first.body.id}`)).status).toBe(404);
      expect((await coordinator.send('DELETE', `/saved-views/${first.body.id}`)).status).toBe(204);
      const { rows } = await client.query(`SELECT payload::text AS payload FROM audit.entry WHERE event = 'savedViewChanged' ORDER BY seq`);
      expect(rows.map(({ payload }) => JSON.parse(payload).change)).toEqual(['saved', 'saved', 'removed']);
    });

    it.each([
      ['no name', { name: ' ', filters }, 'name'],
      ['a filter that does not exist', { name: 'x', filters: { owner: 'me' } }, 'filters.owner'],
      ['a state that does not exist', { name: 'x', filters: { state: 'done' } }, 'filters.state'],
    ])('with %s are refused at the field', async (_name, input, field) => {
      const refused = await coordinator.send('POST', '/saved-views', input);
      expect([refused.status, refused.body.fields?.[0].path]).toEqual([400, field]);
    });

    it('are at most thirty', async () => {
      for (let index = 0; index < 30; index += 1) expect((await coordinator.send('POST', '/saved-views', { name: `View ${index}`, filters: {} })).status).toBe(201);
      const refused = await coordinator.send('POST', '/saved-views', { name: 'One more', filters: {} });
      expect([refused.status, refused.body.reason]).toEqual([409, 'savedView.tooMany']);
    });
  });
});
