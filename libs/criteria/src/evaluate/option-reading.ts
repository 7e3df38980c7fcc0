/** Why an option has the status it has, and which missing facts could raise it. */
import type { OptionNodes } from '../compile/program.js';
import type { CriterionRole, OptionStatus } from '../model/knowledge-base.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import type { Settling } from './settling.js';
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
  const nodes = program.optionNodes[option] ?? [];
  if (!described || described.ceiling === 'seedSilent') return [];
  const found = new Set<string>();
  for (const policy of policiesRead(trace, option)) {
    const groups = nodes[policy ?? 0];
    const canBe = described.ceiling === 'supported';
    if (groups) for (const fact of raising(trace, groups, trace.status(option, policy), canBe)) found.add(fact);
  }
  return knowledge.elements.filter((element) => found.has(element.id)).map((element) => element.id);
}

function raising(trace: Trace, groups: OptionNodes, status: OptionStatus, supportable: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  if (status !== 'insufficientData' && status !== 'consider') return found;
  const settling = trace.settlingThroughImplied;
  const unblocked = [settling.toward(groups.absolute, NOT_MET), settling.toward(groups.strong, NOT_MET)];
  if (unblocked.includes(null)) return found;
  const add = (ways: (ReadonlySet<string> | null)[]): void =>
    ways.forEach((way) => way?.forEach((fact) => found.add(fact)));

  if (supportable) {
    const ways = waysToSupport(trace, settling, groups);
    if (ways) add([...unblocked, ...ways]);
  }
  if (status === 'insufficientData') {
    const indicated = trace.code(groups.full) === MET || trace.code(groups.conditional) === MET;
    const ways = [settling.toward(groups.full, MET), settling.toward(groups.conditional, MET)];
    if (indicated) add(unblocked);
    else if (ways.some((way) => way !== null)) add([...unblocked, ...ways]);
  }
  return found;
}

function waysToSupport(trace: Trace, settling: Settling, groups: OptionNodes): (ReadonlySet<string> | null)[] | null {
  const full = settling.toward(groups.full, MET);
  const limits = trace.compiled.program.unknownCautionLimits || trace.code(groups.caution) === MET;
  const caution = limits ? settling.toward(groups.caution, NOT_MET) : new Set<string>();
  return full && caution ? [full, caution] : null;
}
