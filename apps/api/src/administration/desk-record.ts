import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';

/** What is done at the desk goes to the chain of the organisation. */
@Injectable()
export class DeskRecord {
  constructor(private readonly auditLog: AuditLog) {}

  /** @param boardId board the act concerns; null where it concerns none. */
  async note<Event extends AuditEventName>(manager: EntityManager, actor: Actor, boardId: string | null, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event,
      actorId: actor.personId,
      actorRole: actor.roles.includes('administrator') ? 'administrator' : auditRole(actor, boardId),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
