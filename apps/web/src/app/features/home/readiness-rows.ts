import type { CaseReadiness, ReadinessFinding } from '@consilium/contracts';
import type { ReadinessRowView } from '@consilium/ui';

/** Order of the data groups in the table. */
export const READINESS_GROUPS = ['question', 'pathology', 'ctMri', 'pet', 'labs', 'wish', 'fitness', 'presenter'] as const;

/** What the rows need of the words of the page. */
export interface ReadinessWords {
  item(itemId: string): string;
  owner(role: string): string;
  question(code: string): string;
  sentence(code: string, parameters: Readonly<Record<string, string | number>>): string;
  more(count: number): string;
}

/** One row per case: the most pressing thing in words, with who owes it. */
export function readinessRows(cases: readonly CaseReadiness[], words: ReadinessWords): ReadinessRowView[] {
  return cases.map((one) => {
    const pressing = one.findings.filter(({ effect }) => effect === (one.verdict === 'notReady' ? 'blocks' : 'conditions'));
    const first = pressing[0];
    return {
      caseId: one.caseId,
      number: one.position,
      patient: one.patientShort,
      caseNumber: one.caseNumber,
      question: words.question(one.questionCode),
      cells: READINESS_GROUPS.map((group) => one.groups[group] ?? 'notNeeded'),
      verdict: one.verdict,
      reason: first === undefined ? words.sentence('home.nothingMissing', {}) : [sentenceOf(first, words), ...(pressing.length > 1 ? [words.more(pressing.length - 1)] : [])].join(' '),
      ...(first === undefined ? {} : { owner: words.owner(first.ownerRole) }),
    };
  });
}

/** One finding in words. */
export const sentenceOf = (finding: ReadinessFinding, words: ReadinessWords): string => words.sentence(`home.${finding.code}`, { ...finding.params, item: words.item(finding.itemId) });

export interface VerdictCount {
  readonly verdict: CaseReadiness['verdict'];
  readonly count: number;
}

/** Not ready first: that is where work is. */
export const verdictCounts = (cases: readonly CaseReadiness[]): VerdictCount[] =>
  (['notReady', 'conditional', 'ready'] as const).map((verdict) => ({ verdict, count: cases.filter((one) => one.verdict === verdict).length }));
