/** Second factors, fresh proofs and one's own sessions, over HTTP. Time steps are set in the database, so that nothing waits for a clock. */
import { generate } from 'otplib';
import pg from 'pg';
import { openDemoHospital, request, signIn, type Visitor } from '../../support/demo-hospital.mjs';

const PASSWORD = 'tumour-board-demo';
const mailOf = (key: string) => `${key}@northmoor.example`;

describe('second factors', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;

  beforeAll(async () => {
    hospital = await openDemoHospital('second-factor', { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'board@northmoor.example' });
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const codeOf = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
  /** As if the last code had been taken long ago. */
  const forgetSteps = (key: string) => client.query(`UPDATE totp_factor SET last_step = 1 WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf(key)]);
  const unlock = (key: string) => client.query(`UPDATE credential SET failed_attempts = 0, locked_until = NULL WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf(key)]);
  const ticketFor = async (key: string) => (await request(hospital.url, 'POST', '/session', { email: mailOf(key), password: PASSWORD }, {})).body.ticket as string;
  const give = (ticket: string, code: string) => request(hospital.url, 'POST', '/session/second-factor', { ticket, code }, {});

  async function enrol(key: string): Promise<{ visitor: Visitor; secret: string; codes: string[] }> {
    const visitor = await hospital.signIn(key);
    const { body } = await visitor.send('POST', '/account/totp');
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
    const confirmed = await visitor.send('POST', '/account/totp/confirmation', { code: await codeOf(body.secret) });
    expect([confirmed.status, confirmed.body.codes.length]).toEqual([200, 10]);
    return { visitor, secret: body.secret, codes: confirmed.body.codes };
  }

  it('asks for a code after the password, and takes each code once', async () => {
    const { secret } = await enrol('castellane');
    const asked = await request(hospital.url, 'POST', '/session', { email: mailOf('castellane'), password: PASSWORD }, {});
    expect(asked.status).toBe(202);
    expect(asked.headers.getSetCookie()).toEqual([]);
    expect(asked.body.methods).toEqual(['totp', 'recoveryCode']);
    // The code that confirmed the device is used up.
    expect((await give(asked.body.ticket, await codeOf(secret))).status).toBe(401);
    await forgetSteps('castellane');
    const code = await codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 4 }, () => give(asked.body.ticket, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await unlock('castellane');
    expect((await give(asked.body.ticket, await codeOf(secret, 1))).status).toBe(401);
    const { rows } = await client.query(`SELECT secret FROM totp_factor WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('castellane')]);
    expect(rows[0].secret.toString('latin1')).not.toContain(secret);
  });

  it('takes each recovery code once, counts them, and replaces them all', async () => {
    const { visitor, codes } = await enrol('oduya');
    expect((await give(await ticketFor('oduya'), codes[0]!.toLowerCase().replace('-', ''))).status).toBe(200);
    expect((await give(await ticketFor('oduya'), codes[0]!)).status).toBe(401);
    expect((await visitor.send('GET', '/account/security')).body.recoveryCodesLeft).toBe(9);
    const renewed = (await visitor.send('POST', '/account/recovery-codes')).body.codes as string[];
    expect((await give(await ticketFor('oduya'), codes[1]!)).status).toBe(401);
    expect((await give(await ticketFor('oduya'), renewed[0]!)).status).toBe(200);
  });

  it('locks after five wrong codes, however often the right password is given between them', async () => {
    await enrol('winterbourne');
    const statuses = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await give(await ticketFor('winterbourne'), '000000')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    expect((await request(hospital.url, 'POST', '/session', { email: mailOf('winterbourne'), password: PASSWORD }, {})).status).toBe(429);
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM audit.entry e JOIN person p ON p.id = e.actor_id WHERE p.email = $1 AND e.event = 'sessionRefused' AND e.payload::jsonb ->> 'reasonCode' = 'wrongCode'`,
      [mailOf('winterbourne')],
    );
    expect(rows[0].n).toBe(5);
  });

  it('changes nothing about signing in without a fresh proof', async () => {
    const visitor = await hospital.signIn('lindqvist');
    await client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes' WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('lindqvist')]);
    const tries = await Promise.all([
      visitor.send('POST', '/account/totp'),
      visitor.send('POST', '/account/totp/confirmation', { code: '123456' }),
      visitor.send('DELETE', '/account/totp'),
      visitor.send('POST', '/account/recovery-codes'),
      visitor.send('PUT', '/account/password', { password: 'quiet lamp under the 7 maples' }),
    ]);
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual(tries.map(() => [401, 'reauthenticationRequired']));
  });

  it('opens nothing else until the second factor the policy asks for is there', async () => {
    const administrator = await hospital.signIn('quillon');
    const policy = await administrator.send('GET', '/administration/sign-in-policy');
    const change = { secondFactorRoles: ['auditor'] };
    expect((await administrator.send('PUT', '/administration/sign-in-policy', change)).status).toBe(428);
    expect((await administrator.send('PUT', '/administration/sign-in-policy', change, { 'if-match': policy.headers.get('etag')! })).status).toBe(200);
    expect((await administrator.send('PUT', '/administration/sign-in-policy', change, { 'if-match': policy.headers.get('etag')! })).status).toBe(412);
    const auditor = await hospital.signIn('ellery-voss');
    expect((await auditor.send('GET', '/session')).body.mustEnrol).toBe(true);
    const closed = await auditor.send('GET', '/people');
    expect([closed.status, closed.body.reason]).toEqual([403, 'secondFactor.enrol']);
    const { body } = await auditor.send('POST', '/account/totp');
    await auditor.send('POST', '/account/totp/confirmation', { code: await codeOf(body.secret) });
    expect((await auditor.send('GET', '/people')).status).toBe(200);
  });

  it('lets an administrator help who lost the device, with a reason and a fresh proof, and nobody else', async () => {
    const { visitor } = await enrol('brekke-stone');
    const { rows } = await client.query(`SELECT id FROM person WHERE email = $1`, [mailOf('brekke-stone')]);
    const path = `/administration/people/${rows[0].id}/second-factor-removal`;
    const reason = { reason: 'The phone was lost on the way home.' };
    expect((await visitor.send('POST', path, reason)).status).toBe(403);
    const administrator = await hospital.signIn('quillon');
    expect((await administrator.send('POST', path, {})).status).toBe(400);
    const age = (minutes: number) => client.query(`UPDATE session SET reauthenticated_at = now() - make_interval(mins => $2) WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('quillon'), minutes]);
    await age(6);
    expect((await administrator.send('POST', path, reason)).body.code).toBe('reauthenticationRequired');
    await age(0);
    expect((await administrator.send('POST', path, reason)).status).toBe(204);
    expect((await visitor.send('GET', '/session')).status).toBe(401);
    const again = await hospital.signIn('brekke-stone');
    expect((await again.send('GET', '/session')).status).toBe(200);
    expect((await administrator.send('GET', `/administration/people/${rows[0].id}/sign-in`)).body).toMatchObject({ hasPassword: true, totpSince: null, recoveryCodesLeft: 0, help: [{ kind: 'secondFactorRemoved', ...reason }] });
    const { rows: mails } = await client.query(`SELECT recipient, subject FROM mail WHERE purpose = 'accountSecurity'`);
    expect(mails).toEqual([{ recipient: mailOf('brekke-stone'), subject: 'Your second factor was removed' }]);
    const { rows: entries } = await client.query(`SELECT payload FROM audit.entry WHERE event = 'credentialChanged' AND payload::json ->> 'change' = 'removedByAdministrator'`);
    expect(entries).toHaveLength(1);
    expect(entries[0].payload).not.toContain('phone');
  });

  it('shows where I am signed in, ends one session and all of them, never those of others', async () => {
    const [here, there, other] = [await hospital.signIn('amrani'), await hospital.signIn('amrani'), await hospital.signIn('tansley')];
    const { sessions } = (await here.send('GET', '/account/security')).body;
    expect(sessions).toHaveLength(2);
    const away = sessions.find(({ isThis }: { isThis: boolean }) => !isThis).id;
    expect((await other.send('DELETE', `/account/sessions/${away}`)).status).toBe(404);
    expect((await here.send('DELETE', `/account/sessions/${away}`)).status).toBe(204);
    expect((await there.send('GET', '/session')).status).toBe(401);
    const third = await hospital.signIn('amrani');
    expect((await third.send('DELETE', '/account/sessions')).status).toBe(204);
    expect([(await here.send('GET', '/session')).status, (await third.send('GET', '/session')).status, (await other.send('GET', '/session')).status]).toEqual([401, 401, 200]);
  });

  it('ends the other sessions with a new password', async () => {
    const [here, there] = [await hospital.signIn('marchetti'), await hospital.signIn('marchetti')];
    expect((await here.send('PUT', '/account/password', { password: 'marchetti-northmoor' })).status).toBe(400);
    expect((await here.send('PUT', '/account/password', { password: 'quiet lamp under the 7 maples' })).status).toBe(204);
    expect([(await here.send('GET', '/session')).status, (await there.send('GET', '/session')).status]).toEqual([200, 401]);
    await signIn(hospital.url, mailOf('marchetti'), 'quiet lamp under the 7 maples');
  });

  it('accepts none of 1,000 replayed, expired, foreign or misplaced proofs', async () => {
    const mine = await enrol('harrowgate');
    const theirs = await enrol('oyelaran');
    const mySecond = await (async () => {
      const ticket = await ticketFor('harrowgate');
      const answer = await give(ticket, mine.codes[0]!);
      const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
      const csrf = cookies.find((line) => line.startsWith('consilium_csrf='))!.slice('consilium_csrf='.length);
      return (method: string, path: string, body?: unknown) => request(hospital.url, method, path, body, { cookie: cookies.join('; '), 'x-csrf-token': csrf });
    })();
    const stale = () => client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes' WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('harrowgate')]);
    const used = await codeOf(mine.secret);
    let accepted = 0;
    const turns = 250;
    await stale();
    for (let turn = 0; turn < turns; turn += 1) {
      await unlock('harrowgate');
      // A code that was used; one of ten minutes ago; one of somebody else; a fresh proof in another session.
      const proofs = [used, await codeOf(mine.secret, -20 - turn), await codeOf(theirs.secret, turn % 2)];
      for (const code of proofs) accepted += Number((await mine.visitor.send('PUT', '/session/reauthentication', { code })).status === 204);
      if (turn % 50 === 0) {
        await unlock('harrowgate');
        expect((await mySecond('PUT', '/session/reauthentication', { password: PASSWORD })).status).toBe(204);
      }
      accepted += Number((await mine.visitor.send('DELETE', '/account/totp')).status < 300);
    }
    expect(accepted).toBe(0);
    await unlock('harrowgate');
    await forgetSteps('harrowgate');
    expect((await mine.visitor.send('PUT', '/session/reauthentication', { code: await codeOf(mine.secret) })).status).toBe(204);
    expect((await mine.visitor.send('DELETE', '/account/totp')).status).toBe(204);
  }, 120_000);
});
