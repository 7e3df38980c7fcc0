/** One-time links over HTTP: an account gets its password with one, once, and nobody learns who has an account. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { checkout } from '@consilium/launcher';
import { openDemoHospital, request, signIn } from '../../support/demo-hospital.mjs';
import { createDatabase } from '../../support/postgres.mjs';

const GOOD = 'quiet lamp under the 7 maples';
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const nobody = (url: string, path: string, body: unknown) => request(url, 'POST', path, body, {});

describe('one-time links', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let made = 0;

  /** A link for a demo person, written as `OneTimeLinks` writes it. */
  const link = async (key: string, hours = 1): Promise<string> => {
    made += 1;
    const secret = createHash('sha256').update(`link ${made}`).digest('base64url');
    const { rows } = await client.query(`SELECT id, organisation_id FROM person WHERE email = $1`, [`${key}@northmoor.example`]);
    await client.query(`SELECT set_config('consilium.organisation_id', $1, false)`, [rows[0].organisation_id]);
    await client.query(`SELECT * FROM identity.issue_link($1, 'passwordReset', $2, $3, NULL)`, [rows[0].id, sha256(secret), hours]);
    return secret;
  };
  const redeem = (secret: string, password = GOOD) => nobody(hospital.url, '/account-links/redemption', { secret, password });
  const refusals = async (): Promise<string[]> =>
    (await client.query(`SELECT payload::jsonb ->> 'reasonCode' AS reason FROM audit.entry WHERE event = 'sessionRefused' ORDER BY seq`)).rows.map(({ reason }) => reason);

  beforeAll(async () => {
    hospital = await openDemoHospital('account-links');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  it('says whom it is for, sets the password once, and ends every session', async () => {
    const before = await hospital.signIn('marchetti');
    const secret = await link('marchetti');
    const holder = await nobody(hospital.url, '/account-links/holder', { secret });
    expect(holder.body).toMatchObject({ kind: 'passwordReset', displayName: 'Dr Elio Marchetti', email: 'marchetti@northmoor.example' });
    expect((await redeem(secret)).status).toBe(204);
    expect((await before.send('GET', '/session')).status).toBe(401);
    await expect(hospital.signIn('marchetti')).rejects.toThrow('401');
    expect((await (await signIn(hospital.url, 'marchetti@northmoor.example', GOOD)).send('GET', '/session')).status).toBe(200);

    const again = await redeem(secret, 'another one under the 9 pines');
    expect([again.status, again.body.reason]).toEqual([409, 'link.used']);
    expect((await refusals()).at(-1)).toBe('linkUsed');
  });

  it('is used once when eight hands try it together', async () => {
    const secret = await link('amrani');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => redeem(secret, `${GOOD} ${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(7).fill(409)]);
  });

  it('ends with a newer link and with its time', async () => {
    const older = await link('oduya');
    const newer = await link('oduya');
    expect((await redeem(older)).body.reason).toBe('link.withdrawn');
    await client.query(`UPDATE one_time_link SET issued_at = issued_at - interval '2 hours', expires_at = expires_at - interval '2 hours' WHERE secret_hash = $1`, [sha256(newer)]);
    expect((await redeem(newer)).body.reason).toBe('link.expired');
    expect((await refusals()).slice(-2)).toEqual(['linkWithdrawn', 'linkExpired']);
  });

  it('stays open when the password is refused, and knows no invented link', async () => {
    const secret = await link('tansley');
    for (const password of ['tansley-northmoor', 'password12345', 'short']) {
      const answer = await redeem(secret, password);
      expect([answer.status, answer.body.fields[0].path]).toEqual([400, 'password']);
    }
    expect((await redeem(secret)).status).toBe(204);
    expect((await redeem('A'.repeat(43))).status).toBe(404);
    expect((await redeem('A'.repeat(42))).status).toBe(400);
    const stored = await client.query(`SELECT count(*)::int AS found FROM one_time_link l WHERE l::text LIKE '%' || $1 || '%'`, [secret]);
    expect(stored.rows[0].found).toBe(0);
  });

  it('answers a forgotten password alike for every address, and makes no link it could not deliver', async () => {
    const links = async () => (await client.query(`SELECT count(*)::int AS n FROM one_time_link`)).rows[0].n;
    const before = await links();
    const answers = await Promise.all(['winterbourne@northmoor.example', 'nobody@northmoor.example'].map((email) => nobody(hospital.url, '/password-requests', { email })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual([[202, ''], [202, '']]);
    expect(await links()).toBe(before);
  });
});

describe('the first administrator', () => {
  const command = (url: string, ...given: string[]) =>
    spawnSync(process.execPath, [join(checkout, 'apps/api/dist/first-administrator.js'), ...given], { env: { ...process.env, DATABASE_URL: url, PUBLIC_URL: 'https://board.example.org' }, encoding: 'utf8' });

  it('is made once, with a link and an entry for each step', async () => {
    const database = await createDatabase({ label: 'first-administrator' });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      expect(command(database.url, '--name', 'Ines Halloran', '--email', 'ines@example.org')).toMatchObject({ status: 1, stderr: expect.stringContaining('--organisation') });
      const made = command(database.url, '--name', 'Ines Halloran', '--email', 'ines@example.org', '--organisation', 'Example Hospital');
      const address = /https:\/\/board\.example\.org\/account\/link#([A-Za-z0-9_-]{43})\n/.exec(made.stdout);
      expect([made.status, made.stderr]).toEqual([0, '']);
      const { rows } = await client.query(`SELECT p.roles, l.kind FROM person p JOIN one_time_link l ON l.person_id = p.id WHERE l.secret_hash = $1`, [sha256(address![1]!)]);
      expect(rows).toEqual([{ roles: ['administrator'], kind: 'invitation' }]);
      expect((await client.query(`SELECT event FROM audit.entry ORDER BY seq`)).rows.map(({ event }) => event)).toEqual(['organisationCreated', 'personInvited']);
      const second = command(database.url, '--name', 'Otto Second', '--email', 'otto@example.org');
      expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining('has an administrator') });
    } finally {
      await client.end();
      await database.drop();
    }
  });
});

describe('the administrator', () => {
  it('hands out a link that is shown once and stored nowhere, also not for a retry', async () => {
    const hospital = await openDemoHospital('issued-links');
    const client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    try {
      const administrator = await hospital.signIn('quillon');
      const { rows } = await client.query(`SELECT id FROM person WHERE email = 'lindqvist@northmoor.example'`);
      const path = `/administration/people/${rows[0].id}/links`;
      const issued = await administrator.send('POST', path, undefined, { 'idempotency-key': 'first-try' });
      expect(issued.status).toBe(201);
      expect(issued.body).toMatchObject({ kind: 'passwordReset', mailedTo: null });
      const secret = issued.body.address.split('#')[1];
      expect((await client.query(`SELECT count(*)::int AS n FROM idempotency_record WHERE response::text LIKE '%' || $1 || '%'`, [secret])).rows[0].n).toBe(0);
      expect((await nobody(hospital.url, '/account-links/redemption', { secret, password: GOOD })).status).toBe(204);
      expect((await (await hospital.signIn('fenwick')).send('POST', path)).status).toBe(403);
    } finally {
      await client.end();
      await hospital.close();
    }
  });
});
