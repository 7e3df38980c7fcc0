/** What an evaluation says, as plain data: the same in browser, server, report and command line. */
import type { CaseFacts, FactValue } from '../model/facts.js';
import type { Ceiling, Citation, CriterionRole, OptionStatus, SettingValues } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';

/** What an evaluation depends on besides the facts. */
export interface EvaluationRequest {
  /** Threshold policy the board has chosen; without one every policy is read and the results are combined. */
  readonly policy?: string | null;
  /** Changed assumptions; those not named keep their declared default. */
  readonly settings?: SettingValues;
  /** Criteria a clinician asserts to be otherwise than computed. */
  readonly assertedCriteria?: Readonly<Record<string, 'met' | 'notMet'>>;
}

export interface FactRead {
  readonly element: string;
  /** Null when empty; for a set-valued element the values that are still possible. */
  readonly value: FactValue;
  readonly implied?: true;
}

export interface Conflict {
  readonly id: string;
  /** The values that do not go together. */
  readonly facts: Readonly<Record<string, FactValue>>;
}

export interface CriterionResult {
  readonly id: string;
  readonly role: CriterionRole;
  readonly verdict: Verdict;
  readonly facts: readonly FactRead[];
  /** For an unknown: the facts whose answer would settle it. */
  readonly missing: readonly string[];
  /** For an unknown: recorded facts the sources give no answer for. No further fact removes these. */
  readonly unanswered: readonly string[];
  readonly byPolicy?: Readonly<Record<string, Verdict>>;
  readonly sources: readonly Citation[];
  readonly operationalisation: boolean;
  /** Set when a clinician asserted this criterion; `verdict` then is the assertion, `computed` what the facts give. */
  readonly asserted?: true;
  readonly computed?: Verdict;
  /** Whether an assertion elsewhere changed this verdict. */
  readonly movedByAssertion?: true;
}

export interface PolicyResult {
  readonly status: OptionStatus;
  /** Verdicts of the option's criteria that depend on the policy. */
  readonly criteria: Readonly<Record<string, Verdict>>;
  readonly historic?: true;
}

export interface OptionResult {
  readonly id: string;
  readonly status: OptionStatus;
  readonly ceiling: Ceiling | 'seedSilent';
  readonly reasons: readonly string[];
  readonly pending: readonly string[];
  /** Criteria of the option by verdict, in its order. */
  readonly criteria: Readonly<Record<Verdict, readonly string[]>>;
  /** Cautions that are met or unknown, whether or not the ceiling lets them act. */
  readonly cautions: readonly string[];
  readonly openQuestions: readonly string[];
  /** Rows of the evidence table that bear on the option, for and against. */
  readonly evidence: readonly string[];
  readonly byPolicy?: Readonly<Record<string, PolicyResult>>;
  readonly movedByAssertion?: true;
  /** Status the facts alone give, when an assertion moved it. */
  readonly computed?: OptionStatus;
}

export interface CriteriaSetResult {
  readonly id: string;
  readonly option: string;
  /** Null when the source gives only part of the set, so that it cannot be passed or failed as a whole. */
  readonly verdict: Verdict | null;
  readonly components: Readonly<Record<string, Verdict>>;
}

export interface Evaluation {
  readonly engine: string;
  readonly knowledge: { readonly id: string; readonly version: string };
  readonly policy: string | null;
  /** Only the settings that differ from their default. */
  readonly settings: SettingValues;
  readonly facts: CaseFacts;
  readonly grade: readonly string[];
  readonly pattern: string | null;
  readonly implied: Readonly<Record<string, boolean | string>>;
  readonly conflicts: readonly Conflict[];
  readonly criteria: readonly CriterionResult[];
  readonly options: readonly OptionResult[];
  readonly criteriaSets: readonly CriteriaSetResult[];
  readonly openQuestions: readonly string[];
}

/** The short form that command line and HTTP give for many profiles at once. */
export interface EvaluationSummary {
  readonly grade: readonly string[];
  readonly pattern: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly status: OptionStatus;
    readonly reasons: readonly string[];
    readonly pending: readonly string[];
    readonly byPolicy?: Readonly<Record<string, { readonly status: OptionStatus }>>;
  }[];
  readonly criteria: Readonly<Record<string, Verdict>>;
  readonly implied: Readonly<Record<string, boolean | string>>;
  readonly conflicts: readonly Conflict[];
}
