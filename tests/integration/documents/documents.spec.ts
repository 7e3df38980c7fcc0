import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Guard, entryPoints, startService } from '@consilium/launcher';
import { getDocumentProxy } from 'unpdf';
import { createDatabase } from '../../support/postgres.mjs';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../meetings/board-room.mjs';
import { confirmCase, sign, signInAll } from '../meetings/deliberating.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;
interface Order {
  id: string;
  kind: string;
  format: string;
  state: string;
  sha256: string;
  bytes: number;
  orderedAt: string;
  releasedBy: { displayName: string } | null;
}

/** One case signed in a meeting, its documents made by the real worker; on Redis where REDIS_URL is given. */
describe('documents of a signed outcome', () => {
  const dataDir = mkdtempSync(join(import.meta.dirname, '../../.artifacts/documents-'));
  const guard = new Guard();
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let worker: ReturnType<typeof startService>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let voters: Client[];
  let outsider: Client;
  let meetingId: string;
  let caseId: string;
  let outcome: { id: string; sha256: string };

  const workerEnv = () => ({
    ...process.env, NODE_ENV: 'test', WORKER_DATABASE_URL: database.workerUrl, DATA_DIR: dataDir, LOG_LEVEL: 'info', SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '1',
  });

  beforeAll(async () => {
    database = await createDatabase({ label: 'documents' });
    api = await startApi({ appUrl: database.appUrl, dataDir });
    worker = startService({ name: 'worker', entryPoint: entryPoints.worker, env: workerEnv(), logFile: join(dataDir, 'worker.log'), guard });
    board = await seedBoard(database.url, { name: 'Board of the documents' });
    coordinator = await signIn(api.url, board.coordinator);
    voters = await signInAll(api.url, board.voters);
    outsider = await signIn(api.url, board.outsider);
    const opened = await openMeeting({ board, coordinator, chair: voters[0]!, present: board.voters });
    meetingId = opened.meetingId;
    caseId = opened.items[0]!.caseId;
    const deliberation = await confirmCase({ chair: voters[0]!, voters, meetingId, item: opened.items[0]! });
    outcome = deliberation.outcome;
  }, 180_000);
  afterAll(async () => {
    await worker?.stop();
    await api?.stop();
    await database?.drop();
    await guard.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const orders = async (): Promise<Order[]> => expectStatus(await coordinator.get(`/cases/${caseId}/documents`), 200).items;
  const made = async (path: string, id: string): Promise<Order> => {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const found = (expectStatus(await coordinator.get(path), 200).items as Order[]).find((order) => order.id === id);
      if (found?.state === 'made') return found;
      if (found?.state === 'failed') throw new Error(`failed: ${JSON.stringify(found)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The document was not made in a minute.');
  };
  const raw = (who: Client, path: string, headers: Record<string, string> = {}) => fetch(`${api.url}/api/v1${path}`, { headers: { cookie: who.cookie, ...headers } });
  const order = (who: Client, kind: string, format: string, recipient = '', headers: Record<string, string> = {}) =>
    who.post(`/cases/${caseId}/documents`, { kind, format, language: 'en', recipient }, headers);
  const readEntries = () =>
    asOwner(database.url, async (client) => (await client.query(`SELECT count(*)::int AS count FROM audit.entry WHERE event = 'documentRead'`)).rows[0].count as number);

  it('cannot be ordered before the outcome is signed', async () => {
    const answer = await order(coordinator, 'outcomeReport', 'pdf');
    expect([answer.status, answer.body.reason]).toEqual([409, 'document.outcomeNotSigned']);
    expect(await orders()).toEqual([]);
  });

  it('are ordered with the last required signature and made by the worker', async () => {
    for (const voter of voters) {
      const answer = await sign(voter, outcome);
      if (answer.status !== 201) expect(answer.body.reason).toBe('signing.recordClosed');
    }
    const [report] = await orders();
    expect(report).toMatchObject({ kind: 'outcomeReport', format: 'pdf' });
    const done = await made(`/cases/${caseId}/documents`, report!.id);
    expect(done.bytes).toBeGreaterThan(20_000);
  }, 90_000);

  it('say what the record says: names, times, meanings and hash in the text of the PDF', async () => {
    const [report] = (await orders()).filter(({ kind }) => kind === 'outcomeReport');
    const answer = await raw(coordinator, `/documents/${report!.id}/content`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(report!.sha256);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="C-\d{4}-\d{4}-outcome-report-en\.pdf"$/);
    const text = await textOf(bytes);
    const { signatures, sha256 } = expectStatus(await voters[0]!.get(`/meetings/${meetingId}/cases/${caseId}/deliberation`), 200).outcome;
    // Those given after the last required one stand in the record, not in the report that it ordered.
    const shown = (signatures as Array<{ person: { displayName: string }; signedAt: string }>).filter(({ signedAt }) => signedAt <= report!.orderedAt);
    expect(shown.length).toBeGreaterThanOrEqual(3);
    for (const { person, signedAt } of shown) {
      const second = `${new Date(signedAt).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
      expect(text).toMatch(new RegExp(`${squeeze(person.displayName)}.{0,60}${squeeze('I agree with this recommendation')}${squeeze(second)}`));
    }
    for (const half of [sha256.slice(0, 32), sha256.slice(32)]) expect(text).toContain(half);
    expect(text).toContain(squeeze('MUSTERFRAU, Erika'));
    expect(text).toContain(squeeze('Few lesions, all of them reachable.'));
  });

  it('are opened in ranges, and only after the entry that says who read them', async () => {
    const [report] = (await orders()).filter(({ kind }) => kind === 'outcomeReport');
    const path = `/documents/${report!.id}/content`;
    const before = await readEntries();
    const part = await raw(coordinator, path, { range: 'bytes=0-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '%PDF-', `bytes 0-4/${report!.bytes}`]);
    expect(await readEntries()).toBe(before + 1);
    const tail = await raw(coordinator, `${path}?disposition=attachment`, { range: 'bytes=-6' });
    expect([tail.status, (await tail.text()).trim()]).toEqual([206, '%%EOF']);
    expect(tail.headers.get('content-disposition')).toMatch(/^attachment;/);
    const beyond = await raw(coordinator, path, { range: `bytes=${report!.bytes}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${report!.bytes}`]);
    const unchanged = await raw(coordinator, path, { 'if-none-match': `"${report!.sha256}"` });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    expect(await readEntries()).toBe(before + 4);
  });

  it('are hidden from people outside the board', async () => {
    const [report] = await orders();
    for (const path of [`/cases/${caseId}/documents`, `/documents/${report!.id}`, `/documents/${report!.id}/content`, `/meetings/${meetingId}/documents`]) {
      expect((await outsider.get(path)).status).toBe(404);
    }
    expect((await coordinator.get(`/documents/${randomUUID()}/content`)).status).toBe(404);
  });

  it('are one document however often they are ordered', async () => {
    const first = await order(coordinator, 'referrerLetter', 'docx', 'Dr P. Marsh');
    const again = await order(voters[0]!, 'referrerLetter', 'docx', 'Dr P. Marsh');
    const another = await order(coordinator, 'referrerLetter', 'docx', 'Dr Q. Marsh');
    expect([first.status, again.status, another.status]).toEqual([201, 200, 201]);
    expect(again.body.id).toBe(first.body.id);
    expect(another.body.id).not.toBe(first.body.id);
    const [one, same] = await Promise.all([order(coordinator, 'patientLetter', 'json'), order(voters[1]!, 'patientLetter', 'json')]);
    expect(one.body.id).toBe(same.body.id);
    const entries = await asOwner(database.url, async (client) =>
      (await client.query(`SELECT count(*)::int AS count FROM audit.entry WHERE event = 'documentOrdered' AND payload::json ->> 'orderId' = ANY ($1)`, [[first.body.id, one.body.id]])).rows[0].count,
    );
    expect(entries).toBe(2);
  });

  it('leave only after a named clinician released them', async () => {
    const placed = expectStatus(await order(coordinator, 'patientLetter', 'pdf'), 201) as Order;
    const letter = await made(`/cases/${caseId}/documents`, placed.id);
    expect(letter.releasedBy).toBeNull();
    expect((await coordinator.post(`/documents/${letter.id}/release`)).status).toBe(403);
    const released = expectStatus(await voters[2]!.post(`/documents/${letter.id}/release`), 200) as Order;
    expect(released.releasedBy).toMatchObject({ displayName: 'Voter 03' });
    expect((await voters[2]!.post(`/documents/${letter.id}/release`)).body.reason).toBe('document.alreadyReleased');
    const [report] = (await orders()).filter(({ kind }) => kind === 'outcomeReport');
    expect((await voters[2]!.post(`/documents/${report!.id}/release`)).body.reason).toBe('document.notALetter');
    expect((await coordinator.post(`/documents/${letter.id}/cancel`)).body.reason).toBe('document.alreadyMade');
    expect((await coordinator.post(`/documents/${letter.id}/retry`)).body.reason).toBe('document.notFailed');
  }, 90_000);

  it('refuse a kind or a format that is not made', async () => {
    expect((await order(coordinator, 'outcomeReport', 'docx')).status).toBe(400);
    expect((await order(coordinator, 'agenda', 'pdf')).status).toBe(400);
    expect((await order(coordinator, 'outcomeReport', 'pdf', 'a\nb')).status).toBe(400);
  });

  it('of a meeting are frozen when they are ordered, and their progress is an event of the meeting', async () => {
    for (const kind of ['agenda', 'minutes', 'actionList']) {
      const placed = expectStatus(await coordinator.post(`/meetings/${meetingId}/documents`, { kind, format: 'pdf', language: 'de', recipient: '' }), 201) as Order;
      await made(`/meetings/${meetingId}/documents`, placed.id);
      const answer = await raw(voters[3]!, `/meetings/${meetingId}/documents/${placed.id}/content`);
      const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
      expect(text).toContain(squeeze('MUSTERFRAU, E'));
      const { items } = expectStatus(await coordinator.get(`/meetings/${meetingId}/events`), 200) as { items: Array<{ kind: string; payload: { orderId: string; state: string } }> };
      expect(items.filter((event) => event.kind === 'documentProgress' && event.payload.orderId === placed.id).map(({ payload }) => payload.state)).toEqual(['made']);
    }
    expect((await voters[3]!.post(`/meetings/${meetingId}/documents`, { kind: 'agenda', format: 'pdf', language: 'de', recipient: '' })).status).toBe(403);
  }, 90_000);

  it('of a case are printed by whoever may read it', async () => {
    const placed = expectStatus(await voters[4]!.post(`/cases/${caseId}/summaries`, { kind: 'caseOnePager', format: 'pdf', language: 'en', recipient: '' }), 201) as Order;
    await made(`/cases/${caseId}/documents`, placed.id);
    const answer = await raw(voters[4]!, `/cases/${caseId}/summaries/${placed.id}/content`);
    expect(await textOf(new Uint8Array(await answer.arrayBuffer()))).toContain(squeeze('Can the liver metastases be resected?'));
    const [report] = (await orders()).filter(({ kind }) => kind === 'outcomeReport');
    expect((await voters[4]!.get(`/cases/${caseId}/summaries/${report!.id}/content`)).status).toBe(404);
  }, 90_000);

  it('of the log are for chair and auditor: every entry with its position, and no patient', async () => {
    const wish = { kind: 'auditDossier', format: 'pdf', language: 'en', recipient: '' };
    expect((await coordinator.post(`/cases/${caseId}/dossiers`, wish)).status).toBe(403);
    const placed = expectStatus(await voters[0]!.post(`/cases/${caseId}/dossiers`, wish), 201) as Order;
    await made(`/cases/${caseId}/documents`, placed.id);
    expect((await voters[0]!.get(`/documents/${placed.id}/content`)).status).toBe(404);
    expect((await coordinator.get(`/cases/${caseId}/dossiers/${placed.id}/content`)).status).toBe(403);
    const text = await textOf(new Uint8Array(await (await raw(voters[0]!, `/cases/${caseId}/dossiers/${placed.id}/content`)).arrayBuffer()));
    const entries = await asOwner(database.url, async (client) =>
      (await client.query(`SELECT "position", left(encode(hash, 'hex'), 8) AS hash, event FROM audit.entry WHERE case_id = $1 AND event IN ('caseCreated', 'outcomeSigned', 'sealOpened', 'documentReleased')`, [caseId])).rows as Array<{ position: string; hash: string }>,
    );
    expect(entries.length).toBeGreaterThan(5);
    for (const { position, hash } of entries) expect(text).toMatch(new RegExp(`${position}\\d{4}-\\d\\d-\\d{4}:\\d\\d:\\d\\d.*${hash.slice(0, 4)}${hash.slice(4)}`));
    expect(text).not.toMatch(/MUSTERFRAU|Erika/i);
  }, 90_000);

  it('are set aside with the error after five attempts, and made after a retry', async () => {
    const placed = await asOwner(database.url, async (client) => {
      const { rows } = await client.query(
        `INSERT INTO document_order (organisation_id, case_id, outcome_record_id, snapshot_text, record_sha256, kind, format, language, template_version, attempts)
         SELECT organisation_id, case_id, outcome_record_id, '{"broken":true}', record_sha256, 'outcomeReport', 'json', 'de', template_version, 4 FROM document_order WHERE case_id = $1 AND kind = 'outcomeReport' AND format = 'pdf' RETURNING id`,
        [caseId],
      );
      return rows[0].id as string;
    });
    const state = async (): Promise<{ state: string; error: string | null; attempts: number }> => expectStatus(await coordinator.get(`/documents/${placed}`), 200);
    for (let attempt = 0; attempt < 600 && (await state()).state !== 'failed'; attempt += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await state()).toMatchObject({ state: 'failed', attempts: 5, error: 'The frozen data of the order does not have the expected shape.' });
    await asOwner(database.url, (client) =>
      client.query(`UPDATE document_order SET snapshot_text = (SELECT snapshot_text FROM document_order WHERE case_id = $2 AND kind = 'outcomeReport' AND format = 'pdf') WHERE id = $1`, [placed, caseId]),
    );
    expectStatus(await coordinator.post(`/documents/${placed}/retry`), 200);
    expect(await made(`/cases/${caseId}/documents`, placed)).toMatchObject({ state: 'made', attempts: 6 });
  }, 90_000);

  it('wait while the worker is away; one that is cancelled meanwhile is never made', async () => {
    await worker.stop();
    const kept = expectStatus(await order(coordinator, 'patientLetter', 'docx'), 201) as Order;
    const dropped = expectStatus(await order(coordinator, 'referrerLetter', 'json'), 201) as Order;
    expect(expectStatus(await coordinator.post(`/documents/${dropped.id}/cancel`), 200).state).toBe('cancelled');
    worker = startService({ name: 'worker', entryPoint: entryPoints.worker, env: workerEnv(), logFile: join(dataDir, 'worker.log'), guard });
    await made(`/cases/${caseId}/documents`, kept.id);
    expect((await orders()).find(({ id }) => id === dropped.id)!.state).toBe('cancelled');
    // Ordered once more it is the same order, and is made.
    expect((expectStatus(await order(coordinator, 'referrerLetter', 'json'), 201) as Order).id).toBe(dropped.id);
    expect((await made(`/cases/${caseId}/documents`, dropped.id)).state).toBe('made');
    expect((expectStatus(await order(coordinator, 'referrerLetter', 'json'), 200) as Order).id).toBe(dropped.id);
  }, 90_000);
});

const squeeze = (text: string): string => text.replace(/\s+/gu, '');

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return squeeze(pages.join(''));
}
