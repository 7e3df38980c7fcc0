import type { CriteriaSetView, CriterionRowView } from '../criteria/criterion.model';
import type { EvidenceGroupView } from '../evidence/evidence-table.component';
import type { OptionStatus } from '../marks/vocabulary';

/* View models of an option. All texts are translated by the caller; ids are the catalogue's. */

/** One line of the option list. */
export interface OptionRowView {
  readonly id: string;
  readonly name: string;
  readonly status: OptionStatus;
  /** At most one remark: an open question, a contradiction, what is missing, "in use". */
  readonly remark?: string;
  /** Whether it changed since the reader opened the page. Rows never move under the pointer; they are marked. */
  readonly isNew?: boolean;
}

/** A reason with the criterion it rests on. */
export interface ReasonView {
  readonly text: string;
  readonly criterionId?: string;
}

/** Threshold policies on one line, and where the patient's value lies. Percent. */
export interface ThresholdView {
  /** Removable share in percent, null while unknown. */
  readonly value: number | null;
  /** Words under the value, for example "84 % removable". */
  readonly valueText: string;
  readonly policies: readonly {
    readonly id: string;
    readonly percent: number;
    /** Null for a policy that is shown but not evaluated. */
    readonly status: OptionStatus | null;
  }[];
}

export interface ChangeView {
  /** Heads of the outcome columns, for example "Under T70 and T80"; one column when no policies differ. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly condition: string;
    /** A figure from the sources beside the condition. */
    readonly note?: string;
    readonly now: string;
    readonly outcomes: readonly OptionStatus[];
  }[];
}

export interface ContradictionSideView {
  readonly heading: string;
  readonly text: string;
  readonly source: string;
}

/** Two statements of the sources that differ, side by side. The product does not choose. */
export interface ContradictionView {
  readonly id: string;
  readonly left: ContradictionSideView;
  readonly right: ContradictionSideView;
  /** How the product shows it, where that needs saying. */
  readonly shownAs?: string;
}

export interface OpenQuestionView {
  readonly id: string;
  readonly text: string;
  /** Why it is shown for this patient. */
  readonly note?: string;
}

/** An opened option, in the order in which it is always read. */
export interface OptionView {
  readonly id: string;
  readonly name: string;
  readonly status: OptionStatus;
  /** Intent, basis in the sources and highest possible status, on one line. */
  readonly summary: string;
  readonly thresholds?: ThresholdView;
  readonly speaksFor: readonly ReasonView[];
  /** What keeps the status where it is. Empty when nothing does. */
  readonly holdsAt: readonly ReasonView[];
  /** Sets of criteria published together, each on its own. */
  readonly sets?: readonly CriteriaSetView[];
  readonly trace: readonly CriterionRowView[];
  /** Said beside the trace: how many further criteria are not shown, and why. */
  readonly traceNote?: string;
  readonly changes?: ChangeView;
  readonly contradictions: readonly ContradictionView[];
  /** Said beside the contradictions where not all are shown. */
  readonly contradictionsNote?: string;
  readonly evidence: readonly EvidenceGroupView[];
  readonly evidenceNote?: string;
  readonly openQuestions: readonly OpenQuestionView[];
}
