import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { SecondFactorAsked } from '@consilium/contracts';
import * as client from 'openid-client';
import type { Actor } from '../../platform/authorisation/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { Attempts } from '../attempts.js';
import { SessionOpening, type Visit } from '../opening.js';
import { ReauthenticationService } from '../reauthentication.js';
import { newToken } from '../session-cookies.js';
import { FederatedAccounts, NotLetIn } from './federated-accounts.js';
import { IdentityProvider, type Secrets } from './provider.js';

/** How long somebody may take at the provider, in minutes. */
export const ATTEMPT_MINUTES = 10;
/** Seconds by which a proof may seem older than the question, for clocks that differ. */
const CLOCK_TOLERANCE = 10;

interface Attempt {
  session_id: string | null;
  nonce: string;
  code_verifier: string;
  return_to: string;
  seconds_since: number;
}

/** Where the browser goes after the provider. `token` opens a session; `asked` wants the second step first. */
export type Return =
  | { readonly kind: 'signedIn'; readonly token: string; readonly to: string }
  | { readonly kind: 'asked'; readonly asked: SecondFactorAsked; readonly to: string }
  | { readonly kind: 'proven' }
  | { readonly kind: 'refused'; readonly problem: NotLetIn['problem']; readonly wasProof: boolean };

/** The way to the identity provider and back: authorisation code with PKCE, state and nonce. */
@Injectable()
export class SingleSignOn {
  private readonly logger = new Logger(SingleSignOn.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly provider: IdentityProvider,
    private readonly accounts: FederatedAccounts,
    private readonly opening: SessionOpening,
    private readonly reauthentication: ReauthenticationService,
    private readonly attempts: Attempts,
  ) {}

  /** @returns the provider's address, and what this browser has to show when it comes back. @throws Refusal notFound, unavailable */
  async start(returnTo: string, actor: Actor | null): Promise<{ readonly address: string; readonly browser: string }> {
    if (this.provider.name === null) throw new Refusal('notFound', { reason: 'singleSignOn.notConfigured', detail: 'No identity provider is configured.' });
    const secrets = this.provider.newSecrets();
    const browser = newToken();
    const address = await this.provider.address(secrets, actor === null ? null : { email: actor.email });
    await this.unitOfWork.callIdentity(`SELECT identity.open_federated_attempt($1, $2, $3, $4, $5, $6, $7)`, [sha256(secrets.state), sha256(browser), actor?.sessionId ?? null, secrets.nonce, secrets.codeVerifier, returnTo, ATTEMPT_MINUTES]);
    return { address, browser };
  }

  /** @param query what the provider answered, as it stands in the address. */
  async comeBack(query: string, state: string, browser: string, visit: Visit): Promise<Return> {
    const [attempt] = await this.unitOfWork.callIdentity<Attempt>(`SELECT * FROM identity.take_federated_attempt($1, $2)`, [sha256(state), sha256(browser)]);
    if (attempt === undefined) return { kind: 'refused', problem: 'expired', wasProof: false };
    const wasProof = attempt.session_id !== null;
    try {
      const secrets: Secrets = { state, nonce: attempt.nonce, codeVerifier: attempt.code_verifier };
      return wasProof ? await this.prove(query, secrets, attempt, visit) : await this.signIn(query, secrets, attempt.return_to, visit);
    } catch (error) {
      if (error instanceof NotLetIn) return { kind: 'refused', problem: error.problem, wasProof };
      if (error instanceof Refusal) return { kind: 'refused', problem: error.code === 'unavailable' ? 'unreachable' : 'expired', wasProof };
      if (error instanceof client.AuthorizationResponseError) return { kind: 'refused', problem: 'cancelled', wasProof };
      // Messages of the library name what was wrong with a token, never its content.
      this.logger.warn(`an answer of the identity provider was refused: ${error instanceof Error ? error.message : String(error)}`);
      return { kind: 'refused', problem: 'failed', wasProof };
    }
  }

  private async signIn(query: string, secrets: Secrets, to: string, visit: Visit): Promise<Return> {
    const vouched = await this.provider.redeem(query, secrets, null);
    const account = await this.accounts.settle(vouched, visit.requestId);
    const asked = vouched.isTwoFactors ? null : await this.opening.askForSecondFactor(account, visit.requestId, 'oidc');
    if (asked !== null) return { kind: 'asked', asked, to };
    await this.attempts.succeeded(account);
    return { kind: 'signedIn', token: await this.opening.open(account, vouched.isTwoFactors ? 'oidc+mfa' : 'oidc', visit), to };
  }

  /** The provider has to have asked the person after we asked the provider, and the person has to be the session's. */
  private async prove(query: string, secrets: Secrets, attempt: Attempt, visit: Visit): Promise<Return> {
    const sessionId = attempt.session_id!;
    const account = await this.reauthentication.accountOf(sessionId);
    const longest = Math.ceil(attempt.seconds_since) + CLOCK_TOLERANCE;
    const vouched = await this.provider.redeem(query, secrets, longest).catch(async (error: unknown) => {
      if (/auth_time|max_age|too much time/i.test(error instanceof Error ? `${error.message} ${String(error.cause)}` : '')) return this.accounts.refuse(account, visit.requestId, 'notFresh', 'notFresh');
      throw error;
    });
    if (vouched.authenticatedAt === null || vouched.authenticatedAt < Date.now() / 1000 - longest) return this.accounts.refuse(account, visit.requestId, 'notFresh', 'notFresh');
    await this.accounts.requireOwn(vouched, account, visit.requestId);
    await this.reauthentication.renewFor(account, sessionId, 'oidc', visit.requestId);
    return { kind: 'proven' };
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
