/** What every displayed text must look like, in words a failing test can print. */

const UNIT = '(?:%|cm|mm|mg|GBq|Gy|months?|years?|weeks?|days?|Monate?n?|Jahre?n?|Wochen|Tage?n?)';
const PLAIN_SPACE_BEFORE_UNIT = new RegExp(`\\d ${UNIT}(?![\\p{L}])`, 'u');
const NO_SPACE_BEFORE_PERCENT = /\d%/;
const ASCII_ISOTOPE = /\b(?:90Y|177Lu|111In|131I|68Ga)\b/;
const ENGLISH_STATUS_WORDS = /\b(?:Supported|Consider|Insufficient data|Not indicated|Not recommended|Contraindicated|Met|Not met|Unknown)\b/;
const ENGLISH_WORDS = /\b(?:the|and|with|without|not|is|are|of|liver|tumour|surgery|burden)\b/;
/** RECIST 1.1 is a name, not a figure. */
const DECIMAL_POINT = /(?<!RECIST )\b\d+\.\d/;

/** Every complaint about one text; empty when it is fine. */
export function complaints(text: string, language: 'en' | 'de'): string[] {
  const found: string[] = [];
  if (text.trim() === '') found.push('empty');
  if (text !== text.trim()) found.push('space at an end');
  if (/ {2}/.test(text)) found.push('double space');
  if (/\bseeds?\b/i.test(text)) found.push('working word "seed"');
  if (PLAIN_SPACE_BEFORE_UNIT.test(text) || NO_SPACE_BEFORE_PERCENT.test(text)) found.push('unit without no-break space');
  if (ASCII_ISOTOPE.test(text)) found.push('isotope without superscript');
  if (/\bTODO\b|\bTBD\b/.test(text)) found.push('placeholder');
  if (/\.\.|!/.test(text)) found.push('punctuation');
  if (language === 'de') {
    if (ENGLISH_STATUS_WORDS.test(text)) found.push('English status word');
    if (ENGLISH_WORDS.test(text)) found.push('English word');
    if (DECIMAL_POINT.test(text)) found.push('decimal point');
    if (/["']/.test(text)) found.push('English quotation mark');
  } else {
    if (/\d,\d/.test(text)) found.push('decimal comma');
    if (/["']/.test(text)) found.push('typewriter quotation mark');
  }
  return found;
}

/** Every string below a value, with its path. */
export function textsBelow(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsBelow(inner, path === '' ? key : `${path}.${key}`));
}
