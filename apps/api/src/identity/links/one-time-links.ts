import { Inject, Injectable } from '@nestjs/common';
import type { LinkKind } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CONFIG, type Config } from '../../config/config.js';
import { auditRole, type Actor } from '../../platform/authorisation/actor.js';
import { notFound } from '../../platform/errors/refusal.js';
import { hashToken, newToken } from '../session-cookies.js';

/** For how long a link works, in hours. An invitation may wait over a holiday; a reset is asked for and used. */
export const LINK_HOURS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24, passwordReset: 2 };

export interface FreshLink {
  readonly id: string;
  readonly kind: LinkKind;
  /** The whole address with its secret: to be shown or mailed now, it cannot be asked for again. */
  readonly address: string;
  readonly expiresAt: Date;
}

/** Links that let a person choose a password. Only their SHA-256 is stored; each works once, and a newer one ends the older. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly auditLog: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Issues a link in the running transaction, with its entry. Whether `by` may do so is asked before, of the permission table.
   * @param by null: the person asked for it themselves.
   * @throws Refusal notFound for people who are inactive or outside the scope of the transaction.
   */
  async issue(manager: EntityManager, wish: { kind: LinkKind; personId: string; organisationId: string; by: Actor | null; requestId: string }): Promise<FreshLink> {
    const { kind, personId, organisationId, by, requestId } = wish;
    const secret = newToken();
    const [issued] = await manager.query<Array<{ link_id: string; expires_at: Date }>>(`SELECT * FROM identity.issue_link($1, $2, $3, $4, $5)`, [
      personId,
      kind,
      hashToken(secret),
      LINK_HOURS[kind],
      by?.personId ?? null,
    ]);
    if (issued === undefined) throw notFound();
    const entry = { organisationId, caseId: null, actorId: by?.personId ?? personId, actorRole: by === null ? 'account' : auditRole(by, null), outcome: 'success', requestId } as const;
    if (kind === 'invitation') await this.auditLog.append(manager, { ...entry, event: 'personInvited', payload: { personId, invitationId: issued.link_id } });
    else await this.auditLog.append(manager, { ...entry, event: 'credentialChanged', payload: { personId, credential: 'password', change: 'linkIssued' } });
    return { id: issued.link_id, kind, address: linkAddress(this.config.PUBLIC_URL, secret), expiresAt: issued.expires_at };
  }

  /** Ends the person's open links, for example when the account is deactivated. @returns how many there were. */
  async withdraw(manager: EntityManager, personId: string): Promise<number> {
    const [ended] = await manager.query<Array<{ count: number }>>(`SELECT identity.withdraw_links($1) AS count`, [personId]);
    return ended!.count;
  }
}

/** The secret stands after the `#`: browsers send it to no server, so it is in no log on the way. */
export const linkAddress = (publicUrl: string, secret: string): string => `${publicUrl.replace(/\/+$/, '')}/account/link#${secret}`;
