/**
 * Moments in time as UTC text, the form in which they are stored, signed and shown on signatures.
 *
 * The library has no clock: every moment comes in from the caller (in the product, from the database). Comparing goes by
 * the text itself, to the microsecond, because a JavaScript Date would silently drop what PostgreSQL keeps.
 */

/** `YYYY-MM-DDTHH:MM:SS[.f]Z` with up to six fractional digits; always UTC. */
export type Instant = string;

const INSTANT =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,6}))?Z$/;

/** Thrown for a programming mistake: a text that is not an instant reached a rule. Input is checked at the door. */
export class NotAnInstantError extends Error {
  constructor(text: string) {
    super(`Not a UTC instant: ${JSON.stringify(String(text).slice(0, 40))}`);
    this.name = 'NotAnInstantError';
  }
}

export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  if (!match) return false;
  // 30 February passes the pattern; the calendar turns it into March.
  const milliseconds = Date.parse(`${match[1]}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(match[1] as string);
}

function parts(instant: Instant): { readonly seconds: string; readonly micros: string } {
  const match = INSTANT.exec(instant);
  if (!match || !isInstant(instant)) throw new NotAnInstantError(instant);
  return { seconds: match[1] as string, micros: (match[2] ?? '').padEnd(6, '0') };
}

/** Negative when a is earlier, 0 when equal, positive when a is later. */
export function compareInstants(a: Instant, b: Instant): number {
  const left = parts(a);
  const right = parts(b);
  const [x, y] = [left.seconds + left.micros, right.seconds + right.micros];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Elapsed minutes on the clock of the world: a night of a clock change has no effect. Minutes may be negative or fractional. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  const { seconds, micros } = parts(instant);
  const milliseconds = Date.parse(`${seconds}.${micros.slice(0, 3)}Z`) + Math.round(minutes * 60_000);
  return new Date(milliseconds).toISOString();
}

/** Minutes from one instant to another, to the millisecond; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const milliseconds = (instant: Instant): number => {
    const { seconds, micros } = parts(instant);
    return Date.parse(`${seconds}.${micros.slice(0, 3)}Z`);
  };
  return (milliseconds(to) - milliseconds(from)) / 60_000;
}
