import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { MAIL_SETTINGS, type MailSettings } from '../mail-settings.js';
import type { OutgoingMail } from '../mail-message.js';
import { MailPurposes, type MailOutcome } from '../mail-purposes.js';
import { deliverBySmtp, type SmtpResult } from './smtp-delivery.js';
import { MailClaims, MOST_MAIL_ATTEMPTS, defaultPace, type MailPace } from './mail-claims.js';

/** Milliseconds between two looks for mail that is due. */
const LOOK_MS = 2_000;

/** Sends what lies in the outbox for as long as the worker process lives. Several workers share the work. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailSender.name);
  /** Replaced by tests that cannot wait. */
  pace: MailPace = defaultPace;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | null = null;
  private isStopped = false;

  constructor(
    @Inject(MAIL_SETTINGS) private readonly settings: MailSettings | null,
    private readonly claims: MailClaims,
    private readonly purposes: MailPurposes,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings === null) return;
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  /** The attempt under way is finished, no other begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sends everything that is due. @returns how many attempts were made. */
  async sendDue(): Promise<number> {
    if (this.settings === null) return 0;
    await this.claims.recoverLost();
    let attempts = 0;
    for (let mail = await this.claims.claim(); mail !== null; mail = this.isStopped ? null : await this.claims.claim()) {
      await this.attempt(this.settings, mail);
      attempts += 1;
    }
    return attempts;
  }

  private look(): void {
    this.running ??= this.sendDue()
      .catch((error: unknown) => this.log.warn(`mail could not be looked for: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => (this.running = null));
  }

  private async attempt(settings: MailSettings, mail: OutgoingMail): Promise<void> {
    const outcome = mail.isExpired ? { state: 'failed' as const, error: 'The message expired before a server took it.' } : this.outcomeOf(mail, await this.deliver(settings, mail));
    const { firstPauseSeconds, longestPauseSeconds } = this.pace;
    const pause = outcome.state === 'waiting' ? Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (mail.attempts - 1)) : 0;
    if (!(await this.claims.settle(mail, outcome, pause))) this.log.warn(`a late attempt at the mail ${mail.id} changed nothing`);
    else if (outcome.state !== 'sent') this.log.warn(`mail ${mail.id} (${mail.purpose}), attempt ${mail.attempts}: ${outcome.state}`);
  }

  private async deliver(settings: MailSettings, mail: OutgoingMail): Promise<SmtpResult> {
    try {
      const attachments = (await this.purposes.find(mail.purpose)?.attachments?.(mail)) ?? [];
      return await deliverBySmtp(settings, { messageId: mail.messageId, to: mail.recipient, subject: mail.subject, text: mail.text, attachments }, () => this.claims.handOver(mail));
    } catch (error) {
      return { outcome: 'notNow', detail: `The message could not be put together (${error instanceof Error ? error.name : 'unknown error'}).` };
    }
  }

  private outcomeOf(mail: OutgoingMail, { outcome, detail }: SmtpResult): MailOutcome {
    switch (outcome) {
      case 'accepted':
        return { state: 'sent', error: null };
      case 'refused':
        return { state: 'failed', error: detail };
      case 'unknown':
        return { state: 'unknown', error: detail };
      case 'notNow':
        return { state: mail.attempts % MOST_MAIL_ATTEMPTS === 0 ? 'failed' : 'waiting', error: detail };
    }
  }
}
