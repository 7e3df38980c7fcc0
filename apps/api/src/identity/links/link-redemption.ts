import { Injectable } from '@nestjs/common';
import type { LinkAnswer, LinkKind } from '@consilium/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import type { Scope } from '../../platform/database/scope.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { passwordRefusal } from '../password-rule.js';
import { hashPassword } from '../passwords.js';
import { hashToken } from '../session-cookies.js';

interface LinkRow {
  link_id: string;
  kind: LinkKind;
  person_id: string;
  organisation_id: string;
  organisation_name: string;
  display_name: string;
  email: string;
  locale: 'en' | 'de';
  expires_at: Date;
  state: 'open' | 'used' | 'withdrawn' | 'expired';
}

/** What the holder of a link may do: see whom it is for, and choose a password with it, once. */
@Injectable()
export class LinkRedemption {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /** @throws Refusal with the reason `link.unknown`, `link.used`, `link.withdrawn` or `link.expired` */
  async look(secret: string, requestId: string): Promise<LinkAnswer> {
    const link = await this.requireOpen(secret, requestId);
    return {
      kind: link.kind,
      displayName: link.display_name,
      email: link.email,
      organisationName: link.organisation_name,
      locale: link.locale,
      expiresAt: link.expires_at.toISOString(),
    };
  }

  /**
   * Sets the password, ends every session of the account and uses the link up.
   * @throws Refusal as `look`; `validation` for a password that is easily guessed, which leaves the link open.
   */
  async redeem(secret: string, password: string, requestId: string): Promise<void> {
    const link = await this.requireOpen(secret, requestId);
    const refused = passwordRefusal(password, [link.display_name, link.email, link.organisation_name]);
    if (refused !== null) throw refused;
    const passwordHash = await hashPassword(password);
    const done = await this.unitOfWork.run(scopeOfLink(link, requestId), async (manager) => {
      const [redeemed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.redeem_link($1, $2) AS done`, [link.link_id, passwordHash]);
      if (!redeemed!.done) return false;
      await this.auditLog.append(manager, {
        ...byHolder(link, requestId),
        event: 'credentialChanged',
        outcome: 'success',
        payload: { personId: link.person_id, credential: 'password', change: link.kind === 'invitation' ? 'set' : 'reset' },
      });
      return true;
    });
    if (!done) await this.refuse({ ...link, state: 'used' }, requestId);
  }

  private async requireOpen(secret: string, requestId: string): Promise<LinkRow> {
    const [link] = await this.unitOfWork.callIdentity<LinkRow>(`SELECT * FROM identity.find_link($1)`, [hashToken(secret)]);
    if (link === undefined) throw new Refusal('notFound', { reason: 'link.unknown', detail: 'This link is not known. Check that it was copied whole, or ask for a new one.' });
    if (link.state !== 'open') await this.refuse(link, requestId);
    return link;
  }

  /** A link that is tried again may be in foreign hands: it is put on record. */
  private async refuse(link: LinkRow, requestId: string): Promise<never> {
    const state = link.state as Exclude<LinkRow['state'], 'open'>;
    await this.unitOfWork.run(scopeOfLink(link, requestId), (manager) =>
      this.auditLog.append(manager, {
        ...byHolder(link, requestId),
        event: 'sessionRefused',
        outcome: 'refused',
        payload: { reasonCode: refusedAs[state], method: link.kind },
      }),
    );
    throw new Refusal('conflict', { reason: `link.${state}`, detail: 'This link no longer works. Ask your administrator for a new one.' });
  }
}

const refusedAs = { used: 'linkUsed', withdrawn: 'linkWithdrawn', expired: 'linkExpired' } as const;

const scopeOfLink = (link: LinkRow, requestId: string): Scope => ({ organisationId: link.organisation_id, personId: link.person_id, boardIds: [], requestId });

const byHolder = (link: LinkRow, requestId: string) => ({
  organisationId: link.organisation_id,
  caseId: null,
  actorId: link.person_id,
  actorRole: 'account',
  requestId,
});
