import { Injectable } from '@nestjs/common';
import type { AccountSecurity, RecoveryCodes, TotpEnrolment } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { FreshAuthentication } from '../../platform/authorisation/fresh-authentication.js';
import { Refusal, invalidField, notFound } from '../../platform/errors/refusal.js';
import { FixedAccounts } from '../demo/fixed-accounts.js';
import { passwordRefusal } from '../password-rule.js';
import { hashPassword } from '../passwords.js';
import { Passkeys } from '../passkeys/passkeys.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { CredentialRecord, NOT_FRESH, bySelf } from './credential-record.js';

interface SessionRow {
  id: string;
  method: string;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

/** How a person signs in, changed by themselves. Everything that opens or closes a door needs a fresh proof. */
@Injectable()
export class AccountSecurityService {
  constructor(
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly record: CredentialRecord,
    private readonly fixed: FixedAccounts,
    private readonly fresh: FreshAuthentication,
    private readonly auditLog: AuditLog,
  ) {}

  async read(manager: EntityManager, actor: Actor): Promise<AccountSecurity> {
    const { totpSince, recoveryCodesLeft, isRequired } = await this.factors.read(manager);
    const sessions = await manager.query<SessionRow[]>(`SELECT * FROM identity.own_sessions()`);
    return {
      email: actor.email,
      hasPassword: actor.proofs.includes('password'),
      passkeys: await this.passkeys.list(manager),
      totp: totpSince === null ? null : { since: totpSince.toISOString() },
      recoveryCodesLeft,
      secondFactorRequired: isRequired,
      sessions: sessions.map((row) => ({
        id: row.id,
        method: row.method,
        userAgent: row.user_agent,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        isThis: row.id === actor.sessionId,
      })),
    };
  }

  async startTotp(manager: EntityManager, actor: Actor): Promise<TotpEnrolment> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const enrolment = await this.factors.start(manager, actor.personId, actor.email, actor.organisationName);
    if (enrolment === null) throw new Refusal('conflict', { reason: 'totp.present', detail: 'A device is set up already. Remove it first.' });
    await this.record.note(manager, actor, 'totp', 'started');
    return enrolment;
  }

  async confirmTotp(manager: EntityManager, actor: Actor, code: string): Promise<RecoveryCodes> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const codes = await this.factors.confirm(manager, actor.personId, code);
    if (codes === null) throw invalidField('code', 'is not the code of this moment: check the clock of your device and enter the next one');
    await this.record.note(manager, actor, 'totp', 'confirmed');
    return { codes };
  }

  async removeTotp(manager: EntityManager, actor: Actor): Promise<void> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    if (!(await this.factors.remove(manager))) throw notFound();
    await this.record.note(manager, actor, 'totp', 'removed');
  }

  async newRecoveryCodes(manager: EntityManager, actor: Actor): Promise<RecoveryCodes> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const { totpSince, passkeys } = await this.factors.read(manager);
    if (totpSince === null && passkeys === 0) throw new Refusal('conflict', { reason: 'secondFactor.missing', detail: 'Recovery codes stand in for an app or a passkey. Set one up first.' });
    const codes = await this.factors.newRecoveryCodes(manager, actor.personId);
    await this.record.note(manager, actor, 'recoveryCode', 'replaced');
    return { codes };
  }

  async changePassword(manager: EntityManager, actor: Actor, password: string): Promise<void> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const refused = passwordRefusal(password, [actor.displayName, actor.email, actor.organisationName]);
    if (refused !== null) throw refused;
    await manager.query(`SELECT identity.change_password($1, $2)`, [await hashPassword(password), actor.sessionId]);
    await this.record.note(manager, actor, 'password', 'changed');
  }

  async endSession(manager: EntityManager, actor: Actor, sessionId: string): Promise<void> {
    const [closed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.close_own_session($1) AS done`, [sessionId]);
    if (!closed!.done) throw notFound();
    await this.auditLog.append(manager, { ...bySelf(actor), event: 'sessionClosed', payload: { sessionId, reasonCode: 'endedByOwner' } });
  }

  /** This one too: signing out everywhere is for a device that is gone, and nothing should be left open by mistake. */
  async endAllSessions(manager: EntityManager, actor: Actor): Promise<void> {
    await manager.query(`SELECT identity.close_all_sessions($1)`, [actor.personId]);
    await this.auditLog.append(manager, { ...bySelf(actor), event: 'sessionClosed', payload: { sessionId: actor.sessionId, reasonCode: 'everywhere' } });
  }
}
