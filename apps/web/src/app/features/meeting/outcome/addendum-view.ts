import { changedPlanLines, type Recommendation } from '@consilium/board';
import type { OutcomeRecord, RecommendationInput } from '@consilium/contracts';

/** One signed or waiting addendum, as it reads. */
export interface AddendumView {
  readonly record: OutcomeRecord;
  readonly text: string;
  /** The recommendation as it reads from this addendum on; null where the addendum leaves it alone. */
  readonly recommendation: RecommendationInput | null;
}

interface Snapshot {
  readonly recommendation: RecommendationInput;
  readonly addendumText: string | null;
}

const snapshotOf = (record: OutcomeRecord): Snapshot => JSON.parse(record.canonical) as Snapshot;

/** Addenda in the order they were made, each compared with the latest record that was signed before it. */
export function addendumViews(outcome: OutcomeRecord, addenda: readonly OutcomeRecord[]): AddendumView[] {
  let before = snapshotOf(outcome).recommendation;
  return addenda.map((record) => {
    const { recommendation, addendumText } = snapshotOf(record);
    const isSame = JSON.stringify(recommendation) === JSON.stringify(before);
    if (record.state === 'signedOff') before = recommendation;
    return { record, text: addendumText ?? '', recommendation: isSame ? null : recommendation };
  });
}

/** The recommendation in force: that of the latest signed record. */
export const recommendationInForce = (outcome: OutcomeRecord, addenda: readonly OutcomeRecord[]): RecommendationInput =>
  snapshotOf([outcome, ...addenda].findLast(({ state }) => state === 'signedOff') ?? outcome).recommendation;

/** Whether a correction changes what is done, and so needs the quorum of the case again. */
export const changesPlan = (before: RecommendationInput, after: RecommendationInput): boolean => changedPlanLines(before as Recommendation, after as Recommendation).length > 0;
