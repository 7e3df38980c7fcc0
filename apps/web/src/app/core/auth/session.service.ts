import { inject, Injectable } from '@angular/core';
import type { Reauthentication, SecondFactor, SecondFactorAsked, Session, SignIn } from '@consilium/contracts';
import { ApiClient } from '../http/api-client';
import { ProblemError } from '../http/problem-error';
import { SessionState } from './session.state';

/** Signing in and out, and giving the password again for a signature or after the idle lock. */
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

  /** @throws ProblemError `signInRefused`, `signInLocked`; `notSignedIn` when it took too long */
  async giveSecondFactor(ticket: string, code: string): Promise<void> {
    this.state.started(await this.api.post<Session>('/session/second-factor', { ticket, code } satisfies SecondFactor));
  }

  async signOut(): Promise<void> {
    await this.api.delete('/session');
    this.state.ended();
  }

  /**
   * Proves presence again. Also lifts the idle lock.
   * @param proof the password, or the six digits of the person's app (no password is six digits).
   * @throws ProblemError `signInRefused` or `signInLocked`
   */
  async reauthenticate(proof: string): Promise<void> {
    const body: Reauthentication = /^\d{6}$/.test(proof) ? { code: proof } : { password: proof };
    await this.api.put('/session/reauthentication', body);
    await this.load();
  }
}
