import type { LesionDisagreement } from '@consilium/board';
import type { Fact } from '@consilium/contracts';
import { formatDate, formatNumber, formatQuantity, type FactState, type FactView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { absenceWords, BILIRUBIN_UMOL_PER_MG } from './fact-words';

/** What a board looks at first, in the order in which cases are told. Missing ones stay in the list. */
export const KEY_ELEMENTS = [
  'ki67Pct', 'differentiation', 'functionalStatus', 'lesionCount', 'liverBurdenPct', 'predictedCytoreductionPct', 'flrAdequate',
  'hormonalSymptomsRefractory', 'extrahepaticDisease', 'sstrPositive', 'progressionStatus', 'carcinoidHeartDisease', 'bilirubinMgDl',
  'performanceStatusEcog',
] as const;

/** The key numbers: the grade that follows from the facts, then one line per element. */
export function keyFacts(reading: CaseReading, words: ClinicalWords): FactView[] {
  return [gradeFact(reading, words), ...KEY_ELEMENTS.map((element) => factView(reading, element, words))];
}

/** All grades that are still possible, with the report they rest on. */
function gradeFact(reading: CaseReading, words: ClinicalWords): FactView {
  const { grade } = reading.evaluation;
  const reported = reading.factsOf.get('reportedGrade')?.at(-1) ?? reading.factsOf.get('ki67Pct')?.at(-1);
  return {
    id: 'grade',
    label: words.element('grade'),
    values: [{ text: grade.length === 0 ? words.say('cases.value.notRecorded') : words.alternatives(grade.map((code) => words.code('grade', code))) }],
    state: grade.length === 1 ? 'recorded' : 'unknown',
    ...(grade.length === 1 ? { stateWord: words.say('cases.fact.derived') } : {}),
    source: reported?.source.label ?? '',
    ...(reported?.observedOn ? { date: reported.observedOn } : {}),
    ...(reported ? { by: reported.enteredBy.displayName } : {}),
  };
}

/** One element with its value or values, its state, and where it comes from. */
export function factView(reading: CaseReading, element: string, words: ClinicalWords): FactView {
  const facts = reading.factsOf.get(element) ?? [];
  const known = facts.filter(({ state }) => state === 'known');
  const base = { id: element, label: words.element(element) };
  if (known.length === 0) return drawn(reading, element, words) ?? { ...base, ...absent(facts, words) };
  const newest = known.at(-1) as Fact;
  const competing = element in reading.profile.competing;
  const disagreement = reading.profile.disagreements.find(({ elementId }) => elementId === element);
  return {
    ...base,
    values: [
      ...known.map((fact) => ({ text: valueText(fact, reading, words), ...(competing ? { qualifier: findingOf(fact, known, words) } : (qualifier(fact, reading, words) ?? {})) })),
      ...(disagreement ? [{ text: drawnWords(disagreement, words), qualifier: words.say('cases.fact.onTheMap') }] : []),
    ],
    state: competing || disagreement ? 'conflicting' : stateOf(newest, reading),
    ...(stale(newest, reading) && !competing ? { stateWord: words.say('cases.fact.staleSince', { date: formatDate(newest.observedOn ?? '', 'date', words.language) }) } : {}),
    source: competing ? words.say('cases.fact.sources', { count: known.length }) : newest.source.label,
    ...(newest.observedOn && !competing ? { date: newest.observedOn } : {}),
    by: competing ? [...new Set(known.map(({ enteredBy }) => enteredBy.displayName))].join(', ') : newest.source.kind === 'import' ? words.say('cases.fact.imported') : newest.enteredBy.displayName,
  };
}

function valueText(fact: Fact, reading: CaseReading, words: ClinicalWords): string {
  if (fact.element === 'lesionCount' && typeof fact.value === 'number') return countText(fact.value, reading, words);
  return words.value(fact.element, fact.value);
}

/** "14, largest 4.2 cm" */
function countText(count: number, reading: CaseReading, words: ClinicalWords): string {
  const largest = reading.profile.facts['maxLesionSizeCm'];
  const text = formatNumber(count, words.language);
  return typeof largest === 'number' ? words.say('cases.fact.lesionsLargest', { count: text, size: formatQuantity(largest, 'cm', words.language) }) : text;
}

/** What tells competing values apart in few letters: the year, else the month, else the source. */
function findingOf({ observedOn, source }: Fact, all: readonly Fact[], words: ClinicalWords): string {
  if (observedOn === null) return source.label;
  const years = new Set(all.map((fact) => fact.observedOn?.slice(0, 4)));
  return years.size === all.length ? observedOn.slice(0, 4) : formatDate(observedOn, 'monthYear', words.language);
}

/** Small letters behind a value: the other unit of bilirubin, the text as entered. */
function qualifier(fact: Fact, reading: CaseReading, words: ClinicalWords): { qualifier: string } | null {
  if (fact.enteredText) return { qualifier: words.say('cases.fact.entered', { text: fact.enteredText }) };
  if (fact.element === 'bilirubinMgDl' && typeof fact.value === 'number') return { qualifier: formatQuantity(Math.round(fact.value * BILIRUBIN_UMOL_PER_MG), 'µmol/L', words.language) };
  if (fact.element === 'predictedCytoreductionPct') {
    const measure = reading.profile.facts['cytoreductionMeasure'];
    if (typeof measure === 'string') return { qualifier: words.code('cytoreductionMeasure', measure) };
  }
  return fact.note ? { qualifier: fact.note } : null;
}

function stateOf(fact: Fact, reading: CaseReading): FactState {
  if (stale(fact, reading)) return 'stale';
  return fact.source.kind === 'person' ? 'asserted' : 'recorded';
}

const stale = (fact: Fact, reading: CaseReading): boolean => reading.profile.stale.includes(fact.element) && fact.observedOn !== null;

/** A value drawn from the lesion map where nobody typed one, or one that other facts imply. */
function drawn(reading: CaseReading, element: string, words: ClinicalWords): FactView | null {
  const onMap = reading.profile.fromLesions[element];
  if (onMap !== undefined && onMap !== null) {
    const text = element === 'lesionCount' && typeof onMap === 'number' ? countText(onMap, reading, words) : words.value(element, onMap);
    return { id: element, label: words.element(element), values: [{ text }], state: 'recorded', stateWord: words.say('cases.fact.derived'), source: words.say('cases.fact.map') };
  }
  const implied = reading.evaluation.implied[element];
  if (implied === undefined) return null;
  return { id: element, label: words.element(element), values: [{ text: words.value(element, implied) }], state: 'recorded', stateWord: words.say('cases.fact.implied'), source: words.say('cases.fact.otherFacts') };
}

function absent(facts: readonly Fact[], words: ClinicalWords): Omit<FactView, 'id' | 'label'> {
  const waiting = facts.at(-1);
  return {
    values: [{ text: absenceWords(facts, words) }],
    state: 'unknown',
    source: waiting?.source.label ?? '',
    ...(waiting?.observedOn ? { date: waiting.observedOn } : {}),
    ...(waiting ? { by: waiting.enteredBy.displayName } : {}),
  };
}

/** What the map says instead; against a burden of nothing stands a number of lesions, not a share. */
const drawnWords = ({ code, elementId, drawn }: LesionDisagreement, words: ClinicalWords): string =>
  code === 'lesions.burdenZeroWithLesions' ? `${words.element('lesionCount')} ${words.value('lesionCount', drawn)}` : words.value(elementId, drawn);
