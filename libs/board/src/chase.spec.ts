import { dueReminders, MOST_REMINDERS, type ChasedItem } from './chase.js';

const item = (change: Partial<ChasedItem> = {}): ChasedItem => ({ id: 'a', dueOn: '2026-03-10', lastRemindedOn: null, reminders: 0, ...change });
const reasons = (change: Partial<ChasedItem>, today: string): unknown[] => dueReminders([item(change)], today).map(({ reason, daysLeft }) => [reason, daysLeft]);

describe('reminders of what is owed', () => {
  it.each([
    ['long before', {}, '2026-03-06', []],
    ['three days before', {}, '2026-03-07', [['dueSoon', 3]]],
    ['the day after the first reminder', { lastRemindedOn: '2026-03-07', reminders: 1 }, '2026-03-08', []],
    ['on the day', { lastRemindedOn: '2026-03-07', reminders: 1 }, '2026-03-10', [['dueToday', 0]]],
    ['twice on the day', { lastRemindedOn: '2026-03-10', reminders: 2 }, '2026-03-10', []],
    ['one day late, reminded on the day', { lastRemindedOn: '2026-03-10', reminders: 2 }, '2026-03-11', []],
    ['one day late, reminded before the day', { lastRemindedOn: '2026-03-07', reminders: 1 }, '2026-03-11', [['overdue', -1]]],
    ['three days after the last one', { lastRemindedOn: '2026-03-10', reminders: 2 }, '2026-03-13', [['overdue', -3]]],
    ['late and never reminded', {}, '2026-04-02', [['overdue', -23]]],
    ['after the last one that helps', { lastRemindedOn: '2026-03-20', reminders: MOST_REMINDERS }, '2026-04-02', []],
    ['over the end of February', { dueOn: '2028-03-01' }, '2028-02-27', [['dueSoon', 3]]],
    ['with a clock that went back', { lastRemindedOn: '2026-03-12', reminders: 1 }, '2026-03-11', []],
  ] as const)('%s', (_name, change, today, expected) => {
    expect(reasons(change, today)).toEqual(expected);
  });

  it('never remind more than once a day, whatever happens, and end', () => {
    let chased = item();
    let sent = 0;
    for (let day = 1; day <= 31; day += 1) {
      const today = `2026-03-${String(day).padStart(2, '0')}`;
      for (let run = 0; run < 3; run += 1) {
        if (dueReminders([chased], today).length === 0) continue;
        expect(chased.lastRemindedOn).not.toBe(today);
        chased = { ...chased, lastRemindedOn: today, reminders: chased.reminders + 1 };
        sent += 1;
      }
    }
    expect(sent).toBe(MOST_REMINDERS);
  });
});
