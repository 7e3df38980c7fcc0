/** What to do with a numbered event, given the number of the newest one known. */
export type Arrival = 'apply' | 'duplicate' | 'gap';

/**
 * Events of a channel are numbered without holes. One that comes twice is ignored; one that leaves a hole means that
 * something was missed, and the page fetches its state again over HTTP, which is the truth.
 */
export function arrival(newest: number, sequence: number): Arrival {
  if (sequence <= newest) return 'duplicate';
  return sequence === newest + 1 ? 'apply' : 'gap';
}
