/**
 * Chasing what is missing: who may owe something, and on which days somebody is reminded of it. The rhythm is an assumption
 * of this product: once shortly before, on the day, and then twice a week for as long as a reminder may still help.
 */
import { daysBetween, type CalendarDate } from './calendar-date.js';
import { DISCIPLINES } from './disciplines.js';

/** `external`: somebody without an account, who is written to. */
export const CHASE_OWNER_ROLES = ['referrer', 'coordinator', 'chair', 'external', ...DISCIPLINES] as const;
export type ChaseOwnerRole = (typeof CHASE_OWNER_ROLES)[number];

export interface ChasedItem {
  readonly id: string;
  readonly dueOn: CalendarDate;
  readonly lastRemindedOn: CalendarDate | null;
  readonly reminders: number;
}

export type ReminderReason = 'dueSoon' | 'dueToday' | 'overdue';

export interface DueReminder {
  readonly id: string;
  readonly reason: ReminderReason;
  /** Days until it is due; negative once it is overdue. */
  readonly daysLeft: number;
}

/** Days before the due date on which the first reminder goes out. */
export const REMIND_DAYS_BEFORE = 3;
/** Days between reminders of what is overdue. */
export const REMIND_EVERY_DAYS = 3;
/** After so many reminders in all a person telephones instead. */
export const MOST_REMINDERS = 6;

/** Open items somebody is to be reminded of on a day, in the order given. At most one reminder a day for each. */
export function dueReminders(items: readonly ChasedItem[], today: CalendarDate): readonly DueReminder[] {
  return items.flatMap((item): DueReminder[] => {
    const daysLeft = daysBetween(today, item.dueOn);
    if (daysLeft > REMIND_DAYS_BEFORE || item.reminders >= MOST_REMINDERS) return [];
    const reason = daysLeft < 0 ? 'overdue' : daysLeft === 0 ? 'dueToday' : 'dueSoon';
    return isTime(item, reason, today) ? [{ id: item.id, reason, daysLeft }] : [];
  });
}

function isTime({ lastRemindedOn, dueOn }: ChasedItem, reason: ReminderReason, today: CalendarDate): boolean {
  if (lastRemindedOn === null) return true;
  const since = daysBetween(lastRemindedOn, today);
  if (since <= 0) return false;
  if (reason === 'dueToday') return true;
  // What was reminded before its day and is now overdue is reminded on the first day of being overdue.
  if (reason === 'overdue') return since >= REMIND_EVERY_DAYS || daysBetween(lastRemindedOn, dueOn) > 0;
  return false;
}
