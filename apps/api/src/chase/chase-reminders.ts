import { dueReminders, type ChasedItem } from '@consilium/board';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { Mail } from '../mail/mail.js';
import { remind } from '../reminders/reminder-words.js';
import { EveryOrganisation } from '../scheduled-work/every-organisation.js';
import { ScheduledWork, type RunCounts, type Tick } from '../scheduled-work/scheduled-work.js';

interface OwedRow extends ChasedItem {
  readonly caseId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'en' | 'de';
}

/** Reminds people of what they owe for cases: one mail a day and person, however many items, and no word of a patient in it. */
@Injectable()
export class ChaseReminders implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mail: Mail,
    private readonly auditLog: AuditLog,
    private readonly organisations: EveryOrganisation,
    private readonly work: ScheduledWork,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'reminders.chase', cron: '15 6 * * *', run: (tick) => this.run(tick) });
  }

  async run(tick: Tick): Promise<RunCounts> {
    const counts = { placed: 0, notConfigured: 0, items: 0 };
    const day = tick.at.toISOString().slice(0, 10);
    await this.organisations.each(tick.requestId, async (manager, organisationId) => {
      const owed = await whoOwesItems(manager);
      const due = new Set(dueReminders(owed, day).map(({ id }) => id));
      for (const personId of new Set(owed.map((item) => item.personId))) {
        const items = owed.filter((item) => item.personId === personId && due.has(item.id));
        if (items.length === 0) continue;
        const { name, email, locale } = items[0]!;
        const words = remind({ kind: 'chasedItems', count: items.length }, locale, name, new URL('/chase?owner=me', this.config.PUBLIC_URL).href);
        const placed = await this.mail.send(manager, { organisationId, purpose: 'reminder', key: `reminder:chase:${personId}:${day}`, to: email, ...words, expiresAt: new Date(tick.at.getTime() + 24 * 3_600_000) });
        if (placed.state === 'notConfigured') {
          counts.notConfigured += 1;
          continue;
        }
        counts.placed += 1;
        counts.items += items.length;
        for (const item of items) await this.note(manager, organisationId, item, day, tick.requestId);
      }
    });
    return counts;
  }

  /** Counted once a day, although an item may be owed by several people of a role. */
  private async note(manager: EntityManager, organisationId: string, { id, caseId }: OwedRow, day: string, requestId: string): Promise<void> {
    const changed = await manager.query<[unknown[], number]>(
      `UPDATE chase_item SET reminders = reminders + 1, last_reminded_on = $2 WHERE id = $1 AND last_reminded_on IS DISTINCT FROM $2::date`,
      [id, day],
    );
    if (changed[1] === 0) return;
    await this.auditLog.append(manager, { organisationId, caseId, event: 'chaseReminded', actorId: null, actorRole: 'worker', outcome: 'success', payload: { caseId, chaseItemId: id }, requestId });
  }
}

/** Open items with everybody who owes them: the person named, or whoever holds the role for the case today. */
async function whoOwesItems(manager: EntityManager): Promise<OwedRow[]> {
  return manager.query(
    `SELECT i.id, i.case_id AS "caseId", i.due_on::text AS "dueOn", i.last_reminded_on::text AS "lastRemindedOn", i.reminders,
            p.id AS "personId", p.display_name AS name, p.email, CASE WHEN p.locale = 'de' THEN 'de' ELSE 'en' END AS locale
       FROM chase_item i JOIN board_case c ON c.id = i.case_id
       JOIN person p ON p.is_active AND p.organisation_id = i.organisation_id AND (
            p.id = i.owner_id
         OR (i.owner_id IS NULL AND i.owner_role = 'referrer' AND p.id = c.referrer_id)
         OR (i.owner_id IS NULL AND EXISTS (
              SELECT 1 FROM board_membership m
               WHERE m.board_id = c.board_id AND m.person_id = p.id AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)
                 AND (m.discipline = i.owner_role OR (i.owner_role = 'coordinator' AND m.role = 'coordinator') OR (i.owner_role = 'chair' AND m.role IN ('chair', 'deputyChair'))))))
      WHERE i.state = 'open' AND c.state NOT IN ('recommended', 'signedOff', 'withdrawn')
      ORDER BY i.due_on, i.id, p.id`,
  );
}
