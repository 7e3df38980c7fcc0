import { inject, Injectable } from '@angular/core';
import type { Reauthentication, Session, SignIn } from '@consilium/contracts';
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

  /** @throws ProblemError `signInRefused` or `signInLocked` */
  async signIn(email: string, password: string): Promise<Session> {
    const session = await this.api.post<Session>('/session', { email, password } satisfies SignIn);
    this.state.started(session);
    return session;
  }

  async signOut(): Promise<void> {
    await this.api.delete('/session');
    this.state.ended();
  }

  /** Proves presence again. Also lifts the idle lock. @throws ProblemError `signInRefused` or `signInLocked` */
  async reauthenticate(password: string): Promise<void> {
    await this.api.put('/session/reauthentication', { password } satisfies Reauthentication);
    await this.load();
  }
}
