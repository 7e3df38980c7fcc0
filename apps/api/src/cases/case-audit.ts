import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';

/** Appends to the chain of a case on behalf of the signed-in person. */
@Injectable()
export class CaseAudit {
  constructor(private readonly auditLog: AuditLog) {}

  async record<Event extends AuditEventName>(
    manager: EntityManager,
    actor: Actor,
    boardCase: { readonly id: string; readonly boardId: string },
    event: Event,
    payload: AuditPayload<Event>,
  ): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: boardCase.id,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, boardCase.boardId, boardCase.id),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
