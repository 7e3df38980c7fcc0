import { Injectable } from '@nestjs/common';
import type { PasskeyAssertion } from '@consilium/contracts';
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server';
import { AuditLog } from '../../audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SecurityNotices } from '../account/security-notices.js';
import { byAccount, ownScope, type Account } from '../account-record.js';
import { Attempts } from '../attempts.js';
import { Strangers } from '../strangers.js';
import { Challenges, challengeIn, type Binding, type ChallengePurpose } from './challenges.js';
import { challengeEnded, userHandle } from './passkeys.js';
import { RelyingParty } from './relying-party.js';

interface FoundPasskey extends Account {
  passkey_id: string;
  public_key: Buffer;
  is_usable: boolean;
  locked_for_seconds: number;
}

/** Checks what a passkey signed. Failures count like wrong passwords. */
@Injectable()
export class PasskeyProof {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly challenges: Challenges,
    private readonly party: RelyingParty,
    private readonly attempts: Attempts,
    private readonly strangers: Strangers,
    private readonly auditLog: AuditLog,
    private readonly notices: SecurityNotices,
  ) {}

  /**
   * @param expected whose passkey it has to be; null at sign-in, where the passkey says who it is.
   * @returns whose it is. The count of failures is for the caller to clear.
   * @throws Refusal signInRefused, signInLocked; conflict `passkey.challengeEnded`
   */
  async require(assertion: PasskeyAssertion, purpose: ChallengePurpose, binding: Binding, expected: Account | null, requestId: string): Promise<Account> {
    const challenge = challengeIn(assertion.response.clientDataJSON);
    if (challenge === null || !(await this.challenges.take(challenge, purpose, binding))) throw challengeEnded();
    const [found] = await this.unitOfWork.callIdentity<FoundPasskey>(`SELECT * FROM identity.find_passkey($1)`, [Buffer.from(assertion.id, 'base64url')]);
    if (found === undefined || !found.is_usable) return this.refuseUnknown(found, assertion.id, expected, requestId);
    if (expected !== null && expected.person_id !== found.person_id) return this.attempts.failed(expected, requestId, 0, 'foreignPasskey', 'passkey');
    if (found.locked_for_seconds > 0) return this.attempts.failed(found, requestId, found.locked_for_seconds, 'locked', 'passkey');
    const counter = await this.verifiedCounter(assertion, challenge, found);
    if (counter === null) return this.attempts.failed(found, requestId, 0, 'wrongPasskey', 'passkey');
    if (!(await this.use(found, counter, requestId))) return this.attempts.failed(found, requestId, 0, 'passkeyCounter', 'passkey');
    return { person_id: found.person_id, organisation_id: found.organisation_id };
  }

  /** Whoever is known already bears the failure; a passkey nobody here has is a stranger's. */
  private async refuseUnknown(found: FoundPasskey | undefined, credentialId: string, expected: Account | null, requestId: string): Promise<never> {
    if (expected !== null) return this.attempts.failed(expected, requestId, 0, 'wrongPasskey', 'passkey');
    return this.strangers.refuse(found ?? null, credentialId, 'passkey', requestId);
  }

  /** @returns the device's count and whether it is backed up; null when the signature does not hold. */
  private async verifiedCounter(assertion: PasskeyAssertion, challenge: string, found: FoundPasskey): Promise<{ counter: number; isSynced: boolean } | null> {
    const { userHandle: handle } = assertion.response;
    if (handle !== undefined && handle !== Buffer.from(userHandle(found.person_id)).toString('base64url')) return null;
    const answer = await verifyAuthenticationResponse({
      response: assertion as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.party.origin,
      expectedRPID: this.party.id,
      requireUserVerification: true,
      // The database compares the counters, under the row's lock: 0 keeps the library from doing it.
      credential: { id: assertion.id, publicKey: new Uint8Array(found.public_key), counter: 0 },
    }).catch(() => null);
    return answer?.verified === true ? { counter: answer.authenticationInfo.newCounter, isSynced: answer.authenticationInfo.credentialBackedUp } : null;
  }

  private async use(found: FoundPasskey, { counter, isSynced }: { counter: number; isSynced: boolean }, requestId: string): Promise<boolean> {
    return this.unitOfWork.run(ownScope(found, requestId), async (manager) => {
      const [used] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.use_passkey($1, $2, $3) AS done`, [found.passkey_id, counter, isSynced]);
      if (used!.done) return true;
      await this.auditLog.append(manager, {
        ...byAccount(found, requestId),
        event: 'credentialChanged',
        outcome: 'success',
        payload: { personId: found.person_id, credential: 'passkey', change: 'suspended', credentialId: found.passkey_id },
      });
      await this.notices.send(manager, found.person_id, 'passkeyStopped', found.passkey_id);
      return false;
    });
  }
}
