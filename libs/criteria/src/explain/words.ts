/** Puts values, conditions and settings into words, the same on screen, on paper and on the command line. */
import { resolveBound } from '../compile/derivation-table.js';
import type { Expression, SettingValue } from '../model/expression.js';
import { isInterval, type FactValue } from '../model/facts.js';
import type { Locale, OptionStatus, SettingDeclaration, SettingValues, Wording } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';
import { PHRASES, type Phrases } from './phrases/index.js';

const NO_BREAK_SPACE = '\u00a0';
const NARROW_SPACE = '\u202f';

/** What has no wording is shown by its identifier, never dropped. */
export class Words {
  readonly phrases: Phrases;

  /** @param settings values in force, for conditions whose bound is a setting */
  constructor(
    readonly locale: Locale,
    readonly wording: Wording | undefined,
    private readonly settings: SettingValues = {},
  ) {
    this.phrases = PHRASES[locale];
  }

  element(id: string): string {
    return this.wording?.elements[id]?.label ?? id;
  }

  elements(ids: readonly string[]): string {
    return this.list(ids.map((id) => this.element(id)));
  }

  option(id: string): string {
    return this.wording?.options[id]?.name ?? id;
  }

  /** The statement of a criterion; without wording, its condition. */
  criterion(id: string, condition: Expression): string {
    return this.wording?.criteria[id]?.statement ?? this.condition(condition);
  }

  status(status: OptionStatus): string {
    return this.wording?.vocabulary.statuses[status].label ?? status;
  }

  verdict(verdict: Verdict): string {
    return this.wording?.vocabulary.verdicts[verdict].label ?? verdict;
  }

  conflict(id: string): string {
    return this.wording?.vocabulary.conflictRules[id] ?? id;
  }

  openQuestion(id: string): string {
    return this.wording?.openQuestions?.[id] ?? id;
  }

  /** "a, b and c" */
  list(items: readonly string[]): string {
    return items.length < 2 ? items.join('') : this.phrases.and(items.slice(0, -1).join(', '), items.at(-1) ?? '');
  }

  /** "a, b or c" */
  alternatives(items: readonly string[]): string {
    return items.length < 2 ? items.join('') : this.phrases.or(items.slice(0, -1).join(', '), items.at(-1) ?? '');
  }

  /** A value with its unit: "30 to 35 %", "yes", "well differentiated". What a list holds stands side by side. */
  value(element: string, value: FactValue): string {
    const states = this.wording?.vocabulary.factStates;
    if (value === null || value === undefined) return states?.notRecorded ?? this.phrases.unknownValue;
    if (typeof value === 'boolean') return states?.[value ? 'yes' : 'no'] ?? this.phrases[value ? 'yes' : 'no'];
    if (typeof value === 'number') return this.quantity(value, this.unit(element));
    if (typeof value === 'string') return this.code(element, value);
    if (isInterval(value)) return this.interval(element, value.low, value.high);
    if (Array.isArray(value)) return this.list(value.map((item) => this.item(element, item)));
    return this.fields(element, value as Readonly<Record<string, unknown>>);
  }

  /** The values a set-valued element may still have: "G2 or G3". */
  possible(element: string, values: readonly string[]): string {
    return values.length === 0
      ? this.value(element, null)
      : this.alternatives(values.map((value) => this.code(element, value)));
  }

  interval(element: string, low: number, high: number): string {
    return this.phrases.interval(this.number(low), this.quantity(high, this.unit(element)));
  }

  unit(element: string): string {
    return this.wording?.elements[element]?.unit ?? '';
  }

  code(element: string, value: string): string {
    return this.wording?.elements[element]?.values?.[value] ?? value;
  }

  /** A number with its unit, kept on one line. */
  quantity(value: number, unit: string): string {
    return unit ? `${this.number(value)}${NO_BREAK_SPACE}${unit}` : this.number(value);
  }

  /** Decimal sign of the language; thousands set off by a narrow space in both, so that no sign is read as the other. */
  number(value: number): string {
    const [whole = '', fraction] = String(Number(Math.abs(value).toFixed(6))).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
    const text = fraction ? `${grouped}${this.phrases.decimalSeparator}${fraction}` : grouped;
    return value < 0 ? `\u2212${text}` : text;
  }

  /** What a setting decides, in words. */
  setting({ id, text }: SettingDeclaration, impliedTarget?: string): string {
    return impliedTarget === undefined || !id.startsWith('implied.')
      ? text[this.locale]
      : this.phrases.impliedSetting(this.element(impliedTarget));
  }

  settingValue(declaration: SettingDeclaration, value: SettingValue): string {
    if (declaration.kind === 'number' && typeof value === 'number') {
      const { unit, text } = declaration;
      // "begins at ECOG: 2" names its unit already; a sign such as % always stands with its figure.
      if (unit.length > 2 && text[this.locale].endsWith(unit)) return this.number(value);
      return this.quantity(value, this.wording?.vocabulary.settingUnits?.[unit] ?? unit);
    }
    const named = this.wording?.vocabulary.settingValues?.[String(value)];
    return named ?? this.phrases.settingValues[String(value)] ?? String(value);
  }

  /** One part of a condition, without the parts inside it. */
  condition(part: Expression): string {
    const { phrases } = this;
    switch (part.op) {
      case 'is':
        return `${this.element(part.element)}: ${this.value(part.element, part.value)}`;
      case 'oneOf':
        return `${this.element(part.element)}: ${this.possible(part.element, part.values)}`;
      case 'compare':
        return `${this.element(part.element)} ${phrases.comparison[part.comparison]} ${this.value(part.element, resolveBound(part.bound, this.settings))}`;
      case 'case': {
        const valued = (outcome: string): string[] =>
          Object.keys(part.outcomes)
            .filter((value) => part.outcomes[value] === outcome)
            .map((value) => this.code(part.element, value));
        const open = valued('unknown');
        const condition = `${this.element(part.element)}: ${this.alternatives(valued('met'))}`;
        return open.length > 0 ? phrases.leftOpen(condition, open.join(', ')) : condition;
      }
      case 'all':
        return phrases.all;
      case 'any':
        return phrases.any;
      case 'not':
        return phrases.not;
      case 'recorded':
        return `${this.element(part.element)}: ${phrases.recorded}`;
      case 'known':
        return phrases.known(this.elements(part.elements));
      case 'missing':
        return `${this.element(part.element)}: ${phrases.unknownValue}`;
      case 'criterion':
        return this.wording?.criteria[part.id]?.statement ?? part.id;
      case 'policyThreshold':
        return phrases.threshold;
      case 'always':
        return phrases.always;
      case 'setting':
        return `${part.id} = ${String(part.value)}`;
    }
  }

  private item(element: string, item: unknown): string {
    if (typeof item === 'number') return this.number(item);
    if (typeof item === 'string') return this.code(element, item);
    return typeof item === 'object' && item !== null ? this.fields(element, item as Record<string, unknown>) : String(item);
  }

  /** A structure with its named parts: "E-cadherin positive, p53 12". */
  private fields(element: string, value: Readonly<Record<string, unknown>>): string {
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined && part !== '')
      .map(([field, part]) => {
        const label = this.wording?.vocabulary.structureFields?.[field] ?? field;
        return `${label} ${this.part(element, field, part)}`;
      })
      .join(', ');
  }

  /** One part: a number, a code, or a measured value with its own unit and date. */
  private part(element: string, field: string, part: unknown): string {
    if (typeof part === 'number') return this.number(part);
    if (field === 'optionId') return this.wording?.options[String(part)]?.shortName ?? String(part);
    if (typeof part === 'boolean') return this.value(element, part);
    if (typeof part !== 'object' || part === null) return String(part);
    const { value, unit, on } = part as { readonly value?: unknown; readonly unit?: unknown; readonly on?: unknown };
    if (typeof value !== 'number') return JSON.stringify(part);
    const measured = this.quantity(value, typeof unit === 'string' ? unit : '');
    return typeof on === 'string' ? `${measured} (${on})` : measured;
  }
}
