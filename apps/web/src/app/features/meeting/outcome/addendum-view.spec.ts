import type { OutcomeRecord } from '@consilium/contracts';
import { addendumViews, changesPlan, recommendationInForce } from './addendum-view';
import { emptyDraft } from './recommendation-draft';

const first = { ...emptyDraft(), position: { kind: 'option' as const, optionId: 'rfa' }, rationale: 'Two small lesions.' };
const second = { ...first, position: { kind: 'option' as const, optionId: 'mwa' } };
const record = (state: OutcomeRecord['state'], recommendation: object, addendumText: string | null) => ({ state, canonical: JSON.stringify({ recommendation, addendumText }) }) as OutcomeRecord;
const outcome = record('signedOff', first, null);

describe('addenda', () => {
  it('show a recommendation only where it differs from the one signed before', () => {
    const views = addendumViews(outcome, [record('signedOff', first, 'The date was wrong.'), record('returned', second, 'Another method.'), record('awaitingSignatures', second, 'Another method, again.')]);
    expect(views.map(({ text, recommendation }) => [text, recommendation?.position])).toEqual([
      ['The date was wrong.', undefined],
      ['Another method.', { kind: 'option', optionId: 'mwa' }],
      ['Another method, again.', { kind: 'option', optionId: 'mwa' }],
    ]);
  });

  it('count once they are signed', () => {
    expect(recommendationInForce(outcome, [record('awaitingSignatures', second, 'x')])).toEqual(first);
    expect(recommendationInForce(outcome, [record('signedOff', second, 'x'), record('returned', first, 'y')])).toEqual(second);
  });

  it('change the plan by what is done, not by how it is worded', () => {
    expect(changesPlan(first, second)).toBe(true);
    expect(changesPlan(first, { ...first, rationale: 'Worded better.' })).toBe(false);
  });
});
