import { caseId } from './seed-cases.js';
import { demoCases } from './demo-cases.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import type { SeedWriter } from './seed-writer.js';

/** What came to light after the board had spoken, and a promise whose day is over. */
const found = [
  { caseKey: 'verhoeven', reasonId: 'progressionOnTherapy', elementIds: ['progressionStatus'], dueInDays: -1 },
  { caseKey: 'featherstone', reasonId: 'promisedDatePassed', elementIds: ['sstrPositive'], dueInDays: 4 },
] as const;

export async function seedFollowUps(writer: SeedWriter, today: Date): Promise<void> {
  for (const { caseKey, reasonId, elementIds, dueInDays } of found) {
    const boardCase = demoCases.find(({ key }) => key === caseKey);
    if (boardCase === undefined) throw new Error(`There is no demo case "${caseKey}".`);
    const [id, dueOn, foundAt] = [demoId(`follow-up ${caseKey}`), dayFromToday(today, dueInDays), instantFromToday(today, dueInDays - 7, '05:30')];
    await writer.insert('follow_up', {
      id,
      organisation_id: writer.organisationId,
      case_id: caseId(boardCase),
      reason_id: reasonId,
      element_ids: elementIds,
      occasion: `demo ${caseKey}`,
      found_at: foundAt,
      due_on: dueOn,
    });
    await writer.record(caseId(boardCase), 'followUpOpened', null, 'worker', foundAt, { caseId: caseId(boardCase), followUpId: id, trigger: reasonId, dueOn });
  }
}
