import { laboratoryUnits, readNumber } from '@consilium/board';
import type { FactStructure, FactValue } from '@consilium/contracts';
import { ELEMENT_VALUES, nelmKnowledge, STRUCTURE_FIELDS } from '@consilium/knowledge-nelm/engine';

/** How one part is entered. */
export type PartKind = 'measured' | 'text' | 'date' | 'option' | 'response';

export interface PartDraft {
  readonly name: string;
  readonly kind: PartKind;
  readonly text: string;
  readonly unit: string;
  readonly on: string | null;
}

export type LineDraft = readonly PartDraft[];

const UNITS: Readonly<Record<string, readonly string[]>> = {
  urinary5Hiaa: laboratoryUnits('urinary5Hiaa'),
  chromograninA: laboratoryUnits('chromograninA'),
  astAfterEmbolisation: ['U/L'],
};
const KINDS: Readonly<Record<string, PartKind>> = {
  urinary5Hiaa: 'measured', chromograninA: 'measured', astAfterEmbolisation: 'measured', eCadherin: 'text', p53: 'text', optionId: 'option', start: 'date', end: 'date', bestResponse: 'response', reasonStopped: 'text',
};

export const unitsOfPart = (name: string): readonly string[] => UNITS[name] ?? [];
export const responses: readonly string[] = ELEMENT_VALUES.responseCategory;
export const options: readonly string[] = nelmKnowledge.options.map(({ id }) => id);
export const isListOfParts = (element: string): boolean => element === 'priorTreatments';

const partsOf = (element: string): readonly string[] => (STRUCTURE_FIELDS as Readonly<Record<string, readonly string[]>>)[element] ?? [];

/** One line of empty fields. */
export const emptyLine = (element: string): LineDraft => partsOf(element).map((name) => ({ name, kind: KINDS[name] ?? 'text', text: '', unit: unitsOfPart(name)[0] ?? '', on: null }));

/** What is stored, as it is typed again. An element that is no list has one line. */
export function draftOf(element: string, value: FactValue): readonly LineDraft[] {
  const stored = (Array.isArray(value) ? value : value === null ? [] : [value]) as readonly FactStructure[];
  const lines = stored.map((structure) => emptyLine(element).map((part) => filled(part, structure[part.name] ?? null)));
  return lines.length > 0 ? lines : [emptyLine(element)];
}

function filled(part: PartDraft, stored: FactStructure[string]): PartDraft {
  if (stored === null) return part;
  if (typeof stored === 'object') return { ...part, text: String(stored.value), unit: stored.unit, on: stored.on };
  return { ...part, text: String(stored) };
}

/** Where something is wrong: line and part, with the code of the reason. */
export interface PartProblem {
  readonly line: number;
  readonly name: string;
  readonly code: string;
  readonly parameters: Record<string, string | number>;
}

export type ReadParts = { readonly ok: true; readonly value: FactValue } | { readonly ok: false; readonly problems: readonly PartProblem[] };

/** Reads the fields; a null value means that nothing is left. @param today calendar date, YYYY-MM-DD. */
export function readParts(element: string, lines: readonly LineDraft[], today: string): ReadParts {
  const problems: PartProblem[] = [];
  const structures = lines.flatMap((line, index): FactStructure[] => {
    const given = line.filter(({ text }) => text.trim() !== '');
    if (given.length === 0) return [];
    const report = (name: string, code: string, parameters: Record<string, string | number> = {}): void => void problems.push({ line: index, name, code, parameters });
    if (isListOfParts(element) && !given.some(({ name }) => name === 'optionId')) report('optionId', 'intake.parts.optionMissing');
    const [start, end] = ['start', 'end'].map((name) => given.find((part) => part.name === name)?.text);
    if (start && end && end < start) report('end', 'intake.parts.endBeforeStart');
    return [Object.fromEntries(given.map((part) => [part.name, partValue(part, today, report)]))];
  });
  if (problems.length > 0) return { ok: false, problems };
  if (structures.length === 0) return { ok: true, value: null };
  return { ok: true, value: isListOfParts(element) ? structures : structures[0]! };
}

function partValue({ name, kind, text, unit, on }: PartDraft, today: string, report: (name: string, code: string, parameters?: Record<string, string | number>) => void): FactStructure[string] {
  if (kind === 'date' && text > today) report(name, 'cases.referral.future');
  if (kind !== 'measured') return text.trim();
  const read = readNumber(text, { min: 0, max: 10_000_000 });
  if (!read.ok) {
    report(name, `cases.sheet.reading.${read.code}`, { ...read.params });
    return null;
  }
  if (on !== null && on > today) report(name, 'cases.referral.future');
  return { value: read.value as number, unit, on };
}
