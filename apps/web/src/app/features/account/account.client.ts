import { inject, Injectable } from '@angular/core';
import type { AccountSecurity, LinkAnswer, LinkQuestion, LinkRedemption, PasswordChange, PasskeyAdded, PasskeyName, PasskeyOptions, PasskeyRegistration, PasswordForgotten, RecoveryCodes, TotpConfirmation, TotpEnrolment } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

/** My account, and getting into it with a link. */
@Injectable({ providedIn: 'root' })
export class AccountClient {
  private readonly api = inject(ApiClient);

  holderOf(secret: string): Promise<LinkAnswer> {
    return this.api.post('/account-links/holder', { secret } satisfies LinkQuestion);
  }

  redeem(secret: string, password: string): Promise<void> {
    return this.api.post('/account-links/redemption', { secret, password } satisfies LinkRedemption);
  }

  forgot(email: string): Promise<void> {
    return this.api.post('/password-requests', { email } satisfies PasswordForgotten);
  }

  security(): Promise<AccountSecurity> {
    return this.api.get('/account/security');
  }

  changePassword(password: string): Promise<void> {
    return this.api.put('/account/password', { password } satisfies PasswordChange);
  }

  startTotp(): Promise<TotpEnrolment> {
    return this.api.post('/account/totp', undefined);
  }

  confirmTotp(code: string): Promise<RecoveryCodes> {
    return this.api.post('/account/totp/confirmation', { code } satisfies TotpConfirmation);
  }

  removeTotp(): Promise<void> {
    return this.api.delete('/account/totp');
  }

  newRecoveryCodes(): Promise<RecoveryCodes> {
    return this.api.post('/account/recovery-codes', undefined);
  }

  startPasskey(): Promise<PasskeyOptions> {
    return this.api.post('/account/passkeys/options', undefined);
  }

  addPasskey(name: string, credential: PasskeyRegistration['credential']): Promise<PasskeyAdded> {
    return this.api.post('/account/passkeys', { name, credential } satisfies PasskeyRegistration);
  }

  renamePasskey(passkeyId: string, name: string): Promise<void> {
    return this.api.patch(`/account/passkeys/${passkeyId}`, { name } satisfies PasskeyName);
  }

  removePasskey(passkeyId: string): Promise<void> {
    return this.api.delete(`/account/passkeys/${passkeyId}`);
  }

  endSession(sessionId: string): Promise<void> {
    return this.api.delete(`/account/sessions/${sessionId}`);
  }

  endAllSessions(): Promise<void> {
    return this.api.delete('/account/sessions');
  }
}
