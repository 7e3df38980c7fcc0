/**
 * The words of the design language. Facts are square, positions are round: a criterion state says what is recorded
 * about the patient, an option status says where the sources stand on a treatment.
 */

/** Where an option stands; the six statuses of the catalogue, in the order in which lists show them. */
export const OPTION_STATUSES = [
  'supported',
  'consider',
  'insufficientData',
  'notRecommended',
  'contraindicated',
  'notIndicated',
] as const;
export type OptionStatus = (typeof OPTION_STATUSES)[number];

/** What is known about one criterion. `asserted`: a clinician's judgement; `conflicting`: two sources, both kept. */
export const CRITERION_STATES = ['met', 'notMet', 'unknown', 'asserted', 'conflicting'] as const;
export type CriterionState = (typeof CRITERION_STATES)[number];

/** Whether a case can be discussed. */
export const READINESS_VERDICTS = ['ready', 'conditional', 'notReady'] as const;
export type ReadinessVerdict = (typeof READINESS_VERDICTS)[number];

/** One data group of a case in the readiness table. `recorded` and `notNeeded` are quiet on purpose. */
export const DATA_STATES = ['recorded', 'notNeeded', 'missing', 'asserted', 'conflicting', 'stale'] as const;
export type DataState = (typeof DATA_STATES)[number];

/** Whether a discipline is in the room. */
export const PRESENCES = ['present', 'remote', 'cover', 'awaited', 'absent', 'notNeeded'] as const;
export type Presence = (typeof PRESENCES)[number];

/** State of one person's signature under one text. */
export const SIGNATURE_STATES = ['signed', 'signedWithDissent', 'declined', 'stale', 'notSigned'] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** Outcome of comparing two things that should be equal. */
export const PROOF_STATES = ['holds', 'differs', 'amended'] as const;
export type ProofState = (typeof PROOF_STATES)[number];
