import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { auditRole, type Actor } from '../../platform/authorisation/actor.js';

/** The reason a change of one's own sign-in gives when the last proof is too old. */
export const NOT_FRESH = 'account.authenticationNotFresh';

export const bySelf = (actor: Actor) =>
  ({ organisationId: actor.organisationId, caseId: null, actorId: actor.personId, actorRole: auditRole(actor, null), outcome: 'success', requestId: actor.requestId }) as const;

/** Puts changes of a person's own credentials on record. */
@Injectable()
export class CredentialRecord {
  constructor(private readonly auditLog: AuditLog) {}

  async note(manager: EntityManager, actor: Actor, credential: string, change: string, credentialId?: string): Promise<void> {
    await this.auditLog.append(manager, { ...bySelf(actor), event: 'credentialChanged', payload: { personId: actor.personId, credential, change, ...(credentialId === undefined ? {} : { credentialId }) } });
  }
}
