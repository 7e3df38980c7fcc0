import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import type { Account } from './account-record.js';

/** Attempts to sign in without an account, or with one that may not: refused and put on record. */
@Injectable()
export class Strangers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Of what was tried only a keyed hash is kept: enough to see that it is tried again and again, not enough to learn it.
   * @param account the one that may not sign in; null where there is none.
   * @param tried the address, or the id of the passkey.
   * @throws Refusal signInRefused, always
   */
  async refuse(account: Account | null, tried: string, method: string, requestId: string): Promise<never> {
    const [home] = account === null ? await this.unitOfWork.callIdentity<{ id: string }>(`SELECT identity.home_organisation() AS id`, []) : [{ id: account.organisation_id }];
    const addressHash = createHmac('sha256', this.config.SESSION_SECRET).update('sign-in address\n').update(tried).digest('hex');
    const scope: Scope = { organisationId: home!.id, personId: null, boardIds: [], requestId };
    await this.unitOfWork.run(scope, (manager) =>
      this.auditLog.append(manager, {
        organisationId: home!.id,
        caseId: null,
        event: 'sessionRefused',
        actorId: account?.person_id ?? null,
        actorRole: account === null ? 'stranger' : 'account',
        outcome: 'refused',
        payload: { reasonCode: account === null ? 'unknownAccount' : 'inactiveAccount', method, ...(account === null ? { addressHash } : {}) },
        requestId,
      }),
    );
    throw new Refusal('signInRefused');
  }
}
