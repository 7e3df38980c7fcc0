import { checkAddendum, changedPlanLines, type Addendum, type SignedOutcome } from './addendum.js';
import type { Quorum } from './quorum.js';
import type { Recommendation } from './recommendation.js';

const PLAN: Recommendation = {
  position: { kind: 'option', optionId: 'tae' },
  intent: 'symptomControl',
  conditions: [{ condition: 'a', then: 'b', otherwise: 'c' }],
  rationale: 'symptoms',
  reasonAgainstStatus: '',
  keptForLater: [],
  trialOffered: 'none',
  wishConsidered: 'yes',
  actions: [{ what: 'angiography', ownerId: 'ada', dueOn: '2026-08-01' }],
  nextReviewOn: null,
  communicatorId: 'ada',
};
const SIGNED: SignedOutcome = { sha256: 'a'.repeat(64), recommendation: PLAN };
const addendum = (change: Partial<Recommendation> | null, over: Partial<Addendum> = {}): Addendum => ({
  amendsSha256: SIGNED.sha256,
  text: 'The clinic date was mistyped.',
  amendedRecommendation: change && { ...PLAN, ...change },
  ...over,
});
const MET: Quorum = { met: true, metSince: '2026-07-30T08:00:00Z', disciplines: [] };
const NOT_MET: Quorum = {
  met: false,
  metSince: null,
  disciplines: [{ discipline: 'surgery', state: 'awaited', personIds: [], since: null, causes: [] }],
};

describe('addendum', () => {
  it('refers to the latest signed record and says what it adds', () => {
    expect(checkAddendum(addendum(null), null, null)).toMatchObject({ code: 'addendum.nothingSigned' });
    expect(checkAddendum(addendum(null, { amendsSha256: 'b'.repeat(64) }), SIGNED, null)).toMatchObject({
      code: 'addendum.otherRecord',
    });
    expect(checkAddendum(addendum(null, { text: ' ' }), SIGNED, null)).toMatchObject({ code: 'addendum.textMissing' });
    expect(checkAddendum(addendum(null), SIGNED, null)).toEqual({ ok: true, changesPlan: false });
  });

  it('needs no quorum to correct an action, a date or a sentence', () => {
    const corrected = {
      actions: [{ what: 'angiography', ownerId: 'bo', dueOn: '2026-08-02' }],
      rationale: 'severe symptoms',
    };
    expect(checkAddendum(addendum(corrected), SIGNED, null)).toEqual({ ok: true, changesPlan: false });
  });

  it.each<[string, Partial<Recommendation>]>([
    ['position', { position: { kind: 'option', optionId: 'tace' } }],
    ['intent', { intent: 'cure' }],
    ['conditions', { conditions: [] }],
    ['keptForLater', { keptForLater: [{ optionId: 'prrt-lu177', why: 'later' }] }],
  ])('needs the quorum again to change the %s, whatever it is called', (line, change) => {
    expect(changedPlanLines(PLAN, { ...PLAN, ...change })).toEqual([line]);
    expect(checkAddendum(addendum(change), SIGNED, NOT_MET)).toMatchObject({
      code: 'addendum.quorumNeeded',
      params: { missing: 'surgery' },
    });
    expect(checkAddendum(addendum(change), SIGNED, null)).toMatchObject({ code: 'addendum.quorumNeeded' });
    expect(checkAddendum(addendum(change), SIGNED, MET)).toEqual({ ok: true, changesPlan: true });
  });

  it('does not take another order of keys or an absent optional id for a change', () => {
    const same: Recommendation = {
      ...PLAN,
      position: { optionId: 'tae', kind: 'option' },
      conditions: [{ otherwise: 'c', then: 'b', condition: 'a', thenOptionId: undefined }],
    };
    expect(changedPlanLines(PLAN, same)).toEqual([]);
    expect(
      changedPlanLines(PLAN, {
        ...PLAN,
        conditions: [{ condition: 'a', then: 'b', otherwise: 'c', thenOptionId: 'tae' }],
      }),
    ).toEqual(['conditions']);
  });
});
