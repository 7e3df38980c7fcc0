/** Days of the calendar without time or zone: dates of examinations, due dates, birth dates. */

/** `YYYY-MM-DD`, a day that exists, year 1900 to 2200. */
export type CalendarDate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1900 || year > 2200) return false;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

/** Whole days from one date to another; negative when `to` is earlier. Throws a RangeError for text that is no date. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  for (const date of [from, to]) {
    if (!isCalendarDate(date))
      throw new RangeError(`Not a calendar date: ${JSON.stringify(String(date).slice(0, 20))}`);
  }
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Negative when a is earlier, 0 when the same day, positive when a is later. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return Math.sign(daysBetween(b, a));
}
