/** What a change of knowledge or engine does to cases. */
import type { Engine } from '../evaluate/engine.js';
import type { EvaluationRequest } from '../evaluate/evaluation.js';
import type { CaseFacts } from '../model/facts.js';
import type { OptionStatus } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';

export interface DiffCase {
  readonly id: string;
  readonly facts: CaseFacts;
  readonly request?: EvaluationRequest;
}

/** Null where a version does not know the option or criterion. */
export interface Difference<T> {
  readonly id: string;
  readonly from: T | null;
  readonly to: T | null;
}

export interface CaseDiff {
  readonly case: string;
  readonly options: readonly Difference<OptionStatus>[];
  /** Criteria whose verdict differs, which explain the options above. */
  readonly criteria: readonly Difference<Verdict>[];
}

/**
 * The cases whose options change from one version to the other, and how. Cases that keep every status are left out.
 *
 * @throws FactError, SettingError when a case does not fit one of the versions.
 */
export function diff(before: Engine, after: Engine, cases: Iterable<DiffCase>): CaseDiff[] {
  const found: CaseDiff[] = [];
  for (const { id, facts, request } of cases) {
    const old = before.summarise(facts, request);
    const now = after.summarise(facts, request);
    const statuses = (options: typeof old.options): Record<string, OptionStatus> =>
      Object.fromEntries(options.map((option) => [option.id, option.status]));
    const options = changes(statuses(old.options), statuses(now.options));
    if (options.length > 0) found.push({ case: id, options, criteria: changes(old.criteria, now.criteria) });
  }
  return found;
}

function changes<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): Difference<T>[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids]
    .filter((id) => before[id] !== after[id])
    .map((id) => ({ id, from: before[id] ?? null, to: after[id] ?? null }));
}
