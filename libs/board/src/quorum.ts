/**
 * The quorum light of one case: which disciplines it needs are represented, at any instant of the meeting.
 *
 * A discipline is represented by a person entitled to vote on the case: a present member or the cover for their seat. Guests,
 * members without a vote and people who declared an interest in the case do not count.
 */
import { votersAt, type AttendanceRegister, type Voter } from './attendance-register.js';
import { DISCIPLINES, type Discipline } from './disciplines.js';
import type { CaseId, PersonId } from './identifiers.js';
import { compareInstants, type Instant } from './instant.js';
import type { DisciplineNeed, NeedCause } from './needed-disciplines.js';

export type DisciplineState = 'present' | 'cover' | 'awaited' | 'notNeeded';

export interface DisciplineQuorum {
  readonly discipline: Discipline;
  readonly state: DisciplineState;
  /** Everyone counting for the discipline now, in the order of the register; also where it is not needed. */
  readonly personIds: readonly PersonId[];
  /** Since when it has been represented without a gap; null when it is not. */
  readonly since: Instant | null;
  /** What asks for the discipline; empty when it is not needed. */
  readonly causes: readonly NeedCause[];
}

export interface Quorum {
  readonly met: boolean;
  /** Since when every needed discipline has been represented without a gap; null when the quorum is not met. */
  readonly metSince: Instant | null;
  /** All disciplines, in the order of the register. */
  readonly disciplines: readonly DisciplineQuorum[];
}

/** Instants up to a limit at which the register changed, latest first. */
function changesUntil(register: AttendanceRegister, limit: Instant): readonly Instant[] {
  const changes = [
    ...register.attendances.flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt]),
    ...register.interests.flatMap(({ declaredAt, withdrawnAt }) => [declaredAt, withdrawnAt]),
  ];
  return changes
    .filter((change): change is Instant => change !== null && compareInstants(change, limit) <= 0)
    .sort((a, b) => compareInstants(b, a));
}

/** The earliest change from which a condition held without a gap up to now; null when it does not hold now. */
function heldSince(changes: readonly Instant[], holds: (at: Instant) => boolean): Instant | null {
  let since: Instant | null = null;
  for (const change of changes) {
    if (!holds(change)) break;
    since = change;
  }
  return since;
}

/** Reads the register at an instant. Later entries of the register do not count, so any past minute can be asked again. */
export function quorumAt(
  register: AttendanceRegister,
  caseId: CaseId,
  needs: readonly DisciplineNeed[],
  instant: Instant,
): Quorum {
  const changes = changesUntil(register, instant);
  const voters = new Map<Instant, readonly Voter[]>();
  for (const at of [instant, ...changes]) if (!voters.has(at)) voters.set(at, votersAt(register, caseId, at));
  const representedAt = (discipline: Discipline, at: Instant): readonly Voter[] =>
    (voters.get(at) ?? []).filter((voter) => voter.discipline === discipline);

  const disciplines = DISCIPLINES.map((discipline): DisciplineQuorum => {
    const need = needs.find((candidate) => candidate.discipline === discipline);
    const here = representedAt(discipline, instant);
    return {
      discipline,
      state: stateOf(need !== undefined, here),
      personIds: here.map(({ personId }) => personId),
      since: here.length > 0 ? heldSince(changes, (at) => representedAt(discipline, at).length > 0) : null,
      causes: need?.causes ?? [],
    };
  });
  const metAt = (at: Instant): boolean => needs.every(({ discipline }) => representedAt(discipline, at).length > 0);
  const met = metAt(instant);
  return { met, metSince: met ? heldSince(changes, metAt) : null, disciplines };
}

function stateOf(needed: boolean, here: readonly Voter[]): DisciplineState {
  if (!needed) return 'notNeeded';
  if (here.length === 0) return 'awaited';
  return here.some(({ role }) => role === 'core') ? 'present' : 'cover';
}
