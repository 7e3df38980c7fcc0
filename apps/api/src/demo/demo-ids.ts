import { createHash } from 'node:crypto';

/** The same name gives the same id on every machine (UUID version 8 from SHA-256), so that the demo is deterministic. */
export function demoId(name: string): string {
  const digest = createHash('sha256').update(`consilium demo\n${name}`).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Calendar date `days` from today (negative: past), YYYY-MM-DD in UTC. */
export function dayFromToday(today: Date, days: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days)).toISOString().slice(0, 10);
}

/** Instant on that day at a time of day in UTC. */
export const instantFromToday = (today: Date, days: number, time: string): string => `${dayFromToday(today, days)}T${time}:00.000Z`;
