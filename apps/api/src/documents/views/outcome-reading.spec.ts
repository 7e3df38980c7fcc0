import { recordSample } from '../testing/record-sample.js';
import { readOutcome } from './outcome-reading.js';
import { factText } from './clinical-words.js';

const { snapshot, frozen, sha256 } = recordSample();

describe('reading a signed record', () => {
  const view = readOutcome(snapshot, frozen, sha256, 'en');

  it('names people, options and facts in words', () => {
    expect(view.recommendation.position).toEqual({ kind: 'option', optionId: 'debulking-cytoreduction', name: 'Hepatic cytoreduction (debulking), R1 or R2 accepted', status: 'supported' });
    expect(view.recommendation.actions).toEqual([{ what: 'Theatre date', owner: 'Prof. Ingrid Valkenaar', dueOn: '2026-07-31' }]);
    expect(view.rounds[1]!.ballots.map(({ voter, position }) => [voter.name, (position as { name: string }).name])).toEqual([
      ['Prof. Ingrid Valkenaar', 'Debulking'],
      ['Dr Jonas Lindqvist', 'Debulking'],
      ['Dr Mei-Lin Castellane', 'Debulking'],
    ]);
    expect(view.rounds.map(({ eligible, ballots }) => [eligible, ballots.length])).toEqual([[4, 4], [4, 3]]);
    expect(view.dissents).toEqual([{ person: { name: 'Dr Hanne Brekke-Stone', discipline: 'nuclearMedicine' }, reason: 'I would give PRRT first.', acknowledgedBy: 'Prof. Ingrid Valkenaar' }]);
    expect(view.options.find(({ id }) => id === 'everolimus')!.asksFor).toEqual(['Ki-67']);
    expect(view.options[0]!.because).toEqual([{ criterionId: 'DEBULK-IND-01', statement: expect.stringMatching(/\w{3}/), verdict: 'met' }]);
  });

  it('tells who did not sign although they took part', () => {
    expect(view.signatures.map(({ name }) => name)).toEqual(['Prof. Ingrid Valkenaar', 'Dr Jonas Lindqvist', 'Dr Mei-Lin Castellane']);
    expect(view.unsigned).toEqual([{ name: 'Dr Hanne Brekke-Stone', discipline: 'nuclearMedicine' }]);
  });

  it('shows what is known, first what the deciding criteria read, with value, unit, source and date', () => {
    expect(view.facts).toEqual([
      { label: 'Removable share', value: '84\u00A0%', provenance: 'CT, 15\u00A0Jul\u00A02026' },
      { label: 'Carcinoid heart disease', value: 'no', provenance: 'Echocardiography, 2\u00A0Jul\u00A02026' },
      { label: 'Ki-67', value: '12\u00A0%', provenance: 'Histology, 3\u00A0Jun\u00A02026' },
    ]);
    expect(factText('ki67Pct', { low: 3, high: 20 }, 'de')).toBe('3 bis 20\u00A0%');
    expect(factText('carcinoidHeartDisease', false, 'en')).toBe('no');
    expect(factText('differentiation', 'well', 'en')).toBe('well differentiated');
  });

  it('keeps an id it does not know instead of dropping it', () => {
    const foreign = readOutcome({ ...snapshot, recommendation: { ...snapshot.recommendation, position: { kind: 'option', optionId: 'of-another-version' as never } } }, frozen, sha256, 'en');
    expect(foreign.recommendation.position).toMatchObject({ name: 'of-another-version', status: null });
  });
});
