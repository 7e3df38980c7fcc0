/** Who sits in the chair for one case: the chair, or the deputy where the chair is away or has an interest in the case. */
import { isPresent, isRecused, type AttendanceRegister } from './attendance-register.js';
import type { CaseId, PersonId } from './identifiers.js';
import type { Instant } from './instant.js';
import { refuse, type Ruling } from './ruling.js';

/** The chair of the meeting and the board's deputies, in the order in which they step in. */
export interface Chairs {
  readonly chairId: PersonId;
  readonly deputyIds: readonly PersonId[];
}

export const CHAIR_REASONS = {
  'chair.nobodyAvailable': 'Neither the chair nor a deputy is in the room without an interest in this case.',
} as const;
export type ChairRefusalCode = keyof typeof CHAIR_REASONS;

export interface ActingChair {
  readonly personId: PersonId;
  readonly office: 'chair' | 'deputyChair';
  /** Why the chair does not sit, null when they do. */
  readonly replacedBecause: 'absent' | 'recused' | null;
}

export function actingChair(
  chairs: Chairs,
  register: AttendanceRegister,
  caseId: CaseId,
  instant: Instant,
): Ruling<{ readonly chair: ActingChair }, ChairRefusalCode> {
  const hindrance = (personId: PersonId): 'absent' | 'recused' | null => {
    if (isRecused(register, personId, caseId, instant)) return 'recused';
    return isPresent(register, personId, instant) ? null : 'absent';
  };
  const replacedBecause = hindrance(chairs.chairId);
  if (replacedBecause === null) {
    return { ok: true, chair: { personId: chairs.chairId, office: 'chair', replacedBecause: null } };
  }
  const deputy = chairs.deputyIds.find((personId) => hindrance(personId) === null);
  if (deputy === undefined) return refuse(CHAIR_REASONS, 'chair.nobodyAvailable');
  return { ok: true, chair: { personId: deputy, office: 'deputyChair', replacedBecause } };
}
