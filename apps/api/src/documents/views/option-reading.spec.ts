import { nelmEngine } from '@consilium/knowledge-nelm';
import { EXPLAINED_FACTS, EXPLAINED_LINES } from '@consilium/testing';
import { recordSample } from '../samples/record-sample.js';
import { readOutcome } from './outcome-reading.js';

const { snapshot, frozen, sha256 } = recordSample();
const evaluation = nelmEngine.evaluate(EXPLAINED_FACTS);
const explained = {
  snapshot: {
    ...snapshot,
    facts: [],
    evaluation: { ...snapshot.evaluation, options: evaluation.options.map(({ id, status, reasons }) => ({ optionId: id as never, status, reasons: reasons as never, pending: [], byPolicy: {} })) },
  },
  frozen: { ...frozen, evaluation: JSON.parse(JSON.stringify(evaluation)) as typeof frozen.evaluation },
};

describe('the options in the report', () => {
  it.each(['en', 'de'] as const)('are worded in %s as on screen and on the command line', (language) => {
    const view = readOutcome(explained.snapshot, explained.frozen, sha256, language);
    const { conflicts, options } = EXPLAINED_LINES[language];
    for (const [id, said] of Object.entries(options)) {
      const option = view.options.find((each) => each.id === id)!;
      expect({
        status: option.status,
        because: option.because.map(({ text }) => text),
        pending: option.pending?.facts ?? [],
        thresholds: option.thresholds,
        sets: option.sets,
        effects: said.effects,
      }).toEqual(said);
    }
    expect(view.evaluation[0]?.lines.map((line) => line.replace(/ \(.*$/u, ''))).toEqual(conflicts);
  });

  it('name the declared figures their reasons rest on, and those the board changed', () => {
    const facts = { ...EXPLAINED_FACTS, performanceStatusEcog: 3, hepaticFailure: false };
    const read = (settings: Record<string, number>) => {
      const changed = nelmEngine.evaluate(facts, { settings });
      const options = changed.options.map(({ id, status, reasons }) => ({ optionId: id as never, status, reasons: reasons as never, pending: [], byPolicy: {} }));
      return readOutcome({ ...explained.snapshot, evaluation: { ...snapshot.evaluation, options } }, { ...frozen, evaluation: JSON.parse(JSON.stringify(changed)) as typeof frozen.evaluation }, sha256, 'en').evaluation;
    };
    expect(read({}).at(-1)).toEqual({ title: 'Assumption made for computation', lines: expect.arrayContaining(['Supportive care comes into view from ECOG: 3']) });
    expect(read({ supportiveCareEcog: 2 }).find(({ title }) => title === 'Changed assumptions')?.lines).toEqual(['Supportive care comes into view from ECOG: 2 (changed by the board; the catalogue says 3)']);
  });

  it('say which of two values was recorded, and why one is missing', () => {
    const fact = (elementId: string, state: string, value: unknown) => ({ ...snapshot.facts[0]!, elementId: elementId as never, state: state as never, value: value as never });
    const told = readOutcome(
      { ...explained.snapshot, facts: [fact('lesionAbutsHilum', 'known', true), fact('lesionAbutsHilum', 'known', false), fact('lesionAbutsGut', 'pending', null)] },
      explained.frozen, sha256, 'en',
    );
    expect(told.options.find(({ id }) => id === 'debulking-cytoreduction')!.pending!.facts).toEqual(['Lesion abuts the hilum, yes or no', 'Lesion abuts bowel, pending', 'Extrahepatic disease']);
  });
});
