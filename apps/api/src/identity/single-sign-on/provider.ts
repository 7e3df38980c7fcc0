import { Inject, Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { CONFIG, type Config } from '../../config/config.js';
import { Refusal } from '../../platform/errors/refusal.js';

/** Seconds by which the provider's clock may differ from ours. */
const CLOCK_TOLERANCE = 10;
/** Seconds for one request to the provider. */
const TIMEOUT = 10;

/** Under this path the provider sends people back; it has to be registered there. */
export const CALLBACK_PATH = '/api/v1/session/single-sign-on/callback';

/** What the provider says about somebody, checked: signature, issuer, audience, nonce, times. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Null where the provider names none, or does not vouch for it. */
  readonly email: string | null;
  /** Whether the provider named an address it does not vouch for. */
  readonly hasUnverifiedEmail: boolean;
  /** Whether the provider asked for two factors. */
  readonly isTwoFactors: boolean;
  /** When the person was asked who they are, in seconds since 1970; null where the provider does not say. */
  readonly authenticatedAt: number | null;
}

/** One attempt's own values: they leave for the provider as state, nonce and challenge, and come back once. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The hospital's identity provider. Asked for its addresses and keys when it is first needed, and again after a failure. */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger(IdentityProvider.name);
  private discovered: Promise<client.Configuration> | null = null;
  private known: client.Configuration | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** What the button says; null where no provider is configured. */
  get name(): string | null {
    const { OIDC_ISSUER, OIDC_NAME } = this.config;
    return OIDC_ISSUER === undefined ? null : (OIDC_NAME ?? new URL(OIDC_ISSUER).hostname);
  }

  newSecrets(): Secrets {
    return { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  }

  /** @param freshly whether the provider has to ask the person again, even where it knows them. @throws Refusal unavailable */
  async address({ state, nonce, codeVerifier }: Secrets, freshly: { readonly email: string } | null): Promise<string> {
    const configuration = await this.configuration();
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback().href,
      scope: this.config.OIDC_SCOPES,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(freshly === null ? {} : { prompt: 'login', max_age: '0', login_hint: freshly.email }),
    });
    return address.href;
  }

  /**
   * Exchanges the code and checks everything about the answer.
   * @param query of the callback's address.
   * @param maxAge seconds within which the person must have been asked; null where that does not matter.
   * @throws errors of openid-client: AuthorizationResponseError where the provider said no
   */
  async redeem(query: string, { state, nonce, codeVerifier }: Secrets, maxAge: number | null): Promise<Vouched> {
    const configuration = await this.configuration();
    const address = this.callback();
    address.search = query;
    const tokens = await client.authorizationCodeGrant(configuration, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true, ...(maxAge === null ? {} : { maxAge }) });
    const claims = tokens.claims()!;
    const { OIDC_EMAIL_CLAIM } = this.config;
    const told: Record<string, unknown> = claims[OIDC_EMAIL_CLAIM] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined ? { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims } : claims;
    const email = typeof told[OIDC_EMAIL_CLAIM] === 'string' ? told[OIDC_EMAIL_CLAIM] : null;
    const isVerified = told['email_verified'] === true || this.config.OIDC_TRUST_EMAIL;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: isVerified ? email : null,
      hasUnverifiedEmail: email !== null && !isVerified,
      isTwoFactors: this.isTwoFactors(claims['amr'], claims['acr']),
      authenticatedAt: typeof claims.auth_time === 'number' ? claims.auth_time : null,
    };
  }

  /** Where the provider's own session ends; null where it offers no such address, or was not asked yet. */
  signOutAddress(): string | null {
    if (this.known?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(this.known, { post_logout_redirect_uri: new URL('/sign-in', this.config.PUBLIC_URL).href }).href;
  }

  /** Asks the provider for its description anew. @returns its issuer. @throws errors of openid-client */
  async probe(): Promise<string> {
    return (await this.discover()).serverMetadata().issuer;
  }

  private isTwoFactors(amr: unknown, acr: unknown): boolean {
    if (Array.isArray(amr) && amr.includes('mfa')) return true;
    return typeof acr === 'string' && (this.config.OIDC_TWO_FACTOR_ACR ?? '').split(/\s+/).filter(Boolean).includes(acr);
  }

  private callback(): URL {
    return new URL(CALLBACK_PATH, this.config.PUBLIC_URL);
  }

  private async configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = null;
      this.logger.warn(`the identity provider gave no description of itself: ${error instanceof Error ? error.message : String(error)}`);
      throw new Refusal('unavailable', { reason: 'singleSignOn.unreachable', retryAfterSeconds: 30, detail: 'The identity provider cannot be reached. Try again in a moment, or sign in another way.' });
    }
  }

  private async discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    if (OIDC_ISSUER === undefined) throw new Refusal('notFound', { reason: 'singleSignOn.notConfigured', detail: 'No identity provider is configured.' });
    const issuer = new URL(OIDC_ISSUER);
    // The settings permit http on this machine only.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    this.known = await client.discovery(issuer, OIDC_CLIENT_ID!, { client_secret: OIDC_CLIENT_SECRET!, [client.clockTolerance]: CLOCK_TOLERANCE }, client.ClientSecretBasic(OIDC_CLIENT_SECRET), { execute, timeout: TIMEOUT });
    return this.known;
  }
}
