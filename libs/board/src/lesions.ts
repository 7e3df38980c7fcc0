/**
 * What follows from a list of liver lesions, and where a typed value disagrees with it.
 *
 * Burden, achievable cytoreduction and lesion count are different measures and are never converted into each other.
 */
import type { ElementId, LesionId } from './identifiers.js';

export const LIVER_SEGMENTS = ['1', '2', '3', '4a', '4b', '5', '6', '7', '8'] as const;
/** Couinaud segment; 4 is drawn as 4a (above) and 4b (below). */
export type LiverSegment = (typeof LIVER_SEGMENTS)[number];

export const LESION_PLANS = ['resect', 'ablate', 'leave'] as const;
export type LesionPlan = (typeof LESION_PLANS)[number];

export interface Lesion {
  readonly lesionId: LesionId;
  readonly segment: LiverSegment;
  /** Largest diameter in centimetres, 0.1 to 30; null when not measured. */
  readonly sizeCm: number | null;
  /** Null when not assessed, which is not the same as false. */
  readonly nearHilum: boolean | null;
  readonly nearVessel: boolean | null;
  readonly nearPortal: boolean | null;
  readonly nearGut: boolean | null;
  /** Null when not decided. */
  readonly plan: LesionPlan | null;
}

export type DerivedValue = number | boolean | string | readonly string[];

export interface DerivedElement {
  readonly elementId: ElementId;
  readonly value: DerivedValue;
  /** Lesions the value rests on. */
  readonly lesionIds: readonly LesionId[];
  /**
   * `store`: may be entered as a fact of source "lesion map". `displayOnly`: the criteria imply it themselves from another
   * element and treat an implied value differently from a recorded one (catalogue 0.1, ABL-AC-02 against ABL-RC-04), so it is
   * shown and never recorded.
   */
  readonly use: 'store' | 'displayOnly';
}

const RIGHT_LOBE: readonly LiverSegment[] = ['5', '6', '7', '8'];
const LEFT_LOBE: readonly LiverSegment[] = ['2', '3', '4a', '4b'];
/** More lesions than this count as numerous (catalogue 0.1; an assumption made for computation). */
const NUMEROUS_ABOVE = 10;

/** True when one lesion has the finding, false when every lesion is known not to, otherwise undecided. */
function anyLesion(lesions: readonly Lesion[], finding: (lesion: Lesion) => boolean | null): boolean | null {
  if (lesions.some((lesion) => finding(lesion) === true)) return true;
  return lesions.every((lesion) => finding(lesion) === false) ? false : null;
}

/**
 * Derives patient-level values from a lesion map.
 *
 * @param complete whether every lesion seen is on the map. If not, only findings that further lesions cannot undo are derived:
 *   that both lobes are involved, that some lesion has a finding, that there are more than ten.
 */
export function deriveFromLesions(lesions: readonly Lesion[], complete: boolean): readonly DerivedElement[] {
  const derived: DerivedElement[] = [];
  const add = (
    elementId: ElementId,
    value: DerivedValue | null,
    basis: readonly Lesion[] = lesions,
    use: DerivedElement['use'] = 'store',
  ): void => {
    if (value !== null) derived.push({ elementId, value, lesionIds: basis.map(({ lesionId }) => lesionId), use });
  };
  const lasting = (value: boolean | null): boolean | null => (complete || value === true ? value : null);
  const within = (lobe: readonly LiverSegment[]): readonly Lesion[] =>
    lesions.filter(({ segment }) => lobe.includes(segment));

  if (complete) add('lesionCount', lesions.length);
  if (complete && lesions.length > 0 && lesions.every(({ sizeCm }) => sizeCm !== null)) {
    const largest = lesions.reduce((a, b) => ((b.sizeCm as number) > (a.sizeCm as number) ? b : a));
    add('maxLesionSizeCm', largest.sizeCm, [largest]);
  }
  // The caudate lobe (segment 1) belongs to neither side.
  const lateral = [...within(LEFT_LOBE), ...within(RIGHT_LOBE)];
  add('bilobar', lasting(within(LEFT_LOBE).length > 0 && within(RIGHT_LOBE).length > 0), lateral);
  if (complete) add('segmentsInvolved', segmentNumbers(lesions));
  if (complete && lesions.length === 1) add('metastaticPattern', 'I', lesions, 'displayOnly');
  add('numerousLesions', lasting(lesions.length > NUMEROUS_ABOVE), lesions, 'displayOnly');

  add('lesionAbutsHilum', lasting(anyLesion(lesions, ({ nearHilum }) => nearHilum)));
  add('lesionAbutsGut', lasting(anyLesion(lesions, ({ nearGut }) => nearGut)));
  // Vessels and portal structures matter to ablation: the catalogue defines both elements for ablation targets only.
  const targets = lesions.filter(({ plan }) => plan === 'ablate');
  if (targets.length > 0) {
    add('lesionAdjacentToLargeVessel', lasting(anyLesion(targets, ({ nearVessel }) => nearVessel)), targets);
    add('lesionNearPortalStructures', lasting(anyLesion(targets, ({ nearPortal }) => nearPortal)), targets);
  }
  return derived;
}

/** Couinaud numbers 1 to 8 as text, each once, ascending; 4a and 4b are both 4. */
function segmentNumbers(lesions: readonly Lesion[]): readonly string[] {
  return [...new Set(lesions.map(({ segment }) => segment.slice(0, 1)))].sort();
}

export interface LesionDisagreement {
  readonly code:
    | 'lesions.typedValueDiffers'
    | 'lesions.fewerTypedThanDrawn'
    | 'lesions.burdenZeroWithLesions'
    | 'lesions.noneWithBurden';
  readonly elementId: ElementId;
  readonly typed: DerivedValue;
  /** What the map says; for an incomplete map a lower bound of the count. */
  readonly drawn: DerivedValue;
}

/** A closed interval of a measured percentage. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Typed values that disagree with the map. Nothing is repaired: both stand, and the disagreement is flagged.
 *
 * @param typed values entered by hand, by element id; absent, null and undefined mean not entered.
 */
export function lesionDisagreements(
  typed: Readonly<Record<ElementId, DerivedValue | Interval | null | undefined>>,
  lesions: readonly Lesion[],
  complete: boolean,
): readonly LesionDisagreement[] {
  const entered = (elementId: ElementId): DerivedValue | Interval | null =>
    Object.hasOwn(typed, elementId) ? (typed[elementId] ?? null) : null;
  const found: LesionDisagreement[] = [];
  for (const { elementId, value } of deriveFromLesions(lesions, complete)) {
    const hand = entered(elementId);
    if (hand !== null && !isInterval(hand) && !sameDerived(hand, value)) {
      found.push({ code: 'lesions.typedValueDiffers', elementId, typed: hand, drawn: value });
    }
  }
  const count = entered('lesionCount');
  if (!complete && typeof count === 'number' && count < lesions.length) {
    found.push({ code: 'lesions.fewerTypedThanDrawn', elementId: 'lesionCount', typed: count, drawn: lesions.length });
  }
  const burden = entered('liverBurdenPct');
  const [least, most] = burden !== null && isInterval(burden) ? [burden.low, burden.high] : [burden, burden];
  if (most === 0 && lesions.length > 0) {
    found.push({ code: 'lesions.burdenZeroWithLesions', elementId: 'liverBurdenPct', typed: 0, drawn: lesions.length });
  }
  if (complete && lesions.length === 0 && typeof least === 'number' && least > 0) {
    found.push({ code: 'lesions.noneWithBurden', elementId: 'liverBurdenPct', typed: least, drawn: 0 });
  }
  return found;
}

function isInterval(value: DerivedValue | Interval): value is Interval {
  return typeof value === 'object' && !Array.isArray(value);
}

function sameDerived(a: DerivedValue, b: DerivedValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    const [left, right] = [new Set(a.map(String)), new Set(b.map(String))];
    return left.size === right.size && [...left].every((each) => right.has(each));
  }
  return a === b;
}
