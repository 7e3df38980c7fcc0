import { Inject, Injectable } from '@nestjs/common';
import type { SecondFactorAsked } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { byAccount, ownScope, type Account } from './account-record.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { hashToken, newToken } from './session-cookies.js';

/** Where a request comes from, as far as sessions are concerned. */
export interface Visit {
  readonly requestId: string;
  readonly userAgent: string | null;
}

/** How long the second factor may take, in minutes. */
const TICKET_MINUTES = 5;

/** What every way of signing in ends with: a session, or the question for the second factor. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly factors: SecondFactors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns the token of the new session; it is stored nowhere. */
  async open(account: Account, method: string, visit: Visit): Promise<string> {
    const token = newToken();
    await this.unitOfWork.run(ownScope(account, visit.requestId), async (manager) => {
      const [opened] = await manager.query<Array<{ id: string }>>(`SELECT identity.begin_session($1, $2, $3, $4, $5) AS id`, [
        account.person_id,
        hashToken(token),
        this.config.SESSION_HOURS,
        method,
        visit.userAgent,
      ]);
      await this.auditLog.append(manager, {
        ...byAccount(account, visit.requestId),
        event: 'sessionOpened',
        outcome: 'success',
        payload: { sessionId: opened!.id, method },
      });
    });
    return token;
  }

  /** @returns null for accounts without a second factor. */
  async askForSecondFactor(account: Account, requestId: string, firstMethod: 'password' | 'oidc' = 'password'): Promise<SecondFactorAsked | null> {
    return this.unitOfWork.run(ownScope(account, requestId), async (manager) => {
      const methods = await this.secondSteps(manager);
      if (methods.length === 0) return null;
      const ticket = newToken();
      const [opened] = await manager.query<Array<{ ends: Date }>>(`SELECT identity.open_ticket_after($1, $2, $3) AS ends`, [hashToken(ticket), TICKET_MINUTES, firstMethod]);
      return { ticket, methods, expiresAt: opened!.ends.toISOString() };
    });
  }

  /** What may be given besides the first factor, by the person in scope; nothing where none was set up. */
  async secondSteps(manager: EntityManager): Promise<SecondFactorAsked['methods']> {
    const { totpSince, recoveryCodesLeft, passkeys } = await this.factors.read(manager);
    const methods: SecondFactorAsked['methods'] = [...(passkeys > 0 ? (['passkey'] as const) : []), ...(totpSince === null ? [] : (['totp'] as const))];
    if (methods.length > 0 && recoveryCodesLeft > 0) methods.push('recoveryCode');
    return methods;
  }
}
