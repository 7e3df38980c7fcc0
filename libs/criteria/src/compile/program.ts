/**
 * A knowledge base after compilation: a straight line of instructions without branches or names, in which every
 * sub-condition has one numbered node. Run by `interpret`, or written out as source text by `generateEvaluator`.
 *
 * The nodes of one run are its compact trace: verdicts, option statuses, implied values, conflicts, derived sets and
 * every sub-verdict, one byte each.
 */
import type { Ceiling } from '../model/knowledge-base.js';
import type { Comparison, Expression } from '../model/expression.js';

/** How an element is held during a run. Coded values are bit sets; an empty one has every bit, and the null bit. */
export type Slot =
  | { readonly kind: 'coded'; readonly element: string; readonly values: readonly string[]; readonly nullBit: number }
  | { readonly kind: 'boolean'; readonly element: string; readonly nullBit: number }
  | { readonly kind: 'number'; readonly element: string }
  | { readonly kind: 'interval'; readonly element: string }
  | {
      readonly kind: 'derived';
      readonly element: string;
      readonly values: readonly string[];
      readonly nullBit: number;
      readonly setValued: boolean;
    };

/** One input of a derivation table: its slot and, for numbers, the thresholds that part its states. */
export interface TableInput {
  readonly slot: number;
  /** Number of states, the empty one included. */
  readonly states: number;
  /** Ascending; state 0 is empty, state 1 below all thresholds. Absent for coded inputs (state = index of the bit). */
  readonly thresholds?: readonly { readonly comparison: '>' | '>='; readonly bound: number }[];
}

export interface DerivationTable {
  readonly inputs: readonly TableInput[];
  /** Result bits by mixed-radix state index, first input most significant. */
  readonly results: readonly number[];
}

export type Instruction =
  | { readonly op: 'constant'; readonly to: number; readonly verdict: number }
  | { readonly op: 'codes'; readonly to: number; readonly slot: number; readonly met: number; readonly unknown: number }
  | {
      readonly op: 'number';
      readonly to: number;
      readonly slot: number;
      readonly comparison: Comparison;
      readonly bound: number;
    }
  | {
      readonly op: 'interval';
      readonly to: number;
      readonly slot: number;
      readonly comparison: Comparison;
      readonly bound: number;
    }
  | { readonly op: 'recorded'; readonly to: number; readonly slot: number }
  | { readonly op: 'known'; readonly to: number; readonly slot: number }
  | { readonly op: 'missing'; readonly to: number; readonly slot: number }
  | { readonly op: 'and' | 'or'; readonly to: number; readonly of: readonly number[] }
  | { readonly op: 'not'; readonly to: number; readonly of: number }
  | { readonly op: 'copy'; readonly to: number; readonly of: number }
  /** Fills an empty slot and raises its flag node when the condition is met. */
  | { readonly op: 'imply'; readonly to: number; readonly slot: number; readonly bits: number; readonly when: number }
  /** Looks the derived bits up and keeps them in slot and node. */
  | { readonly op: 'derive'; readonly to: number; readonly slot: number; readonly table: number }
  | {
      readonly op: 'status';
      readonly to: number;
      readonly ceiling: Ceiling;
      readonly absolute: number;
      readonly strong: number;
      readonly full: number;
      readonly conditional: number;
      readonly caution: number;
    }
  | { readonly op: 'combine'; readonly to: number; readonly of: readonly number[] };

/** Where in the nodes each kind of result begins. */
export interface Layout {
  readonly criteria: number;
  /** Verdicts of policy-dependent criteria: `policyCriteria + policy * policyCriterionIndices.length + k`. */
  readonly policyCriteria: number;
  readonly options: number;
  /** Statuses of policy-dependent options: `policyOptions + policy * policyOptionIndices.length + k`. */
  readonly policyOptions: number;
  readonly implied: number;
  readonly conflicts: number;
  readonly derived: number;
  readonly scratch: number;
  readonly size: number;
}

/** The nodes an option's status was read from, for reasons and pending facts. */
export interface OptionNodes {
  readonly absolute: number;
  readonly strong: number;
  readonly full: number;
  readonly conditional: number;
  readonly caution: number;
}

export interface Program {
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<string, number>;
  readonly instructions: readonly Instruction[];
  readonly producer: ReadonlyMap<number, Instruction>;
  /** The instructions that may fill a slot by implication, and the one that derives it; by slot. */
  readonly fillers: ReadonlyMap<number, readonly Extract<Instruction, { op: 'imply' }>[]>;
  readonly deriver: ReadonlyMap<number, Extract<Instruction, { op: 'derive' }>>;
  readonly tables: readonly DerivationTable[];
  /** Node of each part of each criterion, by policy where the criterion depends on it; for explanations. */
  readonly partNodes: ReadonlyMap<Expression, readonly number[]>;
  readonly layout: Layout;
  readonly policyCriterionIndices: readonly number[];
  readonly policyOptionIndices: readonly number[];
  /** By option and policy; an option that no policy touches has one entry, a silent one none. */
  readonly optionNodes: readonly (readonly OptionNodes[])[];
  /** Node of each trigger that is an expression, by open question and trigger; -1 for the other kinds. */
  readonly triggerNodes: readonly (readonly number[])[];
  readonly policiesDiffer: 'consider' | 'insufficientData';
  readonly unknownCautionLimits: boolean;
}
