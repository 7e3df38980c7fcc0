/** Who has to sign the outcome of a case, and who may. Fixed at the moment the recommendation is confirmed. */
import { actingChair, CHAIR_REASONS, type ActingChair, type ChairRefusalCode, type Chairs } from './acting-chair.js';
import { isRecused, votersAt, type AttendanceRegister, type Voter } from './attendance-register.js';
import type { Discipline } from './disciplines.js';
import type { CaseId, PersonId } from './identifiers.js';
import type { Instant } from './instant.js';
import type { DisciplineNeed } from './needed-disciplines.js';
import { quorumAt } from './quorum.js';
import { refuse, type Ruling } from './ruling.js';

export interface RequiredDiscipline {
  readonly discipline: Discipline;
  /** Present voters of the discipline; one of them must sign. Never empty. */
  readonly candidateIds: readonly PersonId[];
}

export interface Signatories {
  readonly chair: ActingChair;
  readonly disciplines: readonly RequiredDiscipline[];
  /** Further voters, who may sign, dissent or decline: of disciplines not needed, or who voted and left. */
  readonly otherVoterIds: readonly PersonId[];
}

export const SIGNATORY_REASONS = {
  ...CHAIR_REASONS,
  'signatories.quorumNotMet': 'The quorum of this case is not met: {missing} is not represented.',
} as const;
export type SignatoryRefusalCode = ChairRefusalCode | keyof typeof SIGNATORY_REASONS;

export interface ConfirmationRoom {
  readonly chairs: Chairs;
  readonly register: AttendanceRegister;
  readonly caseId: CaseId;
  readonly needs: readonly DisciplineNeed[];
  /** When the recommendation is confirmed. */
  readonly instant: Instant;
  /** Voters whose ballot counts in the second round; they may sign although they have left. */
  readonly secondRoundVoters: readonly Voter[];
}

/** The signatories of an outcome. Refused without a quorum or an unconflicted chair: then nothing can be confirmed. */
export function determineSignatories(
  room: ConfirmationRoom,
): Ruling<{ readonly signatories: Signatories }, SignatoryRefusalCode> {
  const { register, caseId, needs, instant } = room;
  const chair = actingChair(room.chairs, register, caseId, instant);
  if (!chair.ok) return chair;
  const quorum = quorumAt(register, caseId, needs, instant);
  if (!quorum.met) {
    const missing = quorum.disciplines.filter(({ state }) => state === 'awaited').map(({ discipline }) => discipline);
    return refuse(SIGNATORY_REASONS, 'signatories.quorumNotMet', { missing: missing.join(', ') });
  }
  const disciplines = quorum.disciplines
    .filter(({ state }) => state !== 'notNeeded')
    .map(({ discipline, personIds }) => ({ discipline, candidateIds: personIds }));
  const required = new Set([chair.chair.personId, ...disciplines.flatMap(({ candidateIds }) => candidateIds)]);
  const entitled = [...votersAt(register, caseId, instant), ...room.secondRoundVoters].map(({ personId }) => personId);
  const otherVoterIds = [...new Set(entitled)].filter(
    (personId) => !required.has(personId) && !isRecused(register, personId, caseId, instant),
  );
  return { ok: true, signatories: { chair: chair.chair, disciplines, otherVoterIds } };
}

export type SigningCapacity = 'chair' | 'requiredDiscipline' | 'voter';

/** In what capacity a person signs, or null when they are no signatory. The chair signs as chair, also for their discipline. */
export function signingCapacity(signatories: Signatories, personId: PersonId): SigningCapacity | null {
  if (signatories.chair.personId === personId) return 'chair';
  if (signatories.disciplines.some(({ candidateIds }) => candidateIds.includes(personId))) return 'requiredDiscipline';
  return signatories.otherVoterIds.includes(personId) ? 'voter' : null;
}
