import { Injectable } from '@nestjs/common';
import type { PasskeyOptions, Reauthentication } from '@consilium/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { scopeOf, type Actor } from '../platform/authorisation/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import { byAccount, ownScope, type Account } from './account-record.js';
import { Attempts } from './attempts.js';
import { PasskeyProof } from './passkeys/passkey-proof.js';
import { Passkeys } from './passkeys/passkeys.js';
import { passwordMatches } from './passwords.js';
import { SecondFactors } from './second-factor/second-factors.js';

interface OwnCredential extends Account {
  /** Null for accounts that sign in another way. */
  password_hash: string | null;
  locked_for_seconds: number | null;
}

/** Proof that the person is still there: unlocks an idle session, and makes the next signatures possible for `FRESH_MINUTES`. */
@Injectable()
export class ReauthenticationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly attempts: Attempts,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly passkeyProof: PasskeyProof,
  ) {}

  /** @throws Refusal signInRefused, signInLocked; conflict `passkey.challengeEnded` */
  async prove(actor: Actor, input: Reauthentication): Promise<void> {
    const credential = await this.accountOf(actor.sessionId);
    const method = 'password' in input ? 'password' : 'code' in input ? 'totp' : 'passkey';
    if ('passkey' in input) await this.passkeyProof.require(input.passkey, 'reauthenticate', { session: actor.sessionId }, credential, actor.requestId);
    else if ('password' in input) await this.checkPassword(credential, input.password, actor.requestId);
    else await this.checkCode(credential, input.code, actor.requestId);
    await this.attempts.succeeded(credential);
    await this.renewFor(credential, actor.sessionId, method, actor.requestId);
  }

  /** What the person's own devices are asked. */
  async passkeyOptions(actor: Actor): Promise<PasskeyOptions> {
    return this.unitOfWork.run(scopeOf(actor), (manager) => this.passkeys.requestOptions(manager, 'reauthenticate', { session: actor.sessionId }));
  }

  /** Whose session it is. @throws Refusal notSignedIn when it has ended */
  async accountOf(sessionId: string): Promise<OwnCredential> {
    const [credential] = await this.unitOfWork.callIdentity<OwnCredential>(`SELECT * FROM identity.find_own_credential($1)`, [sessionId]);
    if (credential === undefined) throw new Refusal('notSignedIn');
    return credential;
  }

  /** The session counts as proven from now on. */
  async renewFor(account: Account, sessionId: string, method: string, requestId: string): Promise<void> {
    await this.unitOfWork.run(ownScope(account, requestId), async (manager) => {
      await manager.query(`SELECT identity.refresh_session($1)`, [sessionId]);
      await this.auditLog.append(manager, {
        ...byAccount(account, requestId),
        event: 'reauthenticated',
        outcome: 'success',
        payload: { sessionId, method },
      });
    });
  }

  private async checkPassword(credential: OwnCredential, password: string, requestId: string): Promise<void> {
    const lockedFor = credential.locked_for_seconds ?? 0;
    if (lockedFor === 0 && credential.password_hash !== null && (await passwordMatches(credential.password_hash, password))) return;
    await this.attempts.failed(credential, requestId, lockedFor, 'wrongPassword', 'password');
  }

  private async checkCode(credential: OwnCredential, code: string, requestId: string): Promise<void> {
    const lockedFor = credential.locked_for_seconds ?? 0;
    if (lockedFor === 0 && (await this.unitOfWork.run(ownScope(credential, requestId), (manager) => this.factors.takeCode(manager, credential.person_id, code)))) return;
    await this.attempts.failed(credential, requestId, lockedFor, 'wrongCode', 'totp');
  }
}
