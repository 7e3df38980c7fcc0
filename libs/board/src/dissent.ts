/** A minority view with its reason, on the record and answered by the chair before anybody signs. */
import { voterOrReason, type AttendanceRegister, type Voter } from './attendance-register.js';
import type { CaseId, DissentId, PersonId } from './identifiers.js';
import type { Instant } from './instant.js';
import { isBlank, refuse, type Ruling } from './ruling.js';

export interface Dissent {
  readonly dissentId: DissentId;
  readonly personId: PersonId;
  readonly discipline: Voter['discipline'];
  /** In the person's own words. */
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly acknowledgedBy: PersonId | null;
  readonly acknowledgedAt: Instant | null;
}

export const DISSENT_REASONS = {
  'dissent.reasonMissing': 'A dissent states its reason.',
  'dissent.alreadyRecorded': 'A dissent of this person is on the record already.',
  'dissent.notAVoter': 'Only people entitled to vote on this case dissent on its record.',
  'dissent.recordSigned': 'The outcome is signed; a later view belongs in an addendum.',
  'dissent.unknown': 'This dissent is not on the record.',
  'dissent.alreadyAcknowledged': 'The dissent is acknowledged already.',
  'dissent.onlyTheChair': 'The chair acknowledges a dissent, or the deputy where the chair is away or conflicted.',
} as const;
export type DissentRefusalCode = keyof typeof DISSENT_REASONS;
type DissentRuling = Ruling<{ readonly dissents: readonly Dissent[] }, DissentRefusalCode>;

export function recordDissent(
  dissents: readonly Dissent[],
  entry: Pick<Dissent, 'dissentId' | 'personId' | 'reason' | 'recordedAt'>,
  circumstances: { readonly register: AttendanceRegister; readonly caseId: CaseId; readonly signedOff: boolean },
): DissentRuling {
  if (circumstances.signedOff) return refuse(DISSENT_REASONS, 'dissent.recordSigned');
  const standing = voterOrReason(circumstances.register, circumstances.caseId, entry.personId, entry.recordedAt);
  if (!('voter' in standing)) return refuse(DISSENT_REASONS, 'dissent.notAVoter');
  if (isBlank(entry.reason)) return refuse(DISSENT_REASONS, 'dissent.reasonMissing');
  if (dissents.some(({ personId }) => personId === entry.personId))
    return refuse(DISSENT_REASONS, 'dissent.alreadyRecorded');
  const dissent: Dissent = {
    ...entry,
    discipline: standing.voter.discipline,
    acknowledgedBy: null,
    acknowledgedAt: null,
  };
  return { ok: true, dissents: [...dissents, dissent] };
}

/**
 * Records that the chair has heard a dissent. Acknowledging is not agreeing: the dissent stays on the record as it is. A chair
 * who dissents acknowledges it too, because the record must say that it was heard in the chair.
 */
export function acknowledgeDissent(
  dissents: readonly Dissent[],
  dissentId: DissentId,
  by: { readonly personId: PersonId; readonly actingChairId: PersonId | null; readonly at: Instant },
): DissentRuling {
  const dissent = dissents.find((candidate) => candidate.dissentId === dissentId);
  if (!dissent) return refuse(DISSENT_REASONS, 'dissent.unknown');
  if (by.actingChairId === null || by.personId !== by.actingChairId)
    return refuse(DISSENT_REASONS, 'dissent.onlyTheChair');
  if (dissent.acknowledgedAt !== null) return refuse(DISSENT_REASONS, 'dissent.alreadyAcknowledged');
  const heard: Dissent = { ...dissent, acknowledgedBy: by.personId, acknowledgedAt: by.at };
  return { ok: true, dissents: dissents.map((candidate) => (candidate === dissent ? heard : candidate)) };
}

/** Dissents the chair has not acknowledged; while there is one, nothing is signed. */
export function unacknowledgedDissents(dissents: readonly Dissent[]): readonly Dissent[] {
  return dissents.filter(({ acknowledgedAt }) => acknowledgedAt === null);
}
