/** Settings: every assumption of a knowledge base that a board may change, checked against what was declared. */
import type { KnowledgeBase, SettingDeclaration, SettingValues } from './knowledge-base.js';
import type { SettingValue } from './expression.js';

export class SettingError extends Error {
  readonly code = 'setting.invalid';
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(`${path}: ${message}`);
    this.name = 'SettingError';
  }
}

/**
 * Each criterion that contains an assumption gets a switch: `asStated` keeps its role, `displayOnly` shows it without
 * letting it move an option. Each implied value and each assumption of the aggregation gets one too.
 */
export function declaredSettings(knowledge: KnowledgeBase): readonly SettingDeclaration[] {
  const switches: SettingDeclaration[] = knowledge.criteria
    .filter((criterion) => criterion.operationalisation)
    .map((criterion) => ({
      id: `criterion.${criterion.id}`,
      kind: 'choice',
      default: 'asStated',
      values: ['asStated', 'displayOnly'],
      text: {
        en: `Effect of ${criterion.id}, which contains an assumption`,
        de: `Wirkung von ${criterion.id}, das eine Annahme enthält`,
      },
    }));
  const implied: SettingDeclaration[] = knowledge.impliedValues.map((rule) => ({
    id: `implied.${rule.id}`,
    kind: 'choice',
    default: 'on',
    values: ['on', 'off'],
    text: { en: `Implied value: ${rule.target}`, de: `Abgeleiteter Wert: ${rule.target}` },
  }));
  const aggregation: SettingDeclaration[] = [
    {
      id: 'aggregation.unknownCaution',
      kind: 'choice',
      default: 'limits',
      values: ['limits', 'ignored'],
      text: { en: 'Effect of a caution that is unknown', de: 'Wirkung eines unbekannten Vorbehalts' },
    },
    {
      id: 'aggregation.policiesDiffer',
      kind: 'choice',
      default: 'consider',
      values: ['consider', 'insufficientData'],
      text: {
        en: 'Result when the threshold policies differ',
        de: 'Ergebnis, wenn die Schwellen Verschiedenes ergeben',
      },
    },
  ];
  return [...knowledge.settings, ...aggregation, ...implied, ...switches];
}

/**
 * Completes the given settings with the defaults.
 *
 * @throws SettingError naming the path, when a setting is not declared or a value lies outside what was declared.
 */
export function resolveSettings(knowledge: KnowledgeBase, given: SettingValues = {}): SettingValues {
  const declared = new Map(declaredSettings(knowledge).map((one) => [one.id, one]));
  for (const [id, value] of Object.entries(given)) checkSetting(id, declared.get(id), value);
  const resolved: Record<string, SettingValue> = {};
  for (const [id, declaration] of declared) resolved[id] = given[id] ?? declaration.default;
  return resolved;
}

function checkSetting(id: string, declaration: SettingDeclaration | undefined, value: SettingValue): void {
  const path = `settings.${id}`;
  if (!declaration) throw new SettingError(path, 'no such setting');
  if (declaration.kind === 'choice') {
    if (typeof value !== 'string' || !declaration.values.includes(value))
      throw new SettingError(path, `expected one of ${declaration.values.join(', ')}`);
    return;
  }
  if (typeof value !== 'number' || !(value >= declaration.min && value <= declaration.max)) {
    throw new SettingError(
      path,
      `expected a number from ${declaration.min} to ${declaration.max} ${declaration.unit}`.trim(),
    );
  }
}
