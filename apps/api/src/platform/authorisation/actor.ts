import type { BoardRole, DisciplineCode, PersonRole, Standing } from '@consilium/contracts';
import type { Scope } from '../database/scope.js';

export interface Membership {
  readonly boardId: string;
  readonly boardName: string;
  readonly role: BoardRole;
  readonly discipline: DisciplineCode | null;
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
  readonly expiresAt: Date;
  readonly reauthenticatedAt: Date;
  readonly isIdle: boolean;
  readonly requestId: string;
}

export const scopeOf = (actor: Actor): Scope => ({
  organisationId: actor.organisationId,
  personId: actor.personId,
  boardIds: [...new Set([...actor.memberships, ...actor.grants].map(({ boardId }) => boardId))],
  requestId: actor.requestId,
});

/**
 * How the actor stands to a thing of a board.
 * @param boardId board the thing belongs to; null for what belongs to no board.
 * @param referrerId who referred the case concerned, null where none did.
 */
export function standingOf(actor: Actor, boardId: string | null, referrerId: string | null = null): Standing {
  const membership = actor.memberships.find((held) => held.boardId === boardId);
  return {
    personRoles: actor.roles,
    boardRole: membership?.role ?? null,
    ownReferral: referrerId !== null && referrerId === actor.personId,
    auditGrant: boardId !== null && actor.grants.some((grant) => grant.boardId === boardId),
    sameOrganisation: true,
  };
}

/** Every standing the actor has somewhere: for lists and for navigation. */
export const allStandings = (actor: Actor): Standing[] => [
  { ...standingOf(actor, null), ownReferral: actor.roles.includes('referrer') },
  ...[...actor.memberships, ...actor.grants].map(({ boardId }) => standingOf(actor, boardId)),
];

/** The role written into audit entries: the most specific one held on the board. */
export function auditRole(actor: Actor, boardId: string | null): string {
  const membership = actor.memberships.find((held) => held.boardId === boardId);
  if (membership !== undefined) return membership.role === 'member' ? 'specialist' : membership.role;
  if (actor.grants.some((grant) => grant.boardId === boardId)) return 'auditor';
  return actor.roles[0] ?? 'none';
}
