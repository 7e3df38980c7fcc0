/** Starts an OpenID provider in its own process, and walks through its pages as a browser would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkout, freePort } from '@consilium/launcher';

const CLIENT = { id: 'consilium', secret: 'secret-of-the-tests-at-the-provider' };

/**
 * @param {string} appUrl of the installation that signs people in
 */
export async function startIdentityProvider(appUrl) {
  const port = await freePort();
  const wish = {
    port,
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${appUrl}/api/v1/session/single-sign-on/callback`],
        post_logout_redirect_uris: [`${appUrl}/sign-in`],
      },
    ],
  };
  const process_ = spawn(process.execPath, [join(checkout, 'tests/support/identity-provider-process.mjs'), JSON.stringify(wish)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  process_.stderr.on('data', (/** @type {Buffer} */ text) => (said += text.toString()));
  await Promise.race([
    once(process_.stdout, 'data'),
    once(process_, 'exit').then(() => {
      throw new Error(`the identity provider did not start: ${said}`);
    }),
  ]);
  process_.stdout.resume();
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: 'Northmoor identity' },
    async stop() {
      process_.kill();
      if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit');
    },
  };
}

/**
 * A browser at the provider, with the provider's cookies.
 *
 * @returns {{ signIn: (address: string, login: string | null) => Promise<URL> }}
 */
export function providerBrowser() {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  /** @type {(address: URL, form?: URLSearchParams) => Promise<Response>} */
  const ask = async (address, form) => {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { body: form.toString() } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    /** @returns the address at which the provider sends the browser back; login null is somebody who says no. */
    async signIn(address, login) {
      const issuer = new URL(address).origin;
      let next = new URL(address);
      for (let step = 0; step < 8; step += 1) {
        if (next.origin !== issuer) return next;
        const isForm = next.pathname.startsWith('/interaction/');
        const answer = await ask(next, isForm ? new URLSearchParams(login === null ? { answer: 'no' } : { login, answer: 'yes' }) : undefined);
        const location = answer.headers.get('location');
        // Somebody else was signed in there: the provider ends that session with a form its page sends by itself.
        const page = location === null ? await answer.text() : '';
        const form = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
        if (form !== undefined) {
          const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
          const sent = await ask(new URL(form), new URLSearchParams(fields));
          next = new URL(sent.headers.get('location') ?? '', form);
          continue;
        }
        if (location === null) throw new Error(`the provider answered ${answer.status}: ${page}`);
        next = new URL(location, next);
      }
      throw new Error('the provider sent the browser round in circles');
    },
  };
}
