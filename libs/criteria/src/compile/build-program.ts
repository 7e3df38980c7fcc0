/** Compiles a knowledge base, under given settings, into a straight-line program. */
import type { CriterionRole, KnowledgeBase, SettingValues, TreatmentOption } from '../model/knowledge-base.js';
import { buildTable } from './derivation-table.js';
import { ExpressionCompiler } from './expression-compiler.js';
import { policyDependentCriteria } from './policy-dependence.js';
import type { Instruction, Layout, OptionNodes, Program } from './program.js';
import { planSlots } from './slots.js';

export function buildProgram(knowledge: KnowledgeBase, settings: SettingValues): Program {
  const { slots, slotOf } = planSlots(knowledge);
  const dependent = policyDependentCriteria(knowledge);
  const policyCriterionIndices = indicesOf(knowledge.criteria, (criterion) => dependent.has(criterion.id));
  const policyOptionIndices = indicesOf(knowledge.options, (option) => option.criteria.some((id) => dependent.has(id)));
  const layout = planLayout(knowledge, policyCriterionIndices.length, policyOptionIndices.length);

  const instructions: Instruction[] = [];
  const criterionIndex = new Map(knowledge.criteria.map((criterion, index) => [criterion.id, index]));
  const compiler = new ExpressionCompiler(slots, slotOf, settings, instructions, layout.scratch);

  // Implied values first, each reading what the ones before it have filled in.
  knowledge.impliedValues.forEach((rule, index) => {
    const to = layout.implied + index;
    if (settings[`implied.${rule.id}`] === 'off') {
      instructions.push({ op: 'constant', to, verdict: 0 });
      return;
    }
    compiler.forgetShared();
    const when = compiler.compile(rule.when);
    const slot = slotOf.get(rule.target) ?? -1;
    instructions.push({ op: 'imply', to, slot, bits: compiler.bitsOf(slot, rule.value), when });
  });
  compiler.forgetShared();

  const tables = knowledge.derived.map((derived, index) => {
    instructions.push({ op: 'derive', to: layout.derived + index, slot: slotOf.get(derived.id) ?? -1, table: index });
    return buildTable(derived, slots, slotOf, settings);
  });

  // Criteria, each after those it refers to; policy-dependent ones once for each policy.
  const done = new Set<number>();
  const compileCriterion = (id: string): void => {
    const index = criterionIndex.get(id) ?? -1;
    const criterion = knowledge.criteria[index];
    if (!criterion || done.has(index)) return;
    done.add(index);
    for (const reference of compiler.referencesOf(criterion.when)) compileCriterion(reference);
    const variant = policyCriterionIndices.indexOf(index);
    if (variant < 0) {
      const of = compiler.compile(
        criterion.when,
        (reference) => layout.criteria + (criterionIndex.get(reference) ?? -1),
      );
      instructions.push({ op: 'copy', to: layout.criteria + index, of });
      return;
    }
    knowledge.policies.forEach((policy, position) => {
      compileCriterion(policy.criterion);
      const nodeOf = (reference: string): number => criterionNode(reference, position);
      const of = compiler.compile(criterion.when, nodeOf, nodeOf(policy.criterion));
      instructions.push({ op: 'copy', to: criterionNode(id, position), of });
    });
    instructions.push({ op: 'copy', to: layout.criteria + index, of: criterionNode(id, 0) });
  };
  const criterionNode = (id: string, policy: number): number => {
    const index = criterionIndex.get(id) ?? -1;
    const variant = policyCriterionIndices.indexOf(index);
    return variant < 0
      ? layout.criteria + index
      : layout.policyCriteria + policy * policyCriterionIndices.length + variant;
  };
  for (const criterion of knowledge.criteria) compileCriterion(criterion.id);

  knowledge.conflicts.forEach((rule, index) => {
    instructions.push({
      op: 'copy',
      to: layout.conflicts + index,
      of: compiler.compile(rule.when, (id) => criterionNode(id, 0)),
    });
  });

  const triggerNodes = knowledge.openQuestions.map((question) =>
    question.shownWhen.map((trigger) =>
      'expression' in trigger ? compiler.compile(trigger.expression, (id) => criterionNode(id, 0)) : -1,
    ),
  );

  const combined = indicesOf(knowledge.policies, (policy) => !policy.historic);
  const optionNodes = knowledge.options.map((option, index) => {
    if (option.ceiling === 'seedSilent') return [];
    const variant = policyOptionIndices.indexOf(index);
    const policies = variant < 0 ? [0] : knowledge.policies.map((_, position) => position);
    const nodes = policies.map((policy) =>
      groupNodes(knowledge, option, settings, compiler, (id) => criterionNode(id, policy)),
    );
    nodes.forEach((groups, policy) => {
      const to =
        variant < 0 ? layout.options + index : layout.policyOptions + policy * policyOptionIndices.length + variant;
      instructions.push({
        op: 'status',
        to,
        ceiling: option.ceiling === 'seedSilent' ? 'consider' : option.ceiling,
        ...groups,
      });
    });
    if (variant >= 0) {
      const of = combined.map((policy) => layout.policyOptions + policy * policyOptionIndices.length + variant);
      instructions.push({ op: 'combine', to: layout.options + index, of });
    }
    return nodes;
  });

  return {
    slots,
    slotOf,
    instructions,
    producer: new Map(instructions.map((instruction) => [instruction.to, instruction])),
    fillers: fillersBySlot(instructions),
    deriver: new Map(
      instructions.flatMap((instruction) =>
        instruction.op === 'derive' ? [[instruction.slot, instruction] as const] : [],
      ),
    ),
    tables,
    partNodes: compiler.partNodes,
    layout: { ...layout, size: compiler.nodeCount },
    policyCriterionIndices,
    policyOptionIndices,
    optionNodes,
    triggerNodes,
    policiesDiffer: settings['aggregation.policiesDiffer'] === 'insufficientData' ? 'insufficientData' : 'consider',
    unknownCautionLimits: settings['aggregation.unknownCaution'] !== 'ignored',
  };
}

/** The criteria of an option that have one role, switched-off assumptions left out. */
export function criteriaWithRole(
  knowledge: KnowledgeBase,
  option: TreatmentOption,
  role: CriterionRole,
  settings: SettingValues,
): string[] {
  const roles = new Map(knowledge.criteria.map((criterion) => [criterion.id, criterion.role]));
  return option.criteria.filter((id) => roles.get(id) === role && settings[`criterion.${id}`] !== 'displayOnly');
}

function groupNodes(
  knowledge: KnowledgeBase,
  option: TreatmentOption,
  settings: SettingValues,
  compiler: ExpressionCompiler,
  nodeOf: (id: string) => number,
): OptionNodes {
  const anyOf = (role: CriterionRole): number =>
    compiler.anyOf(criteriaWithRole(knowledge, option, role, settings).map(nodeOf));
  return {
    absolute: anyOf('contraindicationAbsolute'),
    strong: anyOf('contraindicationStrong'),
    full: anyOf('indicationFull'),
    conditional: anyOf('indicationConditional'),
    caution: anyOf('caution'),
  };
}

function fillersBySlot(instructions: readonly Instruction[]): Program['fillers'] {
  const found = new Map<number, Extract<Instruction, { op: 'imply' }>[]>();
  for (const instruction of instructions) {
    if (instruction.op === 'imply') found.set(instruction.slot, [...(found.get(instruction.slot) ?? []), instruction]);
  }
  return found;
}

function planLayout(knowledge: KnowledgeBase, policyCriteria: number, policyOptions: number): Layout {
  let next = 0;
  const take = (count: number): number => {
    const start = next;
    next += count;
    return start;
  };
  return {
    criteria: take(knowledge.criteria.length),
    policyCriteria: take(knowledge.policies.length * policyCriteria),
    options: take(knowledge.options.length),
    policyOptions: take(knowledge.policies.length * policyOptions),
    implied: take(knowledge.impliedValues.length),
    conflicts: take(knowledge.conflicts.length),
    derived: take(knowledge.derived.length),
    scratch: next,
    size: next,
  };
}

function indicesOf<T>(items: readonly T[], wanted: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (wanted(item) ? [index] : []));
}
