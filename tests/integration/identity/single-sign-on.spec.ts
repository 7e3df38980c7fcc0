/** Signing in with an identity provider: a real one in a process of its own, over HTTP. */
import { freePort } from '@consilium/launcher';
import pg from 'pg';
import { openDemoHospital, request, visitorWith, type Answer, type Visitor } from '../../support/demo-hospital.mjs';
import { providerBrowser, startIdentityProvider } from '../../support/identity-provider.mjs';
import { passkeyDevice } from '../../support/passkey-device.mjs';

const mailOf = (key: string) => `${key}@northmoor.example`;
const PASSWORD = 'tumour-board-demo';

describe('signing in with an identity provider', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
  let client: pg.Client;
  /** Changes people without the entries their changes need. */
  let behindTheDesk: pg.Client;
  let origin: string;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    provider = await startIdentityProvider(origin);
    hospital = await openDemoHospital('single_sign_on', { PUBLIC_URL: origin, ...provider.env }, port);
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    behindTheDesk = new pg.Client({ connectionString: hospital.database.url, options: '-c session_replication_role=replica' });
    await behindTheDesk.connect();
  });
  afterAll(async () => {
    await client?.end();
    await behindTheDesk?.end();
    await hospital?.close();
    await provider?.stop();
  });

  const leave = async (next = '/cases') => {
    const answer = await request(hospital.url, 'POST', '/session/single-sign-on', { next }, {});
    return { address: answer.body.address as string, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
  };
  /** Redirects are looked at, not followed. */
  const back = async (to: URL, cookie: string): Promise<Answer & { location: string }> => {
    const answer = await fetch(`${hospital.url}${to.pathname}${to.search}`, { redirect: 'manual', headers: { cookie } });
    return { status: answer.status, body: null, headers: answer.headers, location: answer.headers.get('location') ?? '' };
  };
  const signIn = async (login: string | null, browser = providerBrowser()) => {
    const { address, cookie } = await leave();
    return back(await browser.signIn(address, login), cookie);
  };
  const lastRefusal = async () => (await client.query(`SELECT payload::json ->> 'reasonCode' AS why FROM audit.entry WHERE event = 'sessionRefused' AND payload::json ->> 'method' = 'oidc' ORDER BY recorded_at DESC, seq DESC LIMIT 1`)).rows[0]?.why as string;
  const linksOf = async (key: string) => (await client.query(`SELECT subject FROM federated_identity f JOIN person p ON p.id = f.person_id WHERE p.email = $1`, [mailOf(key)])).rows.map(({ subject }) => subject as string);

  it('is offered where it is configured, and asks with state, nonce and a challenge', async () => {
    expect((await request(hospital.url, 'GET', '/sign-in-ways', undefined, {})).body.singleSignOn).toBe('Northmoor identity');
    const { address } = await leave();
    const asked = new URL(address).searchParams;
    expect(address.startsWith(provider.issuer)).toBe(true);
    expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('redirect_uri')]).toEqual(['code', 'S256', `${origin}/api/v1/session/single-sign-on/callback`]);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(20);
    expect((await request(hospital.url, 'POST', '/session/single-sign-on', { next: 'https://elsewhere.example/' }, {})).status).toBe(400);
    expect((await request(hospital.url, 'POST', '/session/single-sign-on', { next: '//elsewhere.example/' }, {})).status).toBe(400);
  });

  it('finds the account by an address the provider vouches for, links it once, and keeps our roles', async () => {
    const answer = await signIn('castellane');
    expect([answer.status, answer.location]).toEqual([303, '/cases']);
    const visitor = visitorWith(hospital.url, answer);
    const session = (await visitor.send('GET', '/session')).body;
    expect(session.person).toMatchObject({ email: mailOf('castellane'), roles: ['specialist'] });
    expect(session.proofs).toContain('oidc');
    expect(session.signOutAt).toMatch(new RegExp(`^${provider.issuer}`));
    expect(await linksOf('castellane')).toEqual(['person-castellane']);
    // The link is by identity from now on: a new address on our side changes nothing.
    await behindTheDesk.query(`UPDATE person SET email = 'mei-lin@northmoor.example' WHERE email = $1`, [mailOf('castellane')]);
    const again = visitorWith(hospital.url, await signIn('castellane'));
    expect((await again.send('GET', '/session')).body.person.email).toBe('mei-lin@northmoor.example');
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM audit.entry WHERE event = 'credentialChanged' AND payload::json ->> 'credential' = 'oidc'`);
    expect(rows[0].n).toBe(1);
  });

  it.each([
    ['nobody', 'noAccount', 'unknownAccount'],
    ['oduya+unverified', 'emailNotVerified', 'unknownAccount'],
  ])('makes no account and takes no address on trust: %s', async (login, problem, reason) => {
    const before = await client.query(`SELECT count(*)::int AS n FROM person`);
    const answer = await signIn(login);
    expect(answer.location).toBe(`/sign-in?problem=${problem}`);
    expect(answer.headers.getSetCookie().some((line) => line.startsWith('consilium_session='))).toBe(false);
    expect(await lastRefusal()).toBe(reason);
    expect((await client.query(`SELECT count(*)::int AS n FROM person`)).rows).toEqual(before.rows);
    expect(await linksOf('oduya')).toEqual([]);
  });

  it('refuses deactivated and locked accounts, and an address that passed to another identity', async () => {
    await behindTheDesk.query(`UPDATE person SET is_active = false WHERE email = $1`, [mailOf('marchetti')]);
    expect((await signIn('marchetti')).location).toBe('/sign-in?problem=inactive');
    for (let turn = 0; turn < 5; turn += 1) await request(hospital.url, 'POST', '/session', { email: mailOf('amrani'), password: 'not the password' }, {});
    expect((await signIn('amrani')).location).toBe('/sign-in?problem=locked');
    expect((await signIn('tansley')).location).toBe('/cases');
    expect((await signIn('tansley+other')).location).toBe('/sign-in?problem=otherIdentity');
    expect(await linksOf('tansley')).toEqual(['person-tansley']);
  });

  it('takes each return once, from the browser that left, within its time, and says when somebody said no', async () => {
    const { address, cookie } = await leave();
    const to = await providerBrowser().signIn(address, 'lindqvist');
    const other = await leave();
    expect((await back(to, other.cookie)).location).toBe('/sign-in?problem=expired');
    expect((await back(to, '')).location).toBe('/sign-in?problem=expired');
    expect((await back(to, cookie)).location).toBe('/cases');
    expect((await back(to, cookie)).location).toBe('/sign-in?problem=expired');
    const late = await providerBrowser().signIn(other.address, 'lindqvist');
    await client.query(`UPDATE federated_attempt SET expires_at = now() - interval '1 second'`);
    expect((await back(late, other.cookie)).location).toBe('/sign-in?problem=expired');
    expect((await signIn(null)).location).toBe('/sign-in?problem=cancelled');
    // A code that belongs to another attempt: the challenge and the nonce do not fit.
    const [mine, theirs] = [await leave(), await leave()];
    const [myReturn, theirReturn] = [await providerBrowser().signIn(mine.address, 'lindqvist'), await providerBrowser().signIn(theirs.address, 'oyelaran')];
    myReturn.searchParams.set('code', theirReturn.searchParams.get('code')!);
    expect((await back(myReturn, mine.cookie)).location).toBe('/sign-in?problem=failed');
    const mixed = await leave();
    const fromElsewhere = await providerBrowser().signIn(mixed.address, 'lindqvist');
    fromElsewhere.searchParams.set('iss', 'https://elsewhere.example');
    expect((await back(fromElsewhere, mixed.cookie)).location).toBe('/sign-in?problem=failed');
  });

  it('asks for our second factor where the provider asked for one only', async () => {
    const visitor = await hospital.signIn('oyelaran');
    const device = passkeyDevice(origin);
    const { options } = (await visitor.send('POST', '/account/passkeys/options')).body;
    await visitor.send('POST', '/account/passkeys', { name: 'Key', credential: device.make(options) });
    const answer = await signIn('oyelaran');
    const ticket = /^\/sign-in\?next=%2Fcases#second-step=(.+)$/.exec(answer.location)?.[1];
    expect((await request(hospital.url, 'POST', '/session/second-factor/methods', { ticket }, {})).body.methods).toEqual(['passkey', 'recoveryCode']);
    const asked = (await request(hospital.url, 'POST', '/session/second-factor/passkey-options', { ticket }, {})).body.options;
    const opened = visitorWith(hospital.url, await request(hospital.url, 'POST', '/session/second-factor', { ticket, passkey: device.sign(asked) }, {}));
    const { sessions } = (await opened.send('GET', '/account/security')).body;
    expect(sessions.find(({ isThis }: { isThis: boolean }) => isThis).method).toBe('oidc+passkey');
    expect((await signIn('oyelaran+mfa')).location).toBe('/cases');
  });

  it('satisfies the organisation where the provider asked for two', async () => {
    const administrator = await hospital.signIn('quillon');
    const policy = await administrator.send('GET', '/administration/sign-in-policy');
    await administrator.send('PUT', '/administration/sign-in-policy', { secondFactorRoles: ['auditor'] }, { 'if-match': policy.headers.get('etag')! });
    expect((await visitorWith(hospital.url, await signIn('ellery-voss')).send('GET', '/session')).body.mustEnrol).toBe(true);
    const strong = visitorWith(hospital.url, await signIn('ellery-voss+mfa'));
    expect((await strong.send('GET', '/session')).body.mustEnrol).toBe(false);
    expect((await strong.send('GET', '/people')).status).toBe(200);
  });

  it('proves who is there only when the provider asked again, and the same person', async () => {
    const browser = providerBrowser();
    const answer = await signIn('harrowgate', browser);
    const visitor = visitorWith(hospital.url, answer);
    const makeStale = () => client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes', last_seen_at = now() - interval '20 minutes' WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [mailOf('harrowgate')]);
    const prove = async (login: string, who: Visitor = visitor): Promise<string> => {
      const asked = await who.send('POST', '/session/single-sign-on/reauthentication');
      expect(new URL(asked.body.address).searchParams.get('prompt')).toBe('login');
      return (await back(await browser.signIn(asked.body.address, login), asked.headers.getSetCookie()[0]!.split(';')[0]!)).location;
    };
    const isFresh = async () => (await visitor.send('GET', '/session')).body.freshUntil !== null;
    await makeStale();
    expect(await prove('valkenaar')).toBe('/sign-in/confirmed?problem=otherPerson');
    expect(await prove('harrowgate+stale')).toBe('/sign-in/confirmed?problem=notFresh');
    expect(await isFresh()).toBe(false);
    expect((await visitor.send('GET', '/people')).status).toBe(423);
    expect(await prove('harrowgate')).toBe('/sign-in/confirmed');
    expect(await isFresh()).toBe(true);
    expect((await visitor.send('GET', '/people')).status).toBe(200);
  });

  it('gives an invited account its first way in, and lets an administrator undo the link', async () => {
    const administrator = await hospital.signIn('quillon');
    const made = await administrator.send('POST', '/administration/people', { displayName: 'Dr Ottoline Brisbane', email: mailOf('brisbane'), discipline: 'surgery', roles: ['specialist'], locale: 'en' });
    const personId = made.body.id as string;
    await administrator.send('POST', `/administration/people/${personId}/links`);
    const visitor = visitorWith(hospital.url, await signIn('brisbane'));
    expect((await visitor.send('GET', '/session')).body.proofs).toEqual(['oidc']);
    expect((await client.query(`SELECT count(*)::int AS n FROM one_time_link WHERE person_id = $1 AND withdrawn_at IS NULL`, [personId])).rows[0].n).toBe(0);
    expect((await request(hospital.url, 'POST', '/session', { email: mailOf('brisbane'), password: PASSWORD }, {})).status).toBe(401);
    expect((await administrator.send('GET', `/administration/people/${personId}/sign-in`)).body.identities).toMatchObject([{ issuer: provider.issuer }]);
    expect((await visitor.send('POST', `/administration/people/${personId}/identity-removal`, { reason: 'The identity belongs to somebody else.' })).status).toBe(403);
    expect((await administrator.send('POST', `/administration/people/${personId}/identity-removal`, { reason: 'The identity belongs to somebody else.' })).status).toBe(204);
    expect((await visitor.send('GET', '/session')).status).toBe(401);
    expect(await linksOf('brisbane')).toEqual([]);
  });

  it('says so when the provider is away', async () => {
    await provider.stop();
    const { address, cookie } = await leave();
    expect(address.startsWith(provider.issuer)).toBe(true);
    const state = new URL(address).searchParams.get('state');
    expect((await back(new URL(`${origin}/api/v1/session/single-sign-on/callback?code=x&state=${state}&iss=${encodeURIComponent(provider.issuer)}`), cookie)).location).toMatch(/^\/sign-in\?problem=(failed|unreachable)$/);
  });
});
