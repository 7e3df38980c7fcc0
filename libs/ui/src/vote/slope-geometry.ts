import type { BallotView, OpenRoundView, PositionView } from './vote.model';

/** Letters of a label that fit on one line beside the drawing. */
const LINE = 18;

/** Height of one person's band, and the gap between positions, in px. */
const BAND = 24;
const GAP = 20;
const TOP = 34;
/** Height of one line of a label, in px. */
export const LABEL_LINE = 16;

export interface SlopePerson {
  readonly voterId: string;
  readonly voter: string;
  readonly y: number;
}

export interface SlopeBlock {
  readonly positionId: string;
  readonly label: string;
  /** The label broken into lines that fit beside the drawing. */
  readonly lines: readonly string[];
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly people: readonly SlopePerson[];
}

export interface SlopeBand {
  readonly voterId: string;
  readonly fromY: number;
  readonly toY: number;
  readonly changed: boolean;
}

export interface SlopeDrawing {
  readonly height: number;
  readonly left: readonly SlopeBlock[];
  readonly right: readonly SlopeBlock[];
  readonly bands: readonly SlopeBand[];
  readonly changed: ReadonlySet<string>;
}

/**
 * Two rounds as stacks of people with a band from where each stood to where each stands. People keep the order of the
 * first round inside a position, so that bands cross only where somebody moved. Who voted in one round only has no band.
 */
export function slopeDrawing(positions: readonly PositionView[], first: OpenRoundView, second: OpenRoundView): SlopeDrawing {
  const left = blocks(positions, first.ballots);
  const order = new Map(left.flatMap((block) => block.people).map((person, index) => [person.voterId, index]));
  const right = blocks(
    positions,
    [...second.ballots].sort((a, b) => (order.get(a.voterId) ?? Infinity) - (order.get(b.voterId) ?? Infinity)),
  );
  const ends = new Map(right.flatMap((block) => block.people.map((person) => [person.voterId, { y: person.y, positionId: block.positionId }] as const)));
  const bands = left.flatMap((block) =>
    block.people.flatMap((person): SlopeBand[] => {
      const end = ends.get(person.voterId);
      return end ? [{ voterId: person.voterId, fromY: person.y, toY: end.y, changed: end.positionId !== block.positionId }] : [];
    }),
  );
  return {
    height: Math.max(left.at(-1)?.bottom ?? TOP, right.at(-1)?.bottom ?? TOP) + 12,
    left,
    right,
    bands: [...bands].sort((a, b) => Number(a.changed) - Number(b.changed)),
    changed: new Set(bands.filter((band) => band.changed).map((band) => band.voterId)),
  };
}

function blocks(positions: readonly PositionView[], ballots: readonly BallotView[]): SlopeBlock[] {
  let y = TOP;
  const found: SlopeBlock[] = [];
  for (const position of positions) {
    const own = ballots.filter((ballot) => ballot.positionId === position.id);
    if (own.length === 0) continue;
    const top = y;
    const people = own.map((ballot, index) => ({ voterId: ballot.voterId, voter: ballot.voter, y: top + BAND * index + BAND / 2 }));
    y = top + BAND * own.length;
    found.push({ positionId: position.id, label: position.label, lines: labelLines(position.label), count: own.length, top, bottom: y, people });
    y += GAP + Math.max(0, labelLines(position.label).length - own.length - 1) * LABEL_LINE;
  }
  return found;
}

/** Words of a label on lines of at most 18 letters; a longer word stands alone on its line. */
export function labelLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
