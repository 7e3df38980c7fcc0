import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailAttachment, MailState, OutgoingMail } from './mail-message.js';

/** What became of an attempt, for the feature that asked for the message. */
export interface MailOutcome {
  readonly state: MailState;
  /** What the server said, or why it could not be asked; null once it is sent. */
  readonly error: string | null;
}

/** What a feature contributes to its own messages in the worker. */
export interface MailPurpose {
  readonly purpose: string;
  /** Made when the message is sent and kept nowhere. An error counts as a failed attempt. */
  attachments?(mail: OutgoingMail): Promise<readonly MailAttachment[]>;
  /** Runs in the transaction that settles the attempt: what it writes is committed with it. */
  settled?(manager: EntityManager, mail: OutgoingMail, outcome: MailOutcome): Promise<void>;
}

/** Where features register what belongs to their messages, as their module starts. */
@Injectable()
export class MailPurposes {
  private readonly purposes = new Map<string, MailPurpose>();

  register(purpose: MailPurpose): void {
    if (this.purposes.has(purpose.purpose)) throw new Error(`two features send mail as "${purpose.purpose}"`);
    this.purposes.set(purpose.purpose, purpose);
  }

  find(purpose: string): MailPurpose | undefined {
    return this.purposes.get(purpose);
  }
}
