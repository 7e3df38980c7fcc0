/** What a run needs and leaves behind; implemented by the interpreter and by generated source alike. */
import type { CaseFacts } from '../model/facts.js';

/** Tables a generated evaluator looks things up in, made once from the program. */
export interface RunTables {
  readonly derivations: readonly Uint8Array[];
  /** By ceiling, in the order of `CEILINGS`. */
  readonly statuses: readonly Uint8Array[];
  /** By the set of statuses seen: `1 << code` of each policy, or-ed. */
  readonly combined: Uint8Array;
}

/**
 * Evaluates valid facts into `nodes`, one byte per node of the program. Reads the facts, keeps nothing, allocates
 * nothing.
 */
export type Run = (facts: CaseFacts, nodes: Uint8Array, tables: RunTables) => void;
