/**
 * Events after a recommendation that call for discussing the patient again (catalogue, section 8). A trigger that fires opens a
 * follow-up task; whether the case is reopened is a person's decision.
 */
import type { ElementId, OptionId } from './identifiers.js';

/** Facts of a case by element id; null or absent means not known. */
export type FactsByElement = Readonly<Record<ElementId, unknown>>;

export const REDISCUSSION_TRIGGER_IDS = [
  'recurrence',
  'progressionOnTherapy',
  'responseAllowingSurgery',
  'extrahepaticDiseaseChanged',
  'refractorySymptoms',
  'sixStableMonths',
  'gradeChanged',
  'carcinoidHeartDisease',
  'organDysfunction',
  'debulkingCompleted',
  'wishChanged',
] as const;
export type RediscussionTriggerId = (typeof REDISCUSSION_TRIGGER_IDS)[number];

export interface RediscussionTrigger {
  readonly triggerId: RediscussionTriggerId;
  /** What happened, in plain English; translations go by the id. */
  readonly says: string;
  /** Where it comes from; null for an assumption of this product. */
  readonly source: string | null;
  /** Elements whose change fires the trigger. */
  readonly elementIds: readonly ElementId[];
}

export interface FiredTrigger extends RediscussionTrigger {
  /** The elements that changed, in the order of the trigger. */
  readonly changedElementIds: readonly ElementId[];
}

export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

type Fires = (change: Change) => boolean;

const known = (value: unknown): boolean => value !== null && value !== undefined;
const becomes =
  (...values: readonly unknown[]): Fires =>
  ({ before, after }) =>
    values.includes(after) && before !== after;
/** Between two known values; a value that was missing before is new, not changed. */
const differs: Fires = ({ before, after }) =>
  known(before) && known(after) && JSON.stringify(before) !== JSON.stringify(after);
const gains: Fires = ({ before, after }) =>
  Array.isArray(after) && after.some((item) => !(Array.isArray(before) ? before : []).includes(item));
const reachesMonths =
  (months: number): Fires =>
  ({ before, after }) =>
    typeof after === 'number' && after >= months && !(typeof before === 'number' && before >= months);
/** A wish that is new and decided, or any change of a known one. */
const wishChanges: Fires = (change) =>
  differs(change) || (!known(change.before) && (change.after === 'wantsSurgery' || change.after === 'declinesSurgery'));
const recorded: Fires = ({ before, after }) => !known(before) && known(after);

interface Rule {
  readonly says: string;
  readonly source: string | null;
  readonly fires: Readonly<Record<ElementId, Fires>>;
  /** Fires only while one of these options is open. */
  readonly whileOpen?: readonly OptionId[];
}

const RULES: Readonly<Record<RediscussionTriggerId, Rule>> = {
  recurrence: {
    says: 'The disease has come back after treatment with curative intent.',
    source: 'XIANG2021 P5; CHAN2018',
    fires: { recurrence: becomes(true) },
  },
  progressionOnTherapy: {
    says: 'The disease progresses on the current therapy.',
    source: 'Catalogue section 8',
    fires: {
      progressionStatus: becomes('progressive'),
      progressionOnSsa: becomes(true),
      responseCategory: becomes('PD'),
    },
  },
  responseAllowingSurgery: {
    says: 'A response may allow surgery after downstaging.',
    source: 'Catalogue section 8; note to the option neoadjuvant-downstaging',
    fires: {
      progressionStatus: becomes('responding'),
      responseCategory: becomes('CR', 'PR'),
      completeResectionFeasible: ({ before, after }) => before === false && after === true,
      combinedClearanceFeasible: ({ before, after }) => before === false && after === true,
    },
  },
  extrahepaticDiseaseChanged: {
    says: 'Extrahepatic disease is new, has spread, or was removed.',
    source: 'Catalogue section 8',
    fires: { extrahepaticDisease: becomes('present', 'resected'), extrahepaticSites: gains },
  },
  refractorySymptoms: {
    says: 'Hormonal symptoms no longer answer to treatment.',
    source: 'Catalogue section 8',
    fires: { hormonalSymptomsRefractory: becomes(true) },
  },
  sixStableMonths: {
    says: 'The disease has been stable for six months, which the transplant criteria ask for.',
    source: 'Catalogue section 8; LT-MAZZ16-06',
    fires: { stableMonths: reachesMonths(6) },
    whileOpen: ['liver-transplantation'],
  },
  gradeChanged: {
    says: 'A new specimen gives another grade.',
    source: null,
    fires: { reportedGrade: differs, differentiation: differs, grade: differs },
  },
  carcinoidHeartDisease: {
    says: 'Carcinoid heart disease was found.',
    source: 'Catalogue section 8',
    fires: { carcinoidHeartDisease: becomes(true) },
  },
  organDysfunction: {
    says: 'Liver, kidneys, coagulation or the portal vein now limit what can be done.',
    source: 'Catalogue section 8',
    fires: {
      hepaticInsufficiency: becomes(true),
      hepaticFailure: becomes(true),
      renalInsufficiency: becomes(true),
      renalFailure: becomes(true),
      mainPortalVeinThrombosis: becomes(true),
      uncorrectableCoagulopathy: becomes(true),
    },
  },
  debulkingCompleted: {
    says: 'Debulking is done; the therapy that follows has to be chosen.',
    source: 'Catalogue section 8; EQ-12',
    fires: { postCytoreduction: becomes(true), achievedCytoreductionPct: recorded },
  },
  wishChanged: {
    says: 'The patient wants something else than at the time of the recommendation.',
    source: 'Catalogue section 8',
    fires: { patientPreference: wishChanges },
  },
};

export const REDISCUSSION_TRIGGERS: readonly RediscussionTrigger[] = REDISCUSSION_TRIGGER_IDS.map((triggerId) => {
  const { says, source, fires } = RULES[triggerId];
  return { triggerId, says, source, elementIds: Object.keys(fires) };
});

/**
 * Triggers that fire between two states of a case's facts, in the order of the catalogue.
 *
 * @param openOptionIds options that were open when the recommendation was made.
 */
export function firedTriggers(
  before: FactsByElement,
  after: FactsByElement,
  openOptionIds: readonly OptionId[] = [],
): readonly FiredTrigger[] {
  const valueIn = (facts: FactsByElement, elementId: ElementId): unknown =>
    Object.hasOwn(facts, elementId) ? (facts[elementId] ?? null) : null;
  return REDISCUSSION_TRIGGERS.flatMap((trigger) => {
    const { fires, whileOpen } = RULES[trigger.triggerId];
    if (whileOpen && !whileOpen.some((optionId) => openOptionIds.includes(optionId))) return [];
    const changedElementIds = trigger.elementIds.filter((elementId) =>
      (fires[elementId] as Fires)({ before: valueIn(before, elementId), after: valueIn(after, elementId) }),
    );
    return changedElementIds.length > 0 ? [{ ...trigger, changedElementIds }] : [];
  });
}
