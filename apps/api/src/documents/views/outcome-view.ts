/**
 * What the outcome report and the letters say, in plain data: a pure function of the signed record, its signatures and the
 * wording of its knowledge version. Renderers read nothing else.
 */
import type { DisciplineCode, OptionStatusCode } from '@consilium/contracts';
import type { intents, questionCodes, segments, sexes, signatureMeanings, urgencies, lesionPlans } from '@consilium/contracts';

export type Intent = (typeof intents)[number];
export type SignatureMeaning = (typeof signatureMeanings)[number];
export type QuestionCode = (typeof questionCodes)[number];
export type Segment = (typeof segments)[number];
export type LesionPlan = (typeof lesionPlans)[number];
export type Sex = (typeof sexes)[number];
export type Urgency = (typeof urgencies)[number];

/** Who a document comes from. */
export interface Letterhead {
  readonly organisation: string;
  readonly board: string;
  readonly addressLines: readonly string[];
  /** One line at the foot of letters, e.g. telephone and register number. */
  readonly footer: string;
  /** Whether the organisation is the demonstration: people and patients are then marked as invented. */
  readonly isDemo: boolean;
  /** Which logo; its bytes come with the rendering. */
  readonly logo: { readonly sha256: string; readonly mediaType: LogoImage['mediaType']; readonly width: number; readonly height: number } | null;
  /** Wording of the organisation by `kind.block.language`; what is missing stands as delivered. */
  readonly wording: Readonly<Record<string, string>>;
  /** Version of the organisation's template; 1 as delivered. */
  readonly templateVersion: number;
}

export interface LogoImage {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  /** In pixels, or units of the drawing: only their ratio matters. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface PatientView {
  readonly familyName: string;
  readonly givenName: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: Sex;
  readonly identifier: string;
}

/** Ties a printed page to the record: hash of what was signed, and how far the case's log reached. */
export interface RecordSeal {
  readonly caseNumber: string;
  /** SHA-256 of the canonical text, 64 hexadecimal digits. */
  readonly contentSha256: string;
  readonly chainHead: { readonly position: number; readonly hash: string } | null;
}

export interface NamedPerson {
  readonly name: string;
  readonly discipline: DisciplineCode | null;
}

export type WishView =
  | { readonly state: 'notAsked' }
  | { readonly state: 'asked'; readonly text: string; readonly askedBy: string; readonly askedOn: string }
  | { readonly state: 'declinedToSay'; readonly askedBy: string; readonly askedOn: string };

export interface FactView {
  readonly label: string;
  readonly value: string;
  /** Where and when from, e.g. "MRI, 9 Jul 2026"; empty where not recorded. */
  readonly provenance: string;
}

export interface LesionView {
  readonly number: number;
  readonly segment: Segment;
  readonly sizeCm: number | null;
  readonly plan: LesionPlan | null;
  /** Place on the drawing as a share of its width and height, null where none was marked. */
  readonly x: number | null;
  readonly y: number | null;
}

/** A line of the explanation with the criterion it rests on, where it rests on one. */
export interface ReasonView {
  readonly text: string;
  readonly criterionId: string | null;
}

export interface OptionView {
  readonly id: string;
  readonly name: string;
  readonly status: OptionStatusCode;
  /** What speaks for the option, then what holds it where it is. */
  readonly because: readonly ReasonView[];
  /** Facts that could raise an open status, under their heading. */
  readonly pending: { readonly title: string; readonly facts: readonly string[] } | null;
  /** The result under each threshold, where they differ. */
  readonly thresholds: readonly string[];
  /** The result of each criteria set, never merged. */
  readonly sets: readonly string[];
}

/** What concerns the evaluation as a whole: contradictions in the facts, changed assumptions. */
export interface EvaluationView {
  readonly title: string;
  readonly lines: readonly string[];
}

export type PositionView =
  | { readonly kind: 'option'; readonly optionId: string; readonly name: string }
  | { readonly kind: 'other'; readonly text: string }
  | { readonly kind: 'cannotJudge'; readonly reason: string };

export interface BallotView {
  readonly voterId: string;
  readonly voter: NamedPerson;
  /** Name of the absent member the voter stands in for. */
  readonly covers: string | null;
  readonly position: PositionView;
  readonly confidence: 'low' | 'moderate' | 'high' | null;
}

export interface RoundView {
  readonly number: 1 | 2;
  readonly eligible: number;
  readonly ballots: readonly BallotView[];
}

export interface SignatureView {
  readonly name: string;
  readonly discipline: DisciplineCode | null;
  readonly capacity: 'chair' | 'requiredDiscipline' | 'voter';
  readonly meaning: SignatureMeaning;
  readonly reason: string;
  /** Instant in UTC, ISO 8601. */
  readonly signedAt: string;
  readonly sha256: string;
}

export interface DissentView {
  readonly person: NamedPerson;
  readonly reason: string;
  readonly acknowledgedBy: string | null;
}

export interface RecommendationView {
  readonly position:
    | { readonly kind: 'option'; readonly optionId: string; readonly name: string; readonly status: OptionStatusCode | null }
    | { readonly kind: 'other'; readonly text: string }
    | { readonly kind: 'noRecommendation'; readonly reason: string };
  readonly intent: Intent;
  readonly conditions: ReadonlyArray<{ readonly condition: string; readonly then: string; readonly otherwise: string }>;
  readonly rationale: string;
  readonly reasonAgainstStatus: string;
  readonly keptForLater: ReadonlyArray<{ readonly name: string; readonly why: string }>;
  readonly trialOffered: string;
  readonly wishConsidered: string;
  readonly actions: ReadonlyArray<{ readonly what: string; readonly owner: string; readonly dueOn: string }>;
  readonly nextReviewOn: string | null;
  readonly communicator: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

export interface EvidenceView {
  /** Short key the report uses, e.g. `CHAN2018`. */
  readonly key: string;
  readonly citation: string;
}

export interface OutcomeView {
  readonly letterhead: Letterhead;
  readonly seal: RecordSeal;
  readonly kind: 'outcome' | 'addendum';
  /** Content hash of the record an addendum amends. */
  readonly amends: string | null;
  /** What an addendum adds or corrects, in words. */
  readonly addendumText: string | null;
  /** Instant at which the record was frozen, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly meeting: { readonly title: string; readonly startsAt: string; readonly timeZone: string };
  readonly patient: PatientView;
  readonly question: { readonly code: QuestionCode; readonly text: string };
  readonly urgency: Urgency;
  readonly summary: string;
  readonly consultant: { readonly name: string; readonly contact: string };
  readonly patientKnows: string;
  readonly wish: WishView;
  readonly thresholdPolicy: string | null;
  readonly facts: readonly FactView[];
  readonly lesions: readonly LesionView[];
  readonly options: readonly OptionView[];
  readonly evaluation: readonly EvaluationView[];
  readonly disagreements: ReadonlyArray<{ readonly id: string; readonly text: string }>;
  readonly quorum: { readonly met: boolean; readonly present: readonly DisciplineCode[]; readonly missing: readonly DisciplineCode[] } | null;
  readonly rounds: readonly RoundView[];
  readonly recommendation: RecommendationView;
  readonly dissents: readonly DissentView[];
  readonly signatures: readonly SignatureView[];
  /** Those who took part or were required and did not sign. */
  readonly unsigned: readonly NamedPerson[];
  readonly evidence: readonly EvidenceView[];
  readonly knowledge: { readonly version: string; readonly hash: string; readonly engineVersion: string; readonly evaluationSha256: string };
}
