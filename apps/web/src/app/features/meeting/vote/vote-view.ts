import type { Deliberation, Dissent, Position, Round } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { formatDate, type DissentView, type PositionView, type VoteView } from '@consilium/ui';
import type { ClinicalWords } from '../../cases/words/clinical-words';

const CANNOT_JUDGE = 'cannotJudge';

/** The round in progress while it is sealed, else all opened rounds; null before the first. */
export function voteView({ rounds, recommendation }: Pick<Deliberation, 'rounds' | 'recommendation'>, words: ClinicalWords): VoteView | null {
  const opened = rounds.filter(({ ballots }) => ballots !== null);
  const last = rounds.at(-1);
  if (!last) return null;
  if (last.ballots === null) return { kind: 'sealed', sealed: last.sealed, eligible: last.eligible, open: last.state === 'open' };
  return openVote(opened, recommendation?.dissents ?? [], words);
}

/** Opened rounds only, for the time in which a further round is sealed. */
export function openVote(opened: readonly Round[], dissents: readonly Dissent[], words: ClinicalWords): Extract<VoteView, { kind: 'open' }> {
  const { say, language } = words;
  return {
    kind: 'open',
    positions: positionsOf(opened, words),
    rounds: opened.map(({ number, sealOpenedAt, ballots }) => ({
      label: say(`meeting.vote.openedAt.${number}`, { time: formatDate(sealOpenedAt ?? '', 'time', language) }),
      short: say(`meeting.vote.short.${number}`),
      ballots: (ballots ?? []).map(({ voter, position }) => ({
        voterId: voter.id,
        voter: familyName(voter.displayName),
        discipline: voter.discipline ? say(`terms.discipline.${voter.discipline}`) : '',
        positionId: positionId(position),
      })),
    })),
    dissents: dissents.map((dissent) => dissentView(dissent, words)),
  };
}

export function dissentView({ id, person, reason, acknowledgedBy, acknowledgedAt }: Dissent, { say }: ClinicalWords): DissentView {
  return {
    id,
    person: person.displayName,
    discipline: person.discipline ? say(`terms.discipline.${person.discipline}`) : '',
    text: reason,
    ...(acknowledgedBy && acknowledgedAt ? { acknowledged: { by: acknowledgedBy.displayName, at: acknowledgedAt } } : {}),
  };
}

/** In the order of the catalogue, then other ways forward as they were written, then "cannot judge". */
function positionsOf(rounds: readonly Round[], words: ClinicalWords): PositionView[] {
  const found = new Map<string, Position>();
  for (const { ballots } of rounds) for (const { position } of ballots ?? []) found.set(positionId(position), position);
  const order = (position: Position): number =>
    position.kind === 'option' ? nelmKnowledge.options.findIndex(({ id }) => id === position.optionId) : position.kind === 'other' ? 1_000 : 1_001;
  return [...found]
    .sort(([, one], [, other]) => order(one) - order(other))
    .map(([id, position]) => ({ id, label: position.kind === 'option' ? words.option(position.optionId).shortName : position.kind === 'other' ? position.text : words.say('meeting.vote.cannotJudge') }));
}

const positionId = (position: Position): string => (position.kind === 'option' ? position.optionId : position.kind === 'other' ? `other:${position.text}` : CANNOT_JUDGE);

/** "Prof. Ingrid Valkenaar" gives "Valkenaar". */
export const familyName = (displayName: string): string => displayName.trim().split(/\s+/).at(-1) ?? displayName;

export interface DriverCount {
  readonly criterionId: string;
  readonly count: number;
}

/** Criteria named as driving the votes of a round, most often first, then by id. */
export function driversOf(round: Round): DriverCount[] {
  const counts = new Map<string, number>();
  for (const { drivers } of round.ballots ?? []) for (const id of drivers) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([criterionId, count]) => ({ criterionId, count })).sort((one, other) => other.count - one.count || one.criterionId.localeCompare(other.criterionId));
}

/** Who of the voters in the room cast no ballot: neither a vote nor an abstention. Empty while the seal is closed. */
export const silent = (round: Round): string[] => (round.notCast ?? []).map(({ displayName }) => familyName(displayName));

/** Who voted for the seat of somebody absent. */
export const covering = (round: Round): { readonly voter: string; readonly absent: string }[] =>
  (round.ballots ?? []).flatMap(({ voter, covers }) => (covers === null ? [] : [{ voter: familyName(voter.displayName), absent: familyName(covers.displayName) }]));

/** Reasons of those who could not judge, with who said so. */
export const reservations = (round: Round): { readonly voter: string; readonly reason: string }[] =>
  (round.ballots ?? []).flatMap(({ voter, position }) => (position.kind === 'cannotJudge' ? [{ voter: familyName(voter.displayName), reason: position.reason }] : []));
