import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { systemScope } from '../../platform/database/scope.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { OutgoingMail } from '../mail-message.js';
import { MailPurposes, type MailOutcome } from '../mail-purposes.js';

/** A later attempt took the message over; this one must not hand it over. */
export class LateMailError extends Error {}

/** Attempts before a message is given up: with the pauses below about half a day. */
export const MOST_MAIL_ATTEMPTS = 12;
/** Seconds an attempt may take before the message is judged without it; longer than every time limit of SMTP together. */
const LEASE_SECONDS = 180;

export interface MailPace {
  /** Seconds before the second attempt; doubled for each one after it. */
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
}
export const defaultPace: MailPace = { firstPauseSeconds: 30, longestPauseSeconds: 7200 };

const COLUMNS = `m.id, m.organisation_id AS "organisationId", m.purpose, m.subject_id AS "subjectId", m.message_id AS "messageId", m.recipient,
  m.subject, coalesce(m.body, '') AS text, m.attempts, m.fence::text AS fence, coalesce(m.expires_at < clock_timestamp(), false) AS "isExpired"`;

/** The states of a message as the worker moves it; every step names the fence it was claimed under. */
@Injectable()
export class MailClaims {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly purposes: MailPurposes,
  ) {}

  /** Takes the message that has waited longest, if any is due. */
  async claim(): Promise<OutgoingMail | null> {
    const [rows] = await this.dataSource.query<[OutgoingMail[], number]>(
      `UPDATE mail m SET state = 'sending', fence = fence + 1, attempts = attempts + 1, handed_over = false,
              lease_until = clock_timestamp() + make_interval(secs => $1)
        WHERE m.id = (SELECT id FROM mail WHERE state = 'waiting' AND next_attempt_at <= clock_timestamp()
                       ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [LEASE_SECONDS],
    );
    return rows[0] ?? null;
  }

  /** Called as the server asks for the message. @throws LateMailError when the message is no longer this attempt's */
  async handOver({ id, fence }: OutgoingMail): Promise<void> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(`UPDATE mail SET handed_over = true WHERE id = $1 AND fence = $2 AND state = 'sending'`, [id, fence]);
    if (count !== 1) throw new LateMailError(id);
  }

  /** Ends an attempt. @returns false when another attempt, or the look for lost ones, came first. */
  async settle(mail: OutgoingMail, outcome: MailOutcome, pauseSeconds = 0): Promise<boolean> {
    return this.unitOfWork.run(systemScope(mail.organisationId, `mail-${mail.id}-${mail.fence}`), async (manager) => {
      const isOver = outcome.state === 'sent' || outcome.state === 'failed';
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE mail SET state = $3, error = $4, lease_until = NULL, body = CASE WHEN $3 = 'sent' THEN NULL ELSE body END,
                next_attempt_at = clock_timestamp() + make_interval(secs => $5), settled_at = CASE WHEN $6 THEN clock_timestamp() END
          WHERE id = $1 AND fence = $2 AND state = 'sending'`,
        [mail.id, mail.fence, outcome.state, outcome.error, pauseSeconds, isOver || outcome.state === 'unknown'],
      );
      if (count !== 1) return false;
      await this.purposes.find(mail.purpose)?.settled?.(manager, mail, outcome);
      return true;
    });
  }

  /** Judges attempts whose worker died: nothing handed over is simply tried again, anything else is unknown. @returns how many */
  async recoverLost(): Promise<number> {
    const lost = await this.dataSource.query<Array<OutgoingMail & { handedOver: boolean }>>(
      `SELECT ${COLUMNS}, m.handed_over AS "handedOver" FROM mail m WHERE m.state = 'sending' AND m.lease_until < clock_timestamp() LIMIT 100`,
    );
    for (const { handedOver, ...mail } of lost) {
      await this.settle(mail, handedOver ? { state: 'unknown', error: 'The worker ended after the message was handed over.' } : { state: 'waiting', error: 'The worker ended during the attempt.' });
    }
    return lost.length;
  }
}
