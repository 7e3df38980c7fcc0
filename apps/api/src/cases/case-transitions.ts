import { transitionCase, type CaseCommand } from '@consilium/board';
import { Injectable } from '@nestjs/common';
import type { AuditEventName } from '@consilium/audit-chain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import type { CaseEntity } from './case.entity.js';
import { CaseLoader } from './case-loader.js';

const eventOf = {
  submit: 'caseSubmitted',
  accept: 'caseAccepted',
  return: 'caseReturned',
  defer: 'caseDeferred',
  withdraw: 'caseWithdrawn',
  reopen: 'caseReopened',
} as const satisfies Partial<Record<CaseCommand, AuditEventName>>;
export type PlainCaseCommand = keyof typeof eventOf;

/** Moves a case along its lifecycle; the rule is `@consilium/board`'s, asked under the case's row lock. */
@Injectable()
export class CaseTransitions {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  /**
   * Applies the command to a locked case and raises its version. The caller appends the audit entry.
   * @throws Refusal illegalTransition with the rule's code.
   */
  async apply(manager: EntityManager, boardCase: CaseEntity, command: CaseCommand): Promise<number> {
    const step = transitionCase(boardCase.state, command);
    if (!step.ok) throw new Refusal('illegalTransition', { reason: step.code, detail: step.reason });
    return this.loader.raiseVersion(manager, boardCase, { state: step.state });
  }

  async perform(manager: EntityManager, actor: Actor, caseId: string, expectedVersion: number | null, command: PlainCaseCommand, reasonTextId: string | null): Promise<CaseEntity> {
    const boardCase = await this.loader.lock(manager, caseId, expectedVersion);
    const version = await this.apply(manager, boardCase, command);
    await this.audit.record(manager, actor, boardCase, eventOf[command], {
      caseId,
      version,
      ...(reasonTextId === null ? {} : { textId: reasonTextId }),
    });
    return boardCase;
  }
}
