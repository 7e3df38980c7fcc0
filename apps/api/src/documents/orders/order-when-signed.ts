import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutcomeSignedHandlers, type OutcomeSignedHandler, type SignedOutcome } from '../../deliberation/outcomes/outcome-signed.js';
import { auditRole, type Actor } from '../../platform/authorisation/actor.js';
import { DocumentOrders } from './document-orders.js';

/** The last required signature orders the outcome report, in the same transaction; letters are ordered by hand. */
@Injectable()
export class OrderWhenSigned implements OutcomeSignedHandler, OnModuleInit {
  constructor(
    private readonly handlers: OutcomeSignedHandlers,
    private readonly orders: DocumentOrders,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async outcomeSigned(manager: EntityManager, actor: Actor, outcome: SignedOutcome): Promise<void> {
    const by = { organisationId: actor.organisationId, personId: actor.personId, role: auditRole(actor, null), requestId: actor.requestId };
    await this.orders.orderForOutcome(manager, by, outcome.outcomeId, [{ kind: 'outcomeReport', format: 'pdf', language: actor.locale, recipient: '' }]);
  }
}
