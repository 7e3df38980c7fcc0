/** Names of the knowledge base in words: options, criteria, facts. Unknown ids are printed as they are, never dropped. */
import { Words, type FactValue } from '@consilium/criteria';
import {
  CONTRADICTIONS,
  SOURCES,
  WORDING,
  nelmKnowledge,
  type CriterionId,
  type OptionId,
  type SourceKey,
} from '@consilium/knowledge-nelm';
import type { DocumentLanguage } from '../texts/index.js';

export const optionName = (id: string, language: DocumentLanguage): string => WORDING[language].options[id as OptionId]?.name ?? id;
export const optionShortName = (id: string, language: DocumentLanguage): string => WORDING[language].options[id as OptionId]?.shortName ?? id;
export const criterionStatement = (id: string, language: DocumentLanguage): string => WORDING[language].criteria[id as CriterionId]?.statement ?? id;

export function policyText(policy: string | null, language: DocumentLanguage): string | null {
  if (policy === null) return null;
  const term = WORDING[language].vocabulary.thresholdPolicies[policy as keyof (typeof WORDING)['en']['vocabulary']['thresholdPolicies']];
  return term === undefined ? policy : `${policy}: ${term.definition}`;
}

const words: Readonly<Record<DocumentLanguage, Words>> = { en: new Words('en', WORDING.en), de: new Words('de', WORDING.de) };

export const elementLabel = (id: string, language: DocumentLanguage): string => words[language].element(id);

/** A recorded value in words, with its unit: `12 %`, `30 to 35 %`, `midgut`. */
export const factText = (elementId: string, value: unknown, language: DocumentLanguage): string => words[language].value(elementId, value as FactValue);

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
