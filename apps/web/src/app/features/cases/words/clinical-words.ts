import { isInterval, type FactValue } from '@consilium/criteria';
import { WORDING } from '@consilium/knowledge-nelm';
import { formatNumber, formatQuantity, type Language } from '@consilium/ui';
import type { Say } from './speech';

interface ElementWords {
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly values?: Readonly<Record<string, string>>;
}

interface OptionWords {
  readonly name: string;
  readonly shortName: string;
  readonly intent?: string;
  readonly basis?: string;
  readonly note?: string;
}

/** What the catalogue's identifiers mean, in one language. What has no entry is shown by its identifier. */
export class ClinicalWords {
  private readonly wording;
  private readonly elements: Readonly<Record<string, ElementWords | undefined>>;
  private readonly options: Readonly<Record<string, OptionWords | undefined>>;
  private readonly criteria: Readonly<Record<string, { readonly statement: string; readonly note?: string } | undefined>>;

  constructor(
    readonly language: Language,
    readonly say: Say,
  ) {
    this.wording = WORDING[language];
    this.elements = this.wording.elements;
    this.options = this.wording.options;
    this.criteria = this.wording.criteria;
  }

  get vocabulary(): (typeof WORDING)['en']['vocabulary'] {
    return this.wording.vocabulary;
  }

  element(id: string): string {
    return this.elements[id]?.label ?? id;
  }

  elementHelp(id: string): string {
    return this.elements[id]?.help ?? '';
  }

  unit(elementId: string): string {
    return this.elements[elementId]?.unit ?? '';
  }

  code(elementId: string, value: string): string {
    return this.elements[elementId]?.values?.[value] ?? value;
  }

  option(id: string): OptionWords {
    return this.options[id] ?? { name: id, shortName: id };
  }

  criterion(id: string): string {
    return this.criteria[id]?.statement ?? id;
  }

  criterionNote(id: string): string {
    return this.criteria[id]?.note ?? '';
  }

  openQuestion(id: string): string {
    return (this.wording.openQuestions as Readonly<Record<string, string | undefined>>)[id] ?? id;
  }

  conflict(id: string): string {
    return (this.wording.vocabulary.conflictRules as Readonly<Record<string, string | undefined>>)[id] ?? this.say('cases.conflict.interval');
  }

  status(status: string): string {
    return this.say(`ui.status.${status}`);
  }

  /** A value with its unit: "30 to 35 %", "yes", "well differentiated". */
  value(elementId: string, value: FactValue): string {
    if (value === null || value === undefined) return this.say('cases.value.notRecorded');
    const unit = this.unit(elementId);
    if (typeof value === 'boolean') return this.say(value ? 'cases.value.yes' : 'cases.value.no');
    if (typeof value === 'number') return formatQuantity(value, unit, this.language);
    if (typeof value === 'string') return this.code(elementId, value);
    if (isInterval(value)) return this.span(elementId, value.low, value.high);
    if (Array.isArray(value)) return this.list(value.map((item) => this.item(elementId, item)));
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined && part !== '')
      .map(([part, held]) => `${this.structureField(part)} ${typeof held === 'number' ? formatNumber(held, this.language) : String(held)}`)
      .join(', ');
  }

  span(elementId: string, low: number, high: number): string {
    return this.say('cases.value.interval', { low: formatNumber(low, this.language), high: formatQuantity(high, this.unit(elementId), this.language) });
  }

  /** "a, b and c" */
  list(items: readonly string[]): string {
    if (items.length < 2) return items.join('');
    return this.say('cases.list.and', { items: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
  }

  /** "a, b or c" */
  alternatives(items: readonly string[]): string {
    if (items.length < 2) return items.join('');
    return this.say('cases.list.or', { items: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
  }

  private item(elementId: string, item: unknown): string {
    if (typeof item === 'number') return formatNumber(item, this.language);
    if (typeof item === 'string') return this.code(elementId, item);
    const option = typeof item === 'object' && item !== null && 'optionId' in item ? String(item.optionId) : null;
    return option ? this.option(option).shortName : JSON.stringify(item);
  }

  private structureField(field: string): string {
    return (this.wording.vocabulary.structureFields as Readonly<Record<string, string | undefined>>)[field] ?? field;
  }
}
