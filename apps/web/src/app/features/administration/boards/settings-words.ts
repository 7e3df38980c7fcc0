import { declaredSettings, type SettingDeclaration } from '@consilium/criteria';
import { nelmKnowledge, type Wording } from '@consilium/knowledge-nelm/engine';
import type { Language } from '@consilium/ui';
import type { SettingChange } from './settings-diff';

/** One assumption of the catalogue as the form shows it. */
export interface AssumptionView {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** The declared value, in words. */
  readonly declared: string;
  readonly least: number | null;
  readonly most: number | null;
  /** The declared number alone; empty for a choice. */
  readonly number: string;
  /** Empty for a number. */
  readonly choices: ReadonlyArray<{ readonly value: string; readonly label: string }>;
}

export interface ElementGroup {
  readonly name: string;
  readonly elements: ReadonlyArray<{ readonly id: string; readonly label: string }>;
}

/** The groups of the data dictionary, by their name there, with their key in the words of the catalogue. */
const GROUP_KEYS: Readonly<Record<string, string>> = {
  Patient: 'patient',
  'Tumour biology': 'tumourBiology',
  'Primary tumour': 'primaryTumour',
  'Liver disease': 'liverDisease',
  'Extrahepatic disease': 'extrahepaticDisease',
  Dynamics: 'dynamics',
  'Organ function': 'organFunction',
  'Treatment history and plan': 'treatmentHistory',
};

/** Values of switches that every knowledge base has; the others are worded by the catalogue. */
const SWITCHES = new Set(['asStated', 'displayOnly', 'on', 'off', 'limits', 'ignored', 'consider', 'insufficientData']);

type Table = Readonly<Record<string, string | undefined>>;

/** Names of elements, settings and their values in the words of the catalogue; what has no word is shown by its id. */
export class SettingsWords {
  private readonly declared = new Map<string, SettingDeclaration>(declaredSettings(nelmKnowledge).map((one) => [one.id, one]));

  constructor(
    private readonly wording: Wording,
    private readonly language: Language,
    private readonly say: (key: string, parameters?: Record<string, string | number>) => string,
  ) {}

  element(id: string): string {
    return (this.wording.elements as Readonly<Record<string, { readonly label: string } | undefined>>)[id]?.label ?? id;
  }

  option(id: string): string {
    return (this.wording.options as Readonly<Record<string, { readonly name: string } | undefined>>)[id]?.name ?? id;
  }

  groups(): ElementGroup[] {
    const names = [...new Set(nelmKnowledge.elements.map(({ group }) => group))];
    return names.map((group) => ({
      name: this.look(this.wording.vocabulary.groups, GROUP_KEYS[group] ?? group) ?? group,
      elements: nelmKnowledge.elements.filter((element) => element.group === group).map(({ id }) => ({ id, label: this.element(id) })),
    }));
  }

  /** Thresholds and readings first, then the effect of each criterion with an assumption, then implied values. */
  assumptions(kind: 'values' | 'criteria' | 'implied'): AssumptionView[] {
    const kindOf = (id: string): string => (id.startsWith('criterion.') ? 'criteria' : id.startsWith('implied.') ? 'implied' : 'values');
    return [...this.declared.values()].filter(({ id }) => kindOf(id) === kind).map((declaration) => this.view(declaration));
  }

  /** The change in one line: what, and its two values in words. */
  change({ field, item, from, to }: SettingChange): { readonly what: string; readonly from: string; readonly to: string } {
    const name = this.say(`admin.settings.field.${field}`);
    const subject = item === null ? null : this.item(field, item);
    return { what: subject === null ? name : `${name}: ${subject}`, from: this.value(field, item, from), to: this.value(field, item, to) };
  }

  private item(field: SettingChange['field'], item: string): string {
    if (field === 'baseQuorum') return this.say(`terms.discipline.${item}`);
    if (field === 'series') return this.say(`admin.settings.series.${item}`);
    if (field === 'assumptions') return this.label(item);
    return this.element(item);
  }

  private value(field: SettingChange['field'], item: string | null, value: SettingChange['from']): string {
    if (field === 'baseQuorum' || field === 'minimumDataset') return this.say(value === null ? 'admin.settings.notAsked' : 'admin.settings.asked');
    if (field === 'debulkingPolicy') return this.say(`admin.settings.policyName.${value ?? 'open'}`);
    if (field === 'staleCountsAsUnknown') return this.say(value === true ? 'admin.settings.yes' : 'admin.settings.no');
    if (field === 'series' && item === 'weekday' && value !== null) return this.say(`admin.settings.weekday.${value}`);
    if (field === 'freshnessDays') return value === null ? this.say('admin.settings.noLimit') : this.say('admin.settings.days', { days: Number(value) });
    if (field === 'cutOffHours') return this.say('admin.boards.hours', { hours: Number(value) });
    if (field === 'assumptions' && item !== null) return value === null ? this.say('admin.settings.asDeclared', { value: this.declaredValue(item) }) : this.shown(item, value);
    return value === null || value === '' ? this.say('admin.settings.none') : String(value);
  }

  private view(declaration: SettingDeclaration): AssumptionView {
    const { id } = declaration;
    const isNumber = declaration.kind === 'number';
    return {
      id,
      label: this.label(id),
      unit: isNumber ? (this.look(this.wording.vocabulary.settingUnits, declaration.unit) ?? declaration.unit) : '',
      declared: this.declaredValue(id),
      least: isNumber ? declaration.min : null,
      most: isNumber ? declaration.max : null,
      number: isNumber ? String(declaration.default) : '',
      choices: isNumber ? [] : declaration.values.map((value) => ({ value, label: this.shown(id, value) })),
    };
  }

  private label(id: string): string {
    const [kind, rest] = [id.slice(0, id.indexOf('.')), id.slice(id.indexOf('.') + 1)];
    if (kind === 'criterion') return (this.wording.criteria as Readonly<Record<string, { readonly statement: string } | undefined>>)[rest]?.statement ?? rest;
    if (kind === 'implied') return this.look(this.wording.vocabulary.impliedRules, rest) ?? rest;
    if (kind === 'aggregation') return this.say(`admin.settings.aggregation.${rest}`);
    return this.declared.get(id)?.text[this.language] ?? id;
  }

  private declaredValue(id: string): string {
    const declaration = this.declared.get(id);
    if (declaration === undefined) return '';
    return declaration.kind === 'number' ? `${declaration.default} ${this.look(this.wording.vocabulary.settingUnits, declaration.unit) ?? declaration.unit}`.trim() : this.shown(id, declaration.default);
  }

  private shown(id: string, value: string | number | boolean): string {
    const declaration = this.declared.get(id);
    if (declaration?.kind === 'number') return `${value} ${this.look(this.wording.vocabulary.settingUnits, declaration.unit) ?? declaration.unit}`.trim();
    if (SWITCHES.has(String(value))) return this.say(`admin.settings.value.${value}`);
    return this.look(this.wording.vocabulary.settingValues, String(value)) ?? String(value);
  }

  private look(table: object, key: string): string | undefined {
    return (table as Table)[key];
  }
}
