/**
 * Knowing more must not turn a verdict round. Where it may, the reason is one of three: the new fact contradicts a
 * known one, replaces a value a rule had filled in, or moves the grade to one that was thought impossible.
 */
import type { Engine, Trace } from '@consilium/criteria';
import type { Profile } from './profiles/random-profiles.js';

export type ExceptionRule = 'raisesConflict' | 'replacesImpliedValue' | 'widensGrade';

export interface Turned {
  readonly criterion: string;
  readonly from: string;
  readonly to: string;
}

export interface Filling {
  readonly turned: readonly Turned[];
  /** Why verdicts may turn here; empty when they must not. */
  readonly rules: readonly ExceptionRule[];
}

export function fill(engine: Engine, profile: Profile, fact: string, value: unknown): Filling {
  const before = engine.trace(profile as never);
  const after = engine.trace({ ...profile, [fact]: value } as never);
  const turned = engine.knowledge.criteria.flatMap((criterion, index): Turned[] => {
    const [from, to] = [before.verdict(index), after.verdict(index)];
    return from !== 'unknown' && from !== to ? [{ criterion: criterion.id, from, to }] : [];
  });
  const rules: ExceptionRule[] = [];
  if (after.conflictIds().some((id) => !before.conflictIds().includes(id))) rules.push('raisesConflict');
  if (before.isImplied(fact)) rules.push('replacesImpliedValue');
  const grades = possibleGrades(before);
  if (!possibleGrades(after).every((grade) => grades.includes(grade))) rules.push('widensGrade');
  return { turned, rules };
}

const possibleGrades = (trace: Trace): readonly unknown[] => trace.valueOf('grade') as unknown as readonly unknown[];
