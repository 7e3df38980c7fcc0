/** Today in the reader's time zone, YYYY-MM-DD. */
export function localToday(now: Date = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Calendar date of an instant in the reader's time zone. */
export const localDate = (instant: string): string => localToday(new Date(instant));
