import { caseId } from './seed-cases.js';
import { demoCases } from './demo-cases.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import { personId } from './demo-people.js';
import type { SeedWriter } from './seed-writer.js';

/** What the auditor found last month: one waits for its answer, one for the auditor, one is done. */
const raised = [
  { key: 'wishes', caseKey: 'verhoeven', severity: 'minor', ownerRole: 'coordinator', daysAgo: 12, dueInDays: 6, state: 'open', body: 'The patient’s wishes are recorded as "not asked". Please say whether they were asked at the sitting, and add them.' },
  { key: 'scan-age', caseKey: 'featherstone', severity: 'major', ownerRole: 'chair', daysAgo: 20, dueInDays: 1, state: 'answered', body: 'The recommendation rests on a scan that was five months old on the day of the vote. Was this known to the board?', answer: 'It was, and it was said aloud. A new scan was asked for as a condition; from now on it stands in the rationale.' },
  { key: 'accounts', caseKey: null, severity: 'remark', ownerRole: 'administrator', daysAgo: 30, dueInDays: -9, state: 'closed', body: 'Two accounts of people who left in spring were still active.', answer: 'Both are deactivated. Departures are now reported to us every month.', verdict: 'Agreed.' },
] as const;

export async function seedFindings(writer: SeedWriter, today: Date): Promise<void> {
  for (const { key, caseKey, severity, ownerRole, daysAgo, dueInDays, state, body, ...later } of raised) {
    const boardCase = demoCases.find((one) => one.key === caseKey);
    if (caseKey !== null && boardCase === undefined) throw new Error(`There is no demo case "${caseKey}".`);
    const ofCase = boardCase === undefined ? null : caseId(boardCase);
    const [id, dueOn, at] = [demoId(`finding ${key}`), dayFromToday(today, dueInDays), instantFromToday(today, -daysAgo, '10:10')];
    const answer = 'answer' in later ? { by: personId(ownerRole === 'administrator' ? 'quillon' : 'valkenaar'), at: instantFromToday(today, 5 - daysAgo, '08:40'), text: later.answer } : null;
    const verdict = 'verdict' in later ? { by: personId('ellery-voss'), at: instantFromToday(today, 8 - daysAgo, '09:20'), text: later.verdict } : null;
    await writer.insert('finding', {
      id, organisation_id: writer.organisationId, case_id: ofCase, severity, body, owner_role: ownerRole, due_on: dueOn, state, raised_by: personId('ellery-voss'), raised_at: at,
      answer: answer?.text ?? null, answered_by: answer?.by ?? null, answered_at: answer?.at ?? null,
      verdict: verdict?.text ?? null, decided_by: verdict?.by ?? null, decided_at: verdict?.at ?? null,
      version: 1 + (answer === null ? 0 : 1) + (verdict === null ? 0 : 1),
    });
    const about = { findingId: id, ...(ofCase === null ? {} : { caseId: ofCase }) };
    await writer.record(ofCase, 'findingRaised', personId('ellery-voss'), 'auditor', at, { ...about, severity, ownerRole, dueOn });
    if (answer !== null) await writer.record(ofCase, 'findingChanged', answer.by, ownerRole, answer.at, { ...about, change: 'answered' });
    if (verdict !== null) await writer.record(ofCase, 'findingChanged', verdict.by, 'auditor', verdict.at, { ...about, change: 'closed' });
  }
}
