/** Names of the knowledge base in words: options, criteria, facts. Unknown ids are printed as they are, never dropped. */
import {
  CONTRADICTIONS,
  SOURCES,
  WORDING,
  nelmKnowledge,
  type CriterionId,
  type ElementId,
  type OptionId,
  type SourceKey,
} from '@consilium/knowledge-nelm';
import { decimal, type DocumentLanguage } from '../texts/index.js';

const NBSP = '\u00A0';

export const optionName = (id: string, language: DocumentLanguage): string => WORDING[language].options[id as OptionId]?.name ?? id;
export const optionShortName = (id: string, language: DocumentLanguage): string => WORDING[language].options[id as OptionId]?.shortName ?? id;
export const criterionStatement = (id: string, language: DocumentLanguage): string => WORDING[language].criteria[id as CriterionId]?.statement ?? id;
export const elementLabel = (id: string, language: DocumentLanguage): string => WORDING[language].elements[id as ElementId]?.label ?? id;

export function policyText(policy: string | null, language: DocumentLanguage): string | null {
  if (policy === null) return null;
  const term = WORDING[language].vocabulary.thresholdPolicies[policy as keyof (typeof WORDING)['en']['vocabulary']['thresholdPolicies']];
  return term === undefined ? policy : `${policy}: ${term.definition}`;
}

/** A recorded value in words, with its unit: `12 %`, `30 to 35 %`, `midgut`. */
export function factText(elementId: string, value: unknown, language: DocumentLanguage): string {
  const { elements, vocabulary } = WORDING[language];
  const wording = elements[elementId as ElementId] as { unit?: string; values?: Record<string, string> } | undefined;
  const unit = wording?.unit === undefined ? '' : `${NBSP}${wording.unit}`;
  const one = (item: unknown): string => {
    if (typeof item === 'boolean') return vocabulary.factStates[item ? 'yes' : 'no'];
    if (typeof item === 'number') return decimal(item, language);
    if (typeof item === 'string') return wording?.values?.[item] ?? item;
    if (isInterval(item)) return `${decimal(item.low, language)} ${language === 'de' ? 'bis' : 'to'} ${decimal(item.high, language)}`;
    return JSON.stringify(item);
  };
  if (value === null || value === undefined) return vocabulary.factStates.notRecorded;
  if (Array.isArray(value)) return value.map(one).join(', ') + unit;
  return one(value) + unit;
}

const isInterval = (value: unknown): value is { low: number; high: number } =>
  typeof value === 'object' && value !== null && typeof (value as { low?: unknown }).low === 'number' && typeof (value as { high?: unknown }).high === 'number';

const elementOrder = new Map(nelmKnowledge.elements.map(({ id }, index) => [id, index]));
/** Order of the data dictionary. */
export const byElement = (a: { readonly elementId: string }, b: { readonly elementId: string }): number =>
  (elementOrder.get(a.elementId) ?? elementOrder.size) - (elementOrder.get(b.elementId) ?? elementOrder.size);

const criteria = new Map(nelmKnowledge.criteria.map((criterion) => [criterion.id, criterion]));

/** Whether an id names a criterion; ids of a later knowledge version look like one and count. */
export const isCriterion = (id: string): boolean => criteria.has(id) || /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/u.test(id);

/** Facts a criterion reads, also through other criteria, threshold policies and derived values. */
export function elementsOf(criterionId: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node === 'string') follow(node);
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(walk);
  };
  // Ids of elements, criteria and derived values do not overlap with anything else an expression holds.
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    if (elementOrder.has(id)) found.add(id);
    else if (id === 'policyThreshold') nelmKnowledge.policies.forEach(({ criterion }) => follow(criterion));
    else {
      walk(criteria.get(id)?.when);
      const derived = nelmKnowledge.derived.find((element) => element.id === id);
      walk([derived?.bands, derived?.rules]);
    }
  };
  follow(criterionId);
  return found;
}

/** Sources the criteria cite, in the order of their keys, as they are listed at the end of a report. */
export function sourcesOf(criterionIds: readonly string[], language: DocumentLanguage): Array<{ key: string; citation: string }> {
  const keys = new Set(criterionIds.flatMap((id) => criteria.get(id)?.sources.map(({ source }) => source) ?? []));
  return [...keys].sort().map((key) => {
    const source = SOURCES[key as SourceKey];
    if (source === undefined) return { key, citation: key };
    const authors = source.authors === null ? '' : `${(source.authors.length > 3 ? `${source.authors[0]} et al.` : source.authors.join(', ')).replace(/\.$/u, '')}. `;
    const title = source.title === null ? '' : `${source.title}. `;
    return { key, citation: `${authors}${title}${source.publication ?? source.year}. ${source.kind[language]}.` };
  });
}

/** Contradictions between the sources that bear on any of the options, in the order of the catalogue. */
export function disagreementsOf(optionIds: readonly string[], language: DocumentLanguage): Array<{ id: string; text: string }> {
  return CONTRADICTIONS.filter((contradiction) => contradiction.optionIds.some((id) => optionIds.includes(id))).map(({ id, topic, statements }) => ({
    id,
    text: `${topic[language]}: ${statements.map(({ text, locators }) => `${text[language].replace(/\.$/u, '')} (${locators.map(({ source }) => source).join(', ')})`).join(language === 'de' ? '; dagegen: ' : '; against: ')}.`,
  }));
}
