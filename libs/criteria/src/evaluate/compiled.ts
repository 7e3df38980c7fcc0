/** A knowledge base under one choice of settings, ready to run; made once and shared by every case. */
import { buildProgram, criteriaWithRole } from '../compile/build-program.js';
import { inputsOf } from '../compile/derivation-table.js';
import type { Program } from '../compile/program.js';
import { criteriaIn, elementsIn } from '../model/expression.js';
import type { CriterionRole, KnowledgeBase, SettingValues } from '../model/knowledge-base.js';
import { FactReader } from '../run/fact-reader.js';
import { interpreter, tablesOf } from '../run/interpret.js';
import type { CaseFacts } from '../model/facts.js';
import type { Run, RunTables } from '../run/runner.js';

const ROLES: readonly CriterionRole[] = [
  'indicationFull',
  'indicationConditional',
  'contraindicationAbsolute',
  'contraindicationStrong',
  'caution',
  'dataNeeded',
  'component',
  'modifier',
];

export class Compiled {
  readonly program: Program;
  readonly tables: RunTables;
  readonly reader: FactReader;
  private readonly evaluator: Run;
  readonly criterionIndex: ReadonlyMap<string, number>;
  /** Elements each criterion reads, through the criteria it refers to; derived ones followed by their inputs. */
  readonly elementsRead: readonly (readonly string[])[];
  /** By option, the indices of its criteria for each role. */
  readonly optionCriteria: readonly Readonly<Record<CriterionRole, readonly number[]>>[];

  constructor(
    readonly knowledge: KnowledgeBase,
    readonly settings: SettingValues,
    generated?: Run,
  ) {
    this.program = buildProgram(knowledge, settings);
    this.tables = tablesOf(this.program);
    this.reader = new FactReader(this.program.slots);
    this.evaluator = generated ?? interpreter(this.program);
    this.criterionIndex = new Map(knowledge.criteria.map((criterion, index) => [criterion.id, index]));
    this.elementsRead = knowledge.criteria.map((criterion) => [...this.readBy(criterion.id)]);
    this.optionCriteria = knowledge.options.map((option) => {
      const indices = (role: CriterionRole): number[] =>
        criteriaWithRole(knowledge, option, role, settings).map((id) => this.indexOf(id));
      return Object.fromEntries(ROLES.map((role) => [role, indices(role)])) as unknown as Record<
        CriterionRole,
        number[]
      >;
    });
  }

  /** Evaluates valid facts into `nodes`; with overrides, nodes a clinician asserted keep the given verdict. */
  run(facts: CaseFacts, nodes: Uint8Array, overrides?: ReadonlyMap<number, number>): void {
    const evaluator = overrides ? interpreter(this.program, overrides) : this.evaluator;
    evaluator(this.reader.read(facts), nodes, this.tables);
  }

  indexOf(criterionId: string): number {
    const index = this.criterionIndex.get(criterionId);
    if (index === undefined) throw new RangeError(`no criterion ${criterionId}`);
    return index;
  }

  /** Node of a criterion, read under a policy (position) where the criterion depends on it. */
  criterionNode(index: number, policy: number | null): number {
    const { layout, policyCriterionIndices } = this.program;
    const variant = policy === null ? -1 : policyCriterionIndices.indexOf(index);
    return variant < 0 || policy === null
      ? layout.criteria + index
      : layout.policyCriteria + policy * policyCriterionIndices.length + variant;
  }

  optionNode(index: number, policy: number | null): number {
    const { layout, policyOptionIndices } = this.program;
    const variant = policy === null ? -1 : policyOptionIndices.indexOf(index);
    return variant < 0 || policy === null
      ? layout.options + index
      : layout.policyOptions + policy * policyOptionIndices.length + variant;
  }

  /** Every node that holds the criterion, so that an assertion reaches each place the criterion is read from. */
  nodesOfCriterion(index: number): number[] {
    return [
      this.criterionNode(index, null),
      ...this.knowledge.policies.map((_, policy) => this.criterionNode(index, policy)),
    ];
  }

  private readBy(id: string, seen: Set<string> = new Set(), found: Set<string> = new Set()): Set<string> {
    const criterion = this.knowledge.criteria[this.criterionIndex.get(id) ?? -1];
    if (!criterion || seen.has(id)) return found;
    seen.add(id);
    for (const element of elementsIn(criterion.when)) {
      found.add(element);
      const derived = this.knowledge.derived.find((one) => one.id === element);
      if (derived) for (const input of inputsOf(derived)) found.add(input);
    }
    for (const reference of criteriaIn(criterion.when)) this.readBy(reference, seen, found);
    if (this.program.policyCriterionIndices.includes(this.criterionIndex.get(id) ?? -1)) {
      for (const policy of this.knowledge.policies) this.readBy(policy.criterion, seen, found);
    }
    return found;
  }
}
