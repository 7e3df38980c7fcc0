import { Words, type FactValue } from '@consilium/criteria';
import type { OptionWording, Wording } from '@consilium/knowledge-nelm/engine';
import type { Language } from '@consilium/ui';
import type { Say } from './speech';

interface ElementWords {
  readonly label: string;
  readonly help: string;
}

/**
 * What the catalogue's identifiers mean, in one language. What has no entry is shown by its identifier. Values, lists and
 * statuses are worded by the criteria library, as in the report and on the command line.
 */
export class ClinicalWords {
  private readonly words: Words;
  private readonly elements: Readonly<Record<string, ElementWords | undefined>>;
  private readonly options: Readonly<Record<string, OptionWording | undefined>>;
  private readonly criteria: Readonly<Record<string, { readonly statement: string; readonly note?: string } | undefined>>;

  constructor(
    readonly language: Language,
    readonly wording: Wording,
    readonly say: Say,
  ) {
    this.words = new Words(language, wording);
    this.elements = wording.elements;
    this.options = wording.options;
    this.criteria = wording.criteria;
  }

  get vocabulary(): Wording['vocabulary'] {
    return this.wording.vocabulary;
  }

  element(id: string): string {
    return this.words.element(id);
  }

  elementHelp(id: string): string {
    return this.elements[id]?.help ?? '';
  }

  unit(elementId: string): string {
    return this.words.unit(elementId);
  }

  code(elementId: string, value: string): string {
    return this.words.code(elementId, value);
  }

  option(id: string): OptionWording {
    return this.options[id] ?? { name: id, shortName: id };
  }

  criterion(id: string): string {
    return this.criteria[id]?.statement ?? id;
  }

  criterionNote(id: string): string {
    return this.criteria[id]?.note ?? '';
  }

  openQuestion(id: string): string {
    return this.words.openQuestion(id);
  }

  conflict(id: string): string {
    return this.words.conflict(id);
  }

  status(status: string): string {
    return this.say(`ui.status.${status}`);
  }

  asserted(verdict: 'met' | 'notMet'): string {
    return this.words.phrases.asserted[verdict];
  }

  /** A value with its unit: "30 to 35 %", "yes", "well differentiated". */
  value(elementId: string, value: FactValue): string {
    return this.words.value(elementId, value);
  }

  span(elementId: string, low: number, high: number): string {
    return this.words.interval(elementId, low, high);
  }

  /** "a, b and c" */
  list(items: readonly string[]): string {
    return this.words.list(items);
  }

  /** "a, b or c" */
  alternatives(items: readonly string[]): string {
    return this.words.alternatives(items);
  }
}
