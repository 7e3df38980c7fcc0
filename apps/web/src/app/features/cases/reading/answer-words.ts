import type { Answer } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { formatQuantity } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';

/** An answer no criterion can tell from its neighbours, in words: "yes", "below 70 %", "70 % to below 80 %", "90 % or more". */
export function answerWords(element: string, { value, span }: Answer, words: ClinicalWords): string {
  if (!span || typeof value !== 'number') return words.value(element, value);
  const { say, language } = words;
  const range = nelmKnowledge.elements.find(({ id }) => id === element)?.range;
  const whole = nelmKnowledge.elements.find(({ id }) => id === element)?.type === 'integer';
  const text = (bound: number): string => formatQuantity(bound, words.unit(element), language);
  const bottom = span.low === null || span.low === range?.min || span.low === range?.above;
  const top = span.high === null || (span.high === range?.max && span.highIncluded);
  if (whole && span.high !== null && span.low !== null && !top && (span.highIncluded ? span.high : span.high - 1) === value) return text(value);
  if (bottom && top) return say('cases.answer.any');
  if (bottom) return say(span.highIncluded ? 'cases.answer.atMost' : 'cases.answer.below', { high: text(span.high as number) });
  if (top) return say(span.lowIncluded ? 'cases.answer.atLeast' : 'cases.answer.above', { low: text(span.low as number) });
  const key = `cases.answer.${span.lowIncluded ? 'from' : 'above'}${span.highIncluded ? 'To' : 'Below'}`;
  return say(key, { low: text(span.low as number), high: text(span.high as number) });
}
