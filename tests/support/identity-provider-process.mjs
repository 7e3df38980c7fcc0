/**
 * A real OpenID provider in a process of its own, for tests: `node identity-provider-process.mjs '{"port":…,"clients":…}'`.
 * Whoever signs in types a name: `fenwick` is fenwick@northmoor.example. A name may carry wishes behind a plus: `fenwick+mfa`
 * shows two factors, `+unverified` is an address the provider does not vouch for, `+other` is another identity with the same
 * address, `+stale` signs in as if it had happened an hour ago.
 */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { port, clients } = JSON.parse(process.argv[2] ?? '{}');
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients,
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['keys of a provider that lives for minutes'] },
  ttl: { Session: 600, Grant: 600, AccessToken: 60, IdToken: 60, Interaction: 600 },
  findAccount: (_context, id) => {
    const [person = '', ...wishes] = id.split('+');
    return { accountId: id, claims: () => ({ sub: id, email: `${person.replace('person-', '')}@northmoor.example`, email_verified: !wishes.includes('unverified') }) };
  },
  // Consent is not what is tested: every client may have what it asks for.
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client?.clientId, accountId: context.oidc.session?.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});

const page = (/** @type {string} */ uid) => `<!doctype html><html lang="en"><title>Northmoor identity</title><main><h1>Northmoor identity</h1>
<form method="post" action="/interaction/${uid}"><label>Name <input name="login" autofocus></label><button name="answer" value="yes">Continue</button><button name="answer" value="no">Cancel</button></form></main></html>`;

createServer((request, response) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
  if (uid === undefined) return void provider.callback()(request, response);
  if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid));
  /** @type {Buffer[]} */
  const body = [];
  request.on('data', (chunk) => body.push(chunk));
  request.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(body).toString());
    const login = form.get('login') ?? '';
    const [name, ...wishes] = login.split('+');
    // Who it is stays the same, however they signed in.
    const accountId = ['', ...wishes.filter((wish) => wish === 'other' || wish === 'unverified')].join('+');
    const result =
      form.get('answer') === 'no'
        ? { error: 'access_denied' }
        : { login: { accountId: `person-${name}${accountId}`, ...(wishes.includes('mfa') ? { amr: ['pwd', 'mfa'] } : {}), ...(wishes.includes('stale') ? { ts: Math.floor(Date.now() / 1000) - 3600 } : {}) } };
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false }).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
}).listen(port, '127.0.0.1', () => process.stdout.write(`${issuer}\n`));
