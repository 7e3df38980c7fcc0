import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FreshLink } from './one-time-links.js';

export interface LinkRecipient {
  readonly displayName: string;
  readonly email: string;
  readonly locale: 'en' | 'de';
  readonly organisationId: string;
}

/**
 * Carries a link to its person. Until an installation can send mail, the administrator sees the link and hands it over;
 * the mail module overrides this provider.
 */
@Injectable()
export class LinkDelivery {
  /** Whether links can be sent at all. */
  isPossible(): boolean {
    return false;
  }

  /** Puts the message in the running transaction's outbox. @returns whether it is on its way. */
  async send(_manager: EntityManager, _to: LinkRecipient, _link: FreshLink): Promise<boolean> {
    return false;
  }
}
