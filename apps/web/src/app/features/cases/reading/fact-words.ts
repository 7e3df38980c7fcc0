import type { Fact } from '@consilium/contracts';
import { formatDate, type SourceView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';

/** How an element without a value stands: "pending until 22 Jul", "not done", "not recorded". */
export function absenceWords(facts: readonly Fact[], { say, language }: ClinicalWords): string {
  const waiting = facts.find(({ state }) => state === 'pending');
  if (waiting) return waiting.pendingUntil ? say('cases.value.pendingUntil', { date: formatDate(waiting.pendingUntil, 'dayMonth', language) }) : say('cases.value.pending');
  if (facts.some(({ state }) => state === 'notDone')) return say('cases.value.notDone');
  if (facts.some(({ state }) => state === 'notObtainable')) return say('cases.value.notObtainable');
  return say('cases.value.notRecorded');
}

/** What the file knows of a fact in place of its value: each of the competing values, or why there is none yet. Null where the value stands. */
export function recordedWords(reading: CaseReading, element: string, words: ClinicalWords): string | null {
  const competing = reading.profile.competing[element];
  if (competing) return words.alternatives(competing.map((value) => words.value(element, value)));
  const facts = reading.factsOf.get(element) ?? [];
  const stands = (reading.profile.facts[element] ?? null) !== null || element in reading.evaluation.implied;
  return stands || !facts.some(({ state }) => state !== 'known') ? null : absenceWords(facts, words);
}

/** Document, date and person of the newest value among some. */
export function newestSource(facts: readonly Fact[]): SourceView | undefined {
  const newest = [...facts].sort((a, b) => (a.observedOn ?? '').localeCompare(b.observedOn ?? '')).at(-1);
  if (!newest) return undefined;
  return { text: newest.source.label, ...(newest.observedOn ? { date: newest.observedOn } : {}), by: newest.enteredBy.displayName };
}

/** Bilirubin in the other usual unit; both are read in wards. 1 mg/dL = 17.1 µmol/L. */
export const BILIRUBIN_UMOL_PER_MG = 17.1;
