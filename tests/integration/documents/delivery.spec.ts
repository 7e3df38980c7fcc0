import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Guard, entryPoints, startService } from '@consilium/launcher';
import { getDocumentProxy } from 'unpdf';
import { until } from '../../drills/audit/record.mjs';
import { startMailServer } from '../../support/mail-server.mjs';
import { createDatabase } from '../../support/postgres.mjs';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../meetings/board-room.mjs';
import { confirmCase, sign, signInAll } from '../meetings/deliberating.mjs';

type Client = Awaited<ReturnType<typeof signIn>>;
interface Delivery {
  id: string;
  state: string;
  error: string | null;
  readAt: string | null;
  sentAt: string | null;
  attempts: number;
}

/** Letters of one signed case, made by the real worker and sent to a real SMTP server that also misbehaves. */
describe('delivery of letters', () => {
  const dataDir = mkdtempSync(join(import.meta.dirname, '../../.artifacts/delivery-'));
  const guard = new Guard();
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  let api: Awaited<ReturnType<typeof startApi>>;
  let worker: ReturnType<typeof startService>;
  let board: Awaited<ReturnType<typeof seedBoard>>;
  let coordinator: Client;
  let voters: Client[];
  let outsider: Client;
  let caseId: string;
  let letterId: string;

  beforeAll(async () => {
    database = await createDatabase({ label: 'delivery' });
    server = await startMailServer();
    const mail = { SMTP_URL: server.url, MAIL_FROM: 'board@example.org' };
    api = await startApi({ appUrl: database.appUrl, dataDir, env: mail });
    const env = { ...process.env, ...mail, NODE_ENV: 'test', WORKER_DATABASE_URL: database.workerUrl, DATA_DIR: dataDir, LOG_LEVEL: 'info', SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '1' };
    worker = startService({ name: 'worker', entryPoint: entryPoints.worker, env, logFile: join(dataDir, 'worker.log'), guard });
    board = await seedBoard(database.url, { name: 'Board of the letters' });
    coordinator = await signIn(api.url, board.coordinator);
    voters = await signInAll(api.url, board.voters);
    outsider = await signIn(api.url, board.outsider);
    const opened = await openMeeting({ board, coordinator, chair: voters[0]!, present: board.voters });
    caseId = opened.items[0]!.caseId;
    const { outcome } = await confirmCase({ chair: voters[0]!, voters, meetingId: opened.meetingId, item: opened.items[0]! });
    for (const voter of voters) await sign(voter, outcome);
    letterId = expectStatus(await coordinator.post(`/cases/${caseId}/documents`, { kind: 'referrerLetter', format: 'pdf', language: 'en', recipient: 'Dr P. Marsh' }), 201).id;
    await until(async () => expectStatus(await coordinator.get(`/documents/${letterId}`), 200).state === 'made', 60_000);
  }, 180_000);
  afterAll(async () => {
    await worker?.stop();
    await api?.stop();
    await server?.close();
    await database?.drop();
    await guard.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    server.behaviour.manner = 'takes';
    server.received.length = 0;
  });

  const attachment = { channel: 'attachment', recipient: 'Dr P. Marsh', address: 'marsh@practice.example' };
  const deliver = async (input: object, who = coordinator): Promise<Delivery> => expectStatus(await who.post(`/documents/${letterId}/deliveries`, input), 201);
  const list = async (): Promise<{ items: Delivery[]; channels: string[]; people: Array<{ id: string }> }> => expectStatus(await coordinator.get(`/documents/${letterId}/deliveries`), 200);
  const find = async (id: string): Promise<Delivery> => (await list()).items.find((delivery) => delivery.id === id)!;
  const reaches = async (id: string, state: string): Promise<Delivery> => {
    await until(async () => (await find(id)).state === state, 30_000);
    return find(id);
  };
  const entries = (id: string): Promise<string[]> =>
    asOwner(database.url, async (client) => (await client.query(`SELECT payload::json ->> 'state' AS state FROM audit.entry WHERE event = 'documentDelivered' AND payload::json ->> 'deliveryId' = $1 ORDER BY position`, [id])).rows.map(({ state }) => state));
  /** What a mailbox sees of a message, decoded. */
  const visible = (raw: string): string => raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

  it('is refused before a named clinician has released the letter', async () => {
    expect((await coordinator.post(`/documents/${letterId}/deliveries`, attachment)).body.reason).toBe('delivery.notReleased');
    expect((await list()).items).toEqual([]);
    expectStatus(await voters[2]!.post(`/documents/${letterId}/release`), 200);
    expect((await list()).channels).toEqual(['link', 'attachment', 'print']);
  });

  it('attaches the letter under a password that is told by telephone, and names no patient', async () => {
    const { id } = await deliver(attachment);
    const sent = await reaches(id, 'sent');
    expect([sent.attempts, sent.error, sent.readAt]).toEqual([1, null, null]);
    expect(server.received).toHaveLength(1);
    const { to, raw } = server.received[0]!;
    expect(to).toBe('marsh@practice.example');
    expect(visible(raw)).not.toMatch(/musterfrau|erika|C-\d{4}-\d{4}|resected/i);
    const encoded = /filename=letter\.pdf\r?\n(?:.+\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+?)\r?\n--/.exec(raw)![1]!;
    const bytes = new Uint8Array(Buffer.from(encoded, 'base64'));
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
    await expect(getDocumentProxy(bytes.slice())).rejects.toThrow(/password/i);
    const { password } = expectStatus(await coordinator.get(`/deliveries/${id}/password`), 200);
    expect(password).toMatch(/^(?:[2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
    const pdf = await getDocumentProxy(bytes.slice(), { password });
    const { items } = await (await pdf.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toMatch(/MUSTERFRAU/i);
    expect(await entries(id)).toEqual(['waiting', 'sent']);
  }, 60_000);

  it('sends a link that opens for its receiver alone and is read when it is opened', async () => {
    const { id } = await deliver({ channel: 'link', personId: board.voters[3]!.id });
    await reaches(id, 'sent');
    const { to, raw } = server.received[0]!;
    expect(to).toBe(board.voters[3]!.email);
    expect(visible(raw)).toContain(`/letters/${id}`);
    expect(visible(raw)).not.toMatch(/musterfrau|erika|C-\d{4}-\d{4}/i);
    for (const stranger of [voters[4]!, coordinator, outsider]) {
      expect((await stranger.get(`/deliveries/${id}`)).status).toBe(404);
      expect((await stranger.get(`/deliveries/${id}/content`)).status).toBe(404);
    }
    expect(expectStatus(await voters[3]!.get(`/deliveries/${id}`), 200)).toMatchObject({ kind: 'referrerLetter', readAt: null });
    expect((await find(id)).readAt).toBeNull();
    const opened = await fetch(`${api.url}/api/v1/deliveries/${id}/content`, { headers: { cookie: voters[3]!.cookie } });
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await opened.arrayBuffer();
    const { readAt } = await find(id);
    expect(readAt).not.toBeNull();
    await (await fetch(`${api.url}/api/v1/deliveries/${id}/content`, { headers: { cookie: voters[3]!.cookie } })).arrayBuffer();
    expect((await find(id)).readAt).toBe(readAt);
    expect((await coordinator.get(`/deliveries/${id}/password`)).status).toBe(400);
  }, 60_000);

  it('does not know whether a letter arrived when the line went dead after it; a person decides', async () => {
    server.behaviour.manner = 'hangsUpAfterData';
    const { id } = await deliver(attachment);
    const lost = await reaches(id, 'unknown');
    expect(lost.sentAt).toBeNull();
    expect(server.received).toHaveLength(1);
    expect((await coordinator.post(`/deliveries/${id}/commands`, { command: 'cancel' })).body.reason).toBe('delivery.underWay');
    server.behaviour.manner = 'takes';
    expectStatus(await coordinator.post(`/deliveries/${id}/commands`, { command: 'again' }), 200);
    await reaches(id, 'sent');
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect([ids.length, ids[0] === ids[1]]).toEqual([2, true]);
    expect(await entries(id)).toEqual(['waiting', 'unknown', 'waiting', 'sent']);

    server.behaviour.manner = 'hangsUpAfterData';
    const other = await deliver(attachment);
    await reaches(other.id, 'unknown');
    expect(expectStatus(await coordinator.post(`/deliveries/${other.id}/commands`, { command: 'confirmArrival' }), 200).state).toBe('sent');
    expect((await coordinator.post(`/deliveries/${other.id}/commands`, { command: 'again' })).body.reason).toBe('delivery.notFailed');
  }, 90_000);

  it('waits while the server asks to come back, can be taken back meanwhile, and shows a refusal for good', async () => {
    server.behaviour.manner = 'asksToWait';
    const { id } = await deliver(attachment);
    await until(async () => (await find(id)).error !== null, 30_000);
    expect(await find(id)).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringMatching(/^451/) as string });
    expect(expectStatus(await coordinator.post(`/deliveries/${id}/commands`, { command: 'cancel' }), 200).state).toBe('cancelled');

    server.behaviour.manner = 'refuses';
    const refused = await deliver(attachment);
    const { error } = await reaches(refused.id, 'failed');
    expect(error).toMatch(/^550/);
    expect(error).not.toContain('@');
    expect(await entries(refused.id)).toEqual(['waiting', 'failed']);
  }, 90_000);

  it('on paper is noted as handed over', async () => {
    const { id, state } = await deliver({ channel: 'print', recipient: 'The patient, in person' }, voters[1]!);
    expect(state).toBe('handedOver');
    expect(await entries(id)).toEqual(['handedOver']);
  });

  it('goes to nobody outside the board, nor by a document that is no letter', async () => {
    expect((await coordinator.post(`/documents/${letterId}/deliveries`, { channel: 'link', personId: board.outsider.id })).status).toBe(400);
    expect((await outsider.get(`/documents/${letterId}/deliveries`)).status).toBe(404);
    expect((await coordinator.post(`/documents/${letterId}/deliveries`, { ...attachment, address: 'a@b.example\r\nBcc: c@d.example' })).status).toBe(400);
    const { items } = expectStatus(await coordinator.get(`/cases/${caseId}/documents`), 200) as { items: Array<{ id: string; kind: string }> };
    const report = items.find(({ kind }) => kind === 'outcomeReport')!;
    expect((await coordinator.post(`/documents/${report.id}/deliveries`, attachment)).body.reason).toBe('document.notALetter');
  });
});
