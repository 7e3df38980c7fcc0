import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import { byAccount, ownScope, type Account } from './account-record.js';

/**
 * Failed attempts of an account, whatever was wrong: from the fifth on it waits, longer each time. One count for password
 * and codes, and only a complete sign-in or proof clears it: the right password does not buy new guesses at the code.
 */
@Injectable()
export class Attempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  async succeeded(account: Account): Promise<void> {
    await this.unitOfWork.callIdentity(`SELECT identity.record_attempt($1, true)`, [account.person_id]);
  }

  /**
   * Counts a failure, puts it on record and refuses.
   * @param lockedFor seconds the account was already locked for; such an attempt is not counted again.
   * @throws Refusal signInRefused, or signInLocked with the seconds to wait
   */
  async failed(account: Account, requestId: string, lockedFor: number, reasonCode: string, method: string): Promise<never> {
    const wait = await this.unitOfWork.run(ownScope(account, requestId), async (manager) => {
      let seconds = lockedFor;
      if (lockedFor === 0) {
        const [counted] = await manager.query<Array<{ seconds: number }>>(`SELECT identity.record_attempt($1, false) AS seconds`, [account.person_id]);
        seconds = counted!.seconds;
      }
      await this.auditLog.append(manager, {
        ...byAccount(account, requestId),
        event: 'sessionRefused',
        outcome: 'refused',
        payload: { reasonCode: lockedFor > 0 ? 'locked' : reasonCode, method },
      });
      return seconds;
    });
    if (wait > 0) throw new Refusal('signInLocked', { retryAfterSeconds: wait, detail: `Too many failed attempts. Try again in ${Math.ceil(wait)} seconds.` });
    throw new Refusal('signInRefused');
  }
}
