/** What a run needs and leaves behind; implemented by the interpreter and by generated source alike. */
import type { FactValue } from '../model/facts.js';

/** Tables a generated evaluator looks things up in, made once from the program. */
export interface RunTables {
  readonly derivations: readonly Uint8Array[];
  /** By ceiling, in the order of `CEILINGS`. */
  readonly statuses: readonly Uint8Array[];
  /** By the set of statuses seen: `1 << code` of each policy, or-ed. */
  readonly combined: Uint8Array;
}

/**
 * Evaluates valid facts, one value for each slot of the program, into `nodes`, one byte for each node. Keeps nothing
 * and allocates nothing.
 */
export type Run = (values: readonly FactValue[], nodes: Uint8Array, tables: RunTables) => void;
