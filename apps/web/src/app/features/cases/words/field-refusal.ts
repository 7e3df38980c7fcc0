import type { FieldProblem } from '@consilium/contracts';
import { formatNumber, type Language } from '@consilium/ui';
import type { Say } from './speech';

/**
 * Why the server refused a field, in the reader's language. A refusal without a code, or with one this page does not know yet,
 * is quoted as the server says it.
 */
export function fieldRefusal({ reason, parameters, message }: FieldProblem, say: Say, language: Language): string {
  const key = `cases.refusal.${reason ?? ''}`;
  const named = Object.fromEntries(Object.entries(parameters ?? {}).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value, language) : value]));
  const words = reason === undefined ? key : say(key, named);
  return words === key ? say('cases.sheet.refused', { message }) : words;
}
