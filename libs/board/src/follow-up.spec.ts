import { comeDue, factsOfCourse, type CalendarQuestion, type DatedFact } from './follow-up.js';

const fact = (element: string, value: unknown, more: Partial<DatedFact> = {}): DatedFact => ({ factId: element, element, state: 'known', value, observedOn: '2026-01-01', pendingUntil: null, ...more });
const due = (question: Partial<CalendarQuestion>): string[] =>
  comeDue({ state: 'signedOff', facts: [], openOptionIds: ['liver-transplantation'], reviewOn: null, today: '2026-04-01', ...question }).map(({ reasonId, occasion }) => `${reasonId} ${occasion}`);

describe('what comes due by time', () => {
  it.each<[string, Partial<CalendarQuestion>, string[]]>([
    ['six months of stability are reached', { facts: [fact('stableMonths', 4)], today: '2026-03-03' }, ['sixStableMonths stableMonths']],
    ['not a day too early', { facts: [fact('stableMonths', 4)], today: '2026-03-02' }, []],
    ['they were reached before', { facts: [fact('stableMonths', 6)] }, []],
    ['transplantation is not open', { facts: [fact('stableMonths', 4)], openOptionIds: ['tae'] }, []],
    ['the disease has moved since', { facts: [fact('stableMonths', 4), fact('progressionStatus', 'progressive')] }, []],
    ['the disease is stable', { facts: [fact('stableMonths', 4), fact('progressionStatus', 'stable')] }, ['sixStableMonths stableMonths']],
    ['nothing says since when', { facts: [fact('stableMonths', 4, { observedOn: null })] }, []],
    ['the day of review', { reviewOn: '2026-04-01' }, ['reviewDue 2026-04-01']],
    ['the day before it', { reviewOn: '2026-04-02' }, []],
    ['a review of a case put off', { state: 'deferred', reviewOn: '2026-01-01' }, []],
    ['a promise whose day is over', { state: 'deferred', facts: [fact('sstrPositive', null, { state: 'pending', pendingUntil: '2026-03-31' })] }, ['promisedDatePassed sstrPositive']],
    ['a promise for today', { state: 'deferred', facts: [fact('sstrPositive', null, { state: 'pending', pendingUntil: '2026-04-01' })] }, []],
    ['a promise after the outcome', { facts: [fact('sstrPositive', null, { state: 'pending', pendingUntil: '2026-03-31' })] }, []],
  ])('%s', (_name, question, expected) => {
    expect(due(question)).toEqual(expected);
  });
});

it('the course speaks by the response of the treatment that ended last', () => {
  const event = (response: string | null, startsOn: string, endsOn: string | null = null) => ({ response, startsOn, endsOn });
  expect(factsOfCourse([event('PD', '2026-02-01'), event('PR', '2025-01-01', '2025-06-01'), event(null, '2026-03-01')])).toEqual({ responseCategory: 'PD' });
  expect(factsOfCourse([event(null, '2026-03-01')])).toEqual({});
});
