import { demoCases } from './demo-cases.js';
import { demoId, instantFromToday } from './demo-ids.js';
import { personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import type { SeedWriter } from './seed-writer.js';

interface DemoRemark {
  readonly key: string;
  readonly caseKey: string;
  readonly target: { readonly kind: 'case' | 'lesion' | 'option' | 'criterion'; readonly ref: string };
  readonly author: string;
  readonly body: string;
  readonly visibility?: 'discussion';
  readonly mentions?: readonly string[];
  /** Key of the remark it answers. */
  readonly replyTo?: string;
  readonly resolvedBy?: string;
}

const remarks: readonly DemoRemark[] = [
  { key: 'capsule', caseKey: 'kilbride', target: { kind: 'lesion', ref: '1' }, author: 'castellane', body: 'Lesion 1 reaches the capsule beside the colon. Heat would be risky there; lesion 2 is free on all sides.', mentions: ['oduya'] },
  { key: 'capsule answer', caseKey: 'kilbride', target: { kind: 'lesion', ref: '1' }, author: 'oduya', body: 'Agreed: I would ablate lesion 2 only, in the same session as the resection.', replyTo: 'capsule' },
  { key: 'home', caseKey: 'kilbride', target: { kind: 'option', ref: 'resection-plus-ablation' }, author: 'tansley', body: 'Her sister can stay with her for two weeks after an operation.', visibility: 'discussion' },
  { key: 'colonoscopy', caseKey: 'kilbride', target: { kind: 'case', ref: '' }, author: 'oyelaran', body: 'Is the colonoscopy of this spring in the file?', mentions: ['fenwick'], resolvedBy: 'fenwick' },
  { key: 'colonoscopy answer', caseKey: 'kilbride', target: { kind: 'case', ref: '' }, author: 'fenwick', body: 'Yes, it was entered on Monday: no recurrence.', replyTo: 'colonoscopy' },
];

/** A criterion somebody judges otherwise than the facts alone would, with the reason. */
const assertions = [
  { caseKey: 'tollemache', criterionId: 'RESECT-ENETS-05', verdict: 'met', by: 'harrowgate', reason: 'Two superficial lesions in a healthy liver: well below 5 % in a centre of our volume.' },
] as const;

const idOf = (key: string): string => demoId(`remark ${key}`);
const caseOf = (key: string): string => caseId(demoCases.find((boardCase) => boardCase.key === key)!);

/** What clinicians wrote beside the cases of the sitting that runs. */
export async function seedRemarks(writer: SeedWriter, today: Date): Promise<void> {
  for (const [index, remark] of remarks.entries()) {
    const writtenAt = instantFromToday(today, -2, `12:${String(10 + index * 7)}`);
    const [id, concerned, visibility] = [idOf(remark.key), caseOf(remark.caseKey), remark.visibility ?? 'record'];
    const resolvedAt = remark.resolvedBy === undefined ? null : instantFromToday(today, -1, '09:15');
    await writer.insert('annotation', {
      id,
      organisation_id: writer.organisationId,
      case_id: concerned,
      target_kind: remark.target.kind,
      target_ref: remark.target.ref,
      reply_to: remark.replyTo === undefined ? null : idOf(remark.replyTo),
      visibility,
      body: remark.body,
      mentions: (remark.mentions ?? []).map(personId),
      author_id: personId(remark.author),
      created_at: writtenAt,
      resolved_at: resolvedAt,
      resolved_by: remark.resolvedBy === undefined ? null : personId(remark.resolvedBy),
    });
    await writer.record(concerned, 'annotationAdded', personId(remark.author), 'specialist', writtenAt, { caseId: concerned, annotationId: id, target: remark.target.kind, targetId: remark.target.ref, visibility });
    if (resolvedAt !== null) await writer.record(concerned, 'annotationResolved', personId(remark.resolvedBy!), 'coordinator', resolvedAt, { caseId: concerned, annotationId: id });
  }
  for (const { caseKey, criterionId, verdict, by, reason } of assertions) {
    const [id, concerned, assertedAt] = [demoId(`assertion ${caseKey} ${criterionId}`), caseOf(caseKey), instantFromToday(today, -1, '17:20')];
    await writer.insert('criterion_assertion', { id, organisation_id: writer.organisationId, case_id: concerned, criterion_id: criterionId, verdict, reason, asserted_by: personId(by), asserted_at: assertedAt });
    await writer.record(concerned, 'criterionAsserted', personId(by), 'specialist', assertedAt, { caseId: concerned, version: 2, assertionId: id, criterionId, verdict });
  }
}
