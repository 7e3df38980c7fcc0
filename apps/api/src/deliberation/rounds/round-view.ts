import { ballotsInForce, tally, votersAt, type AttendanceRegister, type Instant } from '@consilium/board';
import type { PersonName, Round } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import type { PersonNames } from '../person-names.js';
import { openedRoundOf, type StoredRound } from './round-store.js';

/** Options in the order of the catalogue, which is the order of every tally. */
export const optionOrder: readonly string[] = nelmKnowledge.options.map(({ id }) => id);

/**
 * A round as one person may see it. Until the seal is open it shows numbers and the person's own ballot's version: not
 * whose ballots they are, and nothing of what they say.
 */
export function roundView(stored: StoredRound, register: AttendanceRegister, now: Instant, personId: string, names: PersonNames): Round {
  const { round, closedAt } = stored;
  const instant = closedAt ?? now;
  const mine = stored.ballots.find((ballot) => ballot.voterId === personId);
  const opened = openedRoundOf(stored);
  return {
    id: round.roundId,
    caseId: round.caseId,
    number: round.number,
    state: round.state === 'prepared' ? 'open' : round.state,
    openedAt: stored.openedAt,
    closedAt,
    sealOpenedAt: stored.sealOpenedAt,
    eligible: votersAt(register, round.caseId, instant).length,
    sealed: round.closing?.countedBallotIds.length ?? ballotsInForce(round, { register, instant }).length,
    mine: mine === undefined ? null : { castAt: mine.castAt, version: mine.version },
    ballots: opened === null ? null : opened.ballots.map((ballot) => openedBallot(stored, ballot, names)),
    notCast: opened === null ? null : opened.notCast.map((voter): PersonName => names.of(voter.personId)),
    tally: opened === null ? null : asPlain(tally(opened, optionOrder)),
  };
}

type Opened = NonNullable<ReturnType<typeof openedRoundOf>>['ballots'][number];

function openedBallot(stored: StoredRound, { ballotId, voter, content }: Opened, names: PersonNames): NonNullable<Round['ballots']>[number] {
  const { commitment, castAt } = stored.ballots.find((ballot) => ballot.ballotId === ballotId)!;
  return {
    voter: { ...names.of(voter.personId), discipline: voter.discipline },
    covers: voter.role === 'cover' ? names.of(voter.seatId) : null,
    position: content.position,
    confidence: content.confidence,
    drivers: [...content.drivers],
    commitment,
    castAt,
  };
}

const asPlain = ({ total, byDiscipline, ballotCount }: ReturnType<typeof tally>): NonNullable<Round['tally']> => ({
  total: { ...total, options: [...total.options] },
  byDiscipline: byDiscipline.map((row) => ({ ...row, options: [...row.options] })),
  ballotCount,
});
