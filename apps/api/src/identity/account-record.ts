/** How acts of an account itself, before or beside any board, are scoped and put on record. */
import type { Scope } from '../platform/database/scope.js';

export interface Account {
  readonly person_id: string;
  readonly organisation_id: string;
}

export const ownScope = (account: Account, requestId: string): Scope => ({
  organisationId: account.organisation_id,
  personId: account.person_id,
  boardIds: [],
  requestId,
});

export const byAccount = (account: Account, requestId: string) => ({
  organisationId: account.organisation_id,
  caseId: null,
  actorId: account.person_id,
  actorRole: 'account',
  requestId,
});
