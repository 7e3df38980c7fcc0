import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { startMailServer } from '../../support/mail-server.mjs';
import { createDatabase } from '../../support/postgres.mjs';
import { asOwner } from '../meetings/board-room.mjs';
import { openPostOffice } from './post-office.mjs';

interface Row {
  state: string;
  attempts: number;
  error: string | null;
  body: string | null;
  handed_over: boolean;
  message_id: string;
}

/** The outbox against a real SMTP server that also misbehaves. */
describe('mail', () => {
  const organisationId = randomUUID();
  const stranger = randomUUID();
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  let count = 0;

  beforeAll(async () => {
    database = await createDatabase({ label: 'mail' });
    server = await startMailServer({ user: 'board', password: 'pass%20word' });
    office = await openPostOffice(database, server.url.replace('pass%20word', 'pass%2520word'));
    await asOwner(database.url, async (client) => {
      await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Hospital of the mail'), ($2, 'Another hospital')`, [organisationId, stranger]);
    });
  });
  afterAll(async () => {
    await office?.close();
    await server?.close();
    await database?.drop();
  });
  beforeEach(() => {
    server.behaviour.manner = 'takes';
    server.received.length = 0;
  });

  const message = (change: object = {}) => ({ organisationId, purpose: 'invitation', key: `invitation-${(count += 1)}`, to: 'someone@example.org', subject: 'Invitation', text: 'Open this link: https://example.org/secret', ...change });
  const place = async (wish = message()): Promise<{ state: string; mailId: string; isNew: boolean }> => office.asApp(organisationId, (manager: EntityManager) => office.mail.send(manager, wish));
  const row = async (id: string): Promise<Row> => asOwner(database.url, async (client) => (await client.query(`SELECT * FROM mail WHERE id = $1`, [id])).rows[0]);

  it('is sent once, with a Message-ID of its own, and forgets what it said', async () => {
    const { mailId } = await place();
    await office.sender.sendDue();
    expect(server.received).toHaveLength(1);
    const { state, attempts, body, message_id } = await row(mailId);
    expect([state, attempts, body]).toEqual(['sent', 1, null]);
    expect(server.received[0]!.to).toBe('someone@example.org');
    expect(server.received[0]!.raw).toContain(`Message-ID: ${message_id}`);
    expect(server.received[0]!.raw).toMatch(/From: Tumour board <board@example\.org>/);
    await office.sender.sendDue();
    expect(server.received).toHaveLength(1);
  });

  it('asked for twice under one key is one message', async () => {
    const wish = message();
    const [first, second] = [await place(wish), await place(wish)];
    expect([first.mailId === second.mailId, first.isNew, second.isNew]).toEqual([true, true, false]);
    await Promise.all([office.sender.sendDue(), office.newSender().sendDue(), office.newSender().sendDue()]);
    expect(server.received).toHaveLength(1);
  });

  it('is undone with the act that asked for it', async () => {
    const wish = message();
    const failed = office.asApp(organisationId, async (manager: EntityManager) => {
      await office.mail.send(manager, wish);
      throw new Error('the act failed');
    });
    await expect(failed).rejects.toThrow('the act failed');
    await office.sender.sendDue();
    expect(server.received).toHaveLength(0);
  });

  it('waits while the server asks to come back, and is sent when it no longer does', async () => {
    server.behaviour.manner = 'asksToWait';
    const { mailId } = await place();
    const claimed = await office.claims.claim();
    expect(claimed.id).toBe(mailId);
    await office.claims.settle(claimed, { state: 'waiting', error: '451' }, 3600);
    await office.sender.sendDue();
    expect((await row(mailId)).attempts).toBe(1);
    await asOwner(database.url, (client) => client.query(`UPDATE mail SET next_attempt_at = now() WHERE id = $1`, [mailId]));
    server.behaviour.manner = 'takes';
    await office.sender.sendDue();
    expect(await row(mailId)).toMatchObject({ state: 'sent', attempts: 2, error: null });
  });

  it('is given up after twelve attempts, with what the server said', async () => {
    server.behaviour.manner = 'asksToWait';
    const { mailId } = await place();
    await office.sender.sendDue();
    expect(await row(mailId)).toMatchObject({ state: 'failed', attempts: 12, error: expect.stringMatching(/^451 /) as string, handed_over: false });
    expect(server.received).toHaveLength(0);
  });

  it('refused for good is tried no more, and the address stays out of the error', async () => {
    server.behaviour.manner = 'refuses';
    const { mailId } = await place();
    await office.sender.sendDue();
    const { state, attempts, error } = await row(mailId);
    expect([state, attempts]).toEqual(['failed', 1]);
    expect(error).toMatch(/^550 .*No such user/);
    expect(error).not.toContain('@');
  });

  it('is of unknown fate when the connection is lost after the message, and is not sent again by itself', async () => {
    server.behaviour.manner = 'hangsUpAfterData';
    const { mailId } = await place();
    await office.sender.sendDue();
    expect(server.received).toHaveLength(1);
    expect(await row(mailId)).toMatchObject({ state: 'unknown', attempts: 1, handed_over: true });
    server.behaviour.manner = 'takes';
    await office.sender.sendDue();
    expect(server.received).toHaveLength(1);
  });

  it('sent again by hand carries the same Message-ID', async () => {
    server.behaviour.manner = 'hangsUpAfterData';
    const { mailId } = await place();
    await office.sender.sendDue();
    server.behaviour.manner = 'takes';
    await office.asApp(organisationId, (manager: EntityManager) => manager.query(`UPDATE mail SET state = 'waiting', next_attempt_at = clock_timestamp() WHERE id = $1`, [mailId]));
    await office.sender.sendDue();
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect((await row(mailId)).state).toBe('sent');
  });

  it('waits when the connection is lost before the message, or no server answers', async () => {
    server.behaviour.manner = 'hangsUpAtRecipient';
    const { mailId } = await place();
    await office.sender.sendDue();
    expect(await row(mailId)).toMatchObject({ state: 'failed', attempts: 12, handed_over: false });
    const nobody = await openPostOffice(database, 'smtp://127.0.0.1:9');
    try {
      const unreachable = await place();
      await nobody.sender.sendDue();
      expect(await row(unreachable.mailId)).toMatchObject({ state: 'failed', attempts: 12, error: expect.stringContaining('ECONNREFUSED') as string });
    } finally {
      await nobody.close();
    }
  });

  it('of a worker that froze before the message leaves nothing behind when it wakes late', async () => {
    const { mailId } = await place();
    const frozen = await office.claims.claim();
    await asOwner(database.url, (client) => client.query(`UPDATE mail SET lease_until = now() - interval '1 second' WHERE id = $1`, [mailId]));
    await office.newSender().sendDue();
    expect(server.received).toHaveLength(1);
    await expect(office.claims.handOver(frozen)).rejects.toThrow();
    expect(await office.claims.settle(frozen, { state: 'failed', error: 'late' })).toBe(false);
    expect((await row(mailId)).state).toBe('sent');
  });

  it('of a worker that died after handing over is of unknown fate', async () => {
    const { mailId } = await place();
    await office.claims.handOver(await office.claims.claim());
    await asOwner(database.url, (client) => client.query(`UPDATE mail SET lease_until = now() - interval '1 second' WHERE id = $1`, [mailId]));
    await office.sender.sendDue();
    expect([(await row(mailId)).state, server.received.length]).toEqual(['unknown', 0]);
  });

  it('that has expired is given up instead of sent', async () => {
    const { mailId } = await place(message({ expiresAt: new Date(Date.now() - 1000) }));
    await office.sender.sendDue();
    expect([(await row(mailId)).state, server.received.length]).toEqual(['failed', 0]);
  });

  it('carries what a feature attaches, and tells it the outcome in the same transaction', async () => {
    const told: string[] = [];
    office.purposes.register({
      purpose: 'withAttachment',
      attachments: () => Promise.resolve([{ filename: 'letter.pdf', contentType: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) }]),
      settled: (_manager: EntityManager, mail: { subjectId: string }, outcome: { state: string }) => {
        told.push(`${mail.subjectId} ${outcome.state}`);
        return Promise.resolve();
      },
    });
    const subjectId = randomUUID();
    await place(message({ purpose: 'withAttachment', subjectId }));
    await office.sender.sendDue();
    expect(told).toEqual([`${subjectId} sent`]);
    expect(server.received[0]!.raw).toMatch(/filename=letter\.pdf[\s\S]*JVBERg==/);
  });

  it('cannot be read back by the app, nor seen by another organisation', async () => {
    await place();
    await expect(office.asApp(organisationId, (manager: EntityManager) => manager.query(`SELECT body FROM mail`))).rejects.toThrow(/permission denied/);
    expect(await office.asApp(stranger, (manager: EntityManager) => manager.query(`SELECT id FROM mail`))).toEqual([]);
    await expect(place(message({ subject: 'Two\r\nBcc: all@example.org' }))).rejects.toThrow('one line');
  });

  it('is not pretended where no server is configured', async () => {
    const without = await openPostOffice(database, null);
    try {
      expect(without.mail.isConfigured).toBe(false);
      expect(await without.asApp(organisationId, (manager: EntityManager) => without.mail.send(manager, message()))).toEqual({ state: 'notConfigured' });
      expect(await without.sender.sendDue()).toBe(0);
    } finally {
      await without.close();
    }
  });
});
