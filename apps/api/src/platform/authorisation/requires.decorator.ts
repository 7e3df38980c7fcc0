import { SetMetadata } from '@nestjs/common';
import type { Action } from '@consilium/contracts';
import type { TargetKind } from './target-resolver.js';

/** Where the id of the thing acted on stands in the request. */
export interface Target {
  readonly kind: TargetKind;
  /** `caseId` for a path parameter, `body.boardId` for a field of the body. */
  readonly from: string;
}

export interface Requirement {
  readonly action: Action;
  readonly target: Target | null;
}

export const REQUIREMENT = 'consilium:requirement';
export const PUBLIC = 'consilium:public';
export const WHILE_LOCKED = 'consilium:whileLocked';
export const WHILE_ENROLLING = 'consilium:whileEnrolling';

/** Every route names one action of the permission table, and the thing it is done to. */
export const Requires = (action: Action, kind?: TargetKind, from?: string) =>
  SetMetadata(REQUIREMENT, { action, target: kind === undefined ? null : { kind, from: from ?? `${kind}Id` } } satisfies Requirement);

/** Reachable without signing in: sign-in itself, health, the API description. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Reachable while the session is locked for idleness: unlocking and signing out. */
export const WhileLocked = () => SetMetadata(WHILE_LOCKED, true);

/** Reachable while the organisation waits for this person's second factor: setting it up, and signing out. */
export const WhileEnrolling = () => SetMetadata(WHILE_ENROLLING, true);
