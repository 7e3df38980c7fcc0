/**
 * Whether a case can be decided at its meeting: ready, ready with conditions, or not ready, and for everything that is not there
 * who owes it, until when, and what it would change.
 *
 * Two things are asked for: the board's minimum dataset, and every fact that could change the list of options. A missing fact that
 * would change nothing does not hold a case up.
 */
import { compareDates, daysBetween, type CalendarDate } from './calendar-date.js';
import { isStaleOn, knowledgeOf, type ElementKnowledge, type FactInForce } from './element-knowledge.js';
import type { ElementId, OptionId } from './identifiers.js';
import type { Instant } from './instant.js';
import {
  READINESS_GROUPS,
  readinessItem,
  type OwnerRole,
  type ReadinessGroup,
  type ReadinessItem,
} from './readiness-items.js';
import { fillReason, type ReasonParams } from './ruling.js';

export type ReadinessVerdict = 'ready' | 'conditional' | 'notReady';

/** `blocks`: not ready while it stands. `conditions`: ready with conditions. `none`: worth knowing, holds nothing up. */
export type ReadinessEffect = 'blocks' | 'conditions' | 'none';

export const READINESS_SENTENCES = {
  'readiness.missing': '{item} is not there.',
  'readiness.notDone': '{item} was not done.',
  'readiness.pendingUndated': '{item} is pending without a date.',
  'readiness.pendingBefore': '{item} is expected on {date}, before the meeting.',
  'readiness.pendingAfter': '{item} is expected on {date}, after the meeting.',
  'readiness.notObtainable': '{item} cannot be obtained; the board decides without it.',
  'readiness.conflicting': 'Values for {item} compete.',
  'readiness.stale': '{item} is {days} days old on the day of the meeting; the window is {window}.',
  'readiness.undated': '{item} has no date, so its age is not known.',
} as const;
export type ReadinessCode = keyof typeof READINESS_SENTENCES;

export interface ReadinessFinding {
  readonly itemId: string;
  readonly group: ReadinessGroup;
  readonly elementIds: readonly ElementId[];
  readonly code: ReadinessCode;
  readonly effect: ReadinessEffect;
  readonly ownerRole: OwnerRole;
  /** When it is owed. */
  readonly dueAt: Instant;
  /** When it is promised, for pending items with a date. */
  readonly expectedOn: CalendarDate | null;
  /** Options the value could move; empty when it would change nothing. */
  readonly movesOptionIds: readonly OptionId[];
  /** Plain English; translations go by code and params. */
  readonly sentence: string;
  readonly params: ReasonParams;
}

export type GroupState = 'recorded' | 'asserted' | 'conflicting' | 'missing' | 'notNeeded';

export interface Readiness {
  readonly verdict: ReadinessVerdict;
  /** Blocking findings first, then conditions, then the rest; within each in the order of the groups. */
  readonly findings: readonly ReadinessFinding[];
  /** One cell per group, for the coordinator's board. */
  readonly groups: Readonly<Record<ReadinessGroup, GroupState>>;
}

export interface ReadinessQuestion {
  /** The board's minimum dataset. */
  readonly items: readonly ReadinessItem[];
  readonly facts: readonly FactInForce[];
  /** Elements whose value could change the list, with the options they could move; from the criteria. */
  readonly movable: readonly { readonly elementId: ElementId; readonly optionIds: readonly OptionId[] }[];
  /** Day of the meeting: ages are counted to it, and promises measured by it. */
  readonly meetingOn: CalendarDate;
  readonly cutOffAt: Instant;
}

interface Shortfall {
  readonly code: ReadinessCode;
  readonly elementIds: readonly ElementId[];
  readonly expectedOn: CalendarDate | null;
  readonly params: ReasonParams;
}

export function assessReadiness(question: ReadinessQuestion): Readiness {
  const movable = new Map(question.movable.map(({ elementId, optionIds }) => [elementId, optionIds]));
  const listed = new Set(question.items.flatMap(({ elementIds }) => elementIds));
  const beyond = [...movable.keys()].filter((elementId) => !listed.has(elementId)).map(beyondTheList);

  const findings = [
    ...question.items.map((item) => ({ item, required: true })),
    ...beyond.map((item) => ({ item, required: false })),
  ].flatMap(({ item, required }) =>
    shortfallsOf(item, question).map((shortfall): ReadinessFinding => {
      const movesOptionIds = [...new Set(item.elementIds.flatMap((elementId) => movable.get(elementId) ?? []))];
      return {
        itemId: item.itemId,
        group: item.group,
        elementIds: shortfall.elementIds,
        code: shortfall.code,
        effect: effectOf(shortfall.code, item.need, movesOptionIds.length > 0, required),
        ownerRole: item.ownerRole,
        dueAt: question.cutOffAt,
        expectedOn: shortfall.expectedOn,
        movesOptionIds,
        sentence: fillReason(READINESS_SENTENCES[shortfall.code], shortfall.params),
        params: shortfall.params,
      };
    }),
  );
  return { verdict: verdictOf(findings), findings: inOrder(findings), groups: groupStates(question, findings) };
}

/** An element that could change the list although the board does not ask for it in every case. */
function beyondTheList(elementId: ElementId): ReadinessItem {
  return (
    readinessItem(elementId) ?? {
      itemId: elementId,
      group: 'question',
      elementIds: [elementId],
      satisfiedBy: 'all',
      need: 'whenItMovesOptions',
      ownerRole: 'coordinator',
      freshnessDays: null,
    }
  );
}

/** What is wrong with one item: nothing, or one thing per element; one thing in all where any element would do. */
function shortfallsOf(item: ReadinessItem, question: ReadinessQuestion): readonly Shortfall[] {
  const elements = item.elementIds.map((elementId) => knowledgeOf(elementId, question.facts));
  const known = elements.filter(({ state }) => state === 'known');
  if (item.satisfiedBy === 'all') return elements.flatMap((element) => shortfallOf(element, item, question) ?? []);
  if (known.length === 0) {
    const hopes = elements.flatMap((element) => shortfallOf(element, item, question) ?? []);
    const best = hopes.toSorted((a, b) => HOPE.indexOf(a.code) - HOPE.indexOf(b.code))[0];
    return best ? [{ ...best, elementIds: item.elementIds, params: { ...best.params, item: item.itemId } }] : [];
  }
  const conflicts = known.filter(({ conflicting }) => conflicting);
  if (conflicts.length > 0) return conflicts.flatMap((element) => shortfallOf(element, item, question) ?? []);
  const aged = known.map((element) => shortfallOf(element, item, question));
  return aged.every((shortfall) => shortfall !== null) ? aged.slice(0, 1).flatMap((shortfall) => shortfall ?? []) : [];
}

const HOPE: readonly ReadinessCode[] = [
  'readiness.pendingBefore',
  'readiness.pendingAfter',
  'readiness.pendingUndated',
  'readiness.notObtainable',
  'readiness.notDone',
  'readiness.missing',
];

function shortfallOf(element: ElementKnowledge, item: ReadinessItem, question: ReadinessQuestion): Shortfall | null {
  const { meetingOn } = question;
  const short = (code: ReadinessCode, params: ReasonParams = {}): Shortfall => ({
    code,
    elementIds: [element.elementId],
    expectedOn: element.state === 'pending' ? element.pendingUntil : null,
    params: { item: element.elementId, ...params },
  });
  switch (element.state) {
    case 'missing':
      return short('readiness.missing');
    case 'notDone':
      return short('readiness.notDone');
    case 'notObtainable':
      return short('readiness.notObtainable');
    case 'pending': {
      if (element.pendingUntil === null) return short('readiness.pendingUndated');
      const inTime = compareDates(element.pendingUntil, meetingOn) <= 0;
      return short(inTime ? 'readiness.pendingBefore' : 'readiness.pendingAfter', { date: element.pendingUntil });
    }
    case 'known': {
      if (element.conflicting) return short('readiness.conflicting');
      if (item.freshnessDays === null) return null;
      if (element.observedOn === null) return short('readiness.undated');
      if (!isStaleOn(element.observedOn, item.freshnessDays, meetingOn)) return null;
      const days = daysBetween(element.observedOn, meetingOn);
      return short('readiness.stale', { days, window: item.freshnessDays });
    }
  }
}

/**
 * How a shortfall weighs. What could move the list, or is needed always, weighs; anything else is only said.
 * Beyond the board's own list a missing fact makes the case conditional at most, but competing values that move the list block it.
 */
function effectOf(
  code: ReadinessCode,
  need: ReadinessItem['need'],
  moves: boolean,
  required: boolean,
): ReadinessEffect {
  if (code === 'readiness.conflicting') return moves ? 'blocks' : 'none';
  if (!moves && need !== 'always') return 'none';
  const blocking: readonly ReadinessCode[] = [
    'readiness.missing',
    'readiness.notDone',
    'readiness.pendingUndated',
    'readiness.pendingAfter',
  ];
  return required && blocking.includes(code) ? 'blocks' : 'conditions';
}

function verdictOf(findings: readonly ReadinessFinding[]): ReadinessVerdict {
  if (findings.some(({ effect }) => effect === 'blocks')) return 'notReady';
  return findings.some(({ effect }) => effect === 'conditions') ? 'conditional' : 'ready';
}

function inOrder(findings: readonly ReadinessFinding[]): readonly ReadinessFinding[] {
  const weight: readonly ReadinessEffect[] = ['blocks', 'conditions', 'none'];
  return findings.toSorted(
    (a, b) =>
      weight.indexOf(a.effect) - weight.indexOf(b.effect) ||
      READINESS_GROUPS.indexOf(a.group) - READINESS_GROUPS.indexOf(b.group),
  );
}

function groupStates(
  question: ReadinessQuestion,
  findings: readonly ReadinessFinding[],
): Readonly<Record<ReadinessGroup, GroupState>> {
  const stateOf = (group: ReadinessGroup): GroupState => {
    const own = findings.filter((finding) => finding.group === group);
    if (own.some(({ code }) => code === 'readiness.conflicting')) return 'conflicting';
    if (own.some(({ effect }) => effect !== 'none')) return 'missing';
    const elements = question.items
      .filter((item) => item.group === group)
      .flatMap(({ elementIds }) => elementIds)
      .map((elementId) => knowledgeOf(elementId, question.facts))
      .filter(({ state }) => state === 'known');
    if (elements.length === 0) return 'notNeeded';
    return elements.every(({ asserted }) => asserted) ? 'asserted' : 'recorded';
  };
  return Object.fromEntries(READINESS_GROUPS.map((group) => [group, stateOf(group)])) as Record<
    ReadinessGroup,
    GroupState
  >;
}
