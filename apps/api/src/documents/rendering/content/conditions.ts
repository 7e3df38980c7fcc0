/** "If …, then …. Otherwise …." from what people typed, who may have typed these words themselves. */
import type { Texts } from '../../texts/index.js';
import type { Inline } from './content.js';

export interface Condition {
  readonly condition: string;
  readonly then: string;
  readonly otherwise: string;
}

/** A sentence people typed may or may not end with a full stop. */
export const withoutStop = (text: string): string => text.replace(/[.,;\s]+$/u, '');

const begins = (text: string, words: readonly string[]): boolean => words.some((word) => new RegExp(`^${word}\\b`, 'iu').test(text));

export function conditionInlines({ condition, then, otherwise }: Condition, { outcome: words }: Texts): Inline[] {
  const lead = (word: string, text: string, synonyms: readonly string[]): Inline[] => (begins(text, synonyms) ? [withoutStop(text)] : [{ strong: `${word} ` }, withoutStop(text)]);
  return [
    ...lead(words.if, condition, ['if', 'wenn', 'falls', 'sofern']),
    ', ',
    ...lead(words.then, then, ['then', 'dann']),
    '.',
    ...(otherwise === '' ? [] : [' ', ...lead(words.otherwise, otherwise, ['otherwise', 'andernfalls', 'sonst']), '.']),
  ];
}
