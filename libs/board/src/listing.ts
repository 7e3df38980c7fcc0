/** Putting a case on the list of a meeting: readiness, cut-off, and who may set them aside on the record. */
import { addMinutes, compareInstants, type Instant } from './instant.js';
import type { PersonId } from './identifiers.js';
import type { ReadinessVerdict } from './readiness.js';
import { isBlank, refuse, type Ruling } from './ruling.js';

/** Lists a case although it is not ready: a named person, with the reason. */
export interface ReadinessWaiver {
  readonly waivedBy: PersonId;
  readonly reason: string;
}

/** Lists a case after the cut-off: the clinical urgency, and the chair who agreed. */
export interface LateAddition {
  readonly justification: string;
  readonly assentedBy: PersonId | null;
}

export const LISTING_REASONS = {
  'listing.waiverNeeded': 'The case is not ready. Listing it needs a named waiver with a reason.',
  'listing.waiverReasonMissing': 'A waiver states its reason.',
  'listing.afterCutOff': 'The list closed at {cutOffAt}. A late addition needs a clinical justification.',
  'listing.assentMissing': 'A late addition needs the assent of the chair.',
  'listing.assentNotByChair': 'Only the chair of the meeting or a deputy assents to a late addition.',
} as const;
export type ListingRefusalCode = keyof typeof LISTING_REASONS;

/** When the list of a meeting closes. Hours are elapsed hours before the start; a night of a clock change does not move it. */
export function cutOffOf(meetingStartsAt: Instant, cutOffHours: number): Instant {
  return addMinutes(meetingStartsAt, -60 * cutOffHours);
}

export interface ListingRequest {
  readonly verdict: ReadinessVerdict;
  readonly waiver: ReadinessWaiver | null;
  readonly lateAddition: LateAddition | null;
  readonly requestedAt: Instant;
  readonly cutOffAt: Instant;
  /** Chair and deputies of the meeting. */
  readonly chairIds: readonly PersonId[];
}

/** Whether a case may be listed, and under what exception; the exception goes on the record. */
export function checkListing(
  request: ListingRequest,
): Ruling<{ readonly waived: boolean; readonly late: boolean }, ListingRefusalCode> {
  const late = compareInstants(request.requestedAt, request.cutOffAt) >= 0;
  if (late) {
    const { lateAddition, cutOffAt } = request;
    if (lateAddition === null || isBlank(lateAddition.justification)) {
      return refuse(LISTING_REASONS, 'listing.afterCutOff', { cutOffAt });
    }
    if (lateAddition.assentedBy === null) return refuse(LISTING_REASONS, 'listing.assentMissing');
    if (!request.chairIds.includes(lateAddition.assentedBy)) return refuse(LISTING_REASONS, 'listing.assentNotByChair');
  }
  const waived = request.verdict === 'notReady';
  if (waived && request.waiver === null) return refuse(LISTING_REASONS, 'listing.waiverNeeded');
  if (waived && isBlank(request.waiver?.reason ?? '')) return refuse(LISTING_REASONS, 'listing.waiverReasonMissing');
  return { ok: true, waived, late };
}
