/** An evaluation with all that is needed to put it into words. */
import type { Engine } from '../evaluate/engine.js';
import type { CriterionResult, Evaluation } from '../evaluate/evaluation.js';
import type { Trace } from '../evaluate/trace.js';
import { visit, type Expression } from '../model/expression.js';
import type { FactValue } from '../model/facts.js';
import type {
  Criterion,
  ImpliedValueRule,
  Locale,
  SettingDeclaration,
  SettingValues,
  Wording,
} from '../model/knowledge-base.js';
import { declaredSettings } from '../model/settings.js';
import type { Verdict } from '../model/verdict.js';
import type { Explanation } from './explanation.js';
import { Words } from './words.js';

export interface ExplainOptions {
  /** Without it, the engine's own; without either, things are shown by their identifiers. */
  readonly wording?: Wording;
  /**
   * What a case file knows of a fact beyond its value, shown in the value's place: "pending until 22 Jul", or both of
   * two competing values. Null where the value speaks for itself.
   */
  readonly recorded?: (element: string) => string | null;
}

export class Reading {
  readonly wording: Wording | undefined;
  readonly words: Words;
  readonly results: ReadonlyMap<string, CriterionResult>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  private readonly settings: SettingValues;
  private readonly declared: ReadonlyMap<string, SettingDeclaration>;
  private readonly recorded: (element: string) => string | null;
  private compactTrace: Trace | undefined;

  constructor(
    readonly engine: Engine,
    readonly evaluation: Evaluation,
    locale: Locale,
    { wording, recorded }: ExplainOptions,
  ) {
    this.wording = wording ?? engine.wording?.[locale];
    this.recorded = recorded ?? ((): null => null);
    this.settings = engine.compiled(evaluation.settings).settings;
    this.words = new Words(locale, this.wording, this.settings);
    this.results = new Map(evaluation.criteria.map((one) => [one.id, one]));
    this.criteria = new Map(engine.knowledge.criteria.map((one) => [one.id, one]));
    this.declared = new Map(declaredSettings(engine.knowledge).map((one) => [one.id, one]));
  }

  /** Runs the case once more, for the verdict of every part of a condition. */
  get trace(): Trace {
    const { facts, policy, settings, criteria } = this.evaluation;
    return (this.compactTrace ??= this.engine.trace(facts, {
      policy,
      settings,
      assertedCriteria: Object.fromEntries(
        criteria.flatMap((one) => (one.asserted && one.verdict !== 'unknown' ? [[one.id, one.verdict]] : [])),
      ),
    }));
  }

  /** Policies read side by side: none when the board chose one. */
  get policies(): readonly string[] {
    if (this.evaluation.policy !== null) return [];
    return this.engine.knowledge.policies.flatMap(({ id, historic }) => (historic ? [] : [id]));
  }

  /** Verdicts of a criterion with the policies under which it has them; one entry when they agree. */
  verdicts(result: CriterionResult): { readonly verdict: Verdict; readonly policies: readonly string[] }[] {
    const groups: { verdict: Verdict; policies: string[] }[] = [];
    for (const policy of result.byPolicy ? this.policies : []) {
      const verdict = result.byPolicy?.[policy];
      if (verdict === undefined) continue;
      const group = groups.find((one) => one.verdict === verdict);
      if (group) group.policies.push(policy);
      else groups.push({ verdict, policies: [policy] });
    }
    return groups.length < 2 ? [{ verdict: result.verdict, policies: [] }] : groups;
  }

  isDisplayOnly(criterion: string): boolean {
    return this.settings[`criterion.${criterion}`] === 'displayOnly';
  }

  /** An unknown caution limits the status unless the board decided otherwise. */
  get unknownCautionLimits(): boolean {
    return this.settings['aggregation.unknownCaution'] !== 'ignored';
  }

  verdictWord(result: CriterionResult, verdict: Verdict): string {
    const { phrases } = this.words;
    return result.asserted && verdict !== 'unknown' ? phrases.asserted[verdict] : this.words.verdict(verdict);
  }

  /** A fact with its value; `isOpen` when its answer would settle what it stands under. */
  fact(element: string, value: FactValue, isImplied = false, isOpen = false): Explanation {
    const { words } = this;
    const label = words.element(element);
    const derived = this.engine.knowledge.derived.find(({ id }) => id === element);
    const said =
      this.recorded(element) ??
      (derived?.setValued && Array.isArray(value)
        ? words.possible(element, value.map(String))
        : words.value(element, value));
    const implied = this.wording?.vocabulary.factStates.implied ?? words.phrases.implied;
    const marks = [...(isImplied ? (['implied'] as const) : []), ...(isOpen ? (['open'] as const) : [])];
    return {
      kind: 'fact',
      id: element,
      label,
      value: said,
      text: `${label}: ${said}${isImplied ? ` (${implied})` : ''}`,
      ...(marks.length > 0 && { marks }),
      children: [],
    };
  }

  /** The name of a fact that is asked for, with what the case file says of it. */
  asked(element: string): Explanation {
    const label = this.words.element(element);
    const recorded = this.recorded(element);
    return {
      kind: 'fact',
      id: element,
      label,
      ...(recorded !== null && { value: recorded }),
      text: recorded === null ? label : `${label}, ${recorded}`,
      marks: ['open'],
      children: [],
    };
  }

  /** A declared assumption with the value in force, and the catalogue's where the board changed it. */
  assumption(id: string): Explanation[] {
    const declaration = this.declared.get(id);
    const value = this.settings[id];
    if (!declaration || value === undefined) return [];
    const { words } = this;
    const label = id.startsWith('criterion.')
      ? (this.wording?.vocabulary.assumption.label ?? words.setting(declaration))
      : words.setting(declaration, this.impliedTarget(id));
    const said = words.settingValue(declaration, value);
    const changed = value !== declaration.default;
    const text = words.phrases.assumption(label, said);
    return [
      {
        kind: 'assumption',
        id,
        label,
        value: said,
        text: changed
          ? `${text} (${words.phrases.changedFrom(words.settingValue(declaration, declaration.default))})`
          : text,
        marks: changed ? ['assumption', 'changed'] : ['assumption'],
        children: [],
      },
    ];
  }

  /** The assumptions a criterion rests on by itself: its own switch, then the settings its bounds name. */
  assumptionsOf({ id, when, operationalisation }: Criterion): Explanation[] {
    return [...(operationalisation ? [`criterion.${id}`] : []), ...settingsIn([when])].flatMap((one) =>
      this.assumption(one),
    );
  }

  /** The assumptions by which a derived element is computed. */
  assumptionsOfDerived(element: string): Explanation[] {
    const derived = this.engine.knowledge.derived.find(({ id }) => id === element);
    const bounds = derived?.bands?.indices.flatMap(({ steps }) => steps.map(({ bound }) => bound)) ?? [];
    const named = bounds.flatMap((bound) => (typeof bound === 'number' ? [] : [bound.setting]));
    return unique([...named, ...settingsIn(derived?.rules.map(({ when }) => when) ?? [])]).flatMap((one) =>
      this.assumption(one),
    );
  }

  /** The switch of a rule that fills in a value, and the settings it compares with. */
  assumptionsOfRule({ id, when }: ImpliedValueRule): Explanation[] {
    return [`implied.${id}`, ...settingsIn([when])].flatMap((one) => this.assumption(one));
  }

  private impliedTarget(setting: string): string | undefined {
    return this.engine.knowledge.impliedValues.find(({ id }) => `implied.${id}` === setting)?.target;
  }
}

function settingsIn(expressions: readonly Expression[]): string[] {
  const found: string[] = [];
  for (const expression of expressions)
    visit(expression, (part) => {
      if (part.op === 'setting') found.push(part.id);
      else if (part.op === 'compare' && typeof part.bound !== 'number') found.push(part.bound.setting);
    });
  return unique(found);
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
