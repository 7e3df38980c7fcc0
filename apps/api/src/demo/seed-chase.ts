import { demoCases } from './demo-cases.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import { personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import type { SeedWriter } from './seed-writer.js';

interface DemoChase {
  readonly caseKey: string;
  readonly itemId: string;
  readonly ask: string;
  readonly ownerRole: string;
  readonly owner: string | null;
  readonly dueInDays: number;
  readonly reminders: number;
  readonly answer: string | null;
}

/** What the coordinator of the fictional hospital waits for. */
const demoChase: readonly DemoChase[] = [
  { caseKey: 'birchwood', itemId: 'sstrPositive', ask: 'Result of the PET of this week', ownerRole: 'nuclearMedicine', owner: 'brekke-stone', dueInDays: 0, reminders: 1, answer: null },
  { caseKey: 'birchwood', itemId: 'carcinoidHeartDisease', ask: 'Is there an echocardiography of this year?', ownerRole: 'referrer', owner: null, dueInDays: -2, reminders: 2, answer: null },
  { caseKey: 'santangelo', itemId: 'other', ask: 'Letter of the last embolisation from the hospital that did it', ownerRole: 'external', owner: null, dueInDays: 2, reminders: 0, answer: null },
  { caseKey: 'tamworth', itemId: 'grade', ask: 'Ki-67 and mitoses of the liver biopsy', ownerRole: 'pathology', owner: null, dueInDays: 4, reminders: 0, answer: null },
  { caseKey: 'eastlake', itemId: 'renalInsufficiency', ask: '', ownerRole: 'referrer', owner: null, dueInDays: 3, reminders: 0, answer: null },
  { caseKey: 'oakhanger', itemId: 'sstrPositive', ask: 'Was a receptor PET done elsewhere?', ownerRole: 'referrer', owner: null, dueInDays: 6, reminders: 0, answer: 'Yes, in spring; the report is on its way from the other hospital.' },
];

export async function seedChase(writer: SeedWriter, today: Date): Promise<void> {
  for (const [index, chased] of demoChase.entries()) {
    const boardCase = demoCases.find(({ key }) => key === chased.caseKey);
    if (boardCase === undefined) throw new Error(`There is no demo case "${chased.caseKey}".`);
    const id = demoId(`chase ${index}`);
    const askedAt = instantFromToday(today, -5, '09:40');
    const answeredAt = instantFromToday(today, -1, '16:05');
    const dueOn = dayFromToday(today, chased.dueInDays);
    await writer.insert('chase_item', {
      id,
      organisation_id: writer.organisationId,
      case_id: caseId(boardCase),
      item_id: chased.itemId,
      ask: chased.ask,
      owner_role: chased.ownerRole,
      owner_id: chased.owner === null ? null : personId(chased.owner),
      owner_label: chased.ownerRole === 'external' ? 'Riverbend Clinic, archive, telephone 555 0142' : '',
      due_on: dueOn,
      state: chased.answer === null ? 'open' : 'answered',
      answer: chased.answer,
      answered_by: chased.answer === null ? null : personId('penhallow'),
      answered_at: chased.answer === null ? null : answeredAt,
      reminders: chased.reminders,
      last_reminded_on: chased.reminders === 0 ? null : dayFromToday(today, -1),
      created_by: personId('fenwick'),
      created_at: askedAt,
    });
    await writer.record(caseId(boardCase), 'chaseAsked', personId('fenwick'), 'coordinator', askedAt, { caseId: caseId(boardCase), chaseItemId: id, item: chased.itemId, ownerRole: chased.ownerRole, dueOn });
    if (chased.answer !== null) await writer.record(caseId(boardCase), 'chaseAnswered', personId('penhallow'), 'referrer', answeredAt, { caseId: caseId(boardCase), chaseItemId: id });
  }
}
