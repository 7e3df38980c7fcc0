import { EXPLAINED_FACTS, EXPLAINED_LINES } from '@consilium/testing';
import { wording as de } from '@consilium/knowledge-nelm/wording-de';
import { uiWords } from '@consilium/ui';
import cases from '../../../../i18n/de/cases.json' with { type: 'json' };
import { english, fact, readingOf, wordsFrom } from '../testing/made-up-case';
import { ClinicalWords } from '../words/clinical-words';
import { sensitivityOf } from './case-reading';
import { explained } from './explained';
import { missingFacts } from './missing-facts';
import { optionView } from './option-view';

const reading = readingOf({ facts: Object.entries(EXPLAINED_FACTS).map(([element, value]) => fact(element, value as never)) });
const sensitivity = sensitivityOf(reading);
const ui = { en: await uiWords.en(), de: await uiWords.de() };
const german = new ClinicalWords('de', de, wordsFrom({ cases, ui: ui.de }));

describe('the explanation on screen', () => {
  it.each([['en', english], ['de', german]] as const)('is worded in %s as in the report and on the command line', (language, words) => {
    const { conflicts, options } = EXPLAINED_LINES[language];
    const statuses = (ui[language] as { status: Record<string, string> }).status;
    for (const [id, said] of Object.entries(options)) {
      const view = optionView(reading, id, sensitivity, words, false, { contradictions: [], evidence: [] })!;
      expect({
        status: view.status,
        because: [...view.speaksFor, ...view.holdsAt].map(({ text }) => text),
        thresholds: (view.thresholds?.policies ?? []).flatMap(({ id: policy, status }) => (status ? [`${policy}: ${statuses[status]}`] : [])),
        sets: (view.sets ?? []).map(({ name, verdictText }) => `${name}: ${verdictText}`),
        effects: Object.fromEntries(
          Object.keys(said.effects).map((criterion) => {
            const first = view.trace.findIndex((row) => row.id === criterion);
            const next = view.trace.findIndex((row, index) => index > first && row.id !== '');
            return [criterion, view.trace.slice(first, next).map(({ effect }) => effect.text)];
          }),
        ),
        pending: said.pending,
      }).toEqual(said);
    }
    expect(reading.evaluation.conflicts.map(({ id }) => words.conflict(id))).toEqual(conflicts);
  });

  it('has the headings, status words and state words of the explanation on the card', () => {
    for (const [language, words] of [['en', english], ['de', german]] as const) {
      const { status, criterion, option } = ui[language] as Record<'status' | 'criterion' | 'option', Record<string, string>>;
      for (const [code, { label }] of Object.entries(words.vocabulary.statuses)) expect([code, status[code]]).toEqual([code, label]);
      for (const [code, { label }] of Object.entries(words.vocabulary.verdicts)) expect([code, criterion[code]]).toEqual([code, label]);
      const card = explained(reading, 'debulking-cytoreduction', words)!.children.filter(({ kind }) => kind === 'section').map(({ text }) => text);
      expect(card).toEqual(expect.arrayContaining([option['speaksFor'], option['holdsAt']!.replace('{{status}}', status['insufficientData']!)]));
    }
  });

  it('asks for the facts the explanation names, among all that could change something', () => {
    const asked = missingFacts(reading, sensitivity, null, english).facts.map(({ label }) => label);
    for (const { pending } of Object.values(EXPLAINED_LINES.en.options)) expect(asked).toEqual(expect.arrayContaining([...pending]));
  });
});
