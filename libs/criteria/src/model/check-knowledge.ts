/** Refuses a knowledge base that does not hold together, before any case is read with it. */
import { criteriaIn, visit, type Expression } from './expression.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { declaredSettings } from './settings.js';

export class KnowledgeError extends Error {
  readonly code = 'knowledge.invalid';
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(`${path}: ${message}`);
    this.name = 'KnowledgeError';
  }
}

/** Deep enough for any criterion a person can read; keeps compilation off the end of the stack. */
const DEEPEST = 64;
/** Derived sets and statuses must fit one byte of a trace. */
const MOST_DERIVED_VALUES = 7;
const MOST_CODES = 29;

export function checkKnowledge(knowledge: KnowledgeBase): void {
  new KnowledgeCheck(knowledge).run();
}

class KnowledgeCheck {
  private readonly types = new Map<string, { type: string; values: readonly string[] }>();
  private readonly criteria: ReadonlySet<string>;
  private readonly settings: ReadonlyMap<string, string>;

  constructor(private readonly knowledge: KnowledgeBase) {
    for (const element of knowledge.elements)
      this.types.set(element.id, { type: element.type, values: element.values ?? [] });
    for (const derived of knowledge.derived) this.types.set(derived.id, { type: 'derived', values: derived.values });
    this.criteria = new Set(knowledge.criteria.map((criterion) => criterion.id));
    this.settings = new Map(declaredSettings(knowledge).map((one) => [one.id, one.kind]));
  }

  run(): void {
    const { knowledge } = this;
    unique(
      'elements',
      [...knowledge.elements, ...knowledge.derived].map((one) => one.id),
    );
    unique(
      'criteria',
      knowledge.criteria.map((one) => one.id),
    );
    unique(
      'options',
      knowledge.options.map((one) => one.id),
    );
    for (const element of knowledge.elements)
      if ((element.values?.length ?? 0) > MOST_CODES) fail(element.id, `more than ${MOST_CODES} codes`);
    for (const derived of knowledge.derived) {
      if (derived.values.length > MOST_DERIVED_VALUES) fail(derived.id, `more than ${MOST_DERIVED_VALUES} values`);
      for (const rule of derived.rules)
        this.expression(`${derived.id}.${rule.id}`, rule.when, { derivedAllowed: false, missingAllowed: true });
    }
    for (const criterion of knowledge.criteria)
      this.expression(criterion.id, criterion.when, { derivedAllowed: true, missingAllowed: false });
    for (const rule of knowledge.impliedValues) {
      this.expression(`impliedValues.${rule.id}`, rule.when, { derivedAllowed: false, missingAllowed: false });
      this.valueOf(`impliedValues.${rule.id}`, rule.target, rule.value);
    }
    for (const rule of knowledge.conflicts)
      this.expression(`conflicts.${rule.id}`, rule.when, { derivedAllowed: true, missingAllowed: true });
    this.circles();
    for (const option of knowledge.options) {
      for (const id of option.criteria) this.criterion(`options.${option.id}`, id);
      if (option.ceiling === 'seedSilent' && option.criteria.length > 0)
        fail(`options.${option.id}`, 'an option on which the sources are silent has no criteria');
    }
    for (const policy of knowledge.policies) this.criterion(`policies.${policy.id}`, policy.criterion);
    for (const set of knowledge.criteriaSets)
      for (const id of set.whole ? [set.whole, ...set.components] : set.components)
        this.criterion(`criteriaSets.${set.id}`, id);
    this.questions();
  }

  private questions(): void {
    const options = new Set(this.knowledge.options.map((option) => option.id));
    for (const question of this.knowledge.openQuestions) {
      const path = `openQuestions.${question.id}`;
      for (const id of [...question.options, ...(question.alwaysWith ?? [])])
        if (!options.has(id)) fail(path, `no option ${id}`);
      for (const trigger of question.shownWhen) {
        if ('criteria' in trigger) for (const id of trigger.criteria) this.criterion(path, id);
        if ('expression' in trigger)
          this.expression(path, trigger.expression, { derivedAllowed: true, missingAllowed: true });
        if ('openOptions' in trigger)
          for (const wanted of trigger.openOptions)
            for (const id of wanted.options ?? []) if (!options.has(id)) fail(path, `no option ${id}`);
      }
    }
  }

  private expression(
    path: string,
    expression: Expression,
    allowed: { derivedAllowed: boolean; missingAllowed: boolean },
    depth = 0,
  ): void {
    if (depth > DEEPEST) fail(path, `nested deeper than ${DEEPEST}`);
    const inside = (part: Expression): void => this.expression(path, part, allowed, depth + 1);
    switch (expression.op) {
      case 'all':
      case 'any':
        if (expression.of.length === 0) fail(path, `empty "${expression.op}"`);
        expression.of.forEach(inside);
        return;
      case 'not':
        inside(expression.of);
        return;
      case 'criterion':
        this.criterion(path, expression.id);
        return;
      case 'setting':
        if (!this.settings.has(expression.id)) fail(path, `no setting ${expression.id}`);
        return;
      case 'policyThreshold':
        if (this.knowledge.policies.length === 0) fail(path, 'no threshold policy declared');
        return;
      case 'always':
        return;
      case 'known':
        for (const element of expression.elements) this.element(path, element, allowed.derivedAllowed);
        return;
      case 'missing':
        if (!allowed.missingAllowed) fail(path, 'a criterion must not treat a missing fact as a finding');
        this.element(path, expression.element, allowed.derivedAllowed);
        return;
      case 'recorded':
        this.element(path, expression.element, false);
        return;
      case 'compare':
        this.comparison(path, expression);
        return;
      case 'is':
        this.element(path, expression.element, allowed.derivedAllowed);
        this.valueOf(path, expression.element, expression.value);
        return;
      case 'oneOf':
        this.element(path, expression.element, allowed.derivedAllowed);
        if (expression.values.length === 0) fail(path, 'empty list of values');
        for (const value of expression.values) this.valueOf(path, expression.element, value);
        return;
      case 'case':
        this.element(path, expression.element, allowed.derivedAllowed);
        for (const value of Object.keys(expression.outcomes)) this.valueOf(path, expression.element, value);
        return;
      default:
        fail(path, `unknown operator ${JSON.stringify((expression as { op?: unknown }).op)}`);
    }
  }

  private comparison(path: string, { element, bound }: Extract<Expression, { op: 'compare' }>): void {
    this.element(path, element, false);
    if (!['integer', 'number', 'numberOrInterval'].includes(this.types.get(element)?.type ?? ''))
      fail(path, `${element} is not a number`);
    if (typeof bound === 'number' ? !Number.isFinite(bound) : this.settings.get(bound.setting) !== 'number')
      fail(path, `bad bound on ${element}`);
  }

  private element(path: string, id: string, derivedAllowed: boolean): void {
    const found = this.types.get(id);
    if (!found) fail(path, `no element ${id}`);
    else if (found.type === 'list' || found.type === 'structure') fail(path, `${id} is for display only`);
    else if (found.type === 'derived' && !derivedAllowed) fail(path, `${id} is derived and cannot be read here`);
  }

  private valueOf(path: string, element: string, value: string | boolean): void {
    const found = this.types.get(element);
    const fits =
      found?.type === 'boolean'
        ? typeof value === 'boolean'
        : typeof value === 'string' && (found?.values.includes(value) ?? false);
    if (!fits) fail(path, `${JSON.stringify(value)} is no value of ${element}`);
  }

  private criterion(path: string, id: string): void {
    if (!this.criteria.has(id)) fail(path, `no criterion ${id}`);
  }

  private circles(): void {
    const expressions = new Map(this.knowledge.criteria.map((criterion) => [criterion.id, criterion.when]));
    const settled = new Set<string>();
    const follow = (id: string, path: readonly string[]): void => {
      if (settled.has(id)) return;
      if (path.includes(id)) fail(id, `refers to itself through ${[...path.slice(path.indexOf(id)), id].join(' > ')}`);
      const expression = expressions.get(id);
      if (!expression) return;
      const references = [...criteriaIn(expression)];
      visit(expression, (part) => {
        if (part.op === 'policyThreshold')
          references.push(...this.knowledge.policies.map((policy) => policy.criterion));
      });
      for (const reference of references) follow(reference, [...path, id]);
      settled.add(id);
    };
    for (const id of expressions.keys()) follow(id, []);
  }
}

function unique(path: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) fail(`${path}.${id}`, 'named twice');
    seen.add(id);
  }
}

function fail(path: string, message: string): never {
  throw new KnowledgeError(path, message);
}
