import { declaredSettings, Words, type SettingDeclaration } from '@consilium/criteria';
import { nelmKnowledge, type Wording } from '@consilium/knowledge-nelm/engine';
import type { Language } from '@consilium/ui';

export interface AssumptionRow {
  readonly id: string;
  readonly text: string;
  /** What the catalogue declares. */
  readonly declared: string;
  /** What a board may set it to. */
  readonly permitted: string;
}

export interface AssumptionRows {
  /** Figures and readings the sources do not fix. */
  readonly settings: readonly AssumptionRow[];
  /** Rules that fill in a value nobody recorded. */
  readonly rules: readonly AssumptionRow[];
  /** Criteria that contain an assumption, each with its switch. */
  readonly criteria: readonly AssumptionRow[];
}

/** Every assumption of the catalogue, as a named setting with its declared value. */
export function assumptionRows(language: Language, wording: Wording): AssumptionRows {
  const words = new Words(language, wording);
  const impliedRules: Readonly<Record<string, string | undefined>> = wording.vocabulary.impliedRules;
  const criteria: Readonly<Record<string, { readonly statement: string } | undefined>> = wording.criteria;
  const textOf = (declaration: SettingDeclaration): string => {
    const [kind, name = ''] = declaration.id.split(/\.(.*)/s);
    if (kind === 'criterion') return criteria[name]?.statement ?? name;
    const rule = nelmKnowledge.impliedValues.find(({ id }) => id === name);
    return (kind === 'implied' && rule && impliedRules[name.split('.')[0] ?? '']) || words.setting(declaration, rule?.target);
  };
  const rows = declaredSettings(nelmKnowledge).map((declaration): AssumptionRow => ({
    id: declaration.id,
    text: textOf(declaration),
    declared: words.settingValue(declaration, declaration.default),
    permitted:
      declaration.kind === 'number'
        ? words.phrases.interval(words.number(declaration.min), words.settingValue(declaration, declaration.max))
        : declaration.values.map((value) => words.settingValue(declaration, value)).join('; '),
  }));
  const startsWith = (prefix: string) => rows.filter(({ id }) => id.startsWith(prefix));
  return {
    settings: rows.filter(({ id }) => !id.startsWith('criterion.') && !id.startsWith('implied.')),
    rules: startsWith('implied.'),
    criteria: startsWith('criterion.').map((row) => ({ ...row, id: row.id.slice('criterion.'.length) })),
  };
}
