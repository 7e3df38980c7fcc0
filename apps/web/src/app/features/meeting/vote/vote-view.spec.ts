import type { Round } from '@consilium/contracts';
import { wording } from '@consilium/knowledge-nelm/wording-en';
import { ClinicalWords } from '../../cases/words/clinical-words';
import { covering, driversOf, familyName, reservations, silent, voteView } from './vote-view';

const words = new ClinicalWords('en', wording, (key, parameters) => (parameters ? `${key} ${Object.values(parameters).join(' ')}` : key));

const person = (id: string, displayName: string, discipline: 'surgery' | 'radiology') => ({ id, displayName, discipline });
type Ballot = NonNullable<Round['ballots']>[number];

const ballot = (voter: Ballot['voter'], position: Ballot['position'], drivers: string[] = []): Ballot => ({
  voter, covers: null, position, confidence: 'high', drivers, commitment: 'a'.repeat(64), castAt: '2026-07-23T08:58:00Z',
});

const round = (more: Partial<Round>): Round => ({
  id: 'round', caseId: 'case', number: 1, state: 'open', openedAt: '2026-07-23T08:56:00Z', closedAt: null, sealOpenedAt: null, eligible: 9, sealed: 7, mine: null, ballots: null, notCast: null, tally: null, ...more,
});

const opened = round({
  state: 'opened',
  sealOpenedAt: '2026-07-23T09:00:00Z',
  ballots: [
    ballot(person('b', 'Dr Marie-Laure Castellane', 'radiology'), { kind: 'cannotJudge', reason: 'outside my field' }),
    ballot(person('a', 'Prof. Ingrid Valkenaar', 'surgery'), { kind: 'option', optionId: 'prrt-lu177' }, ['PRRT-N1-ALL', 'DEBULK-IND-01']),
    ballot(person('c', 'Mr Tom Harrowgate', 'surgery'), { kind: 'other', text: 'second opinion' }, ['PRRT-N1-ALL']),
  ],
});

describe('the vote of a case', () => {
  it('is nothing before the first round', () => {
    expect(voteView({ rounds: [], recommendation: null }, words)).toBeNull();
  });

  it('shows two counts and nothing else while it is sealed', () => {
    expect(voteView({ rounds: [round({})], recommendation: null }, words)).toEqual({ kind: 'sealed', sealed: 7, eligible: 9, open: true });
    expect(voteView({ rounds: [opened, round({ number: 2, state: 'closed' })], recommendation: null }, words)).toMatchObject({ kind: 'sealed', open: false });
  });

  it('lists options first, then other ways forward, then who could not judge', () => {
    const view = voteView({ rounds: [opened], recommendation: null }, words);
    expect(view?.kind === 'open' && view.positions.map(({ id }) => id)).toEqual(['prrt-lu177', 'other:second opinion', 'cannotJudge']);
    expect(view?.kind === 'open' && view.rounds[0]?.ballots.map(({ voter }) => voter)).toEqual(['Castellane', 'Valkenaar', 'Harrowgate']);
  });

  it('says who voted for whose seat and who did not vote, once the seal is open', () => {
    const [cover, ...others] = opened.ballots!;
    const stoodIn = { ...opened, ballots: [{ ...cover!, covers: person('e', 'Dr Liv Brekke-Stone', 'radiology') }, ...others], notCast: [person('d', 'Dr Elio Marchetti', 'surgery')] };
    expect(covering(stoodIn)).toEqual([{ voter: 'Castellane', absent: 'Brekke-Stone' }]);
    expect(silent(stoodIn)).toEqual(['Marchetti']);
    expect([covering(round({})), silent(round({}))]).toEqual([[], []]);
  });

  it('names driving criteria by how often they were named, and the words of who could not judge', () => {
    expect(driversOf(opened)).toEqual([{ criterionId: 'PRRT-N1-ALL', count: 2 }, { criterionId: 'DEBULK-IND-01', count: 1 }]);
    expect(reservations(opened)).toEqual([{ voter: 'Castellane', reason: 'outside my field' }]);
    expect(familyName('Dr Hanne Brekke-Stone')).toBe('Brekke-Stone');
  });
});
