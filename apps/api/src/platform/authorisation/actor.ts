import type { BoardRole, DisciplineCode, PersonRole, Proof, Standing } from '@consilium/contracts';
import type { Scope } from '../database/scope.js';

export interface Membership {
  readonly boardId: string;
  readonly boardName: string;
  readonly role: BoardRole;
  readonly discipline: DisciplineCode | null;
}

export interface Emergency {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly boardId: string;
  readonly boardName: string;
  /** Instant in UTC, ISO 8601. */
  readonly until: string;
}

/** The signed-in person with the rights of this very request; read from the database each time, never cached. */
export interface Actor {
  readonly sessionId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly isDemo: boolean;
  readonly displayName: string;
  readonly email: string;
  readonly discipline: DisciplineCode | null;
  readonly roles: readonly PersonRole[];
  readonly locale: 'en' | 'de';
  readonly memberships: readonly Membership[];
  readonly grants: ReadonlyArray<{ readonly boardId: string; readonly boardName: string }>;
  /** Cases of other boards this person may read for a while, in an emergency. */
  readonly emergencies: readonly Emergency[];
  readonly expiresAt: Date;
  readonly reauthenticatedAt: Date;
  readonly isIdle: boolean;
  /** The organisation asks for a second factor this person has not set up yet. */
  readonly mustEnrol: boolean;
  /** How this person may show that they are still there. */
  readonly proofs: readonly Proof[];
  /** How this session was opened, as `password+totp`. */
  readonly method: string;
  readonly requestId: string;
}

export const scopeOf = (actor: Actor): Scope => ({
  organisationId: actor.organisationId,
  personId: actor.personId,
  boardIds: [...new Set([...actor.memberships, ...actor.grants].map(({ boardId }) => boardId))],
  emergencyCaseIds: actor.emergencies.map(({ caseId }) => caseId),
  requestId: actor.requestId,
});

/**
 * How the actor stands to a thing of a board.
 * @param boardId board the thing belongs to; null for what belongs to no board.
 * @param referrerId who referred the case concerned, null where none did.
 * @param caseId the case concerned; null for what belongs to no case.
 */
export function standingOf(actor: Actor, boardId: string | null, referrerId: string | null = null, caseId: string | null = null): Standing {
  const membership = actor.memberships.find((held) => held.boardId === boardId);
  return {
    personRoles: actor.roles,
    boardRole: membership?.role ?? null,
    ownReferral: referrerId !== null && referrerId === actor.personId,
    auditGrant: boardId !== null && actor.grants.some((grant) => grant.boardId === boardId),
    emergency: caseId !== null && actor.emergencies.some((access) => access.caseId === caseId),
    sameOrganisation: true,
  };
}

/** Every standing the actor has somewhere: for lists and for navigation. */
export const allStandings = (actor: Actor): Standing[] => [
  { ...standingOf(actor, null), ownReferral: actor.roles.includes('referrer') },
  ...[...actor.memberships, ...actor.grants].map(({ boardId }) => standingOf(actor, boardId)),
  ...actor.emergencies.map(({ boardId, caseId }) => standingOf(actor, boardId, null, caseId)),
];

/**
 * The role written into audit entries: the most specific one held on the board. What is done under emergency access is
 * marked `emergency`.
 */
export function auditRole(actor: Actor, boardId: string | null, caseId: string | null = null): string {
  const membership = actor.memberships.find((held) => held.boardId === boardId);
  if (membership !== undefined) return membership.role === 'member' ? 'specialist' : membership.role;
  if (actor.grants.some((grant) => grant.boardId === boardId)) return 'auditor';
  if (caseId !== null && actor.emergencies.some((access) => access.caseId === caseId)) return 'emergency';
  return actor.roles[0] ?? 'none';
}
