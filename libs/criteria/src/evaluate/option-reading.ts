/** Why an option has the status it has, and which missing facts could raise it. */
import type { OptionNodes } from '../compile/program.js';
import type { CriterionRole, OptionStatus } from '../model/knowledge-base.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import { factsIn, type FactSet, type Settling } from './settling.js';
import type { Trace } from './trace.js';

export const SEED_SILENT = 'seedSilent';

/** Positions of the policies an option is read under: the chosen one, all that count, or `[null]` when none matters. */
export function policiesRead(trace: Trace, option: number): (number | null)[] {
  const { program, knowledge } = trace.compiled;
  if (!program.policyOptionIndices.includes(option)) return [null];
  if (trace.policy !== null) return [trace.policy];
  return knowledge.policies.flatMap((policy, position) => (policy.historic ? [] : [position]));
}

/** The criteria that decided the status, in the option's order; the marker of a silent option stands alone. */
export function reasonsFor(trace: Trace, option: number): string[] {
  const { knowledge } = trace.compiled;
  const described = knowledge.options[option];
  if (!described) return [];
  if (described.ceiling === 'seedSilent') return [SEED_SILENT];
  const deciding = new Set<number>();
  for (const policy of policiesRead(trace, option))
    for (const criterion of deciders(trace, option, policy)) deciding.add(criterion);
  return described.criteria.filter((id) => deciding.has(trace.compiled.indexOf(id)));
}

function deciders(trace: Trace, option: number, policy: number | null): number[] {
  const roles = trace.compiled.optionCriteria[option];
  if (!roles) return [];
  const having = (role: CriterionRole, ...codes: number[]): number[] =>
    roles[role].filter((index) => codes.includes(trace.code(trace.compiled.criterionNode(index, policy))));
  switch (trace.status(option, policy)) {
    case 'contraindicated':
      return having('contraindicationAbsolute', MET);
    case 'notRecommended':
      return having('contraindicationStrong', MET);
    case 'notIndicated':
      return [...roles.indicationFull, ...roles.indicationConditional];
    case 'supported':
      return having('indicationFull', MET);
    case 'consider': {
      const full = having('indicationFull', MET);
      if (full.length === 0) return having('indicationConditional', MET);
      return [
        ...full,
        ...having('caution', MET),
        ...(trace.compiled.program.unknownCautionLimits ? having('caution', UNKNOWN) : []),
      ];
    }
    case 'insufficientData': {
      const blockers = [...having('contraindicationAbsolute', UNKNOWN), ...having('contraindicationStrong', UNKNOWN)];
      return blockers.length > 0
        ? blockers
        : [...having('indicationFull', UNKNOWN), ...having('indicationConditional', UNKNOWN)];
    }
  }
}

/**
 * Missing facts whose favourable value takes part in raising the status, in dictionary order. Facts that would fill
 * another one by implication are among them.
 */
export function pendingFor(trace: Trace, option: number): string[] {
  const { program, knowledge } = trace.compiled;
  const described = knowledge.options[option];
  if (!described || described.ceiling === 'seedSilent') return [];
  const supportable = described.ceiling === 'supported';
  let found: FactSet = 0n;
  for (const policy of policiesRead(trace, option)) {
    const groups = program.optionNodes[option]?.[policy ?? 0];
    if (groups) found |= raising(trace, groups, trace.status(option, policy), supportable);
  }
  return found === 0n ? [] : factsIn(program, found);
}

function raising(trace: Trace, groups: OptionNodes, status: OptionStatus, supportable: boolean): FactSet {
  if (status !== 'insufficientData' && status !== 'consider') return 0n;
  const settling = trace.settlingThroughImplied;
  const unblocked = joined(settling.toward(groups.absolute, NOT_MET), settling.toward(groups.strong, NOT_MET));
  if (unblocked === null) return 0n;
  const support = supportable ? waysToSupport(trace, settling, groups) : null;
  return (
    (support === null ? 0n : unblocked | support) |
    (status === 'insufficientData' ? waysToConsider(trace, settling, groups, unblocked) : 0n)
  );
}

function waysToConsider(trace: Trace, settling: Settling, groups: OptionNodes, unblocked: FactSet): FactSet {
  if (trace.code(groups.full) === MET || trace.code(groups.conditional) === MET) return unblocked;
  const full = settling.toward(groups.full, MET);
  const conditional = settling.toward(groups.conditional, MET);
  return full === null && conditional === null ? 0n : unblocked | (full ?? 0n) | (conditional ?? 0n);
}

function waysToSupport(trace: Trace, settling: Settling, groups: OptionNodes): FactSet | null {
  const limits = trace.compiled.program.unknownCautionLimits || trace.code(groups.caution) === MET;
  return joined(settling.toward(groups.full, MET), limits ? settling.toward(groups.caution, NOT_MET) : 0n);
}

/** Both are needed: null when one of them cannot be. */
const joined = (one: FactSet | null, other: FactSet | null): FactSet | null =>
  one === null || other === null ? null : one | other;
