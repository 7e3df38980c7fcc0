import { caseStates, isAllowed, type CaseStateCode } from '@consilium/contracts';
import { standingOf, type Actor } from '../../platform/authorisation/actor.js';

/** Which cases somebody may see in a list: per board, and among their own referrals, in which states. */
export interface WorklistScope {
  readonly boards: ReadonlyArray<{ readonly board: string; /** Null for all. */ readonly states: readonly CaseStateCode[] | null }>;
  /** Null for somebody who refers no cases. */
  readonly ownStates: readonly CaseStateCode[] | null;
}

/**
 * The permission table's word on reading, put as filters, so that a page is full and no row of it leads to a refusal.
 * @param wished states asked for; all where none is named.
 */
export function worklistScope(actor: Actor, wished: readonly CaseStateCode[] = caseStates): WorklistScope {
  const boardIds = new Set([...actor.memberships, ...actor.grants].map(({ boardId }) => boardId));
  return {
    boards: [...boardIds].map((board) => {
      const states = wished.filter((state) => isAllowed('case.read', standingOf(actor, board), state));
      return { board, states: states.length === caseStates.length ? null : states };
    }),
    ownStates: actor.roles.includes('referrer') ? wished.filter((state) => isAllowed('case.read', standingOf(actor, null, actor.personId), state)) : null,
  };
}
