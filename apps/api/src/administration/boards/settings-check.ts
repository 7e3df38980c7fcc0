import { SettingError, resolveSettings } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm';
import type { BoardSettings, FieldProblem } from '@consilium/contracts';
import { Refusal } from '../../platform/errors/refusal.js';

/**
 * What the schema cannot know: which elements and settings the knowledge base declares, and which time zones exist.
 * @throws Refusal validation with one entry per field at fault.
 */
export function requireKnownSettings(settings: BoardSettings): void {
  const elements = new Set(nelmEngine.knowledge.elements.map(({ id }) => id));
  const unknown = (ids: readonly string[], path: string): FieldProblem[] =>
    ids.filter((id) => !elements.has(id)).map((id) => ({ path: `${path}.${id}`, message: 'is no element of the knowledge base' }));
  const fields = [
    ...unknown(settings.minimumDataset, 'minimumDataset'),
    ...unknown(Object.keys(settings.freshnessDays), 'freshnessDays'),
    ...assumptionProblems(settings.assumptions),
    ...(isTimeZone(settings.timeZone) ? [] : [{ path: 'timeZone', message: 'is no time zone; write for example Europe/London' }]),
    ...(new Set(settings.minimumDataset).size === settings.minimumDataset.length ? [] : [{ path: 'minimumDataset', message: 'names an element twice' }]),
  ];
  if (fields.length > 0) throw new Refusal('validation', { fields });
}

function assumptionProblems(assumptions: BoardSettings['assumptions']): FieldProblem[] {
  return Object.entries(assumptions).flatMap(([id, value]) => {
    try {
      resolveSettings(nelmEngine.knowledge, { [id]: value });
      return [];
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      return [{ path: `assumptions.${id}`, message: error.message.replace(/^[^:]*: /, '') }];
    }
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
