/**
 * What may follow a signed outcome. Nothing signed is edited: an addendum is a record of its own that refers to the one it
 * amends and is signed in turn. One that changes the plan is a decision of the board and needs the quorum again.
 */
import type { Sha256Hex } from './identifiers.js';
import type { Quorum } from './quorum.js';
import type { Recommendation } from './recommendation.js';
import { isBlank, refuse, type Ruling } from './ruling.js';

export interface Addendum {
  /** Hash of the signed record this one amends. */
  readonly amendsSha256: Sha256Hex;
  readonly text: string;
  /** The recommendation as it reads from now on, or null when the addendum leaves it alone. */
  readonly amendedRecommendation: Recommendation | null;
}

export const ADDENDUM_REASONS = {
  'addendum.nothingSigned': 'The outcome is not signed yet; correct the draft instead.',
  'addendum.otherRecord': 'The addendum refers to another record than the latest signed one of this case.',
  'addendum.textMissing': 'Say in words what the addendum adds or corrects.',
  'addendum.quorumNeeded': 'The addendum changes the plan and needs the quorum of the case: {missing}.',
} as const;
export type AddendumRefusalCode = keyof typeof ADDENDUM_REASONS;

/** What a change to it makes an addendum change the plan: what is done, for which goal, under which conditions, what is kept. */
const PLAN_LINES = [
  'position',
  'intent',
  'conditions',
  'keptForLater',
] as const satisfies readonly (keyof Recommendation)[];

/** Lines of the plan that differ. Wording, dates and owners are corrections; what is done to the patient is the plan. */
export function changedPlanLines(
  before: Recommendation,
  after: Recommendation,
): readonly (typeof PLAN_LINES)[number][] {
  return PLAN_LINES.filter((line) => !sameValue(before[line], after[line]));
}

export interface SignedOutcome {
  readonly sha256: Sha256Hex;
  readonly recommendation: Recommendation;
}

/**
 * Whether an addendum may be put up for signing. Whether it changes the plan is read from what it changes, not from what its
 * author calls it.
 *
 * @param latest the latest signed record of the case, addenda included; null when there is none.
 * @param quorum the quorum of the case now, read from the register of the meeting in which the addendum is made.
 */
export function checkAddendum(
  addendum: Addendum,
  latest: SignedOutcome | null,
  quorum: Quorum | null,
): Ruling<{ readonly changesPlan: boolean }, AddendumRefusalCode> {
  if (latest === null) return refuse(ADDENDUM_REASONS, 'addendum.nothingSigned');
  if (addendum.amendsSha256 !== latest.sha256) return refuse(ADDENDUM_REASONS, 'addendum.otherRecord');
  if (isBlank(addendum.text)) return refuse(ADDENDUM_REASONS, 'addendum.textMissing');
  const changesPlan =
    addendum.amendedRecommendation !== null &&
    changedPlanLines(latest.recommendation, addendum.amendedRecommendation).length > 0;
  if (changesPlan && quorum?.met !== true) {
    const missing = (quorum?.disciplines ?? [])
      .filter(({ state }) => state === 'awaited')
      .map(({ discipline }) => discipline);
    return refuse(ADDENDUM_REASONS, 'addendum.quorumNeeded', { missing: missing.join(', ') || 'no meeting is open' });
  }
  return { ok: true, changesPlan };
}

/** Equal as data, whatever the order of an object's keys; a property that is undefined is one that is not there. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)].map((entries) =>
    entries.filter(([, value]) => value !== undefined),
  );
  const other = new Map(right);
  return (
    left?.length === right?.length &&
    (left ?? []).every(([key, value]) => other.has(key) && sameValue(value, other.get(key)))
  );
}
