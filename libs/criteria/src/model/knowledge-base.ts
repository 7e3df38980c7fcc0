/**
 * What a tumour type has to say to be computed: the elements of a case, the criteria with their sources, the options
 * and how criteria bear on them. All of it is data; the engine knows no organ, grade or drug.
 */
import type { Bound, Comparison, Expression, SettingValue } from './expression.js';

export type Locale = 'en' | 'de';
export type Localised = Readonly<Record<Locale, string>>;

export type ElementType = 'boolean' | 'code' | 'integer' | 'number' | 'numberOrInterval' | 'structure' | 'list';

/** Inclusive unless `above` is given, which excludes its own value. */
export interface ValueRange {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
}

/** One entry of the data dictionary: a fact a case may hold. */
export interface Element {
  readonly id: string;
  readonly group: string;
  readonly type: ElementType;
  readonly unit?: string;
  /** Permitted codes of a `code` element. */
  readonly values?: readonly string[];
  /** What one entry of a `list` may be; without it any JSON value. */
  readonly items?: { readonly values?: readonly string[]; readonly range?: ValueRange };
  readonly range?: ValueRange;
  readonly meaning: string;
  /** Terminology mapping in words; none of them verified. */
  readonly mapping: string;
}

/** The first threshold passed from above gives the band; below all of them it is the lowest of the ladder. */
export interface BandStep {
  readonly value: string;
  readonly comparison: Comparison;
  readonly bound: Bound;
}

/** How an ordered scale (for example a grade) is read from indices, the highest band counting, and from a report. */
export interface Bands {
  readonly ladder: readonly string[];
  readonly indices: readonly { readonly element: string; readonly steps: readonly BandStep[] }[];
  readonly reported?: string;
}

export type DerivedResult =
  | { readonly exactly: readonly string[] }
  /** The band itself (`exact`), the band and all above it (`upwards`), or the higher of band and report (`withReport`). */
  | {
      readonly band: 'exact' | 'upwards' | 'withReport';
      readonly also?: readonly string[];
      readonly alsoWhen?: { readonly value: string; readonly add: readonly string[] };
    };

/** An element that is never entered: computed from others by the first rule whose condition is met. */
export interface DerivedElement {
  readonly id: string;
  readonly group: string;
  readonly values: readonly string[];
  /** Whether the result is a set of possible values rather than one value. */
  readonly setValued: boolean;
  readonly bands?: Bands;
  readonly rules: readonly { readonly id: string; readonly when: Expression; readonly result: DerivedResult }[];
  readonly meaning: string;
}

export type CriterionRole =
  | 'indicationFull'
  | 'indicationConditional'
  | 'contraindicationAbsolute'
  | 'contraindicationStrong'
  | 'caution'
  | 'dataNeeded'
  | 'component'
  | 'modifier';

export interface Citation {
  readonly source: string;
  /** Section and paragraph as counted in the source, with a remark where the source is narrower than the criterion. */
  readonly locator?: string;
}

export interface Criterion {
  readonly id: string;
  readonly role: CriterionRole;
  readonly when: Expression;
  readonly sources: readonly Citation[];
  /** How the source itself describes its evidence. */
  readonly evidence: string;
  readonly note: string;
  /** Whether the criterion contains an assumption made to let it be computed; always shown as such. */
  readonly operationalisation: boolean;
}

export type OptionStatus =
  'supported' | 'consider' | 'notIndicated' | 'notRecommended' | 'contraindicated' | 'insufficientData';
export type Ceiling = 'supported' | 'consider' | 'notRecommended';

export interface TreatmentOption {
  readonly id: string;
  readonly name: string;
  readonly intent: string;
  /** The best status the option can reach, or `seedSilent` when no source gives it a criterion. */
  readonly ceiling: Ceiling | 'seedSilent';
  readonly criteria: readonly string[];
  readonly basis: string;
  readonly note: string;
  /** Families of options that triggers count together, for example `surgical` or `arterial`. */
  readonly families: readonly string[];
}

/** Alternative thresholds for one quantity, evaluated side by side because the sources disagree. */
export interface ThresholdPolicy {
  readonly id: string;
  readonly criterion: string;
  /** Kept for display; never part of the result when no policy is chosen. */
  readonly historic?: boolean;
}

export interface ImpliedValueRule {
  readonly id: string;
  readonly when: Expression;
  readonly target: string;
  readonly value: boolean | string;
}

export interface ConflictRule {
  readonly id: string;
  readonly when: Expression;
  /** Identifier under which the contradiction is reported and worded; its own unless another rule says the same. */
  readonly reportedAs?: string;
  /** Worth showing, yet both statements can be true at once: such an answer is not left out of sensitivity. */
  readonly compatible?: boolean;
}

/** A set of criteria published together and reported on its own, never merged with another. */
export interface CriteriaSet {
  readonly id: string;
  readonly option: string;
  readonly name: string;
  /** The criterion that asks for every component; absent when the source gives only part of the set. */
  readonly whole?: string;
  readonly components: readonly string[];
}

export type Trigger =
  | { readonly always: true }
  | { readonly criteria: readonly string[]; readonly verdicts: readonly ('met' | 'notMet' | 'unknown')[] }
  | { readonly expression: Expression; readonly verdicts: readonly ('met' | 'notMet' | 'unknown')[] }
  | {
      readonly openOptions: readonly {
        readonly family?: string;
        readonly options?: readonly string[];
        readonly atLeast: number;
      }[];
    };

/** When a question the sources leave open is shown, and beside which options. */
export interface OpenQuestionRule {
  readonly id: string;
  /** Any of these suffices. */
  readonly shownWhen: readonly Trigger[];
  readonly options: readonly string[];
  /** Options that are never shown without the question, whatever their criteria say. */
  readonly alwaysWith?: readonly string[];
}

/** An assumption the product makes, declared with what it may be changed to. */
export type SettingDeclaration =
  | {
      readonly id: string;
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly unit: string;
      readonly text: Localised;
    }
  | {
      readonly id: string;
      readonly kind: 'choice';
      readonly default: string;
      readonly values: readonly string[];
      readonly text: Localised;
    };

export type SettingValues = Readonly<Record<string, SettingValue>>;

/** A word of the product with the sentence that explains it. */
export interface Term {
  readonly label: string;
  readonly definition?: string;
}

/** The words of one language, by identifier. What has no entry is shown by its identifier. */
export interface Wording {
  readonly criteria: Readonly<Record<string, { readonly statement: string; readonly note?: string }>>;
  readonly options: Readonly<
    Record<
      string,
      { readonly name: string; readonly shortName?: string; readonly intent?: string; readonly basis?: string }
    >
  >;
  readonly elements: Readonly<
    Record<
      string,
      { readonly label: string; readonly unit?: string; readonly values?: Readonly<Record<string, string>> }
    >
  >;
  readonly openQuestions?: Readonly<Record<string, string>>;
  readonly vocabulary: {
    readonly roles: Readonly<Record<CriterionRole, Term>>;
    readonly statuses: Readonly<Record<OptionStatus, Term>>;
    readonly verdicts: Readonly<Record<'met' | 'notMet' | 'unknown', Term>>;
    readonly factStates: Readonly<Record<'yes' | 'no' | 'notRecorded' | 'implied', string>>;
    readonly assumption: Term;
    readonly sourcesSilent: Term;
    readonly impliedRules: Readonly<Record<string, string>>;
    readonly conflictRules: Readonly<Record<string, string>>;
    /** Names of sets, of the parts of a structure, and what settings are set to and counted in. */
    readonly criteriaSets?: Readonly<Record<string, string>>;
    readonly structureFields?: Readonly<Record<string, string>>;
    readonly settingValues?: Readonly<Record<string, string>>;
    readonly settingUnits?: Readonly<Record<string, string>>;
  };
}

export interface KnowledgeBase {
  readonly id: string;
  /** `year.minor.patch`; a published version never changes. */
  readonly version: string;
  readonly title: Localised;
  readonly elements: readonly Element[];
  readonly derived: readonly DerivedElement[];
  readonly criteria: readonly Criterion[];
  readonly options: readonly TreatmentOption[];
  /** The first one is reported when no policy is chosen. */
  readonly policies: readonly ThresholdPolicy[];
  /** Applied in this order, each only where its target is still empty. */
  readonly impliedValues: readonly ImpliedValueRule[];
  readonly conflicts: readonly ConflictRule[];
  readonly criteriaSets: readonly CriteriaSet[];
  readonly openQuestions: readonly OpenQuestionRule[];
  readonly settings: readonly SettingDeclaration[];
  /** Which elements answer "which grade" and "which pattern" in the head of an evaluation. */
  readonly headline: { readonly grade?: string; readonly pattern?: string };
}
