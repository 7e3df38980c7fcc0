import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { longDate, wallClock } from '../documents/texts/dates.js';
import { Mail } from '../mail/mail.js';
import { EveryOrganisation } from '../scheduled-work/every-organisation.js';
import { ScheduledWork, type RunCounts, type Tick } from '../scheduled-work/scheduled-work.js';
import { remind, type ReminderSubject } from './reminder-words.js';
import { whoHasOverdueActions, whoOwesSignatures, whomTheCutOffConcerns, type Debtor } from './who-owes.js';

interface Reminder {
  readonly to: Debtor;
  readonly subject: ReminderSubject;
  /** The same key is sent once. */
  readonly key: string;
  readonly path: string;
}

/** Reminders by mail: at most one a day of each kind to each person. Without a mail server the run says how many were due. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mail: Mail,
    private readonly organisations: EveryOrganisation,
    private readonly work: ScheduledWork,
  ) {}

  onModuleInit(): void {
    const daily = (kind: 'unsignedOutcomes' | 'overdueActions', who: (manager: EntityManager) => Promise<Debtor[]>, path: string) => (tick: Tick) =>
      this.sendAll(tick, async (manager) =>
        (await who(manager)).map((to) => ({ to, subject: { kind, count: to.count }, key: `reminder:${kind}:${to.personId}:${tick.at.toISOString().slice(0, 10)}`, path })),
      );
    this.work.register({ id: 'reminders.unsignedOutcomes', cron: '0 6 * * *', run: daily('unsignedOutcomes', whoOwesSignatures, '/') });
    this.work.register({ id: 'reminders.overdueActions', cron: '5 6 * * *', run: daily('overdueActions', whoHasOverdueActions, '/') });
    this.work.register({ id: 'reminders.cutOff', cron: '10 * * * *', run: (tick) => this.sendAll(tick, async (manager) => (await whomTheCutOffConcerns(manager)).map((to) => cutOffReminder(to))) });
  }

  private async sendAll({ requestId }: Tick, find: (manager: EntityManager) => Promise<Reminder[]>): Promise<RunCounts> {
    const counts = { placed: 0, before: 0, notConfigured: 0 };
    await this.organisations.each(requestId, async (manager, organisationId) => {
      for (const { to, subject, key, path } of await find(manager)) {
        const words = remind(subject, to.locale, to.name, new URL(path, this.config.PUBLIC_URL).href);
        const placed = await this.mail.send(manager, { organisationId, purpose: 'reminder', key, to: to.email, ...words, expiresAt: new Date(Date.now() + 24 * 3_600_000) });
        if (placed.state === 'notConfigured') counts.notConfigured += 1;
        else if (placed.isNew) counts.placed += 1;
        else counts.before += 1;
      }
    });
    return counts;
  }
}

function cutOffReminder(to: Awaited<ReturnType<typeof whomTheCutOffConcerns>>[number]): Reminder {
  const { date, time } = wallClock(to.cutOffAt, to.timeZone);
  return {
    to,
    subject: { kind: 'cutOff', board: to.board, cutOff: `${longDate(date, to.locale).replaceAll('\u00A0', ' ')}, ${time}`, listed: to.count },
    key: `reminder:cutOff:${to.meetingId}:${to.cutOffAt}:${to.personId}`,
    path: `/meetings/${to.meetingId}`,
  };
}
