/** Who acts, as the permission table sees them, and how that is derived from accounts and memberships. */
import type { BoardRole, PersonRole } from '../people.js';

/** Roles of the table. `chair` covers the deputy; a specialist counts only on a board they belong to today. */
export const actorRoles = ['coordinator', 'chair', 'specialist', 'guest', 'referrer', 'auditor', 'administrator', 'wall', 'signedIn', 'anonymous'] as const;
export type ActorRole = (typeof actorRoles)[number];

/**
 * How the actor stands to the thing acted on.
 * - `board`: belongs today to the board it belongs to.
 * - `ownReferral`: referred the case.
 * - `grant`: holds an auditor's grant over the board that has not ended.
 * - `emergency`: holds emergency access to the case, opened with a reason and ending by itself.
 * - `organisation`: same organisation, for what belongs to no board.
 */
export const relations = ['board', 'ownReferral', 'grant', 'emergency', 'organisation', 'none'] as const;
export type Relation = (typeof relations)[number];

export interface Standing {
  readonly personRoles: readonly PersonRole[];
  /** Role on the board concerned today, null when not a member of it. */
  readonly boardRole: BoardRole | null;
  readonly ownReferral: boolean;
  readonly auditGrant: boolean;
  /** Emergency access to the case concerned that has not ended. */
  readonly emergency?: boolean;
  readonly sameOrganisation: boolean;
  /** A screen on the wall paired with the board; it has no person and no other standing. */
  readonly wall?: boolean;
}

/** Every (role, relation) pair the standing gives; the table allows an act if one of them has a row. */
export function capacities(standing: Standing): ReadonlyArray<readonly [ActorRole, Relation]> {
  if (!standing.sameOrganisation) return [];
  if (standing.wall === true) return [['wall', 'board']];
  const found: Array<readonly [ActorRole, Relation]> = [['signedIn', 'organisation']];
  const { personRoles, boardRole } = standing;
  for (const role of personRoles) found.push([role, 'organisation']);
  if (boardRole !== null) {
    if (boardRole === 'chair' || boardRole === 'deputyChair') found.push(['chair', 'board']);
    if (boardRole === 'guest') found.push(['guest', 'board']);
    else if (personRoles.includes('specialist')) found.push(['specialist', 'board']);
    if (boardRole === 'coordinator' && personRoles.includes('coordinator')) found.push(['coordinator', 'board']);
  }
  if (standing.ownReferral && personRoles.includes('referrer')) found.push(['referrer', 'ownReferral']);
  if (standing.auditGrant && personRoles.includes('auditor')) found.push(['auditor', 'grant']);
  if (standing.emergency === true && boardRole === null) {
    for (const role of ['specialist', 'coordinator'] as const) if (personRoles.includes(role)) found.push([role, 'emergency']);
  }
  return found;
}
