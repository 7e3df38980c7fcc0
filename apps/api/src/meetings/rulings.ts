import type { Ruling } from '@consilium/board';
import type { ProblemCode } from '@consilium/contracts';
import { Refusal } from '../platform/errors/refusal.js';

/**
 * What a board rule allows, or the refusal it gives, told to the caller with the rule's own code and sentence.
 * @throws Refusal of the given kind; its reason is the rule's code, e.g. `ballot.late`.
 */
export function asRuled<Allowed extends object>(ruling: Ruling<Allowed>, code: ProblemCode = 'conflict'): Allowed {
  if (ruling.ok) return ruling;
  throw new Refusal(code, { reason: ruling.code, detail: ruling.reason });
}
