import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';

/** Appends on behalf of the signed-in person what they did to a case, and which cases a list showed them. */
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

  /**
   * One entry for a list of cases, in the chain of the organisation.
   * @param boardId board whose cases were asked for; null for several.
   */
  async recordList(manager: EntityManager, actor: Actor, boardId: string | null, payload: AuditPayload<'caseListRead'>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'caseListRead',
      actorId: actor.personId,
      actorRole: auditRole(actor, boardId),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
