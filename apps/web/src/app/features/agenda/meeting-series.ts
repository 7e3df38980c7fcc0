import type { MeetingSeries } from '@consilium/contracts';

/**
 * When a board would usually meet next, for a `datetime-local` field: the next of its weekdays that has not begun.
 * @param now reader's clock.
 */
export function nextOfSeries({ weekday, time }: Pick<MeetingSeries, 'weekday' | 'time'>, now = new Date()): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const today = now.getDay() === 0 ? 7 : now.getDay();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ((weekday - today + 7) % 7), hours, minutes);
  if (next <= now) next.setDate(next.getDate() + 7);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}T${time}`;
}
