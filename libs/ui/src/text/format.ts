import { DATE_LOCALE, type Language } from './locale';

const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

/**
 * A number for reading: decimal sign of the language, thousands set off by a narrow space in both, because a comma or
 * a point there would be a decimal sign to half of the readers.
 */
export function formatNumber(value: number, language: Language, fractionDigits?: number): string {
  const format = new Intl.NumberFormat(DATE_LOCALE[language], {
    useGrouping: 'always',
    minimumFractionDigits: fractionDigits ?? 0,
    maximumFractionDigits: fractionDigits ?? 6,
  });
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? NARROW_SPACE : part.type === 'minusSign' ? '\u2212' : part.value))
    .join('');
}

/** A number with its unit, kept on one line. */
export function formatQuantity(value: number, unit: string, language: Language): string {
  return unit ? `${formatNumber(value, language)}${NO_BREAK_SPACE}${unit}` : formatNumber(value, language);
}

export type DateStyle = 'date' | 'dayMonth' | 'monthYear' | 'shortMonthYear' | 'time' | 'dateTime' | 'utcTime' | 'utcDateTime' | 'weekday' | 'longDay';

const DATE_OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'short' },
  shortMonthYear: { month: 'short', year: 'numeric' },
  monthYear: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  utcTime: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' },
  utcDateTime: {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC',
  },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/**
 * A date for reading, "23 Jul 2026" or "23. Juli 2026". A calendar date (`2026-07-23`) has no time zone and is
 * never shifted by one; an instant is shown in the reader's zone, or in UTC for the `utc` styles, which say so.
 * Returns the text unchanged when it is no date, so that nothing recorded disappears.
 */
export function formatDate(value: string | Date, style: DateStyle, language: Language): string {
  const calendarDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const date = typeof value === 'string' ? new Date(calendarDate ? `${value}T00:00:00Z` : value) : value;
  if (Number.isNaN(date.getTime())) return String(value);
  const options = calendarDate ? { ...DATE_OPTIONS[style], timeZone: 'UTC' } : DATE_OPTIONS[style];
  const text = new Intl.DateTimeFormat(DATE_LOCALE[language], options).format(date);
  return style === 'utcTime' || style === 'utcDateTime' ? `${text}${NO_BREAK_SPACE}UTC` : text;
}

/** Whole years between two calendar dates, for the age beside a birth date. */
export function ageInYears(birthDate: string, on: Date): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const before = on.getMonth() + 1 < month || (on.getMonth() + 1 === month && on.getDate() < day);
  return on.getFullYear() - year - (before ? 1 : 0);
}

export type NumberReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bounded'; readonly comparator: '<' | '>' | '≤' | '≥'; readonly value: number }
  | { readonly kind: 'unreadable' };

/**
 * Reads what a clinician types: decimal comma or point, thin spaces between thousands, a comparator as in "<3".
 * Two readings are possible for "1,234" (a decimal in German, a thousand in English): it is read as a decimal,
 * because laboratory values are; the field echoes its reading. Anything else is unreadable, never guessed.
 */
export function readNumber(text: string): NumberReading {
  const compact = text.trim().replace(/[\u00a0\u202f\u2009 ](?=\d)/g, '').replace(/^[\u2212–]/, '-');
  if (compact === '') return { kind: 'empty' };
  const match = /^(<=|>=|[<>≤≥])?(-?\d+(?:[.,]\d+)?)$/.exec(compact);
  if (!match) return { kind: 'unreadable' };
  const value = Number((match[2] ?? '').replace(',', '.'));
  if (!Number.isFinite(value)) return { kind: 'unreadable' };
  const sign = match[1];
  if (!sign) return { kind: 'number', value };
  const comparator = sign === '<=' ? '≤' : sign === '>=' ? '≥' : (sign as '<' | '>' | '≤' | '≥');
  return { kind: 'bounded', comparator, value };
}
