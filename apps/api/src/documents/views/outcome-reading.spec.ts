import { FrozenOutcome } from '../orders/frozen.js';
import { recordSample } from '../samples/record-sample.js';
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
    expect(view.options.map(({ id }) => id)).toEqual(snapshot.evaluation.options.map(({ optionId }) => optionId));
  });

  it('takes the lines of each option from the explanation of the stored evaluation', () => {
    const option = (id: string) => view.options.find((each) => each.id === id)!;
    expect(option('debulking-cytoreduction')).toMatchObject({
      status: 'supported',
      because: expect.arrayContaining([{ criterionId: 'DEBULK-IND-01', text: 'Functional tumour with hormonal symptoms, threshold met' }]),
      thresholds: ['T70: Supported', 'T80: Supported', 'T90: Insufficient data'],
    });
    expect(option('everolimus').pending).toEqual({ title: 'Facts that could raise it', facts: expect.arrayContaining(['Course']) });
    expect(option('two-stage-hepatectomy').because).toEqual([{ criterionId: null, text: 'The sources mention this option without giving criteria.' }]);
    expect(option('liver-transplantation').sets).toHaveLength(7);
  });

  it('says the verdict of each deciding criterion where the evaluation is no longer there, so that an open one never reads as met', () => {
    const bare = readOutcome(snapshot, { ...frozen, evaluation: null }, sha256, 'en');
    const open = bare.options.find(({ status, because }) => status === 'insufficientData' && because.length > 0)!;
    for (const { text } of open.because) expect(text).toMatch(/: Unknown$/);
    expect(bare.evaluation).toEqual([]);
    const foreign = { ...frozen, evaluation: { ...frozen.evaluation!, engine: '0.0.1' } };
    expect(readOutcome(snapshot, foreign, sha256, 'en').options).toEqual(bare.options);
  });

  it('reads an order of the first format without its evaluation', () => {
    const { evaluation: _evaluation, ...first } = frozen;
    const read = FrozenOutcome.parse({ ...first, format: 'consilium-frozen-outcome/1', optionDetails: [] });
    expect(read).toEqual({ ...frozen, evaluation: null });
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
