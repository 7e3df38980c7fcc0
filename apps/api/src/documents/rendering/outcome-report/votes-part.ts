import type { BallotView, RoundView } from '../../views/outcome-view.js';
import { cell, table, type Row } from '../page/table.js';
import { span, styles } from '../page/styles.js';
import type { Span } from '../typography/paragraph.js';
import { positionLabel, type Part } from './part.js';

export function drawVotes(part: Part): void {
  const { flow, view, texts } = part;
  const words = texts.outcome;
  if (view.rounds.length === 0) return;
  const first = view.rounds.find(({ number }) => number === 1) ?? null;
  const second = view.rounds.find(({ number }) => number === 2) ?? null;
  const voters = allVoters(view.rounds);
  const both = voters.filter((voterId) => ballotOf(first, voterId) !== null && ballotOf(second, voterId) !== null);
  const moved = both.filter((voterId) => hasMoved(ballotOf(first, voterId), ballotOf(second, voterId)));

  flow.heading(2, words.ballots, { note: words.ballotsNote(moved.length, both.length), keep: 60 });
  const columns = [
    { head: words.ballotColumns.discipline, share: 0.23 },
    { head: words.ballotColumns.voter, share: 0.27, isRowHead: true },
    ...(first === null ? [] : [{ head: words.ballotColumns.first, share: second === null ? 0.5 : 0.25 }]),
    ...(second === null ? [] : [{ head: words.ballotColumns.second, share: first === null ? 0.5 : 0.25 }]),
  ];
  table(flow, columns, voters.map((voterId) => voterRow(part, voterId, first, second)));

  const lines = view.rounds.map((round) => words.roundLine(round.number, countLine(part, round), round.ballots.length, round.eligible));
  const quorum = view.quorum === null ? '' : view.quorum.met ? words.quorumMet(view.quorum.present.length) : words.quorumNotMet(view.quorum.missing.map((discipline) => texts.disciplines[discipline]).join(', '));
  flow.y += 3;
  flow.paragraph([span([...lines, quorum].filter((line) => line !== '').join(' '), styles.cell)]);
}

const allVoters = (rounds: readonly RoundView[]): string[] => [...new Set(rounds.flatMap(({ ballots }) => ballots.map(({ voterId }) => voterId)))];
const ballotOf = (round: RoundView | null, voterId: string): BallotView | null => round?.ballots.find((ballot) => ballot.voterId === voterId) ?? null;

function hasMoved(first: BallotView | null, second: BallotView | null): boolean {
  if (first === null || second === null) return false;
  return JSON.stringify(withoutReason(first)) !== JSON.stringify(withoutReason(second));
}

/** Whoever cannot judge twice has not moved, whatever the words of the two reasons. */
const withoutReason = ({ position }: BallotView): unknown => (position.kind === 'cannotJudge' ? { kind: position.kind } : position);

function voterRow({ texts, view }: Part, voterId: string, first: RoundView | null, second: RoundView | null): Row {
  const before = ballotOf(first, voterId);
  const after = ballotOf(second, voterId);
  const ballot = (after ?? before)!;
  const dissents = view.dissents.some(({ person }) => person.name === ballot.voter.name);
  const words = texts.outcome;
  const isMoved = hasMoved(before, after);
  const position = (round: RoundView | null, found: BallotView | null, isChange: boolean): Span[] => {
    if (found === null) return [span(round === null ? '' : words.notCast, styles.cellQuiet)];
    const reason = found.position.kind === 'cannotJudge' ? `: ${found.position.reason}` : '';
    return [
      span(`${positionLabel(found.position, texts)}${reason}`, isChange ? styles.cellStrong : styles.cell),
      ...(isChange ? [span(` ${words.changed}`, styles.cellQuiet)] : []),
    ];
  };
  return [
    cell(span(ballot.voter.discipline === null ? '' : texts.disciplines[ballot.voter.discipline], styles.cellQuiet)),
    cell([
      span(ballot.voter.name, styles.cellStrong),
      ...(ballot.covers === null ? [] : [span(` ${words.covers(ballot.covers)}`, styles.cellQuiet)]),
      ...(dissents ? [span(` (${words.withDissent})`, styles.cellQuiet)] : []),
    ]),
    ...(first === null ? [] : [cell(position(first, before, false))]),
    ...(second === null ? [] : [cell(position(second, after, isMoved))]),
  ];
}

/** Counts in the order in which the positions first appear; nothing here ranks. */
function countLine({ texts }: Part, { ballots }: RoundView): string {
  const counts = new Map<string, number>();
  for (const { position } of ballots) {
    const label = positionLabel(position, texts);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => `${label} ${count}`).join(', ');
}
