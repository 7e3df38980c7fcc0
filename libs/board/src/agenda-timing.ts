/** Planned times of a meeting, and where a pause belongs. */
import { laneOf, type Agenda } from './agenda.js';
import type { AgendaEntryId } from './identifiers.js';
import { addMinutes, type Instant } from './instant.js';

export interface PlannedTime {
  readonly entryId: AgendaEntryId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Planned start and end of each discussion and break. The other lanes take no meeting time and have no entry here. */
export function plannedTimes(startsAt: Instant, agenda: Agenda): readonly PlannedTime[] {
  let elapsed = 0;
  return agenda
    .filter((entry) => laneOf(entry) === 'discuss')
    .map((entry) => {
      const begin = addMinutes(startsAt, elapsed);
      elapsed += entry.minutes;
      return { entryId: entry.entryId, startsAt: begin, endsAt: addMinutes(startsAt, elapsed) };
    });
}

/** Minutes of discussion and breaks together. */
export function plannedMinutes(agenda: Agenda): number {
  return agenda.reduce((sum, entry) => (laneOf(entry) === 'discuss' ? sum + entry.minutes : sum), 0);
}

/**
 * The entry before which a break belongs, so that no stretch of discussion exceeds a limit; null when none is needed.
 *
 * Completeness of what boards are told falls in the second half of long meetings and a short break restores it; the limit is
 * an assumption of this product (60 minutes unless the board sets another) and may be any positive number of minutes.
 * A case longer than the limit by itself cannot be helped by a break.
 */
export function proposeBreakBefore(agenda: Agenda, limitMinutes = 60): AgendaEntryId | null {
  let stretch = 0;
  for (const entry of agenda) {
    if (laneOf(entry) !== 'discuss') continue;
    if (entry.kind === 'break') {
      stretch = 0;
      continue;
    }
    if (stretch > 0 && stretch + entry.minutes > limitMinutes) return entry.entryId;
    stretch += entry.minutes;
  }
  return null;
}
