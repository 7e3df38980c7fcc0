/** Shapes of the clinical content. Data only: nothing here is evaluated. */
import type { EvidenceBasis } from './criterion-basis.js';
import type {
  CodedElementId,
  ConflictRule,
  ContradictionId,
  CriterionId,
  CriterionRole,
  ElementGroup,
  ElementId,
  ElementValue,
  EvidenceId,
  ImpliedRule,
  Language,
  OpenQuestionId,
  OptionId,
  OptionStatus,
  SourceKey,
  StructureField,
  ThresholdPolicy,
  TransplantSet,
  Verdict,
} from './ids.js';

/** A text in every language of the product. */
export type Localised = Readonly<Record<Language, string>>;

/** One of the papers everything rests on. */
export interface Source {
  readonly key: SourceKey;
  /** Authors as printed, or null where the copy names none. */
  readonly authors: readonly string[] | null;
  /** Title as printed, or null where the copy carries none. */
  readonly title: string | null;
  /** Journal, volume and pages as far as the copy shows them. */
  readonly publication: string | null;
  /** Year of publication; for EDITORIAL2018 the year of the study it comments on. */
  readonly year: number;
  readonly doi: string | null;
  /** What kind of paper it is. */
  readonly kind: Localised;
  /** What the copy lacks and therefore cannot be read from it. */
  readonly limits: Localised;
}

/** Where in a source a statement stands: paragraph (P1 counted from the start of the paper or section), table or figure. */
export interface Locator {
  readonly source: SourceKey;
  readonly place: string;
}

/** Confidence interval, or a spread over studies, patients or reports that must never be drawn as one. */
export type IntervalKind = 'ci' | 'range';

/** One figure of one study as one source reports it. Comparator arms are rows of their own. */
export interface EvidenceRow {
  readonly id: EvidenceId;
  readonly study: string;
  /** Year of the study's publication, null where the source has no reference list to give it. */
  readonly year: number | null;
  /** Number of patients (or studies, see `nText`), null where the source gives none or no exact number. */
  readonly n: number | null;
  /** The number as the source words it, where it is not a plain count of patients: "29 studies", "> 600". */
  readonly nText: string | null;
  /** Study design, null where the source does not state it. */
  readonly design: string | null;
  /** Period of recruitment or observation, null where the source does not state it. */
  readonly period: string | null;
  readonly population: string | null;
  readonly intervention: string | null;
  readonly comparator: string | null;
  readonly endpoint: string;
  /** Time point of a fixed-time endpoint in months, otherwise null. */
  readonly timepointMonths: number | null;
  /** The value as given, in words where the source gives only a direction; null where there is none. */
  readonly valueText: string | null;
  /** The value as a number in `unit`, null where it is a range, a bound, a direction or several numbers. */
  readonly value: number | null;
  /** Unit of `value`; "direction" where only a direction is given; null where there is none. */
  readonly unit: string | null;
  /** Bounds in `unit`, low not above high. A single known bound leaves the other null. */
  readonly low: number | null;
  readonly high: number | null;
  /** What `low` and `high` are; null exactly when both are null. */
  readonly intervalKind: IntervalKind | null;
  /** Margin printed after a plus-minus sign, in `unit`; the sources do not say whether it is a standard deviation or an error. */
  readonly plusMinus: number | null;
  /** P value as given: "<0.001", "0.03", "not significant", "not mentioned". */
  readonly p: string | null;
  readonly comment: string | null;
  readonly source: SourceKey;
  readonly locator: string;
  /** Contradictions that concern this figure. */
  readonly contradictionIds: readonly ContradictionId[];
  /** Options this figure bears on. */
  readonly optionIds: readonly OptionId[];
}

/**
 * A: two sources disagree. B: a source disagrees with itself. C: a citation or figure is misreported or garbled.
 * D: scope, era or definition differ.
 */
export type ContradictionType = 'A' | 'B' | 'C' | 'D';

/** One side of a contradiction, with every place it is taken from. */
export interface Statement {
  readonly text: Localised;
  readonly locators: readonly Locator[];
}

/** Two statements that do not agree. Both are shown, side by side; neither is picked. */
export interface Contradiction {
  readonly id: ContradictionId;
  readonly types: readonly ContradictionType[];
  readonly topic: Localised;
  readonly statements: readonly [Statement, Statement];
  /** What the product does about it. */
  readonly handling: Localised;
  /** Whether an explanation in it rests on knowledge outside the sources and needs the primary paper. */
  readonly toVerify: boolean;
  readonly optionIds: readonly OptionId[];
  readonly evidenceIds: readonly EvidenceId[];
}

/** A question the sources leave open. It is shown with its positions; the product takes none. */
export interface OpenQuestion {
  readonly id: OpenQuestionId;
  readonly question: Localised;
  readonly positions: Localised;
  /** When it is shown, in words; the condition itself belongs to the engine. */
  readonly shownWhen: Localised;
  readonly contradictionIds: readonly ContradictionId[];
}

/** A criterion in words: the condition that holds when the verdict is met. */
export interface CriterionWording {
  readonly statement: string;
  readonly note?: string;
}

export interface OptionWording {
  readonly name: string;
  /** For lists and matrix cells. */
  readonly shortName: string;
  /** What the option aims at; absent where the sources give no aim. */
  readonly intent?: string;
  /** Kind of evidence the sources offer; absent where they offer none. */
  readonly basis?: string;
  readonly note?: string;
}

/** An element of the data dictionary in words; coded elements name each of their values. */
export type ElementWording<E extends ElementId> = {
  readonly label: string;
  readonly help: string;
  /** Unit as printed after a value; absent for counts, codes and yes/no. */
  readonly unit?: string;
} & (E extends CodedElementId ? { readonly values: Readonly<Record<ElementValue<E>, string>> } : unknown);

export type ElementWordings = { readonly [E in ElementId]: ElementWording<E> };

/** A word with the sentence that explains it. */
export interface Term {
  readonly label: string;
  readonly definition: string;
}

/** The fixed words of the product. */
export interface Vocabulary {
  readonly groups: Readonly<Record<ElementGroup, string>>;
  readonly roles: Readonly<Record<CriterionRole, Term>>;
  readonly statuses: Readonly<Record<OptionStatus, Term>>;
  readonly verdicts: Readonly<Record<Verdict, Term>>;
  readonly thresholdPolicies: Readonly<Record<ThresholdPolicy, Term>>;
  readonly criteriaSets: Readonly<Record<TransplantSet, string>>;
  readonly contradictionTypes: Readonly<Record<ContradictionType, Term>>;
  /** Kinds of support the sources name for a criterion. */
  readonly bases: Readonly<Record<EvidenceBasis, string>>;
  readonly intervalKinds: Readonly<Record<IntervalKind, string>>;
  readonly structureFields: Readonly<Record<StructureField, string>>;
  readonly factStates: Readonly<Record<'yes' | 'no' | 'notRecorded' | 'implied', string>>;
  /** For everything the sources do not fix and a setting decides. */
  readonly assumption: Term;
  /** For options the sources mention without criteria. */
  readonly sourcesSilent: Term;
  /** Why a value was filled in. */
  readonly impliedRules: Readonly<Record<ImpliedRule, string>>;
  /** What cannot be right together. */
  readonly conflictRules: Readonly<Record<ConflictRule, string>>;
  /** What the choices among the named assumptions mean, and what their numbers count. */
  readonly settingValues: Readonly<Record<string, string>>;
  readonly settingUnits: Readonly<Record<string, string>>;
}

/** All words of one language. */
export interface Wording {
  readonly criteria: Readonly<Record<CriterionId, CriterionWording>>;
  readonly options: Readonly<Record<OptionId, OptionWording>>;
  readonly elements: ElementWordings;
  /** The open questions themselves; their positions stand in `OPEN_QUESTIONS`. */
  readonly openQuestions: Readonly<Record<OpenQuestionId, string>>;
  readonly vocabulary: Vocabulary;
}
