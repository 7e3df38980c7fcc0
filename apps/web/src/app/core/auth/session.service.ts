import { inject, Injectable } from '@angular/core';
import type { DemoChoice, PasskeyOptions, SecondFactorTicket, Reauthentication, SecondFactor, SecondFactorAsked, Session, SignIn, SignInWays, SingleSignOnAddress, SingleSignOnStart } from '@consilium/contracts';
import { ApiClient } from '../http/api-client';
import { ProblemError } from '../http/problem-error';
import { signWithPasskey } from './passkey-device';
import { proveInWindow } from './provider-window';
import { SessionState } from './session.state';

/** Signing in and out, and proving again who is there: for a signature, or after the idle lock. */
@Injectable({ providedIn: 'root' })
export class SessionService {
  private readonly api = inject(ApiClient);
  private readonly state = inject(SessionState);

  /** Asks the server who is signed in. Without a session this resolves to null; other failures reject. */
  async load(): Promise<Session | null> {
    try {
      const session = await this.api.get<Session>('/session');
      this.state.started(session);
      return session;
    } catch (failure) {
      if (failure instanceof ProblemError && failure.code === 'notSignedIn') {
        this.state.ended();
        return null;
      }
      throw failure;
    }
  }

  /** What the sign-in page may offer on this installation. */
  ways(): Promise<SignInWays> {
    return this.api.get('/sign-in-ways');
  }

  /**
   * @returns what is asked besides the password; null once signed in.
   * @throws ProblemError `signInRefused` or `signInLocked`
   */
  async signIn(email: string, password: string): Promise<SecondFactorAsked | null> {
    const answer = await this.api.post<Session | SecondFactorAsked>('/session', { email, password } satisfies SignIn);
    if ('ticket' in answer) return answer;
    this.state.started(answer);
    return null;
  }

  /** In a demonstration: as whom one likes. */
  async signInAsDemo(personId: string): Promise<void> {
    this.state.started(await this.api.post<Session>('/session/demo', { personId } satisfies DemoChoice));
  }

  /** @throws ProblemError `signInRefused`, `signInLocked`; PasskeyFailure */
  async signInWithPasskey(): Promise<void> {
    const assertion = await signWithPasskey(await this.api.post<PasskeyOptions>('/session/passkey/options', undefined));
    this.state.started(await this.api.post<Session>('/session/passkey', assertion));
  }

  /** @throws ProblemError `signInRefused`, `signInLocked`; `notSignedIn` when it took too long */
  async giveSecondFactor(ticket: string, code: string): Promise<void> {
    this.state.started(await this.api.post<Session>('/session/second-factor', { ticket, code } satisfies SecondFactor));
  }

  /** @throws ProblemError as `giveSecondFactor`; PasskeyFailure */
  async givePasskey(ticket: string): Promise<void> {
    const passkey = await signWithPasskey(await this.api.post<PasskeyOptions>('/session/second-factor/passkey-options', { ticket } satisfies SecondFactorTicket));
    this.state.started(await this.api.post<Session>('/session/second-factor', { ticket, passkey } satisfies SecondFactor));
  }

  /** What is still asked of somebody who comes back from the identity provider. @throws ProblemError `notSignedIn` when it took too long */
  askedOf(ticket: string): Promise<SecondFactorAsked> {
    return this.api.post('/session/second-factor/methods', { ticket } satisfies SecondFactorTicket);
  }

  /** Address of the identity provider at which to sign in. @param next path of this application to come back to. */
  async providerAddress(next: string): Promise<string> {
    return (await this.api.post<SingleSignOnAddress>('/session/single-sign-on', { next } satisfies SingleSignOnStart)).address;
  }

  /** Address at which whoever is signed in proves their presence. */
  async providerProofAddress(): Promise<string> {
    return (await this.api.post<SingleSignOnAddress>('/session/single-sign-on/reauthentication', undefined)).address;
  }

  /** @returns where to go now: the identity provider ends its session too, or our own page. */
  async signOut(): Promise<string> {
    const elsewhere = this.state.session()?.signOutAt ?? null;
    await this.api.delete('/session');
    this.state.ended();
    return elsewhere ?? '/sign-in';
  }

  /**
   * Proves presence again. Also lifts the idle lock.
   * @param proof the password, or the six digits of the person's app (no password is six digits).
   * @throws ProblemError `signInRefused` or `signInLocked`
   */
  async reauthenticate(proof: string): Promise<void> {
    await this.prove(/^\d{6}$/.test(proof) ? { code: proof } : { password: proof });
  }

  /** As `reauthenticate`, with a device. @throws ProblemError; PasskeyFailure */
  async reauthenticateWithPasskey(): Promise<void> {
    await this.prove({ passkey: await signWithPasskey(await this.api.post<PasskeyOptions>('/session/reauthentication/passkey-options', undefined)) });
  }

  /** As `reauthenticate`, at the hospital's own sign-in, in a window beside this one. @throws ProviderFailure */
  async reauthenticateAtProvider(): Promise<void> {
    await proveInWindow();
    await this.load();
  }

  private async prove(body: Reauthentication): Promise<void> {
    await this.api.put('/session/reauthentication', body);
    await this.load();
  }
}
