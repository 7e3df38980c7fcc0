/**
 * Reading numbers as clinicians type them: decimal comma, full-width digits, a minus sign from a word processor, intervals,
 * "<3". What can be understood in one way only is understood; anything else is refused with what to write instead.
 * The text stays in the form either way.
 */
import { refuse, type ReasonParams, type Refusal, type Ruling } from './ruling.js';

export interface NumberRule {
  /** Lowest value allowed, included. */
  readonly min: number;
  /** Highest value allowed, included. */
  readonly max: number;
  readonly whole?: boolean;
  /** Whether an interval may be recorded ("20-30", "<3" as from the lowest value allowed up to 3). */
  readonly intervalAllowed?: boolean;
}

/** A closed interval, both bounds included. */
export interface ReadInterval {
  readonly low: number;
  readonly high: number;
}

export const READING_REASONS = {
  'reading.empty': 'Nothing is entered.',
  'reading.tooLong': 'This is too long for a number.',
  'reading.notANumber': 'This is not a number. Write digits, with a point or a comma for decimals.',
  'reading.notFinite': 'Write the measured number; infinity and "not a number" cannot be recorded.',
  'reading.exponentNotAllowed': 'Write the number in full, without an exponent.',
  'reading.notDecimal': 'Write the number in ordinary digits.',
  'reading.groupingNotAllowed': 'Write the number without separators between thousands.',
  'reading.ambiguousSeparator':
    'This can be read as {decimal} or as {grouped}. Write {grouped} without a separator, or the decimals with one, two or four digits.',
  'reading.tooPrecise': 'This has more digits than can be kept exactly.',
  'reading.notWhole': 'A whole number is needed.',
  'reading.outOfRange': 'The value must lie between {min} and {max}.',
  'reading.limitNotAllowed':
    'An upper or lower limit such as "<3" cannot be recorded here. Enter the figure of the report, or record the value as not obtainable.',
  'reading.intervalNotAllowed': 'A range cannot be recorded here. Enter one figure.',
  'reading.intervalReversed': 'The lower end of the range comes first.',
  'reading.approximateNotAllowed':
    'Enter the figure itself, or a range where one is allowed; "about" cannot be recorded.',
  'reading.percentNotExpected': 'No percent sign is expected here.',
} as const;
export type ReadingRefusalCode = keyof typeof READING_REASONS;
export type NumberReading = Ruling<{ readonly value: number | ReadInterval }, ReadingRefusalCode>;
type OneNumber = Ruling<{ readonly value: number }, ReadingRefusalCode>;

/** Tried before ranges, because the minus of an exponent looks like the dash of a range. */
const EXPONENT = /^[+-]?\d+([.,]\d+)?e[+-]?\d+$/iu;

/** Longest text looked at. */
const MAX_LENGTH = 64;

const no = (code: ReadingRefusalCode, params?: ReasonParams): Refusal<ReadingRefusalCode> =>
  refuse(READING_REASONS, code, params);

/**
 * Full-width digits and signs to their ordinary forms, typographic minus to a hyphen, and blanks at the ends away. Written out
 * instead of Unicode compatibility folding, because that would also turn a superscript two into a two.
 */
function plainForm(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2015\uFE63]/gu, '-')
    .replace(/[\u00A0\u2007\u2009\u202F\u3000]/gu, ' ')
    .replace(/\u2264/gu, '<=')
    .replace(/\u2265/gu, '>=')
    .trim();
}

/** Reads one number or, where allowed, an interval. */
export function readNumber(text: string, rule: NumberRule): NumberReading {
  if (text.length > MAX_LENGTH) return no('reading.tooLong');
  const plain = plainForm(text);
  if (plain === '') return no('reading.empty');
  if (/^(~|\u2248|ca\.?\s|c\.\s|about\s|approx\.?\s|etwa\s|circa\s)/iu.test(plain))
    return no('reading.approximateNotAllowed');
  if (EXPONENT.test(plain)) return no('reading.exponentNotAllowed');
  const limit = /^(<=|>=|<|>)\s*(.+)$/u.exec(plain);
  if (limit) return readLimit(limit[1] as string, limit[2] as string, rule);
  const range = /^(-?[^\s-]+)\s*(?:-|\sto\s|\sbis\s|\.\.)\s*(-?[^\s-]+)$/iu.exec(plain);
  if (range) return readRange(range[1] as string, range[2] as string, rule);
  return readOne(plain, rule);
}

function readLimit(sign: string, rest: string, rule: NumberRule): NumberReading {
  const bound = readOne(rest, rule);
  if (!bound.ok) return bound;
  if (rule.intervalAllowed !== true) return no('reading.limitNotAllowed');
  // The interval is closed, so "<30" also covers 30: it claims less than the text, never more.
  const value = sign.startsWith('<') ? { low: rule.min, high: bound.value } : { low: bound.value, high: rule.max };
  return { ok: true, value };
}

function readRange(from: string, to: string, rule: NumberRule): NumberReading {
  const low = readOne(from, rule);
  if (!low.ok) return low;
  const high = readOne(to, rule);
  if (!high.ok) return high;
  if (rule.intervalAllowed !== true) return no('reading.intervalNotAllowed');
  if (low.value > high.value) return no('reading.intervalReversed');
  return { ok: true, value: low.value === high.value ? low.value : { low: low.value, high: high.value } };
}

function readOne(text: string, rule: NumberRule): OneNumber {
  const shape = shapeRefusal(text);
  if (shape) return shape;
  const digits = text.replace(/^[+-]?0*/u, '').replace(/[.,]/u, '');
  if (digits.length > 15) return no('reading.tooPrecise');
  // A typed "-0" is zero; kept as it is it would be stored and hashed differently.
  const value = Number(text.replace(',', '.')) + 0;
  if (rule.whole === true && !Number.isInteger(value)) return no('reading.notWhole');
  if (value < rule.min || value > rule.max) return no('reading.outOfRange', { min: rule.min, max: rule.max });
  return { ok: true, value };
}

/** Why a text is not one plain decimal number, or null when it is. */
function shapeRefusal(text: string): Refusal<ReadingRefusalCode> | null {
  const unsigned = text.replace(/^[+-]/u, '');
  if (/^\d+([.,]\d+)?$/u.test(unsigned)) return separatorRefusal(unsigned);
  if (/^(nan|inf|infinity|\u221E)$/iu.test(unsigned)) return no('reading.notFinite');
  if (EXPONENT.test(unsigned)) return no('reading.exponentNotAllowed');
  if (/^0[xob][\da-f]+$/iu.test(unsigned)) return no('reading.notDecimal');
  if (/^\d{1,3}([ '\u2019.,]\d{3})+([.,]\d+)?$/u.test(unsigned)) return no('reading.groupingNotAllowed');
  if (/^\d+([.,]\d+)?\s*%$/u.test(unsigned)) return no('reading.percentNotExpected');
  return no('reading.notANumber');
}

/**
 * One separator before exactly three digits is a decimal sign to some and groups thousands to others, by a factor of 1,000.
 * After a leading zero it can only be a decimal sign.
 */
function separatorRefusal(unsigned: string): Refusal<ReadingRefusalCode> | null {
  const match = /^([1-9]\d{0,2})[.,](\d{3})$/u.exec(unsigned);
  if (!match) return null;
  return no('reading.ambiguousSeparator', { decimal: `${match[1]}.${match[2]}`, grouped: `${match[1]}${match[2]}` });
}
