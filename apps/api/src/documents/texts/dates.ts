/** Dates and numbers as documents print them, written out here so that no locale database can change signed bytes. */
export type DocumentLanguage = 'en' | 'de';

const months = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
} as const;
const shortMonths = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  de: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
} as const;
const weekdays = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  de: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
} as const;

/** No-break space: a unit stays with its number, a day with its month. */
const NBSP = '\u00A0';

const parts = (isoDate: string): [year: string, month: number, day: number] => [isoDate.slice(0, 4), Number(isoDate.slice(5, 7)), Number(isoDate.slice(8, 10))];

/** `23 July 2026`, `23. Juli 2026`. @param isoDate YYYY-MM-DD, longer texts are cut. */
export function longDate(isoDate: string, language: DocumentLanguage): string {
  const [year, month, day] = parts(isoDate);
  return `${day}${language === 'de' ? '.' : ''}${NBSP}${months[language][month - 1]}${NBSP}${year}`;
}

/** `23 Jul 2026`, `23. Juli 2026`. */
export function shortDate(isoDate: string, language: DocumentLanguage): string {
  const [year, month, day] = parts(isoDate);
  return `${day}${language === 'de' ? '.' : ''}${NBSP}${shortMonths[language][month - 1]}${NBSP}${year}`;
}

export const weekday = (isoDate: string, language: DocumentLanguage): string => weekdays[language][new Date(`${isoDate.slice(0, 10)}T12:00:00Z`).getUTCDay()]!;

/** Day and minute on the wall clock of a time zone. @param instant ISO 8601. @param timeZone IANA name. */
export function wallClock(instant: string, timeZone: string): { readonly date: string; readonly time: string } {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  const found = Object.fromEntries(formatter.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return { date: `${found['year']!.padStart(4, '0')}-${found['month']}-${found['day']}`, time: `${found['hour']}:${found['minute']}` };
}

/** `2026-07-23 08:19:42 UTC`: signatures show the second, in UTC, the same in every language. */
export const utcSecond = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A number with the decimal sign of the language, e.g. 4.2 and 4,2. */
export const decimal = (value: number, language: DocumentLanguage): string => (language === 'de' ? String(value).replace('.', ',') : String(value));

/** SHA-256 in groups of four digits, 32 digits to a line. */
export const groupedHash = (hash: string): string[] => [hash.slice(0, 32), hash.slice(32)].map((half) => half.match(/.{1,4}/gu)?.join(' ') ?? '');
/** The first eight digits, enough to tell two versions apart at sight. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
