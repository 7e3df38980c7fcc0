/** The screen on the wall: pairing, what it shows, and everything it may not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { openDemoHospital, request, type Visitor } from '../../support/demo-hospital.mjs';

describe('a screen on the wall', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let boardId: string;
  let otherBoardId: string;
  let meetingId: string;
  let coordinator: Visitor;
  let chair: Visitor;

  beforeAll(async () => {
    hospital = await openDemoHospital('walls');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    const { rows } = await client.query(`SELECT m.id, m.board_id FROM meeting m WHERE m.state = 'open'`);
    [meetingId, boardId] = [rows[0].id, rows[0].board_id];
    otherBoardId = (await client.query(`SELECT id FROM board WHERE id <> $1 LIMIT 1`, [boardId])).rows[0].id;
    coordinator = await hospital.signIn('fenwick');
    chair = await hospital.signIn('valkenaar');
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  /** A screen that asked for a code. */
  async function screen(): Promise<{ code: string; cookie: string; look: () => Promise<Awaited<ReturnType<typeof request>>> }> {
    const begun = await request(hospital.url, 'POST', '/wall', undefined, {});
    expect(begun.status).toBe(201);
    const cookie = begun.headers.getSetCookie()[0]!.split(';')[0]!;
    return { code: begun.body.code, cookie, look: () => request(hospital.url, 'GET', '/wall', undefined, { cookie }) };
  }
  const pair = (who: Visitor, code: string, board = boardId) => who.send('POST', `/boards/${board}/walls`, { code, name: 'Meeting room 2' });

  it('shows a code that somebody of the board enters, once and in time', async () => {
    const wall = await screen();
    expect(wall.code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect((await wall.look()).body).toEqual({ state: 'waiting' });
    expect((await request(hospital.url, 'GET', '/wall', undefined, {})).body).toEqual({ state: 'unpaired' });
    for (const account of ['castellane', 'penhallow', 'ellery-voss']) expect([403, 404]).toContain((await pair(await hospital.signIn(account), wall.code)).status);
    expect((await pair(coordinator, 'ZZZZ-ZZZZ')).status).toBe(400);
    const paired = await pair(coordinator, wall.code.toLowerCase());
    expect([paired.status, paired.body.name]).toEqual([201, 'Meeting room 2']);
    expect((await pair(coordinator, wall.code)).status).toBe(400);
    const late = await screen();
    await client.query(`UPDATE wall_device SET code_expires_at = now() - interval '1 second' WHERE paired_at IS NULL`);
    expect((await pair(coordinator, late.code)).status).toBe(400);
    const { rows } = await client.query(`SELECT payload::json ->> 'wallId' AS wall FROM audit.entry WHERE event = 'wallPaired'`);
    expect(rows).toEqual([{ wall: paired.body.id }]);
  });

  it('shows the open meeting of its board and locks when it closes', async () => {
    const administrator = await hospital.signIn('quillon');
    const quiet = await screen();
    expect((await pair(administrator, quiet.code, otherBoardId)).status).toBe(201);
    expect((await quiet.look()).body).toMatchObject({ state: 'locked', name: 'Meeting room 2' });
    const wall = await screen();
    const { id } = (await pair(administrator, wall.code)).body;
    const meeting = (await chair.send('GET', `/meetings/${meetingId}`)).body;
    const item = meeting.agenda.find((each: { id: string; lane: string; state: string }) => (meeting.currentItemId === null ? each.lane === 'discuss' && each.state === 'waiting' : each.id === meeting.currentItemId));
    if (meeting.currentItemId === null) expect((await chair.send('POST', `/agenda-items/${item.id}/commands`, { command: 'call' })).status).toBe(200);
    const shown = (await wall.look()).body;
    expect(shown.meeting.current).toMatchObject({ number: item.caseNumber, question: item.question.text });
    // Initials and nothing else of who it is; nobody's ballot; no remark.
    const { rows } = await client.query(`SELECT p.family_name, p.given_name, p.identifier_value, p.birth_date::text FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`, [item.caseId]);
    for (const secret of Object.values(rows[0]) as string[]) expect(JSON.stringify(shown.meeting.current)).not.toContain(secret);
    await wall.look();
    const { rows: entries } = await client.query(`SELECT actor_role FROM audit.entry WHERE event = 'caseRead' AND case_id = $1 AND payload::json -> 'parts' ->> 1 = $2`, [item.caseId, id]);
    expect(entries).toEqual([{ actor_role: 'wall' }]);

    // Closing needs an outcome for every case; here only its effect on the wall is of interest.
    const behindTheDesk = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await behindTheDesk.connect();
    await behindTheDesk.query(`UPDATE meeting SET state = 'closed', closed_at = now(), current_item_id = NULL WHERE id = $1`, [meetingId]);
    await behindTheDesk.end();
    expect((await wall.look()).body).toMatchObject({ state: 'locked' });
  });

  it('is taken out of use at once, by the board or the administrator', async () => {
    const wall = await screen();
    const { id } = (await pair(coordinator, wall.code)).body;
    expect((await (await hospital.signIn('castellane')).send('DELETE', `/boards/${boardId}/walls/${id}`)).status).toBe(403);
    expect((await coordinator.send('GET', `/boards/${boardId}/walls`)).body.map((each: { id: string }) => each.id)).toContain(id);
    expect((await chair.send('DELETE', `/boards/${boardId}/walls/${id}`)).status).toBe(204);
    expect((await wall.look()).body).toEqual({ state: 'unpaired' });
    expect((await chair.send('DELETE', `/boards/${boardId}/walls/${id}`)).status).toBe(404);
  });

  it('may do nothing else: every other route asks who is signed in', async () => {
    const wall = await screen();
    await pair(coordinator, wall.code);
    const refused: string[] = [];
    const { paths } = JSON.parse(readFileSync(join(checkout, 'docs/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, object>> };
    let asked = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (!('x-permission' in operation)) continue;
        asked += 1;
        const { status } = await request(hospital.url, method.toUpperCase(), path.replaceAll(/\{\w+\}/g, meetingId), method === 'get' ? undefined : {}, { cookie: wall.cookie });
        if (status !== 401) refused.push(`${method} ${path}: ${status}`);
      }
    }
    expect(asked).toBeGreaterThan(120);
    expect(refused).toEqual([]);
  }, 120_000);
});
