import { Injectable } from '@nestjs/common';
import type { SingleSignOnProblem } from '@consilium/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { byAccount, ownScope, type Account } from '../account-record.js';
import { Strangers } from '../strangers.js';
import type { Vouched } from './provider.js';

interface FoundAccount extends Account {
  is_active: boolean;
  is_linked: boolean;
  is_linked_elsewhere: boolean;
  locked_for_seconds: number;
}

/** Somebody came back and gets no session; the page says why and what to do. */
export class NotLetIn extends Error {
  constructor(readonly problem: SingleSignOnProblem) {
    super(problem);
  }
}

/**
 * Whose account an identity of the provider belongs to. Accounts are made by invitation here and never by signing in; what
 * they may do is ours to say as well.
 */
@Injectable()
export class FederatedAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly strangers: Strangers,
  ) {}

  /**
   * The linked account, or the one with the address the provider vouches for, which is linked then.
   * @throws NotLetIn, on record
   */
  async settle(vouched: Vouched, requestId: string): Promise<Account> {
    const [found] = await this.unitOfWork.callIdentity<FoundAccount>(`SELECT * FROM identity.find_federated($1, $2, $3)`, [vouched.issuer, vouched.subject, vouched.email]);
    if (found === undefined || !found.is_active) {
      await this.refuseStranger(found ?? null, vouched, requestId);
      throw new NotLetIn(found !== undefined ? 'inactive' : vouched.hasUnverifiedEmail ? 'emailNotVerified' : 'noAccount');
    }
    if (found.locked_for_seconds > 0) return this.refuse(found, requestId, 'locked', 'locked');
    // The address was given to somebody new at the provider, who would inherit an account.
    if (found.is_linked_elsewhere) return this.refuse(found, requestId, 'otherIdentity', 'otherIdentity');
    await this.unitOfWork.run(ownScope(found, requestId), async (manager) => {
      const [linked] = await manager.query<Array<{ is_new: boolean }>>(`SELECT identity.link_federated($1, $2) AS is_new`, [vouched.issuer, vouched.subject]);
      if (!linked!.is_new) return;
      await this.auditLog.append(manager, { ...byAccount(found, requestId), event: 'credentialChanged', outcome: 'success', payload: { personId: found.person_id, credential: 'oidc', change: 'linked' } });
    });
    return { person_id: found.person_id, organisation_id: found.organisation_id };
  }

  /** @throws NotLetIn otherPerson, on record, where the identity is not linked to this account. */
  async requireOwn(vouched: Vouched, account: Account, requestId: string): Promise<void> {
    const [found] = await this.unitOfWork.callIdentity<FoundAccount>(`SELECT * FROM identity.find_federated($1, $2, NULL)`, [vouched.issuer, vouched.subject]);
    if (found?.person_id !== account.person_id) await this.refuse(account, requestId, 'otherIdentity', 'otherPerson');
  }

  async refuse(account: Account, requestId: string, reasonCode: string, problem: SingleSignOnProblem): Promise<never> {
    await this.unitOfWork.run(ownScope(account, requestId), (manager) => this.auditLog.append(manager, { ...byAccount(account, requestId), event: 'sessionRefused', outcome: 'refused', payload: { reasonCode, method: 'oidc' } }));
    throw new NotLetIn(problem);
  }

  private async refuseStranger(account: Account | null, vouched: Vouched, requestId: string): Promise<void> {
    await this.strangers.refuse(account, `${vouched.issuer}\n${vouched.subject}`, 'oidc', requestId).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
}
