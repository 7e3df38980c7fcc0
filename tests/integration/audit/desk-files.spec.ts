/** What an auditor takes home from the browser: the log as a file, a proof of one entry, and a decision computed again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../../apps/audit-cli/src/verify.mjs';
import { seedOffice } from '../../drills/audit/erasable-case.mjs';
import { openRecord } from '../../drills/audit/record.mjs';
import { verdictOn } from '../../drills/audit/tamper-drill.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi, type Client } from '../meetings/board-room.mjs';
import { confirmCase, signInAll } from '../meetings/deliberating.mjs';

describe('files of the auditor’s desk', () => {
  let database: TestDatabase;
  let api: Awaited<ReturnType<typeof startApi>>;
  let record: Awaited<ReturnType<typeof openRecord>>;
  let auditor: Client;
  let chair: Client;
  let caseId: string;
  let otherCaseId: string;
  let folder: string;

  const seal = async (): Promise<string> => {
    const sealer = record.newSealer();
    sealer.start();
    await sealer.stop();
    return readFileSync(join(record.folder, 'checkpoints/latest.checkpoint'), 'utf8');
  };
  const download = async (path: string, client = auditor): Promise<{ status: number; type: string | null; name: string | null; file: string; lines: string[] }> => {
    const answer = await fetch(`${api.url}/api/v1${path}`, { headers: { cookie: client.cookie } });
    const text = await answer.text();
    const file = join(folder, 'export.ndjson');
    writeFileSync(file, text);
    return { status: answer.status, type: answer.headers.get('content-type'), name: answer.headers.get('content-disposition'), file, lines: text.trimEnd().split('\n') };
  };
  const verified = (file: string, checkpointFiles: string[] = []) => verify({ file, keyFiles: [join(record.folder, 'checkpoints/checkpoint-key.txt')], checkpointFiles });
  const keep = (name: string, note: string): string => {
    writeFileSync(join(folder, name), note);
    return join(folder, name);
  };
  const exportsLogged = async (): Promise<string[]> =>
    asOwner(database.url, async (client) => (await client.query(`SELECT payload FROM audit.entry WHERE event = 'exportMade' ORDER BY seq`)).rows.map(({ payload }) => payload));

  beforeAll(async () => {
    database = await createDatabase({ label: 'desk_files' });
    api = await startApi({ appUrl: database.appUrl, label: 'desk' });
    record = await openRecord(database);
    folder = mkdtempSync(join(tmpdir(), 'consilium-desk-'));
    const board = await seedBoard(database.url, { name: 'Board of the desk' });
    auditor = await signIn(api.url, (await seedOffice(database.url, board)).auditor);
    const coordinator = await signIn(api.url, board.coordinator);
    const voters = await signInAll(api.url, board.voters);
    chair = voters[0]!;
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters, cases: 2 });
    [caseId, otherCaseId] = items.map((item) => item.caseId) as [string, string];
    await confirmCase({ chair, voters, meetingId, item: items[0]! });
  }, 60_000);
  afterAll(async () => {
    await record?.close();
    await api?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says to come back while nothing is sealed', async () => {
    expect(await auditor.get('/audit/export?reason=test')).toMatchObject({ status: 409, body: { reason: 'audit.nothingSealed' } });
    await seal();
  });

  it('hands out the whole log; the verifier accepts it, and it stands in the log before it leaves', async () => {
    const { status, type, name, file } = await download('/audit/export?reason=yearly-review');
    expect(status).toBe(200);
    expect(type).toContain('application/x-ndjson');
    expect(name).toMatch(/attachment; filename="consilium-log-whole-\d{4}-\d\d-\d\d\.ndjson"/);
    const kept = keep('kept.checkpoint', readFileSync(join(record.folder, 'checkpoints/latest.checkpoint'), 'utf8'));
    const { header, entries, anchored } = verified(file, [kept]);
    expect(header.scope).toBe('whole');
    expect(entries).toBeGreaterThan(50);
    expect(anchored).toBe(entries);
    expect(JSON.parse((await exportsLogged()).at(-1)!)).toEqual({ reasonCode: 'yearly-review', scope: 'whole' });
  });

  it('hands out the chain of a case, compared with a checkpoint kept before', async () => {
    const older = await seal();
    const size = Number(older.split('\n')[1]);
    expectStatus(await auditor.get(`/audit/cases/${caseId}/entries`), 200);
    await seal();
    const { file, lines } = await download(`/audit/cases/${caseId}/export?reason=complaint-17&compareWith=${size}`);
    const kept = keep('older.checkpoint', older);
    const { header, chains, compared } = verified(file, [kept]);
    expect(header).toMatchObject({ scope: 'case', case: caseId });
    expect(chains).toBe(1);
    expect(compared.map(({ from }: { from: string }) => from)).toContain(kept);
    expect(JSON.parse((await exportsLogged()).at(-1)!)).toEqual({ caseId, reasonCode: 'complaint-17', scope: 'case' });

    const dropped = keep('dropped.ndjson', `${lines.toSpliced(5, 1).join('\n')}\n`);
    expect(verdictOn({ file: dropped, keyFiles: [join(record.folder, 'checkpoints/checkpoint-key.txt')], checkpointFiles: [kept] })).toMatch(/is out of place/);
    expect(await auditor.get(`/audit/cases/${caseId}/export?reason=x&compareWith=999999`)).toMatchObject({ status: 409, body: { reason: 'audit.checkpointAhead' } });
  });

  it('hands out a period without a gap, and one entry with its proof', async () => {
    const { items } = expectStatus(await auditor.get(`/audit/cases/${caseId}/entries?limit=200`), 200);
    const [from, to, entryId] = [items.at(-10).recordedAt, items[5].recordedAt, items.at(-10).id];
    const period = await download(`/audit/export?reason=x&from=${from}&to=${to}`);
    const found = verified(period.file);
    expect(found.header.scope).toBe('period');
    expect(found.anchored).toBe(found.entries);
    expect(period.lines.some((line) => line.includes(entryId))).toBe(true);

    const proof = await download(`/audit/export?reason=x&entryId=${entryId}`);
    expect(verified(proof.file)).toMatchObject({ entries: 1, anchored: 1 });
  });

  it('exports single entries where another organisation works in between', async () => {
    const stranger = await seedBoard(database.url, { name: 'Board elsewhere' });
    await signIn(api.url, stranger.coordinator);
    expectStatus(await auditor.get('/audit/entries'), 200);
    await seal();
    const { file, lines } = await download('/audit/export?reason=x');
    const { header, entries, anchored } = verified(file);
    expect(header.scope).toBe('entries');
    expect(anchored).toBe(entries);
    expect(lines.join()).not.toContain(stranger.organisationId);
  });

  it.each([
    ['without a reason', '/audit/export', 400],
    ['with a sentence for a reason', '/audit/export?reason=because%20I%20say', 400],
    ['of a day that is none', '/audit/export?reason=x&from=2026-02-30T00:00:00Z', 400],
    ['with a time in another zone', '/audit/export?reason=x&from=2026-02-01T00:00:00%2B02:00', 400],
    ['of an entry that is not there', '/audit/export?reason=x&entryId=0f0e0d0c-0b0a-4908-8706-050403020100', 404],
    ['of a case that is not there', '/audit/cases/0f0e0d0c-0b0a-4908-8706-050403020100/export?reason=x', 404],
    ['of a time in which nothing happened', '/audit/export?reason=x&to=2020-01-01T00:00:00Z', 404],
  ])('refuses an export %s', async (_, path, status) => {
    expect((await auditor.get(path)).status).toBe(status);
  });

  it('refuses a time in another zone in the list of entries too', async () => {
    expect((await auditor.get('/audit/entries?from=2026-02-01T00:00:00%2B02:00')).status).toBe(400);
  });

  it('is not for the chair, save the chain of their own case', async () => {
    expect((await chair.get('/audit/export?reason=x')).status).toBe(403);
    expect((await download(`/audit/cases/${caseId}/export?reason=x`, chair)).status).toBe(200);
  });

  it('computes a decision again: the same bytes, the hash in the log, nothing else under the rules of today', async () => {
    const { evaluation } = expectStatus(await auditor.get(`/audit/cases/${caseId}/replay`), 200);
    expect(evaluation).toMatchObject({ inOutcome: true, ofItsDay: { identical: true, problem: null }, ofToday: { optionChanges: [], criterionChanges: [], problem: null } });
    expect(evaluation.logged.sha256).toBe(evaluation.storedSha256);
    expect(evaluation.ofToday.options).toBeGreaterThan(30);
    expect(expectStatus(await auditor.get(`/audit/cases/${otherCaseId}/replay`), 200)).toEqual({ evaluation: null });
  });

  it('notices a stored evaluation that somebody changed', async () => {
    await asOwner(database.url, (client) => client.query(`UPDATE evaluation SET result_text = replace(result_text, '"unknown"', '"notMet"') WHERE case_id = $1`, [caseId]));
    const { evaluation } = expectStatus(await auditor.get(`/audit/cases/${caseId}/replay`), 200);
    expect(evaluation.ofItsDay).toMatchObject({ identical: false, problem: 'differs' });
    expect(evaluation.logged.sha256).not.toBe(evaluation.storedSha256);
  });
});
