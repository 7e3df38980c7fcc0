/** Which unknown facts can still change an option, whatever else is answered. */
import type { OptionNodes } from '../compile/program.js';
import { policiesRead } from '../evaluate/option-reading.js';
import { factsIn } from '../evaluate/settling.js';
import type { Trace } from '../evaluate/trace.js';
import type { Ceiling, OptionStatus } from '../model/knowledge-base.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import { statusFrom, type Groups } from '../run/status-tables.js';

const GROUPS = ['absolute', 'strong', 'full', 'conditional', 'caution'] as const;

/** The statuses an option can still reach, and the facts that take part; an upper bound on both. */
export interface Outlook {
  readonly statuses: ReadonlySet<OptionStatus>;
  readonly facts: ReadonlySet<string>;
}

export function outlook(trace: Trace, option: number): Outlook {
  const described = trace.compiled.knowledge.options[option];
  const nodes = trace.compiled.program.optionNodes[option] ?? [];
  const statuses = new Set<OptionStatus>();
  const facts = new Set<string>();
  if (!described || described.ceiling === 'seedSilent') return { statuses: new Set(['insufficientData']), facts };
  const policies = policiesRead(trace, option);
  for (const policy of policies) {
    const groups = nodes[policy ?? 0];
    if (groups) look(trace, groups, described.ceiling, statuses, facts);
  }
  // Policies that differ give a status of their own.
  if (policies.length > 1 && statuses.size > 1) statuses.add(trace.compiled.program.policiesDiffer);
  return { statuses, facts };
}

function look(
  trace: Trace,
  nodes: OptionNodes,
  ceiling: Ceiling,
  statuses: Set<OptionStatus>,
  facts: Set<string>,
): void {
  const settling = trace.settlingThroughImplied;
  const possible = GROUPS.map((group) => {
    const now = trace.code(nodes[group]);
    if (now !== UNKNOWN) return [now];
    const ways = [
      settling.toward(nodes[group], MET) === null ? null : MET,
      settling.toward(nodes[group], NOT_MET) === null ? null : NOT_MET,
      UNKNOWN,
    ];
    return ways.filter((way): way is number => way !== null);
  });
  const { unknownCautionLimits } = trace.compiled.program;
  const statusOf = (codes: readonly number[]): OptionStatus =>
    statusFrom(
      Object.fromEntries(GROUPS.map((group, index) => [group, codes[index]])) as unknown as Groups,
      ceiling,
      unknownCautionLimits,
    );
  const combinations = possible.reduce<number[][]>(
    (so, codes) => so.flatMap((row) => codes.map((code) => [...row, code])),
    [[]],
  );
  for (const codes of combinations) {
    const settled = codes.every((code, index) => code !== UNKNOWN || isStuck(trace, nodes[GROUPS[index] ?? 'full']));
    if (settled) statuses.add(statusOf(codes));
  }
  GROUPS.forEach((group, index) => {
    if ((possible[index]?.length ?? 0) < 2) return;
    const matters = combinations.some((codes) =>
      (possible[index] ?? []).some(
        (code) => statusOf(codes) !== statusOf(codes.map((one, at) => (at === index ? code : one))),
      ),
    );
    if (matters) for (const fact of factsIn(trace.compiled.program, settling.either(nodes[group]))) facts.add(fact);
  });
}

/** Whether a node may stay unknown even when every fact is known, because the sources leave a value unanswered. */
function isStuck(trace: Trace, node: number): boolean {
  const settling = trace.settlingThroughImplied;
  return (
    trace.code(node) === UNKNOWN && (settling.toward(node, MET) === null || settling.toward(node, NOT_MET) === null)
  );
}
