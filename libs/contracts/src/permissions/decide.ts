/** Decides an act from the table. Pure: the server asks with what the database says now, never with a cached right. */
import type { CaseStateCode } from '../case.js';
import { actions, type Action } from './actions.js';
import { capacities, type Standing } from './roles.js';
import { permissionTable } from './table.js';

/**
 * Whether the act is allowed.
 * @param state state of the case acted on; null where the act concerns no case.
 */
export function isAllowed(action: Action, standing: Standing, state: CaseStateCode | null): boolean {
  const held = capacities(standing);
  return permissionTable.some(
    (row) =>
      row.action === action &&
      held.some(([role, relation]) => role === row.role && relation === row.relation) &&
      (row.states === null || (state !== null && row.states.includes(state))),
  );
}

/** Acts allowed on one thing now, in the order of the action list. */
export function allowedActions(standing: Standing, state: CaseStateCode | null): Action[] {
  return actions.filter((action) => isAllowed(action, standing, state));
}

/** Acts the standing allows in at least one state: what navigation may offer. */
export function conceivableActions(standings: readonly Standing[]): Action[] {
  const held = standings.flatMap((standing) => capacities(standing));
  return actions.filter((action) =>
    permissionTable.some((row) => row.action === action && held.some(([role, relation]) => role === row.role && relation === row.relation)),
  );
}
