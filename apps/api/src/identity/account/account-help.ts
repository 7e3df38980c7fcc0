import { Injectable } from '@nestjs/common';
import type { AccountHelpKind, PersonSignIn } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { FreshAuthentication } from '../../platform/authorisation/fresh-authentication.js';
import { notFound } from '../../platform/errors/refusal.js';
import { FixedAccounts } from '../demo/fixed-accounts.js';
import { bySelf, NOT_FRESH } from './credential-record.js';
import { SecurityNotices } from './security-notices.js';

interface StateRow {
  has_password: boolean;
  totp_since: Date | null;
  passkeys: number;
  recovery_codes_left: number;
}

/** What each kind of help does in the database, and what it is called in the record. */
const HELP = {
  secondFactorRemoved: { sql: `SELECT identity.remove_second_factors($1) AS done`, credential: 'secondFactor', change: 'removedByAdministrator' },
  identityUnlinked: { sql: `SELECT identity.unlink_federated($1) AS done`, credential: 'oidc', change: 'unlinkedByAdministrator' },
} as const satisfies Record<AccountHelpKind, object>;

/** An administrator takes away what somebody lost, with a reason and a fresh proof. Ends the person's sessions and writes to them. */
@Injectable()
export class AccountHelp {
  constructor(
    private readonly auditLog: AuditLog,
    private readonly fixed: FixedAccounts,
    private readonly fresh: FreshAuthentication,
    private readonly notices: SecurityNotices,
  ) {}

  async signInOf(manager: EntityManager, actor: Actor, personId: string): Promise<PersonSignIn> {
    const [state] = await manager.query<StateRow[]>(`SELECT * FROM identity.sign_in_state($1)`, [personId]);
    if (state === undefined) throw notFound();
    const identities = await manager.query<Array<{ issuer: string; linked_at: Date; last_used_at: Date }>>(`SELECT * FROM identity.federated_of($1)`, [personId]);
    const help = await manager.query<Array<{ kind: AccountHelpKind; reason: string; given_by: string; given_at: Date }>>(
      `SELECT h.kind, h.reason, p.display_name AS given_by, h.given_at FROM account_help h JOIN person p ON p.id = h.given_by WHERE h.person_id = $1 ORDER BY h.given_at DESC LIMIT 50`,
      [personId],
    );
    await this.auditLog.append(manager, { ...bySelf(actor), event: 'personListRead', payload: { personIds: [personId] } });
    return {
      hasPassword: state.has_password,
      totpSince: state.totp_since?.toISOString() ?? null,
      passkeys: state.passkeys,
      recoveryCodesLeft: state.recovery_codes_left,
      identities: identities.map((row) => ({ issuer: row.issuer, linkedAt: row.linked_at.toISOString(), lastUsedAt: row.last_used_at.toISOString() })),
      help: help.map((row) => ({ kind: row.kind, reason: row.reason, by: row.given_by, at: row.given_at.toISOString() })),
    };
  }

  /** @throws Refusal reauthenticationRequired; notFound for oneself and where there is nothing to take away */
  async give(manager: EntityManager, actor: Actor, personId: string, kind: AccountHelpKind, reason: string): Promise<void> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const { sql, credential, change } = HELP[kind];
    const [done] = await manager.query<Array<{ done: boolean }>>(sql, [personId]);
    if (!done!.done) throw notFound();
    const [given] = await manager.query<Array<{ id: string }>>(`INSERT INTO account_help (organisation_id, person_id, kind, reason, given_by) VALUES ($1, $2, $3, $4, $5) RETURNING id`, [actor.organisationId, personId, kind, reason, actor.personId]);
    await this.auditLog.append(manager, { ...bySelf(actor), event: 'credentialChanged', payload: { personId, credential, change, helpId: given!.id } });
    await this.notices.send(manager, personId, kind, given!.id);
  }
}
