import { Injectable } from '@nestjs/common';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';

/** Appends what a signed-in person did in a meeting to the chain of the case concerned, or of the organisation. */
@Injectable()
export class MeetingRecord {
  constructor(private readonly auditLog: AuditLog) {}

  /** Write the change first: the database refuses an entry that claims a change nobody made. */
  async note<Event extends AuditEventName>(
    manager: EntityManager,
    actor: Actor,
    about: { readonly boardId: string; readonly caseId: string | null },
    event: Event,
    payload: AuditPayload<Event>,
  ): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: about.caseId,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, about.boardId, about.caseId),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }

  /**
   * A ballot while its seal is closed. The entry names nobody, or an export would tell who has voted; the commitment binds
   * the voter, and the entry of the opened seal names them.
   */
  async noteBallot(manager: EntityManager, actor: Actor, caseId: string, payload: AuditPayload<'ballotCast'>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId,
      event: 'ballotCast',
      actorId: null,
      actorRole: 'voter',
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
