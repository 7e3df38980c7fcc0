import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailMessage, MailPlaced } from './mail-message.js';
import { MAIL_SETTINGS, type MailSettings } from './mail-settings.js';

/**
 * The outbox of mail. A message is written in the transaction of the act that causes it, so that either both happen or
 * neither; the worker sends it, again where that helps, and never in silence.
 */
@Injectable()
export class Mail {
  constructor(@Inject(MAIL_SETTINGS) private readonly settings: MailSettings | null) {}

  /** Whether a mail server is configured. Where it is not, hand over in person what would have been sent. */
  get isConfigured(): boolean {
    return this.settings !== null;
  }

  /** @param manager of the act's transaction, in the scope of the message's organisation. */
  async send(manager: EntityManager, message: MailMessage): Promise<MailPlaced> {
    if (this.settings === null) return { state: 'notConfigured' };
    const { organisationId, key } = message;
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO mail (organisation_id, purpose, subject_id, key, message_id, recipient, subject, body, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (organisation_id, key) DO NOTHING RETURNING id`,
      [
        organisationId,
        message.purpose,
        message.subjectId ?? null,
        key,
        messageIdOf(organisationId, key, this.settings.from),
        oneLine(message.to),
        oneLine(message.subject),
        message.text,
        message.expiresAt ?? null,
      ],
    );
    if (made !== undefined) return { state: 'waiting', mailId: made.id, isNew: true };
    const [found] = await manager.query<Array<{ id: string }>>(`SELECT id FROM mail WHERE organisation_id = $1 AND key = $2`, [organisationId, key]);
    return { state: 'waiting', mailId: found!.id, isNew: false };
  }

  /** Gives a message that failed, or whose fate is unknown, to the worker again, under its Message-ID. @returns whether it could */
  async sendAgain(manager: EntityManager, { organisationId, key }: Pick<MailMessage, 'organisationId' | 'key'>): Promise<boolean> {
    const [, count] = await manager.query<[unknown[], number]>(
      `UPDATE mail SET state = 'waiting', error = NULL, settled_at = NULL, next_attempt_at = clock_timestamp() WHERE organisation_id = $1 AND key = $2 AND state IN ('failed', 'unknown')`,
      [organisationId, key],
    );
    return count === 1;
  }

  /** Takes back a message that has not left yet. @returns false when it is on its way already */
  async giveUp(manager: EntityManager, { organisationId, key }: Pick<MailMessage, 'organisationId' | 'key'>): Promise<boolean> {
    const [, count] = await manager.query<[unknown[], number]>(
      `UPDATE mail SET state = 'failed', error = 'taken back', settled_at = clock_timestamp() WHERE organisation_id = $1 AND key = $2 AND state = 'waiting'`,
      [organisationId, key],
    );
    return count === 1;
  }
}

/** The same message has the same Message-ID for ever, so that a mailbox that got it twice can tell. */
export function messageIdOf(organisationId: string, key: string, from: string): string {
  const host = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(`${organisationId}\n${key}`).digest('hex').slice(0, 40)}@${host}>`;
}

/** A line break in an address or a subject would start a header of its own. */
function oneLine(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new RangeError('an address or a subject of a mail is one line');
  return text;
}
