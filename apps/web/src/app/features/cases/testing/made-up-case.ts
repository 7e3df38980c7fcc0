import type { CaseSheet, CourseEvent, CriterionAssertion, Fact, FactInput, Lesion } from '@consilium/contracts';
import { wording } from '@consilium/knowledge-nelm/wording-en';
import { uiWords } from '@consilium/ui';
import cases from '../../../../i18n/en/cases.json' with { type: 'json' };
import { readCase, type BoardRules, type CaseReading } from '../reading/case-reading';
import { ClinicalWords } from '../words/clinical-words';
import type { Say } from '../words/speech';

/* A case for specs. Everything is made up. */

const PERSON = { id: '00000000-0000-4000-8000-000000000001', displayName: 'Dr Made-Up' };

export const TODAY = '2026-07-22';

export const OPEN_RULES: BoardRules = { debulkingPolicy: null, assumptions: {}, minimumDataset: [], freshnessDays: {}, staleCountsAsUnknown: false };

let count = 0;

/** A value in force, from a document unless said otherwise. */
export function fact(element: string, value: Fact['value'], change: Partial<Fact> = {}): Fact {
  count += 1;
  return {
    id: `fact-${count}`, element, value, state: 'known', enteredText: null, pendingUntil: null, observedOn: '2026-07-09', source: { kind: 'document', label: 'MRI' }, note: '',
    enteredBy: PERSON, enteredAt: '2026-07-10T08:00:00.000Z', reviews: [], retiredAt: null, retiredBy: null, ...change,
  };
}

export const absent = (element: string, state: Exclude<FactInput['state'], 'known'>, pendingUntil: string | null = null): Fact => fact(element, null, { state, pendingUntil, observedOn: null });

export function lesion(number: number, segment: Lesion['segment'], change: Partial<Lesion> = {}): Lesion {
  return { id: `lesion-${number}`, number, segment, sizeCm: 2, nearHilum: null, nearVessel: null, nearPortal: null, nearGut: null, plan: null, x: null, y: null, ...change };
}

export function assertion(criterionId: string, verdict: CriterionAssertion['verdict']): CriterionAssertion {
  return { id: `assertion-${criterionId}`, criterionId, verdict, reason: 'Seen in the clinic.', assertedBy: PERSON, assertedAt: '2026-07-15T09:00:00.000Z' };
}

export const event = (kind: CourseEvent['kind'], label: string, startsOn: string, change: Partial<CourseEvent> = {}): CourseEvent => ({ id: `${kind}-${startsOn}`, kind, label, startsOn, endsOn: null, marker: null, response: null, ...change });

export function sheetOf(parts: Partial<CaseSheet>): CaseSheet {
  return { caseId: '00000000-0000-4000-8000-000000000002', version: 1, facts: [], lesions: [], course: [], assertions: [], ...parts };
}

export const readingOf = (parts: Partial<CaseSheet>, rules: Partial<BoardRules> = {}): CaseReading => readCase(sheetOf(parts), { ...OPEN_RULES, ...rules }, TODAY);

/** A functional tumour of which 84 % can be removed, while the PET is awaited: 70 and 80 % are reached, 90 % is not. */
export const DEBULKING_FACTS: readonly Fact[] = [
  fact('functionalStatus', 'functional'), fact('hormonalSyndrome', 'carcinoid'), fact('hormonalSymptoms', true), fact('hormonalSymptomsRefractory', false), fact('predictedCytoreductionPct', 84),
  fact('completeResectionFeasible', false), fact('differentiation', 'well'), fact('ki67Pct', 8), fact('mitoticCount', 3), fact('miliary', false), fact('flrAdequate', true), fact('carcinoidHeartDisease', false),
  fact('multipleComorbidities', false), fact('liverBurdenPct', { low: 30, high: 35 }), fact('lesionCount', 14), fact('lesionsPredominantlySmall', false), fact('bilobar', true), fact('liverReplacementImminent', false),
  fact('hepaticInsufficiency', false), fact('uncorrectableCoagulopathy', false), fact('performanceStatusEcog', 1), fact('patientPreference', 'wantsSurgery'), fact('primaryStatus', 'resected'), fact('rapidProgression', false),
  fact('lesionAbutsHilum', false), fact('lesionAbutsGut', false), absent('extrahepaticDisease', 'pending', '2026-07-23'), absent('sstrPositive', 'pending', '2026-07-23'),
];

const ui = await uiWords.en();

/** Sentences by key, as the translation service gives them. */
export const wordsFrom = (files: Readonly<Record<string, unknown>>): Say => (key, parameters = {}) => {
  const text = key.split('.').reduce<unknown>((place, part) => (typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[part] : undefined), files);
  if (typeof text !== 'string') throw new Error(`no words for ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(parameters[name] ?? ''));
};

/** The English words of the product, so that specs read like the screen. */
export const english = new ClinicalWords('en', wording, wordsFrom({ cases, ui }));
