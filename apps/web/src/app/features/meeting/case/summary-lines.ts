import type { CaseDetail } from '@consilium/contracts';
import { formatDate, type FactState, type FactView } from '@consilium/ui';
import type { ClinicalWords } from '../../cases/words/clinical-words';

export interface SummaryPart {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly state: FactState;
}

export interface SummaryLine {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly SummaryPart[];
}

/** Which facts are told together, in the order in which a case is presented. */
const LINES = [
  { id: 'liver', facts: ['lesionCount', 'liverBurdenPct', 'predictedCytoreductionPct'] },
  { id: 'tumour', facts: ['grade', 'ki67Pct', 'differentiation'] },
  { id: 'function', facts: ['functionalStatus', 'hormonalSymptomsRefractory'] },
  { id: 'course', facts: ['progressionStatus', 'extrahepaticDisease', 'sstrPositive'] },
  { id: 'fitness', facts: ['performanceStatusEcog', 'carcinoidHeartDisease', 'bilirubinMgDl'] },
] as const;

/** The case in five lines. What is not recorded stays in its line and is said to be missing. */
export function summaryLines(facts: readonly FactView[], words: ClinicalWords): SummaryLine[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return LINES.map(({ id, facts: ids }) => ({
    id,
    label: words.say(`meeting.line.${id}`),
    parts: ids.flatMap((factId) => {
      const fact = byId.get(factId);
      return fact ? [{ id: factId, label: fact.label, text: valueOf(fact, words), state: fact.state }] : [];
    }),
  }));
}

const valueOf = ({ values, state }: FactView, words: ClinicalWords): string => {
  const texts = values.map(({ text }) => text);
  return state === 'conflicting' ? words.alternatives([...new Set(texts)]) : texts.join(', ');
};

/** The patient's wish as the required line of every case: the words, or why there are none. */
export function wishLine(wish: CaseDetail['wish'], words: ClinicalWords): { readonly text: string; readonly note: string; readonly missing: boolean } {
  const { say, language } = words;
  if (wish.state === 'notAsked') return { text: say('meeting.wish.notAsked'), note: '', missing: true };
  const note = say('meeting.wish.asked', { by: wish.askedBy, date: formatDate(wish.askedOn, 'date', language) });
  return wish.state === 'asked' ? { text: say('meeting.wish.quote', { text: wish.text }), note, missing: false } : { text: say('meeting.wish.declined'), note, missing: false };
}
