import { remarkThreads } from '../remarks/remark-threads';
import { absent, assertion, DEBULKING_FACTS, english, event, fact, lesion, readingOf, TODAY } from '../testing/made-up-case';
import { answerWords } from './answer-words';
import { competingReadings, sensitivityOf } from './case-reading';
import { courseSentence, courseView, markersOf } from './course-view';
import { factView, keyFacts } from './key-facts';
import { lesionViews } from './lesion-views';
import { missingFacts } from './missing-facts';

describe('key numbers', () => {
  it('are plain when a document recorded them and marked when a person judged', () => {
    const reading = readingOf({ facts: [fact('bilirubinMgDl', 0.8), fact('flrAdequate', true, { source: { kind: 'person', label: 'Judged on CT' } })] });
    expect(factView(reading, 'bilirubinMgDl', english)).toMatchObject({ values: [{ text: '0.8\u00a0mg/dL', qualifier: '14\u00a0µmol/L' }], state: 'recorded', source: 'MRI', date: '2026-07-09' });
    expect(factView(reading, 'flrAdequate', english)).toMatchObject({ state: 'asserted', source: 'Judged on CT' });
  });

  it('keep competing values side by side and pick none', () => {
    const reading = readingOf({ facts: [fact('ki67Pct', 4, { observedOn: '2023-05-02' }), fact('ki67Pct', 12, { observedOn: '2026-06-16' })] });
    expect(factView(reading, 'ki67Pct', english)).toMatchObject({ state: 'conflicting', values: [{ text: '4\u00a0%', qualifier: '2023' }, { text: '12\u00a0%', qualifier: '2026' }], source: '2 sources' });
    expect(reading.profile.facts['ki67Pct']).toBeUndefined();
  });

  it('tell what is awaited, not done, not obtainable and not recorded apart', () => {
    const reading = readingOf({ facts: [absent('sstrPositive', 'pending', '2026-07-23'), absent('extrahepaticDisease', 'notDone'), absent('ki67Pct', 'notObtainable')] });
    const texts = ['sstrPositive', 'extrahepaticDisease', 'ki67Pct', 'flrAdequate'].map((element) => factView(reading, element, english));
    expect(texts.map(({ values }) => values[0]?.text)).toEqual(['pending until 23 Jul', 'not done', 'not obtainable', 'not recorded']);
    expect(new Set(texts.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  it('take the count from the map where nobody typed one, and flag a typed one that differs', () => {
    const lesions = [lesion(1, '7', { sizeCm: 4.2 }), lesion(2, '3')];
    expect(factView(readingOf({ lesions }), 'lesionCount', english)).toMatchObject({ values: [{ text: '2, largest 4.2\u00a0cm' }], stateWord: 'Derived', source: 'Liver map' });
    const differs = factView(readingOf({ lesions, facts: [fact('lesionCount', 1)] }), 'lesionCount', english);
    expect(differs.state).toBe('conflicting');
    expect(differs.values[1]).toEqual({ text: '2', qualifier: 'on the liver map' });
  });

  it('show the age of a stale value', () => {
    const reading = readingOf({ facts: [fact('bilirubinMgDl', 0.8, { observedOn: '2026-05-01' })] }, { freshnessDays: { bilirubinMgDl: 30 } });
    expect(factView(reading, 'bilirubinMgDl', english)).toMatchObject({ state: 'stale', stateWord: 'Out of date since 1 May 2026' });
  });

  it('begin with the grade that follows from the indices', () => {
    expect(keyFacts(readingOf({ facts: [...DEBULKING_FACTS] }), english)[0]).toMatchObject({ id: 'grade', values: [{ text: 'NET G2' }], state: 'recorded' });
    expect(keyFacts(readingOf({ facts: [] }), english)[0]).toMatchObject({ state: 'unknown' });
  });
});

describe('what is missing', () => {
  const reading = readingOf({ facts: [...DEBULKING_FACTS.filter(({ element }) => element !== 'ki67Pct' && element !== 'mitoticCount'), fact('reportedGrade', 'G2'), fact('ki67Pct', 4), fact('ki67Pct', 12)] });
  const view = missingFacts(reading, sensitivityOf(reading), competingReadings(reading), english);

  it('is ranked by how many options it moves, policies included', () => {
    const moved = view.facts.map((each) => each.moved);
    expect(moved).toEqual([...moved].sort((a, b) => b - a));
    const pet = view.facts.find(({ element }) => element === 'extrahepaticDisease');
    expect(pet?.answers.flatMap(({ moves }) => moves)).toContainEqual({ options: 'Debulking', status: 'supported', under: 'under T70 and T80' });
    expect(pet).toMatchObject({ kind: 'unknown', state: 'pending until 23 Jul', owner: 'MRI · Dr Made-Up' });
  });

  it('picks no value of a second competing fact in silence', () => {
    const two = readingOf({ facts: [...DEBULKING_FACTS.filter(({ element }) => !['ki67Pct', 'flrAdequate'].includes(element)), fact('ki67Pct', 4), fact('ki67Pct', 60), fact('flrAdequate', true), fact('flrAdequate', false)] }, { debulkingPolicy: 'T80' });
    const ki67 = missingFacts(two, sensitivityOf(two), competingReadings(two), english).facts.find(({ element }) => element === 'ki67Pct');
    const under = (ki67?.answers ?? []).flatMap(({ moves }) => moves.map((move) => move.under)).filter(Boolean);
    expect(under).toEqual(expect.arrayContaining(['with Liver remnant adequate: yes', 'with Liver remnant adequate: no']));
  });

  it('says so when there are too many combinations to compare', () => {
    const many = readingOf({ facts: ['ki67Pct', 'mitoticCount', 'lesionCount'].flatMap((element) => [1, 2, 3, 4, 5].map((value) => fact(element, value))) });
    const views = missingFacts(many, sensitivityOf(many), competingReadings(many), english).facts.filter(({ kind }) => kind === 'conflicting');
    expect(views.map(({ reach, answers }) => [reach, answers])).toEqual(Array.from({ length: 3 }, () => ['too many combinations to compare; settle one', []]));
  });

  it('says of competing values whether any option depends on them', () => {
    expect(view.facts.find(({ element }) => element === 'ki67Pct')).toMatchObject({ kind: 'conflicting', state: '4\u00a0% or 12\u00a0%' });
    expect(view.facts.filter(({ element }) => element === 'ki67Pct')).toHaveLength(1);
  });

  it('names what moves nothing', () => {
    expect(view.withoutEffect.length).toBeGreaterThan(0);
  });
});

describe('answers in words', () => {
  const span = (low: number | null, high: number | null, lowIncluded = true, highIncluded = false) => ({ value: low ?? (high ?? 0) - 1, span: { low, lowIncluded, high, highIncluded } });

  it('name spans by their bounds', () => {
    expect(answerWords('predictedCytoreductionPct', span(0, 70), english)).toBe('below 70\u00a0%');
    expect(answerWords('predictedCytoreductionPct', span(70, 80), english)).toBe('70\u00a0% to below 80\u00a0%');
    expect(answerWords('predictedCytoreductionPct', span(90, 100, true, true), english)).toBe('90\u00a0% or more');
    expect(answerWords('liverBurdenPct', span(50, 70, false, true), english)).toBe('above 50\u00a0% to 70\u00a0%');
  });

  it('name codes and yes or no', () => {
    expect(answerWords('differentiation', { value: 'poor' }, english)).toBe('poorly differentiated');
    expect(answerWords('bilobar', { value: false }, english)).toBe('no');
  });
});

describe('the course', () => {
  const course = [
    event('surgery', 'Resection', '2023-09-28'),
    event('systemic', 'Lanreotide', '2023-11-17', { response: 'SD' }),
    event('marker', 'Chromogranin A', '2024-02-01', { marker: { name: 'Chromogranin A', value: 520, unit: 'µg/L', upperReference: 100 } }),
    event('marker', 'Chromogranin A', '2023-08-09', { marker: { name: 'Chromogranin A', value: 1240, unit: 'µg/L', upperReference: null } }),
    event('marker', 'Chromogranin A', '2024-05-01', { marker: { name: 'Chromogranin A', value: 510, unit: 'ng/mL', upperReference: null } }),
  ];

  it('is nothing while nothing is recorded', () => {
    expect(courseView([], english, TODAY, null)).toBeNull();
  });

  it('spans from the year of the first event to today, and leaves out empty lanes', () => {
    const view = courseView(course, english, TODAY, null);
    expect(view).toMatchObject({ from: '2023-01-01', to: TODAY, now: { date: TODAY, label: 'today' } });
    expect(view?.lanes.map(({ label }) => label)).toEqual(['Surgery', 'Systemic']);
    expect(view?.lanes[1]?.entries[0]).toMatchObject({ kind: 'period', label: 'Lanreotide (stable disease)', end: null });
  });

  it('never joins values in different units into one line', () => {
    expect(markersOf(course).map(({ unit, points }) => [unit, points.length])).toEqual([['µg/L', 2], ['ng/mL', 1]]);
    expect(markersOf(course)[0]?.upperReference).toBe(100);
  });

  it('reads as one sentence', () => {
    const view = courseView(course, english, TODAY, '2026-07-23');
    expect(view && courseSentence(view, english)).toContain('Chromogranin A from 1\u202f240 to 520 µg/L');
  });
});

it('a lesion says what it lies beside', () => {
  expect(lesionViews([lesion(1, '4a', { nearHilum: true, nearVessel: true, nearGut: false })], english)[0]?.note).toBe('at the hilum, beside a large vessel');
});

describe('remarks', () => {
  const remark = (id: string, createdAt: string, change: object = {}) =>
    ({ id, caseId: 'c', target: { kind: 'case', ref: '' }, replyTo: null, visibility: 'record', body: id, mentions: [], author: { id: 'p', displayName: 'P', discipline: null }, createdAt, resolvedAt: null, resolvedBy: null, ...change }) as const;
  const all = [
    remark('settled', '2026-07-03', { resolvedAt: '2026-07-04' }),
    remark('first', '2026-07-01'),
    remark('answer to the answer', '2026-07-06', { replyTo: 'answer' }),
    remark('answer', '2026-07-05', { replyTo: 'first' }),
    remark('on a fact', '2026-07-02', { target: { kind: 'field', ref: 'ki67Pct' } }),
  ] as unknown as Parameters<typeof remarkThreads>[0];

  it('are threads with open ones first, and a reply to a reply stays in its thread', () => {
    expect(remarkThreads(all, null).map(({ first, replies }) => [first.id, replies.map(({ id }) => id)])).toEqual([['on a fact', []], ['first', ['answer', 'answer to the answer']], ['settled', []]]);
  });

  it('can be limited to one target', () => {
    expect(remarkThreads(all, [{ kind: 'field', ref: 'ki67Pct' }]).map(({ first }) => first.id)).toEqual(['on a fact']);
  });
});

it('an assertion reaches the evaluation and nothing else', () => {
  const plain = readingOf({ facts: [...DEBULKING_FACTS] });
  const asserted = readingOf({ facts: [...DEBULKING_FACTS], assertions: [assertion('SURG-RS-01', 'met')] });
  expect(asserted.profile).toEqual(plain.profile);
  expect(asserted.evaluation.criteria.find(({ id }) => id === 'SURG-RS-01')).toMatchObject({ asserted: true, verdict: 'met', computed: 'notMet' });
});
