import fc from 'fast-check';
import type { FactInForce } from './element-knowledge.js';
import { knowledgeOf, staleElementIds } from './element-knowledge.js';
import { cutOffOf, checkListing, type ListingRequest } from './listing.js';
import { assessReadiness, READINESS_SENTENCES, type ReadinessQuestion } from './readiness.js';
import {
  DEFAULT_MINIMUM_DATASET,
  minimumDataset,
  READINESS_GROUPS,
  READINESS_ITEM_IDS,
  readinessItem,
} from './readiness-items.js';

const MEETING = '2026-07-23';
const fact = (elementId: string, over: Partial<FactInForce> = {}): FactInForce => ({
  elementId,
  state: 'known',
  valueText: '1',
  observedOn: '2026-07-09',
  pendingUntil: null,
  asserted: false,
  ...over,
});
const pending = (elementId: string, pendingUntil: string | null): FactInForce =>
  fact(elementId, { state: 'pending', valueText: null, observedOn: null, pendingUntil });
const notDone = (elementId: string): FactInForce =>
  fact(elementId, { state: 'notDone', valueText: null, observedOn: null });
const notObtainable = (elementId: string): FactInForce =>
  fact(elementId, { state: 'notObtainable', valueText: null, observedOn: null });

const DATASET = minimumDataset().items;
/** Every item of the default list known, dated and undisputed. */
const COMPLETE = [...new Set(DATASET.flatMap(({ elementIds }) => elementIds))].map((elementId) => fact(elementId));
const without = (...elementIds: string[]): FactInForce[] =>
  COMPLETE.filter((each) => !elementIds.includes(each.elementId));
const MOVED_BY_PET = [
  { elementId: 'sstrPositive', optionIds: ['prrt-lu177', 'radionuclide-in111-octreotide'] },
  { elementId: 'extrahepaticDisease', optionIds: ['debulking-cytoreduction'] },
];
const assess = (facts: readonly FactInForce[], movable: ReadinessQuestion['movable'] = []) =>
  assessReadiness({ items: DATASET, facts, movable, meetingOn: MEETING, cutOffAt: '2026-07-22T12:00:00Z' });
const summary = (facts: readonly FactInForce[], movable: ReadinessQuestion['movable'] = []): string[] =>
  assess(facts, movable).findings.map(
    ({ itemId, code, effect }) => `${itemId} ${code.replace('readiness.', '')} ${effect}`,
  );

describe('minimum dataset', () => {
  it('takes the board’s own items and windows and hands back what it does not know', () => {
    const { items, unknownItemIds } = minimumDataset(['grade', 'bilirubinMgDl', 'moonPhase', 'constructor', 'grade'], {
      bilirubinMgDl: 14,
    });
    expect(items.map(({ itemId, freshnessDays }) => [itemId, freshnessDays])).toEqual([
      ['grade', null],
      ['bilirubinMgDl', 14],
    ]);
    expect(unknownItemIds).toEqual(['moonPhase', 'constructor']);
  });

  it('has each item once, in order of the groups, and a default list it knows in full', () => {
    expect(new Set(READINESS_ITEM_IDS).size).toBe(READINESS_ITEM_IDS.length);
    expect(minimumDataset(DEFAULT_MINIMUM_DATASET).unknownItemIds).toEqual([]);
    const order = READINESS_ITEM_IDS.map((itemId) =>
      READINESS_GROUPS.indexOf(readinessItem(itemId)?.group ?? 'question'),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('knowledge of an element', () => {
  it('puts competing, pending and missing values together', () => {
    expect(knowledgeOf('ki67Pct', [])).toMatchObject({ state: 'missing', conflicting: false, asserted: false });
    const two = [fact('ki67Pct', { valueText: '4' }), fact('ki67Pct', { valueText: '12', observedOn: '2026-07-12' })];
    expect(knowledgeOf('ki67Pct', two)).toMatchObject({ state: 'known', conflicting: true, observedOn: '2026-07-12' });
    expect(knowledgeOf('ki67Pct', [fact('ki67Pct'), fact('ki67Pct')])).toMatchObject({ conflicting: false });
    expect(
      knowledgeOf('ki67Pct', [notDone('ki67Pct'), pending('ki67Pct', '2026-08-01'), pending('ki67Pct', '2026-07-25')]),
    ).toMatchObject({
      state: 'pending',
      pendingUntil: '2026-07-25',
    });
  });

  it('finds values older than their window, to the day', () => {
    const facts = [
      fact('a', { observedOn: '2026-06-23' }),
      fact('b', { observedOn: '2026-06-22' }),
      fact('c', { observedOn: null }),
      notDone('d'),
    ];
    expect(staleElementIds(facts, { a: 30, b: 30, c: 30, d: 30, e: 30 }, MEETING)).toEqual(['b']);
  });
});

describe('readiness', () => {
  it('is ready when everything asked for is there, also when something is missing that would change nothing', () => {
    expect(assess(COMPLETE)).toMatchObject({ verdict: 'ready', findings: [] });
    expect(summary(without('bilobar'))).toEqual(['bilobar missing none']);
    expect(assess(without('bilobar')).verdict).toBe('ready');
  });

  it('is not ready without what every case needs, although no option depends on it', () => {
    expect(summary(without('patientWish', 'presenter'))).toEqual(['wish missing blocks', 'presenter missing blocks']);
    expect(assess(without('presenter')).findings[0]).toMatchObject({
      ownerRole: 'chair',
      dueAt: '2026-07-22T12:00:00Z',
      movesOptionIds: [],
    });
  });

  it('is conditional while a scan that moves options is expected before the meeting, and not ready when it comes after', () => {
    const facts = without('sstrPositive', 'extrahepaticDisease');
    const expected = [...facts, pending('sstrPositive', '2026-07-22'), pending('extrahepaticDisease', MEETING)];
    expect(assess(expected, MOVED_BY_PET).verdict).toBe('conditional');
    expect(assess(expected, MOVED_BY_PET).findings[0]).toMatchObject({
      itemId: 'sstrPositive',
      code: 'readiness.pendingBefore',
      expectedOn: '2026-07-22',
      ownerRole: 'nuclearMedicine',
      movesOptionIds: ['prrt-lu177', 'radionuclide-in111-octreotide'],
      sentence: 'sstrPositive is expected on 2026-07-22, before the meeting.',
    });
    expect(
      summary([...facts, pending('sstrPositive', '2026-07-24'), fact('extrahepaticDisease')], MOVED_BY_PET),
    ).toEqual(['sstrPositive pendingAfter blocks']);
    expect(summary([...facts, pending('sstrPositive', null), notDone('extrahepaticDisease')], MOVED_BY_PET)).toEqual([
      'sstrPositive pendingUndated blocks',
      'extrahepaticDisease notDone blocks',
    ]);
  });

  it('lets the board decide without what cannot be obtained', () => {
    expect(summary([...without('sstrPositive'), notObtainable('sstrPositive')], MOVED_BY_PET)).toEqual([
      'sstrPositive notObtainable conditions',
    ]);
  });

  it('is held up by competing values only where they move the list', () => {
    const facts = [
      ...without('liverBurdenPct'),
      fact('liverBurdenPct', { valueText: '45' }),
      fact('liverBurdenPct', { valueText: '55' }),
    ];
    expect(summary(facts)).toEqual(['liverBurdenPct conflicting none']);
    expect(summary(facts, [{ elementId: 'liverBurdenPct', optionIds: ['liver-transplantation'] }])).toEqual([
      'liverBurdenPct conflicting blocks',
    ]);
    expect(assess(facts).groups.ctMri).toBe('conflicting');
  });

  it('is lowered to conditional by a stale or undated value that could move the list', () => {
    const movable = [{ elementId: 'bilirubinMgDl', optionIds: ['tae'] }];
    const aged = (observedOn: string | null): FactInForce[] => [
      ...without('bilirubinMgDl'),
      fact('bilirubinMgDl', { observedOn }),
    ];
    expect(summary(aged('2026-06-23'), movable)).toEqual([]);
    expect(summary(aged('2026-06-22'), movable)).toEqual(['bilirubinMgDl stale conditions']);
    expect(summary(aged(null), movable)).toEqual(['bilirubinMgDl undated conditions']);
    expect(summary(aged('2026-06-22'))).toEqual(['bilirubinMgDl stale none']);
    expect(assess(aged('2026-06-22'), movable).findings[0]?.sentence).toBe(
      'bilirubinMgDl is 31 days old on the day of the meeting; the window is 30.',
    );
  });

  it('takes any one source of the grade, says the most hopeful thing when none is there, and shows its conflicts', () => {
    const none = without('reportedGrade', 'ki67Pct', 'mitoticCount');
    expect(summary([...none, fact('ki67Pct')])).toEqual([]);
    expect(summary(none)).toEqual(['grade missing blocks']);
    expect(summary([...none, notDone('mitoticCount'), pending('ki67Pct', '2026-07-22')])).toEqual([
      'grade pendingBefore conditions',
    ]);
    expect(assess(none).findings[0]?.elementIds).toEqual(['reportedGrade', 'ki67Pct', 'mitoticCount']);
    const disputed = [
      ...none,
      fact('reportedGrade'),
      fact('ki67Pct', { valueText: '4' }),
      fact('ki67Pct', { valueText: '12' }),
    ];
    expect(summary(disputed, [{ elementId: 'ki67Pct', optionIds: ['captem'] }])).toEqual(['grade conflicting blocks']);
  });

  it('asks beyond the board’s list for what could move the options, as a condition', () => {
    expect(summary(COMPLETE, [{ elementId: 'uncorrectableCoagulopathy', optionIds: ['tae'] }])).toEqual([
      'uncorrectableCoagulopathy missing conditions',
    ]);
    expect(summary(COMPLETE, [{ elementId: 'newElement', optionIds: ['tae'] }])).toEqual([
      'newElement missing conditions',
    ]);
  });

  it('fills one cell per group', () => {
    const judged = [
      ...without('performanceStatusEcog', 'carcinoidHeartDisease'),
      fact('performanceStatusEcog', { asserted: true }),
    ];
    expect(assess(judged, [{ elementId: 'sstrPositive', optionIds: ['prrt-lu177'] }]).groups).toEqual({
      question: 'recorded',
      pathology: 'recorded',
      ctMri: 'recorded',
      pet: 'recorded',
      labs: 'recorded',
      wish: 'recorded',
      fitness: 'asserted',
      presenter: 'recorded',
    });
    expect(assess(without('sstrPositive', 'extrahepaticDisease')).groups.pet).toBe('notNeeded');
    expect(assess(without('sstrPositive'), MOVED_BY_PET).groups.pet).toBe('missing');
  });

  it('puts what blocks first', () => {
    const facts = [...without('presenter', 'sstrPositive', 'bilobar'), pending('sstrPositive', '2026-07-22')];
    expect(summary(facts, MOVED_BY_PET)).toEqual([
      'presenter missing blocks',
      'sstrPositive pendingBefore conditions',
      'bilobar missing none',
    ]);
  });

  const ELEMENTS = COMPLETE.map(({ elementId }) => elementId);
  const anyFacts = fc
    .array(
      fc.tuple(fc.constantFrom(...ELEMENTS), fc.constantFrom('known', 'pending', 'notDone', 'notObtainable', 'absent')),
      { maxLength: 40 },
    )
    .map((entries) =>
      [...new Map(entries)].flatMap(([elementId, state]) =>
        state === 'absent'
          ? []
          : state === 'known'
            ? [fact(elementId)]
            : state === 'pending'
              ? [pending(elementId, '2026-07-24')]
              : state === 'notDone'
                ? [notDone(elementId)]
                : [notObtainable(elementId)],
      ),
    );
  const anyMovable = fc
    .uniqueArray(fc.constantFrom(...ELEMENTS, 'renalFailure'), { maxLength: 10 })
    .map((elementIds) => elementIds.map((elementId) => ({ elementId, optionIds: ['tae'] })));
  const rank = { ready: 0, conditional: 1, notReady: 2 } as const;

  it('never gets worse when a fresh undisputed value arrives, and never better when more options depend on what is missing', () => {
    fc.assert(
      fc.property(anyFacts, anyMovable, anyMovable, fc.constantFrom(...ELEMENTS), (facts, movable, more, arrived) => {
        const before = assess(facts, movable).verdict;
        const after = assess(
          [...facts.filter(({ elementId }) => elementId !== arrived), fact(arrived)],
          movable,
        ).verdict;
        expect(rank[after]).toBeLessThanOrEqual(rank[before]);
        const wider = [
          ...movable,
          ...more.filter(({ elementId }) => !movable.some((each) => each.elementId === elementId)),
        ];
        expect(rank[assess(facts, wider).verdict]).toBeGreaterThanOrEqual(rank[before]);
      }),
    );
  });

  it('says for every finding what, who and until when, with no placeholder left open', () => {
    fc.assert(
      fc.property(anyFacts, anyMovable, (facts, movable) => {
        for (const finding of assess(facts, movable).findings) {
          expect(finding.sentence).not.toMatch(/[{}]/);
          expect(Object.keys(READINESS_SENTENCES)).toContain(finding.code);
          expect(finding.ownerRole).not.toBe('');
        }
      }),
    );
  });
});

describe('listing', () => {
  const cutOffAt = cutOffOf('2026-07-23T06:00:00Z', 18);
  const request: ListingRequest = {
    verdict: 'ready',
    waiver: null,
    lateAddition: null,
    requestedAt: '2026-07-22T11:59:59Z',
    cutOffAt,
    chairIds: ['chair', 'deputy'],
  };
  const waiver = { waivedBy: 'chair', reason: 'obstruction' };

  it('closes a fixed number of hours before the meeting, also over the night of a clock change', () => {
    expect(cutOffAt).toBe('2026-07-22T12:00:00.000Z');
    expect(cutOffOf('2026-03-29T06:00:00Z', 18)).toBe('2026-03-28T12:00:00.000Z');
  });

  it('takes a ready or conditional case in time', () => {
    expect(checkListing(request)).toEqual({ ok: true, waived: false, late: false });
    expect(checkListing({ ...request, verdict: 'conditional' })).toEqual({ ok: true, waived: false, late: false });
  });

  it.each<[string, Partial<ListingRequest>]>([
    ['listing.waiverNeeded', { verdict: 'notReady' }],
    ['listing.waiverReasonMissing', { verdict: 'notReady', waiver: { ...waiver, reason: ' ' } }],
    ['listing.afterCutOff', { requestedAt: cutOffAt }],
    ['listing.afterCutOff', { requestedAt: cutOffAt, lateAddition: { justification: '', assentedBy: 'chair' } }],
    ['listing.assentMissing', { requestedAt: cutOffAt, lateAddition: { justification: 'bleeding', assentedBy: null } }],
    [
      'listing.assentNotByChair',
      { requestedAt: cutOffAt, lateAddition: { justification: 'bleeding', assentedBy: 'surgeon' } },
    ],
    [
      'listing.waiverNeeded',
      { requestedAt: cutOffAt, verdict: 'notReady', lateAddition: { justification: 'bleeding', assentedBy: 'deputy' } },
    ],
  ])('refuses: %s', (code, change) => {
    expect(checkListing({ ...request, ...change })).toMatchObject({ ok: false, code });
  });

  it('takes an unready case with a waiver and a late one with the chair’s assent', () => {
    expect(checkListing({ ...request, verdict: 'notReady', waiver })).toEqual({ ok: true, waived: true, late: false });
    const late = {
      requestedAt: '2026-07-23T05:00:00Z',
      lateAddition: { justification: 'bleeding', assentedBy: 'deputy' },
    };
    expect(checkListing({ ...request, ...late, verdict: 'notReady', waiver })).toEqual({
      ok: true,
      waived: true,
      late: true,
    });
  });
});
