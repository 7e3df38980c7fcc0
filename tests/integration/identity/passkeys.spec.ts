/** Passkeys over HTTP, with a device in software that can be told to misbehave. */
import pg from 'pg';
import { openDemoHospital, request, visitorWith, type Visitor } from '../../support/demo-hospital.mjs';
import { passkeyDevice } from '../../support/passkey-device.mjs';

const PASSWORD = 'tumour-board-demo';
const ORIGIN = 'http://localhost:4000';
const mailOf = (key: string) => `${key}@northmoor.example`;

describe('passkeys', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;

  beforeAll(async () => {
    hospital = await openDemoHospital('passkeys', { PUBLIC_URL: ORIGIN });
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  type Device = ReturnType<typeof passkeyDevice>;
  const personId = async (key: string) => (await client.query(`SELECT id FROM person WHERE email = $1`, [mailOf(key)])).rows[0].id as string;
  const unlock = (key: string) => client.query(`UPDATE credential SET failed_attempts = 0, locked_until = NULL WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf(key)]);
  const refusals = async (key: string) =>
    (await client.query(`SELECT payload::json ->> 'reasonCode' AS why FROM audit.entry e JOIN person p ON p.id = e.actor_id WHERE p.email = $1 AND e.event = 'sessionRefused' ORDER BY e.seq`, [mailOf(key)])).rows.map(({ why }) => why as string);

  async function enrol(key: string, name = 'Phone'): Promise<{ visitor: Visitor; device: Device; passkeyId: string; codes: string[] }> {
    const visitor = await hospital.signIn(key);
    const device = passkeyDevice(ORIGIN);
    const { options } = (await visitor.send('POST', '/account/passkeys/options')).body;
    const added = await visitor.send('POST', '/account/passkeys', { name, credential: device.make(options) });
    expect(added.status).toBe(201);
    return { visitor, device, passkeyId: added.body.passkey.id, codes: added.body.codes };
  }
  /** One browser that was given a challenge. */
  async function asked(): Promise<{ options: object; cookie: string }> {
    const answer = await request(hospital.url, 'POST', '/session/passkey/options', undefined, {});
    return { options: answer.body.options, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
  }
  const signInWith = async (device: Device, fault = {}) => {
    const { options, cookie } = await asked();
    return request(hospital.url, 'POST', '/session/passkey', device.sign(options, fault), { cookie });
  };
  const ticketFor = async (key: string) => (await request(hospital.url, 'POST', '/session', { email: mailOf(key), password: PASSWORD }, {})).body;

  it('signs in alone, and brings recovery codes with the first one', async () => {
    const { device, codes } = await enrol('castellane');
    expect(codes).toHaveLength(10);
    const answer = await signInWith(device);
    expect([answer.status, answer.body.person.email, answer.body.proofs]).toEqual([200, mailOf('castellane'), ['password', 'passkey']]);
    const { sessions, passkeys } = (await visitorWith(hospital.url, answer).send('GET', '/account/security')).body;
    expect(sessions.find(({ isThis }: { isThis: boolean }) => isThis).method).toBe('passkey');
    expect(passkeys).toMatchObject([{ name: 'Phone', isSuspended: false, isSynced: false }]);
    expect(passkeys[0].lastUsedAt).not.toBeNull();
  });

  it('is the second step after a password, and so is a recovery code', async () => {
    const { device, codes } = await enrol('oduya');
    const second = await ticketFor('oduya');
    expect(second.methods).toEqual(['passkey', 'recoveryCode']);
    const { options } = (await request(hospital.url, 'POST', '/session/second-factor/passkey-options', { ticket: second.ticket }, {})).body;
    const passkey = device.sign(options);
    // The challenge belongs to this ticket and this step.
    const elsewhere = await ticketFor('oduya');
    expect((await request(hospital.url, 'POST', '/session/second-factor', { ticket: elsewhere.ticket, passkey }, {})).body.reason).toBe('passkey.challengeEnded');
    expect((await request(hospital.url, 'POST', '/session/second-factor', { ticket: second.ticket, passkey }, {})).status).toBe(200);
    expect((await request(hospital.url, 'POST', '/session/second-factor', { ticket: second.ticket, passkey }, {})).status).toBe(401);
    expect((await request(hospital.url, 'POST', '/session/second-factor', { ticket: elsewhere.ticket, code: codes[0] }, {})).status).toBe(200);
  });

  it('takes each answer once, from the browser that was asked, within its time', async () => {
    const { device } = await enrol('lindqvist');
    const first = await asked();
    const answer = device.sign(first.options);
    const other = await asked();
    const send = (cookie: string, body: object) => request(hospital.url, 'POST', '/session/passkey', body, { cookie });
    expect((await send(other.cookie, answer)).body.reason).toBe('passkey.challengeEnded');
    const both = await Promise.all([send(first.cookie, answer), send(first.cookie, answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = device.sign(other.options);
    await client.query(`UPDATE passkey_challenge SET expires_at = now() - interval '1 second'`);
    expect((await send(other.cookie, late)).body.reason).toBe('passkey.challengeEnded');
    expect((await request(hospital.url, 'POST', '/session/passkey', late, {})).body.reason).toBe('passkey.challengeEnded');
  });

  it('refuses a false signature, another address, a device that recognised nobody, and locks after five', async () => {
    const { device } = await enrol('winterbourne');
    const { passkeyId: foreign } = await enrol('tansley');
    const faults = [{ spoilt: true }, { origin: 'https://elsewhere.example' }, { unverified: true }, { handle: Buffer.from(foreign.replaceAll('-', ''), 'hex').toString('base64url') }, { spoilt: true }];
    const statuses: number[] = [];
    for (const fault of faults) statuses.push((await signInWith(device, fault)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    // The lock is the account's: neither the right passkey nor the right password opens it.
    expect((await signInWith(device)).status).toBe(429);
    expect((await request(hospital.url, 'POST', '/session', { email: mailOf('winterbourne'), password: PASSWORD }, {})).status).toBe(429);
    expect(await refusals('winterbourne')).toEqual(['wrongPasskey', 'wrongPasskey', 'wrongPasskey', 'wrongPasskey', 'wrongPasskey', 'locked', 'locked']);
    await unlock('winterbourne');
    expect((await signInWith(device)).status).toBe(200);
  });

  it('stops a passkey whose counter went back', async () => {
    const { device, visitor } = await enrol('amrani');
    device.setCounter(40);
    expect((await signInWith(device)).status).toBe(200);
    device.setCounter(10);
    expect((await signInWith(device)).status).toBe(401);
    device.setCounter(90);
    expect((await signInWith(device)).status).toBe(401);
    const { passkeys } = (await visitor.send('GET', '/account/security')).body;
    expect(passkeys[0].isSuspended).toBe(true);
    const { rows } = await client.query(`SELECT payload::json ->> 'change' AS change FROM audit.entry WHERE event = 'credentialChanged' AND actor_id = $1 ORDER BY seq`, [await personId('amrani')]);
    expect(rows.map(({ change }) => change)).toEqual(['added', 'replaced', 'suspended']);
    // Without a usable one the password alone is asked again.
    expect((await ticketFor('amrani')).ticket).toBeUndefined();
  });

  it('proves who is there before a signature, and unlocks the screen', async () => {
    const { visitor, device } = await enrol('harrowgate');
    const theirs = (await enrol('oyelaran')).device;
    await client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes', last_seen_at = now() - interval '20 minutes' WHERE person_id = $1`, [await personId('harrowgate')]);
    const locked = await visitor.send('GET', '/session');
    expect([locked.status, locked.body.locked, locked.body.freshUntil]).toEqual([200, true, null]);
    expect((await visitor.send('GET', '/people')).status).toBe(423);
    const options = async () => (await visitor.send('POST', '/session/reauthentication/passkey-options')).body.options;
    expect((await visitor.send('PUT', '/session/reauthentication', { passkey: theirs.sign(await options()) })).status).toBe(401);
    const inTime = await options();
    const other = await hospital.signIn('amrani');
    expect((await other.send('PUT', '/session/reauthentication', { passkey: device.sign(inTime) })).body.reason).toBe('passkey.challengeEnded');
    expect((await visitor.send('PUT', '/session/reauthentication', { passkey: device.sign(inTime) })).status).toBe(204);
    const open = await visitor.send('GET', '/session');
    expect([open.body.locked, open.body.freshUntil === null]).toEqual([false, false]);
  });

  it('works for accounts that have no password', async () => {
    const { visitor, device } = await enrol('brekke-stone');
    await client.query(`UPDATE credential SET password_hash = NULL WHERE person_id = $1`, [await personId('brekke-stone')]);
    expect((await request(hospital.url, 'POST', '/session', { email: mailOf('brekke-stone'), password: PASSWORD }, {})).status).toBe(401);
    expect((await visitor.send('GET', '/session')).body.proofs).toEqual(['passkey']);
    expect((await visitor.send('PUT', '/session/reauthentication', { password: PASSWORD })).status).toBe(401);
    const answer = await signInWith(device);
    expect(answer.status).toBe(200);
    expect((await visitorWith(hospital.url, answer).send('PUT', '/account/password', { password: 'quiet lamp under the 7 maples' })).status).toBe(204);
  });

  it('counts as the second factor the organisation asks for', async () => {
    const administrator = await hospital.signIn('quillon');
    const policy = await administrator.send('GET', '/administration/sign-in-policy');
    await administrator.send('PUT', '/administration/sign-in-policy', { secondFactorRoles: ['auditor'] }, { 'if-match': policy.headers.get('etag')! });
    const auditor = await hospital.signIn('ellery-voss');
    expect((await auditor.send('GET', '/people')).body.reason).toBe('secondFactor.enrol');
    const device = passkeyDevice(ORIGIN);
    const { options } = (await auditor.send('POST', '/account/passkeys/options')).body;
    expect((await auditor.send('POST', '/account/passkeys', { name: 'Key', credential: device.make(options) })).status).toBe(201);
    expect((await auditor.send('GET', '/people')).status).toBe(200);
  });

  it('is named, removed with a fresh proof, and only by its owner', async () => {
    const { visitor, passkeyId, device } = await enrol('valkenaar', 'Old phone');
    const stranger = await hospital.signIn('marchetti');
    expect((await stranger.send('PATCH', `/account/passkeys/${passkeyId}`, { name: 'Mine' })).status).toBe(404);
    expect((await stranger.send('DELETE', `/account/passkeys/${passkeyId}`)).status).toBe(404);
    expect((await visitor.send('PATCH', `/account/passkeys/${passkeyId}`, { name: 'Office key' })).status).toBe(204);
    const stale = () => client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes' WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('valkenaar')]);
    await stale();
    const tries = await Promise.all([visitor.send('DELETE', `/account/passkeys/${passkeyId}`), visitor.send('POST', '/account/passkeys/options'), visitor.send('POST', '/account/passkeys', { name: 'x', credential: device.make({ challenge: 'x', user: { id: 'x' } }) })]);
    expect(tries.map(({ body }) => body.code)).toEqual(tries.map(() => 'reauthenticationRequired'));
    expect((await visitor.send('PUT', '/session/reauthentication', { password: PASSWORD })).status).toBe(204);
    // A challenge for another purpose makes no passkey.
    const { options } = (await visitor.send('POST', '/session/reauthentication/passkey-options')).body;
    expect((await visitor.send('POST', '/account/passkeys', { name: 'x', credential: passkeyDevice(ORIGIN).make({ ...options, user: { id: 'x' } }) })).body.reason).toBe('passkey.challengeEnded');
    expect((await visitor.send('DELETE', `/account/passkeys/${passkeyId}`)).status).toBe(204);
    const security = (await visitor.send('GET', '/account/security')).body;
    expect([security.passkeys, security.recoveryCodesLeft]).toEqual([[], 0]);
    expect((await signInWith(device)).status).toBe(401);
  });

  it('keeps the record of an unknown passkey without its id', async () => {
    const device = passkeyDevice(ORIGIN);
    expect((await signInWith(device)).status).toBe(401);
    const { rows } = await client.query(`SELECT actor_role, payload FROM audit.entry WHERE event = 'sessionRefused' AND actor_id IS NULL ORDER BY seq DESC LIMIT 1`);
    expect(rows[0].actor_role).toBe('stranger');
    expect(rows[0].payload).not.toContain(device.id);
  });
});
