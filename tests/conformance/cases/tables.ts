/** The rows of the conformance tables. */
import { nelmEngine } from '@consilium/knowledge-nelm';
import { criteriaRows, optionRows } from '../catalogue-tables.js';
import { fill, type ExceptionRule } from '../monotonicity.js';
import type { Profile } from '../profiles/random-profiles.js';
import { comparisons, elementsOf, naive, Search, smaller } from './search.js';

const TRIES = 60_000;
const VERDICTS = ['met', 'notMet', 'unknown'] as const;
const STATUSES = [
  'supported',
  'consider',
  'notIndicated',
  'notRecommended',
  'contraindicated',
  'insufficientData',
] as const;

export interface BoundaryCase {
  /** A criterion, or `grade`, `numerousLesions`, `metastaticPattern` for the bounds that stand in the text. */
  readonly of: string;
  readonly element: string;
  readonly bound: number;
  /** The other facts, which leave the decision to this bound. */
  readonly facts: Profile;
  readonly below: readonly [number, unknown];
  readonly at: readonly [number, unknown];
  readonly above: readonly [number, unknown];
}

const WHOLE = new Set(['lesionCount', 'performanceStatusEcog', 'priorHepaticResectionCount']);
const stepOf = (element: string): number => (WHOLE.has(element) ? 1 : 0.01);
const around = (element: string, bound: number): [number, number, number] => {
  const step = stepOf(element);
  return [Number((bound - step).toFixed(2)), bound, Number((bound + step).toFixed(2))];
};

export function boundaryCases(): BoundaryCase[] {
  const search = new Search(41);
  const rows = comparisons().map(({ criterion, element, operator, bound }): BoundaryCase => {
    const values = around(element, bound);
    const verdictsIn = (facts: Profile): (string | undefined)[] =>
      values.map((value) => naive({ ...facts, [element]: value }).criteria[criterion]);
    // "At most" and "more than" change just above the bound, the other two at it.
    const changesAbove = operator === '<=' || operator === '>';
    const decides = (facts: Profile): boolean => {
      const [below, at, above] = verdictsIn(facts);
      return changesAbove
        ? below === at && at !== above && above !== 'unknown' && at !== 'unknown'
        : at === above && below !== at && below !== 'unknown' && at !== 'unknown';
    };
    const over = elementsOf(criterion).filter((id) => id !== element);
    const facts = search.find(over, decides, TRIES);
    if (!facts) throw new Error(`no profile lets ${criterion} depend on ${element} ${operator} ${bound}`);
    return row(criterion, element, bound, facts, verdictsIn(facts));
  });
  const derived = (
    of: string,
    element: string,
    bounds: readonly number[],
    facts: Profile,
    read: (profile: Profile) => unknown,
  ): void => {
    for (const bound of bounds)
      rows.push(
        row(
          of,
          element,
          bound,
          facts,
          around(element, bound).map((value) => read({ ...facts, [element]: value })),
        ),
      );
  };
  derived('grade', 'ki67Pct', [3, 20], { mitoticCount: 0, differentiation: 'well' }, (profile) => naive(profile).grade);
  derived('grade', 'mitoticCount', [2, 20], { ki67Pct: 0, differentiation: 'well' }, (profile) => naive(profile).grade);
  derived('numerousLesions', 'lesionCount', [10], {}, (profile) => naive(profile).implied['numerousLesions']);
  derived('metastaticPattern', 'lesionCount', [1], {}, (profile) => naive(profile).pattern);
  return rows;
}

function row(of: string, element: string, bound: number, facts: Profile, results: readonly unknown[]): BoundaryCase {
  const [below, at, above] = around(element, bound);
  return { of, element, bound, facts, below: [below, results[0]], at: [at, results[1]], above: [above, results[2]] };
}

export interface VerdictCase {
  readonly criterion: string;
  readonly verdict: string;
  readonly facts: Profile;
}

export function verdictCases(): VerdictCase[] {
  const search = new Search(42);
  return criteriaRows().flatMap((criterion) => {
    const id = criterion['id'] ?? '';
    return VERDICTS.filter((verdict) => possible(criterion['role'] ?? '', criterion['expression'] ?? '', verdict)).map(
      (verdict) => {
        const facts = search.find(elementsOf(id), (profile) => naive(profile).criteria[id] === verdict, TRIES);
        if (!facts) throw new Error(`no profile makes ${id} ${verdict}`);
        return { criterion: id, verdict, facts };
      },
    );
  });
}

/** A criterion that always holds has one verdict, and data that are needed are never "not met". */
export function possible(role: string, expression: string, verdict: string): boolean {
  if (expression === 'always()') return verdict === 'met';
  return !(role === 'dataNeeded' && verdict === 'notMet');
}

export interface OptionCase {
  readonly option: string;
  readonly status: string;
  readonly policy: string | null;
  readonly facts: Profile;
}

export function optionCases(): OptionCase[] {
  const search = new Search(43);
  return optionRows().flatMap((option) => {
    const id = option['id'] ?? '';
    const criteria = (option['criteria'] ?? '').split(' ').filter(Boolean);
    return attainable(option['ceiling'] ?? '', criteria).map((status): OptionCase => {
      const over = [...new Set(criteria.flatMap((one) => elementsOf(one)))];
      const wanted = (profile: Profile): boolean => naive(profile).options[id] === status;
      const facts =
        search.find(over, wanted, 400) ??
        search.climb(over, wanted, (profile) => nearness(criteria, status, profile), 8000);
      if (!facts) throw new Error(`no profile makes ${id} ${status}`);
      return { option: id, status, policy: null, facts };
    });
  });
}

/** How near a profile is to a status: the criteria that have to be met, and those that must not be. */
function nearness(criteria: readonly string[], status: string, profile: Profile): number {
  const verdicts = naive(profile).criteria;
  return criteria.reduce((score, id) => {
    const { role = '', expression = '' } = roles.get(id) ?? {};
    const against = role === 'contraindicationAbsolute' || role === 'contraindicationStrong' || role === 'caution';
    if (against) return score + (verdicts[id] === 'notMet' ? 1 : 0);
    if (!role.startsWith('indication')) return score;
    if (status === 'notIndicated') return score + (verdicts[id] === 'notMet' ? 2 : 0);
    const parts = [...expression.matchAll(/crit\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
    return role === 'indicationFull'
      ? score + (verdicts[id] === 'met' ? 10 : 0) + parts.filter((part) => verdicts[part] === 'met').length
      : score;
  }, 0);
}

const roles = new Map(criteriaRows().map((one) => [one['id'] ?? '', one]));

/** The statuses the rules of section 0.3 leave open to an option, from the roles of its criteria alone. */
export function attainable(ceiling: string, criteria: readonly string[]): string[] {
  const has = (role: string): boolean => criteria.some((id) => roles.get(id)?.['role'] === role);
  const always = (role: string): boolean =>
    criteria.some((id) => roles.get(id)?.['role'] === role && roles.get(id)?.['expression'] === 'always()');
  if (ceiling === 'seedSilent') return ['insufficientData'];
  return STATUSES.filter((status) => {
    if (status === 'contraindicated') return has('contraindicationAbsolute');
    if (always('contraindicationStrong')) return status === 'notRecommended';
    if (status === 'notRecommended') return has('contraindicationStrong');
    if (status === 'consider')
      return has('indicationConditional') || (has('indicationFull') && (has('caution') || ceiling === 'consider'));
    if (status === 'supported') return ceiling === 'supported' && has('indicationFull');
    return true;
  });
}

export interface ExceptionCase {
  readonly rules: readonly ExceptionRule[];
  readonly facts: Profile;
  readonly fill: Profile;
  readonly turned: readonly { readonly criterion: string; readonly from: string; readonly to: string }[];
}

/** For each fact and each set of rules that lets it turn a verdict, one small case in which it does. */
export function exceptionCases(): ExceptionCase[] {
  const search = new Search(44);
  const found = new Map<string, ExceptionCase>();
  const over = [...new Set(criteriaRows().flatMap((criterion) => elementsOf(criterion['id'] ?? '')))];
  for (let attempt = 0; attempt < 60_000; attempt++) {
    const profile = search.draw(search.some(over));
    const fact = search.oneOf(over.filter((id) => !(id in profile)));
    const value = search.draw([fact])[fact];
    if (value === undefined) continue;
    const { turned, rules } = fill(nelmEngine, profile, fact, value);
    const key = `${rules.join(' ')} ${fact}`;
    if (turned.length === 0 || found.has(key)) continue;
    const facts = smaller(profile, (less) => {
      const again = fill(nelmEngine, less, fact, value);
      return again.turned.length > 0 && again.rules.join(' ') === rules.join(' ');
    });
    found.set(key, { rules, facts, fill: { [fact]: value }, turned: fill(nelmEngine, facts, fact, value).turned });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
