/** The count of an opened round by discipline, and what moved between two rounds. Nothing here ranks options or people. */
import type { BallotPosition } from './ballot.js';
import type { OpenedRound } from './ballot-round.js';
import { DISCIPLINES, type Discipline } from './disciplines.js';
import type { BallotId, OptionId, PersonId, SeatId } from './identifiers.js';

export interface OptionCount {
  readonly optionId: OptionId;
  readonly count: number;
}

export interface TallyRow {
  /** Options with at least one vote, in the order handed in. */
  readonly options: readonly OptionCount[];
  /** Votes for a way that is not on the list. */
  readonly other: number;
  /** Abstentions: cast, with a reason. */
  readonly cannotJudge: number;
  /** Voters in the room who cast no ballot. */
  readonly notCast: number;
}

export interface Tally {
  readonly total: TallyRow;
  /** Disciplines with a voter in this round, in the order of the register. */
  readonly byDiscipline: readonly (TallyRow & { readonly discipline: Discipline })[];
  /** Ballots that count, abstentions included. */
  readonly ballotCount: number;
}

/** Counts a round. `optionOrder` is the catalogue's; options it does not hold follow in order of their id. */
export function tally(opened: OpenedRound, optionOrder: readonly OptionId[]): Tally {
  const inDiscipline = (discipline: Discipline): OpenedRound => ({
    ...opened,
    ballots: opened.ballots.filter(({ voter }) => voter.discipline === discipline),
    notCast: opened.notCast.filter((voter) => voter.discipline === discipline),
  });
  return {
    total: countRow(opened, optionOrder),
    byDiscipline: DISCIPLINES.map((discipline) => ({ discipline, part: inDiscipline(discipline) }))
      .filter(({ part }) => part.ballots.length + part.notCast.length > 0)
      .map(({ discipline, part }) => ({ discipline, ...countRow(part, optionOrder) })),
    ballotCount: opened.ballots.length,
  };
}

function countRow(part: OpenedRound, optionOrder: readonly OptionId[]): TallyRow {
  const counts = new Map<OptionId, number>();
  let other = 0;
  let cannotJudge = 0;
  for (const { content } of part.ballots) {
    if (content.position.kind === 'option')
      counts.set(content.position.optionId, (counts.get(content.position.optionId) ?? 0) + 1);
    else if (content.position.kind === 'other') other += 1;
    else cannotJudge += 1;
  }
  const beyond = [...counts.keys()].filter((optionId) => !optionOrder.includes(optionId)).sort();
  const options = [...optionOrder, ...beyond]
    .filter((optionId, index, order) => counts.has(optionId) && order.indexOf(optionId) === index)
    .map((optionId) => ({ optionId, count: counts.get(optionId) as number }));
  return { options, other, cannotJudge, notCast: part.notCast.length };
}

/** Where a seat stood in a round; `notCast` for a voter without a ballot, `notPresent` for a seat nobody held. */
export type SeatPosition =
  | { readonly kind: 'option'; readonly optionId: OptionId }
  | { readonly kind: 'other' }
  | { readonly kind: 'cannotJudge' }
  | { readonly kind: 'notCast' }
  | { readonly kind: 'notPresent' };

export interface SeatShift {
  readonly seatId: SeatId;
  readonly discipline: Discipline;
  readonly first: SeatPosition;
  readonly second: SeatPosition;
  /** Who spoke for the seat in each round; null where nobody did. A member may have arrived in place of a cover. */
  readonly firstVoterId: PersonId | null;
  readonly secondVoterId: PersonId | null;
  readonly moved: boolean;
}

export interface Shift {
  /** By discipline in the order of the register, then by seat id. */
  readonly seats: readonly SeatShift[];
  /** Seats that moved, among those with a ballot in both rounds. */
  readonly movedCount: number;
  /** Seats with a ballot in both rounds. */
  readonly votedTwiceCount: number;
}

/** What changed between the first and the second round. Two free texts count as unmoved only when they are the same text. */
export function shift(first: OpenedRound, second: OpenedRound): Shift {
  const places = new Map<SeatId, Discipline>();
  for (const round of [first, second]) {
    for (const { voter } of round.ballots) places.set(voter.seatId, voter.discipline);
    for (const voter of round.notCast) places.set(voter.seatId, voter.discipline);
  }
  const seats = [...places]
    .map(([seatId, discipline]): SeatShift & { readonly voted: boolean } => {
      const before = speak(first, seatId);
      const after = speak(second, seatId);
      return {
        seatId,
        discipline,
        first: before.position,
        second: after.position,
        firstVoterId: before.voterId,
        secondVoterId: after.voterId,
        moved: before.said !== after.said,
        voted: before.ballotId !== null && after.ballotId !== null,
      };
    })
    .sort(
      (a, b) => DISCIPLINES.indexOf(a.discipline) - DISCIPLINES.indexOf(b.discipline) || (a.seatId < b.seatId ? -1 : 1),
    );
  const twice = seats.filter(({ voted }) => voted);
  return {
    seats: seats.map(({ voted: _voted, ...seat }) => seat),
    movedCount: twice.filter(({ moved }) => moved).length,
    votedTwiceCount: twice.length,
  };
}

interface Spoken {
  readonly position: SeatPosition;
  readonly voterId: PersonId | null;
  readonly ballotId: BallotId | null;
  /** Comparable form of what was said. */
  readonly said: string;
}

function speak(round: OpenedRound, seatId: SeatId): Spoken {
  const ballot = round.ballots.find(({ voter }) => voter.seatId === seatId);
  if (ballot) {
    const said = ballot.content.position;
    return {
      position: positionOf(said),
      voterId: ballot.voter.personId,
      ballotId: ballot.ballotId,
      said: sayingOf(said),
    };
  }
  const silent = round.notCast.find((voter) => voter.seatId === seatId);
  const kind = silent ? 'notCast' : 'notPresent';
  return { position: { kind }, voterId: silent?.personId ?? null, ballotId: null, said: kind };
}

function positionOf(position: BallotPosition): SeatPosition {
  return position.kind === 'option' ? { kind: 'option', optionId: position.optionId } : { kind: position.kind };
}

function sayingOf(position: BallotPosition): string {
  if (position.kind === 'option') return `option ${position.optionId}`;
  return position.kind === 'other' ? `other ${position.text}` : 'cannotJudge';
}
