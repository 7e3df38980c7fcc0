import type { CriterionState, OptionStatus } from '../marks/vocabulary';

/** Where a value comes from: the document or examination, its date (ISO), the person. */
export interface SourceView {
  readonly text: string;
  readonly date?: string;
  readonly by?: string;
}

/** What a criterion does to the option. Only this column judges. */
export interface EffectView {
  /** The status it leads to, when it leads to one; drawn as a mark. */
  readonly status: OptionStatus | null;
  readonly text: string;
}

/** One line of a criterion trace. All texts are translated by the caller. */
export interface CriterionRowView {
  /** Catalogue id; empty for a second line under the same criterion. */
  readonly id: string;
  readonly text: string;
  /** What the product assumes where the sources leave it open, with the value in force. */
  readonly assumption?: string;
  readonly state: CriterionState;
  /** More exact wording of the state, for example "Asserted no". */
  readonly stateWord?: string;
  /** The facts it read, with their values. */
  readonly value: string;
  readonly source?: SourceView;
  readonly effect: EffectView;
}

/** A set of criteria published together: a verdict of its own, never merged with another set. */
export interface CriteriaSetView {
  readonly id: string;
  readonly name: string;
  /** Null where the source gives only part of the set. */
  readonly verdict: 'met' | 'notMet' | 'unknown' | null;
  readonly verdictText: string;
  readonly parts: readonly { readonly id: string; readonly text: string; readonly state: CriterionState }[];
}
