/** Puts values and conditions into words. */
import type { Expression } from '../model/expression.js';
import { isInterval, type FactValue } from '../model/facts.js';
import type { Locale, SettingValues, Wording } from '../model/knowledge-base.js';
import { resolveBound } from '../compile/derivation-table.js';
import { PHRASES, type Phrases } from './phrases.js';

export class Words {
  readonly phrases: Phrases;

  constructor(
    readonly locale: Locale,
    readonly wording: Wording | undefined,
    private readonly settings: SettingValues,
  ) {
    this.phrases = PHRASES[locale];
  }

  element(id: string): string {
    return this.wording?.elements[id]?.label ?? id;
  }

  elements(ids: readonly string[]): string {
    return ids.map((id) => this.element(id)).join(', ');
  }

  option(id: string): string {
    return this.wording?.options[id]?.name ?? id;
  }

  /** The statement of a criterion; without wording, its condition. */
  criterion(id: string, condition: Expression): string {
    return this.wording?.criteria[id]?.statement ?? this.condition(condition);
  }

  value(element: string, value: FactValue): string {
    if (value === null || value === undefined)
      return this.wording?.vocabulary.factStates.notRecorded ?? this.phrases.unknownValue;
    const worded = this.wording?.elements[element];
    const unit = worded?.unit ? ` ${worded.unit}` : '';
    if (typeof value === 'boolean') return this.wording?.vocabulary.factStates[value ? 'yes' : 'no'] ?? String(value);
    if (typeof value === 'number') return `${this.number(value)}${unit}`;
    if (isInterval(value)) return `${this.number(value.low)}–${this.number(value.high)}${unit}`;
    if (Array.isArray(value)) return value.map((item) => this.code(element, String(item))).join(` ${this.phrases.or} `);
    return typeof value === 'string' ? this.code(element, value) : JSON.stringify(value);
  }

  code(element: string, value: string): string {
    return this.wording?.elements[element]?.values?.[value] ?? value;
  }

  number(value: number): string {
    return String(value).replace('.', this.phrases.decimalSeparator);
  }

  /** One part of a condition, without the parts inside it. */
  condition(part: Expression): string {
    const { phrases } = this;
    switch (part.op) {
      case 'is':
        return `${this.element(part.element)}: ${this.value(part.element, part.value)}`;
      case 'oneOf':
        return `${this.element(part.element)}: ${part.values.map((value) => this.code(part.element, value)).join(` ${phrases.or} `)}`;
      case 'compare':
        return `${this.element(part.element)} ${phrases.comparison[part.comparison]} ${this.value(part.element, resolveBound(part.bound, this.settings))}`;
      case 'case': {
        const valued = (outcome: string): string[] =>
          Object.keys(part.outcomes)
            .filter((value) => part.outcomes[value] === outcome)
            .map((value) => this.code(part.element, value));
        const open = valued('unknown');
        return `${this.element(part.element)}: ${valued('met').join(` ${phrases.or} `)}${open.length > 0 ? ` (${open.join(', ')}: ${phrases.leftOpen})` : ''}`;
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
        return `${phrases.known}: ${this.elements(part.elements)}`;
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
}
