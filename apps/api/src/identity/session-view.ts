import { conceivableActions, type Session } from '@consilium/contracts';
import type { Config } from '../config/config.js';
import { allStandings, type Actor } from '../platform/authorisation/actor.js';

/**
 * The session as its owner sees it. A locked screen learns whose it is and how to unlock it, and no case.
 * @param providerSignOut address that ends the identity provider's own session, for those who came from there.
 */
export function sessionView(actor: Actor, config: Pick<Config, 'FRESH_MINUTES'>, providerSignOut: string | null): Session {
  const freshUntil = new Date(actor.reauthenticatedAt.getTime() + config.FRESH_MINUTES * 60_000);
  return {
    person: {
      id: actor.personId,
      displayName: actor.displayName,
      email: actor.email,
      discipline: actor.discipline,
      roles: [...actor.roles],
      isActive: true,
    },
    organisation: { id: actor.organisationId, name: actor.organisationName },
    boards: actor.memberships.map(({ boardId, boardName, role }) => ({ id: boardId, name: boardName, role })),
    emergencies: actor.isIdle ? [] : actor.emergencies.map(({ id, caseId, caseNumber, boardName, until }) => ({ id, caseId, caseNumber, boardName, until })),
    actions: conceivableActions(allStandings(actor)),
    locale: actor.locale,
    expiresAt: actor.expiresAt.toISOString(),
    freshUntil: freshUntil.getTime() > Date.now() && !actor.isIdle ? freshUntil.toISOString() : null,
    demo: actor.isDemo,
    mustEnrol: actor.mustEnrol,
    proofs: [...actor.proofs],
    locked: actor.isIdle,
    signOutAt: actor.method.startsWith('oidc') ? providerSignOut : null,
  };
}
