import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';

/** A record whose required signatures are complete. */
export interface SignedOutcome {
  readonly outcomeId: string;
  readonly kind: 'outcome' | 'addendum';
  readonly caseId: string;
  readonly meetingId: string;
  /** Lower-case hexadecimal, of the signed text. */
  readonly sha256: string;
}

/** Something that has to happen together with the last required signature, such as ordering the documents. */
export interface OutcomeSignedHandler {
  /** Runs in the transaction of the signature: what it writes is committed with it, and an error undoes both. */
  outcomeSigned(manager: EntityManager, actor: Actor, outcome: SignedOutcome): Promise<void>;
}

/** Where other features ask to be told. A feature registers itself when its module starts. */
@Injectable()
export class OutcomeSignedHandlers {
  private readonly handlers: OutcomeSignedHandler[] = [];

  register(handler: OutcomeSignedHandler): void {
    this.handlers.push(handler);
  }

  async tell(manager: EntityManager, actor: Actor, outcome: SignedOutcome): Promise<void> {
    for (const handler of this.handlers) await handler.outcomeSigned(manager, actor, outcome);
  }
}
