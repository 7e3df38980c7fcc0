import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Mail } from '../../mail/mail.js';
import { linkLetter } from './link-letter.js';
import type { FreshLink } from './one-time-links.js';

export interface LinkRecipient {
  readonly displayName: string;
  readonly email: string;
  readonly locale: 'en' | 'de';
  readonly organisationId: string;
}

/** Mails a link to its person. Where no mail server is configured, whoever issued the link sees it and hands it over. */
@Injectable()
export class LinkDelivery {
  constructor(private readonly mail: Mail) {}

  /** Whether links can be mailed at all. */
  isPossible(): boolean {
    return this.mail.isConfigured;
  }

  /** Puts the message in the running transaction's outbox. @returns whether it is on its way. */
  async send(manager: EntityManager, to: LinkRecipient, link: FreshLink): Promise<boolean> {
    const placed = await this.mail.send(manager, {
      organisationId: to.organisationId,
      purpose: link.kind,
      key: `one-time-link:${link.id}`,
      to: to.email,
      ...linkLetter(to, link),
      subjectId: link.id,
      expiresAt: link.expiresAt,
    });
    return placed.state === 'waiting';
  }
}
