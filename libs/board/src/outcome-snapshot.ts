/**
 * The record that is signed: everything the signatories had before them, frozen in one object.
 *
 * Its canonical text is hashed, shown, signed and stored; documents are made from it and never from live data. The function that
 * writes canonical JSON (RFC 8785) is passed in. Lists are put in a fixed order first, so that the same outcome gives the same
 * text whatever order it was read from the database in.
 */
import type { CalendarDate } from './calendar-date.js';
import type { BallotContent } from './ballot.js';
import type { OpenedRound } from './ballot-round.js';
import type { Sha256 } from './commitment.js';
import type { Discipline } from './disciplines.js';
import type { Dissent } from './dissent.js';
import type {
  CaseId,
  CriterionId,
  ElementId,
  LesionId,
  MeetingId,
  OptionId,
  PersonId,
  Sha256Hex,
} from './identifiers.js';
import type { Instant } from './instant.js';
import { asJson, type Json } from './json-value.js';
import type { LesionPlan, LiverSegment } from './lesions.js';
import type { OptionStatus, Recommendation } from './recommendation.js';
import type { Signatories } from './signatories.js';
import { hex, utf8Bytes } from './utf8.js';

export const SNAPSHOT_FORMAT = 'consilium-outcome/1';

export interface SnapshotFact {
  readonly elementId: ElementId;
  readonly state: 'known' | 'pending' | 'notDone' | 'notObtainable';
  /** Null unless known. Competing values of one element are several facts. */
  readonly value: Json;
  readonly observedOn: CalendarDate | null;
  readonly pendingUntil: CalendarDate | null;
  readonly source: { readonly kind: string; readonly label: string };
  readonly enteredById: PersonId;
  readonly enteredAt: Instant;
}

export interface SnapshotLesion {
  readonly lesionId: LesionId;
  readonly number: number;
  readonly segment: LiverSegment;
  readonly sizeCm: number | null;
  readonly plan: LesionPlan | null;
  /** Place on the drawing, share of its width and height, 0 to 1; null where none was marked. */
  readonly x: number | null;
  readonly y: number | null;
}

/** A criterion set by a clinician against or without the facts. */
export interface SnapshotAssertion {
  readonly criterionId: CriterionId;
  readonly verdict: 'met' | 'notMet';
  readonly reason: string;
  readonly assertedById: PersonId;
  readonly assertedAt: Instant;
}

export interface SnapshotEvaluation {
  readonly evaluationSha256: Sha256Hex;
  readonly knowledgeVersion: string;
  readonly knowledgeSha256: Sha256Hex;
  readonly engineVersion: string;
  readonly options: readonly {
    readonly optionId: OptionId;
    readonly status: OptionStatus;
    readonly reasons: readonly string[];
    /** Facts that would settle an open status. */
    readonly pending: readonly ElementId[];
    /** Status under each threshold policy, where the option has thresholds. */
    readonly byPolicy: { readonly [policy: string]: OptionStatus };
  }[];
  readonly criteria: readonly { readonly criterionId: CriterionId; readonly verdict: 'met' | 'notMet' | 'unknown' }[];
}

/** The patient as banner and letters name them. */
export interface SnapshotPatient {
  readonly identifierSystem: string;
  readonly identifierValue: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'female' | 'male' | 'other';
}

/** A person named by id elsewhere in the record, as they were called when it was made. */
export interface SnapshotPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly discipline: Discipline | null;
}

export interface SnapshotAttendance {
  readonly personId: PersonId;
  readonly discipline: Discipline | null;
  readonly role: 'core' | 'cover' | 'guest';
  readonly coversPersonId: PersonId | null;
  readonly mode: 'room' | 'remote';
  readonly arrivedAt: Instant;
  readonly leftAt: Instant | null;
  /** Whether the person declared an interest that keeps them out of this case. */
  readonly recused: boolean;
}

export type SnapshotWish =
  | { readonly state: 'notAsked' }
  | { readonly state: 'asked'; readonly text: string; readonly askedBy: string; readonly askedOn: CalendarDate }
  | { readonly state: 'declinedToSay'; readonly askedBy: string; readonly askedOn: CalendarDate };

export interface SnapshotBallot {
  readonly personId: PersonId;
  readonly seatId: PersonId;
  readonly discipline: Discipline;
  readonly role: 'core' | 'cover';
  readonly content: BallotContent;
}

export interface SnapshotRound {
  readonly number: 1 | 2;
  readonly ballots: readonly SnapshotBallot[];
  readonly notCastIds: readonly PersonId[];
}

export interface OutcomeSnapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly caseVersion: number;
  readonly meetingId: MeetingId;
  readonly meetingOn: CalendarDate;
  readonly organisationName: string;
  readonly boardName: string;
  readonly patient: SnapshotPatient;
  /** Responsible consultant, who is answered. */
  readonly consultant: { readonly name: string; readonly contact: string };
  readonly summary: string;
  /** Everybody the record names by id, so that it can be read without any other table. */
  readonly people: readonly SnapshotPerson[];
  readonly question: { readonly code: string; readonly text: string };
  readonly wish: SnapshotWish;
  readonly facts: readonly SnapshotFact[];
  readonly lesions: readonly SnapshotLesion[];
  readonly assertions: readonly SnapshotAssertion[];
  /** Board settings in force: threshold policy, named assumptions, freshness and the like. */
  readonly settings: { readonly [name: string]: Json };
  readonly evaluation: SnapshotEvaluation;
  readonly attendance: readonly SnapshotAttendance[];
  readonly rounds: readonly SnapshotRound[];
  readonly recommendation: Recommendation;
  readonly dissents: readonly Dissent[];
  readonly signatories: Signatories;
  readonly confirmedById: PersonId;
  readonly confirmedAt: Instant;
  /** Hash of the signed record this one amends; null for the outcome itself. */
  readonly amendsSha256: Sha256Hex | null;
  /** What an addendum adds or corrects, in words; null for the outcome itself. */
  readonly addendumText: string | null;
}

export interface SnapshotParts extends Omit<OutcomeSnapshot, 'format' | 'rounds'> {
  readonly firstRound: OpenedRound | null;
  readonly secondRound: OpenedRound | null;
}

const by =
  <Item>(...keys: readonly ((item: Item) => string | number)[]) =>
  (a: Item, b: Item): number => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };

function snapshotRound(round: OpenedRound | null): readonly SnapshotRound[] {
  if (round === null) return [];
  const ballots = round.ballots.map(({ voter, content }) => ({ ...voter, content }));
  return [
    {
      number: round.number,
      ballots: ballots.toSorted(by(({ seatId }) => seatId)),
      notCastIds: round.notCast.map(({ personId }) => personId).toSorted(),
    },
  ];
}

/**
 * Builds the snapshot with its lists in a fixed order. The evaluation's options and criteria keep their order, which is the
 * catalogue's; so do conditions, kept treatments and actions, whose order was chosen by the board.
 * Throws NotJsonError for a value that canonical text could not hold unchanged.
 */
export function buildOutcomeSnapshot(parts: SnapshotParts): OutcomeSnapshot {
  const { firstRound, secondRound, ...rest } = parts;
  const snapshot: OutcomeSnapshot = {
    ...rest,
    format: SNAPSHOT_FORMAT,
    facts: parts.facts.toSorted(
      by(
        ({ elementId }) => elementId,
        ({ enteredAt }) => enteredAt,
        ({ enteredById }) => enteredById,
        ({ value }) => JSON.stringify(value),
      ),
    ),
    people: parts.people.toSorted(by(({ personId }) => personId)),
    lesions: parts.lesions.toSorted(by(({ number }) => number)),
    assertions: parts.assertions.toSorted(by(({ criterionId }) => criterionId)),
    attendance: parts.attendance.toSorted(
      by(
        ({ arrivedAt }) => arrivedAt,
        ({ personId }) => personId,
      ),
    ),
    rounds: [...snapshotRound(firstRound), ...snapshotRound(secondRound)],
    dissents: parts.dissents.toSorted(
      by(
        ({ recordedAt }) => recordedAt,
        ({ personId }) => personId,
      ),
    ),
  };
  return asJson(snapshot) as unknown as OutcomeSnapshot;
}

/** The exact text that is shown, hashed and signed. */
export function snapshotText(snapshot: OutcomeSnapshot, canonicalJson: (value: unknown) => string): string {
  return canonicalJson(snapshot);
}

/** SHA-256 over the UTF-8 bytes of the text; the same as `sha256sum` of a file holding exactly this text. */
export function snapshotHash(text: string, sha256: Sha256): Sha256Hex {
  return hex(sha256(utf8Bytes(text)));
}

/** Places at which two snapshots differ, for "compare with the earlier draft"; for example `recommendation.rationale`. */
export function changedPlaces(before: unknown, after: unknown, place = ''): readonly string[] {
  if (Object.is(before, after)) return [];
  const objects = typeof before === 'object' && typeof after === 'object' && before !== null && after !== null;
  if (!objects || Array.isArray(before) !== Array.isArray(after)) return [place];
  const [left, right] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => changedPlaces(left[key], right[key], place === '' ? key : `${place}.${key}`));
}
