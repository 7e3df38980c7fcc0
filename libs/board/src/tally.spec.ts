import fc from 'fast-check';
import type { BallotPosition } from './ballot.js';
import type { OpenedRound } from './ballot-round.js';
import type { Discipline } from './disciplines.js';
import { shift, tally } from './tally.js';

type Spoken = readonly [seat: string, discipline: Discipline, said: string, voter?: string];
const position = (said: string): BallotPosition =>
  said === '?'
    ? { kind: 'cannotJudge', reason: 'outside my field' }
    : said.startsWith('+')
      ? { kind: 'other', text: said }
      : { kind: 'option', optionId: said };
const opened = (...spoken: Spoken[]): OpenedRound => ({
  roundId: 'round',
  caseId: 'case',
  number: 1,
  ballots: spoken
    .filter(([, , said]) => said !== '')
    .map(([seatId, discipline, said, voter]) => ({
      ballotId: `b-${seatId}`,
      voter: { personId: voter ?? seatId, seatId, discipline, role: 'core' },
      content: { position: position(said), confidence: null, drivers: [] },
    })),
  notCast: spoken
    .filter(([, , said]) => said === '')
    .map(([seatId, discipline]) => ({ personId: seatId, seatId, discipline, role: 'core' })),
});
const ORDER = ['debulking-cytoreduction', 'tae', 'prrt-lu177'];

describe('tally', () => {
  it('counts by discipline and option, and keeps abstaining and not voting apart', () => {
    const counted = tally(
      opened(
        ['s1', 'surgery', 'prrt-lu177'],
        ['s2', 'surgery', 'debulking-cytoreduction'],
        ['p', 'pathology', '?'],
        ['r', 'radiology', ''],
        ['n', 'nuclearMedicine', '+wait'],
      ),
      ORDER,
    );
    expect(counted.total).toEqual({
      options: [
        { optionId: 'debulking-cytoreduction', count: 1 },
        { optionId: 'prrt-lu177', count: 1 },
      ],
      other: 1,
      cannotJudge: 1,
      notCast: 1,
    });
    expect(counted.byDiscipline.map(({ discipline }) => discipline)).toEqual([
      'surgery',
      'radiology',
      'nuclearMedicine',
      'pathology',
    ]);
    expect(counted.byDiscipline[1]).toEqual({
      discipline: 'radiology',
      options: [],
      other: 0,
      cannotJudge: 0,
      notCast: 1,
    });
    expect(counted.ballotCount).toBe(4);
  });

  it('lists options in the catalogue order, not by votes, and an unknown one after them', () => {
    const counted = tally(
      opened(
        ['a', 'surgery', 'tae'],
        ['b', 'surgery', 'tae'],
        ['c', 'surgery', 'zz'],
        ['d', 'surgery', 'debulking-cytoreduction'],
      ),
      ORDER,
    );
    expect(counted.total.options.map(({ optionId }) => optionId)).toEqual(['debulking-cytoreduction', 'tae', 'zz']);
  });

  it('agrees with a recount, whoever voted what in which order', () => {
    const spoken = fc.array(
      fc.tuple(
        fc.constantFrom<Discipline>('surgery', 'radiology', 'pathology'),
        fc.constantFrom(...ORDER, '?', '', '+wait'),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spoken, (ballots) => {
        const entries = ballots.map(([discipline, said], index): Spoken => [`seat${index}`, discipline, said]);
        const counted = tally(opened(...entries), ORDER);
        for (const optionId of ORDER) {
          const expected = entries.filter(([, , said]) => said === optionId).length;
          expect(counted.total.options.find((row) => row.optionId === optionId)?.count ?? 0).toBe(expected);
          const parts = counted.byDiscipline.map(
            (row) => row.options.find((one) => one.optionId === optionId)?.count ?? 0,
          );
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(expected);
        }
        expect(counted.ballotCount + counted.total.notCast).toBe(entries.length);
        expect(tally(opened(...entries.toReversed()), ORDER)).toEqual(counted);
      }),
    );
  });
});

describe('shift', () => {
  it('shows who moved, who stayed, and who voted in one round only', () => {
    const first = opened(
      ['a', 'surgery', 'tae'],
      ['b', 'surgery', '?'],
      ['c', 'radiology', ''],
      ['d', 'radiology', '+x', 'cover'],
    );
    const second = opened(
      ['a', 'surgery', 'tae'],
      ['b', 'surgery', 'tae'],
      ['c', 'radiology', 'tae'],
      ['d', 'radiology', '+y', 'member'],
      ['e', 'pathology', '?'],
    );
    const moved = shift(first, second);
    expect(
      moved.seats.map(({ seatId, first: before, second: then, moved: has }) => [seatId, before.kind, then.kind, has]),
    ).toEqual([
      ['a', 'option', 'option', false],
      ['b', 'cannotJudge', 'option', true],
      ['c', 'notCast', 'option', true],
      ['d', 'other', 'other', true],
      ['e', 'notPresent', 'cannotJudge', true],
    ]);
    expect(moved).toMatchObject({ movedCount: 2, votedTwiceCount: 3 });
    expect(moved.seats[3]).toMatchObject({ firstVoterId: 'cover', secondVoterId: 'member' });
  });

  it('moves nobody between a round and itself', () => {
    const round = opened(['a', 'surgery', 'tae'], ['b', 'surgery', '?'], ['c', 'radiology', '']);
    expect(shift(round, round)).toMatchObject({ movedCount: 0, votedTwiceCount: 2 });
  });
});
