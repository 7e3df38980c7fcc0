/**
 * Writes a knowledge base as one library of the Clinical Quality Language: facts become parameters, implied values,
 * derived elements and criteria become definitions. A criterion is true, false or null as it is met, not met or
 * unknown.
 */
import { resolveBound } from '../compile/derivation-table.js';
import type { Comparison, Expression } from '../model/expression.js';
import type {
  Bands,
  DerivedElement,
  DerivedResult,
  Element,
  KnowledgeBase,
  SettingValues,
} from '../model/knowledge-base.js';
import { resolveSettings } from '../model/settings.js';

/** Functions for readings CQL has no operator for: spans of a number, and sets of possible values. */
const FUNCTIONS: readonly string[] = [
  ...(
    [
      ['Below', '<'],
      ['At most', '<='],
      ['Above', '>'],
      ['At least', '>='],
    ] as const
  ).flatMap(([name, operator]) => [
    `define function "${name}"(low Decimal, high Decimal, bound Decimal):`,
    `  if low ${operator} bound and high ${operator} bound then true`,
    `  else if not (low ${operator} bound) and not (high ${operator} bound) then false`,
    '  else null',
    '',
  ]),
  'define function "Certainly among"(possible List<String>, wanted List<String>):',
  '  if not exists (possible except wanted) then true',
  '  else if not exists (possible intersect wanted) then false',
  '  else null',
  '',
];

const SPAN: Readonly<Record<Exclude<Comparison, '=='>, string>> = {
  '<': 'Below',
  '<=': 'At most',
  '>': 'Above',
  '>=': 'At least',
};

/** Name of the parameter an element is given by; an interval has one for each end. */
export const cqlParameter = (element: Element, end?: 'low' | 'high'): string =>
  element.type === 'numberOrInterval' ? `${element.id}.${end ?? 'low'}` : element.id;

/** @param policy the threshold policy criteria are read under; the first one when not given */
export function exportCql(
  knowledge: KnowledgeBase,
  settings: SettingValues = resolveSettings(knowledge),
  policy?: string,
): string {
  return new CqlWriter(knowledge, settings, policy ?? knowledge.policies[0]?.id ?? '').library();
}

class CqlWriter {
  private readonly elements: ReadonlyMap<string, Element>;
  private readonly derived: ReadonlyMap<string, DerivedElement>;
  /** Definition that currently holds the value of an element; changes as implied values are applied. */
  private readonly current = new Map<string, string>();

  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly settings: SettingValues,
    private readonly policy: string,
  ) {
    this.elements = new Map(knowledge.elements.map((element) => [element.id, element]));
    this.derived = new Map(knowledge.derived.map((element) => [element.id, element]));
  }

  library(): string {
    const { knowledge } = this;
    const lines = [`library ${knowledge.id} version '${knowledge.version}'`, ''];
    for (const element of knowledge.elements) lines.push(...this.parameters(element));
    lines.push('', ...FUNCTIONS);
    for (const rule of knowledge.impliedValues) {
      if (this.settings[`implied.${rule.id}`] === 'off') continue;
      const before = this.value(rule.target);
      const name = `${rule.target} after ${rule.id}`;
      const value = typeof rule.value === 'string' ? quoted(rule.value) : String(rule.value);
      lines.push(
        `define "${name}":`,
        `  if ${before} is null and ${this.condition(rule.when)} then ${value} else ${before}`,
        '',
      );
      this.current.set(rule.target, name);
    }
    for (const derived of knowledge.derived) lines.push(...this.derivation(derived));
    for (const criterion of knowledge.criteria)
      lines.push(`define "${criterion.id}":`, `  ${this.condition(criterion.when)}`, '');
    return lines.join('\n');
  }

  private parameters(element: Element): string[] {
    switch (element.type) {
      case 'boolean':
        return [`parameter "${element.id}" Boolean`];
      case 'code':
        return [`parameter "${element.id}" String`];
      case 'integer':
        return [`parameter "${element.id}" Integer`];
      case 'number':
        return [`parameter "${element.id}" Decimal`];
      case 'numberOrInterval':
        return [`parameter "${element.id}.low" Decimal`, `parameter "${element.id}.high" Decimal`];
      default:
        return [];
    }
  }

  private value(element: string): string {
    return `"${this.current.get(element) ?? element}"`;
  }

  private condition(expression: Expression): string {
    switch (expression.op) {
      case 'always':
        return 'true';
      case 'setting':
        return String(this.settings[expression.id] === expression.value);
      case 'all':
        return `(${expression.of.map((part) => this.condition(part)).join(' and ')})`;
      case 'any':
        return `(${expression.of.map((part) => this.condition(part)).join(' or ')})`;
      case 'not':
        return `(not ${this.condition(expression.of)})`;
      case 'criterion':
        return `"${expression.id}"`;
      case 'policyThreshold':
        return `"${this.knowledge.policies.find((one) => one.id === this.policy)?.criterion ?? ''}"`;
      case 'is':
        return this.oneOf(expression.element, [expression.value]);
      case 'oneOf':
        return this.oneOf(expression.element, expression.values);
      case 'case': {
        const outcomes = Object.entries(expression.outcomes).map(
          ([value, outcome]) =>
            `when ${quoted(value)} then ${outcome === 'unknown' ? '(null as Boolean)' : String(outcome === 'met')}`,
        );
        return `(if ${this.value(expression.element)} is null then null else case ${this.value(expression.element)} ${outcomes.join(' ')} else false end)`;
      }
      case 'compare':
        return this.comparison(
          expression.element,
          expression.comparison,
          resolveBound(expression.bound, this.settings),
        );
      case 'recorded':
        return `(if ${this.value(expression.element)} is null then null else "${expression.element}" is not null)`;
      case 'known':
        return `(if ${expression.elements.map((element) => this.isKnown(element)).join(' and ')} then true else null)`;
      case 'missing':
        return `(not ${this.isKnown(expression.element)})`;
    }
  }

  private oneOf(element: string, values: readonly (string | boolean)[]): string {
    if (this.derived.get(element)?.setValued)
      return `"Certainly among"("${element}", {${values.map((value) => quoted(String(value))).join(', ')}})`;
    return `(${values.map((value) => `${this.value(element)} = ${typeof value === 'boolean' ? value : quoted(value)}`).join(' or ')})`;
  }

  private comparison(element: string, comparison: Comparison, bound: number): string {
    const described = this.elements.get(element);
    if (described?.type === 'numberOrInterval' && comparison !== '==')
      return `"${SPAN[comparison]}"("${element}.low", "${element}.high", ${decimal(bound)})`;
    const written = described?.type === 'integer' && Number.isInteger(bound) ? String(bound) : decimal(bound);
    return `(${this.value(element)} ${comparison === '==' ? '=' : comparison} ${written})`;
  }

  private isKnown(element: string): string {
    if (this.derived.get(element)?.setValued) return `(Count("${element}") = 1)`;
    const described = this.elements.get(element);
    return `(${described?.type === 'numberOrInterval' ? `"${cqlParameter(described)}"` : this.value(element)} is not null)`;
  }

  private derivation(derived: DerivedElement): string[] {
    const lines: string[] = [];
    const { bands } = derived;
    if (bands) {
      const indices = bands.indices.map(({ element, steps }) => {
        const tests = steps.map(
          (step) =>
            `if ${this.comparison(element, step.comparison, resolveBound(step.bound, this.settings))} then ${bands.ladder.indexOf(step.value)} else `,
        );
        return `if ${this.value(element)} is null then null else ${tests.join('')}0`;
      });
      lines.push(`define "${derived.id} band":`, `  Max({ ${indices.join(', ')} })`, '');
      const report = bands.reported
        ? [
            `case ${this.value(bands.reported)} ${bands.ladder.map((value, index) => `when ${quoted(value)} then ${index}`).join(' ')} else null end`,
          ]
        : [];
      lines.push(
        `define "${derived.id} band with report":`,
        `  Max({ ${[`"${derived.id} band"`, ...report].join(', ')} })`,
        '',
      );
    }
    const rules = derived.rules.map(
      (rule) => `if ${this.condition(rule.when)} then ${this.result(rule.result, derived, bands)}`,
    );
    lines.push(`define "${derived.id}":`, `  ${rules.join('\n  else ')}\n  else null`, '');
    return lines;
  }

  private result(result: DerivedResult, derived: DerivedElement, bands: Bands | undefined): string {
    if ('exactly' in result)
      return derived.setValued ? list(result.exactly) : result.exactly[0] ? quoted(result.exactly[0]) : 'null';
    const ladder = bands?.ladder ?? [];
    const of = (from: number): string => {
      const values = result.band === 'upwards' ? ladder.slice(from) : ladder.slice(from, from + 1);
      const widened = result.alsoWhen && values.includes(result.alsoWhen.value) ? result.alsoWhen.add : [];
      return list([...values, ...(result.also ?? []), ...widened]);
    };
    const name = result.band === 'withReport' ? `${derived.id} band with report` : `${derived.id} band`;
    return `(case "${name}" ${ladder.map((_, index) => `when ${index} then ${of(index)}`).join(' ')} else null end)`;
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
const list = (values: readonly string[]): string => `{${values.map(quoted).join(', ')}}`;
const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
