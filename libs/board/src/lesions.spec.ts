import fc from 'fast-check';
import { deriveFromLesions, lesionDisagreements, LESION_PLANS, LIVER_SEGMENTS, type Lesion } from './lesions.js';

const lesion = (lesionId: string, over: Partial<Lesion> = {}): Lesion => ({
  lesionId,
  segment: '7',
  sizeCm: 2,
  nearHilum: false,
  nearVessel: false,
  nearPortal: false,
  nearGut: false,
  plan: null,
  ...over,
});
const values = (lesions: readonly Lesion[], complete = true): Record<string, unknown> =>
  Object.fromEntries(deriveFromLesions(lesions, complete).map(({ elementId, value }) => [elementId, value]));

describe('values derived from the lesion map', () => {
  it('counts, measures and places', () => {
    const lesions = [
      lesion('a', { sizeCm: 4.2 }),
      lesion('b', { segment: '4a' }),
      lesion('c', { segment: '4b', sizeCm: 0.9 }),
    ];
    expect(values(lesions)).toEqual({
      lesionCount: 3,
      maxLesionSizeCm: 4.2,
      bilobar: true,
      segmentsInvolved: ['4', '7'],
      numerousLesions: false,
      lesionAbutsHilum: false,
      lesionAbutsGut: false,
    });
    expect(
      deriveFromLesions(lesions, true).find(({ elementId }) => elementId === 'maxLesionSizeCm')?.lesionIds,
    ).toEqual(['a']);
  });

  it('calls one lesion pattern I and leaves II and III to the radiologist', () => {
    expect(values([lesion('a')])['metastaticPattern']).toBe('I');
    expect(values([lesion('a'), lesion('b')])).not.toHaveProperty('metastaticPattern');
  });

  it.each([
    [10, false],
    [11, true],
  ])('%i lesions are numerous: %s', (count, numerous) => {
    expect(values(Array.from({ length: count }, (_, index) => lesion(`l${index}`)))['numerousLesions']).toBe(numerous);
  });

  it('never offers for storage what the criteria imply themselves', () => {
    const many = Array.from({ length: 11 }, (_, index) => lesion(`l${index}`));
    const displayOnly = (lesions: Lesion[]): string[] =>
      deriveFromLesions(lesions, true)
        .filter(({ use }) => use === 'displayOnly')
        .map(({ elementId }) => elementId);
    expect(displayOnly(many)).toEqual(['numerousLesions']);
    expect(displayOnly([lesion('a')])).toEqual(['metastaticPattern', 'numerousLesions']);
  });

  it('counts the caudate lobe to neither side', () => {
    expect(values([lesion('a', { segment: '1' }), lesion('b', { segment: '6' })])['bilobar']).toBe(false);
  });

  it('says nothing about what was not assessed', () => {
    const lesions = [lesion('a', { sizeCm: null, nearHilum: null }), lesion('b', { nearGut: true })];
    expect(values(lesions)).not.toHaveProperty('maxLesionSizeCm');
    expect(values(lesions)).not.toHaveProperty('lesionAbutsHilum');
    expect(values(lesions)['lesionAbutsGut']).toBe(true);
  });

  it('reads vessels and portal structures from ablation targets only', () => {
    expect(values([lesion('a', { nearVessel: true, plan: 'resect' })])).not.toHaveProperty(
      'lesionAdjacentToLargeVessel',
    );
    const lesions = [
      lesion('a', { nearVessel: true, plan: 'resect' }),
      lesion('b', { nearPortal: true, plan: 'ablate' }),
    ];
    expect(values(lesions)).toMatchObject({ lesionAdjacentToLargeVessel: false, lesionNearPortalStructures: true });
  });

  it('reads an empty complete map as no lesions, and an empty unfinished one as nothing', () => {
    expect(values([])).toMatchObject({ lesionCount: 0, bilobar: false, segmentsInvolved: [] });
    expect(values([], false)).toEqual({});
  });

  const anyLesion: fc.Arbitrary<Lesion> = fc.record({
    lesionId: fc.uuid(),
    segment: fc.constantFrom(...LIVER_SEGMENTS),
    sizeCm: fc.option(fc.double({ min: 0.1, max: 30, noNaN: true })),
    nearHilum: fc.option(fc.boolean()),
    nearVessel: fc.option(fc.boolean()),
    nearPortal: fc.option(fc.boolean()),
    nearGut: fc.option(fc.boolean()),
    plan: fc.option(fc.constantFrom(...LESION_PLANS)),
  });

  it('says of an unfinished map only what further lesions cannot undo', () => {
    fc.assert(
      fc.property(fc.array(anyLesion, { maxLength: 12 }), fc.array(anyLesion, { maxLength: 6 }), (drawn, added) => {
        const before = values(drawn, false);
        const after = values([...drawn, ...added], true);
        for (const [elementId, value] of Object.entries(before))
          expect([elementId, after[elementId]]).toEqual([elementId, value]);
      }),
    );
  });

  it('depends on the lesions and not on their order', () => {
    fc.assert(
      fc.property(fc.array(anyLesion, { maxLength: 8 }), fc.boolean(), (drawn, complete) => {
        expect(values(drawn.toReversed(), complete)).toEqual(values(drawn, complete));
      }),
    );
  });
});

describe('disagreement between a typed value and the map', () => {
  const drawn = [lesion('a', { sizeCm: 4.2 }), lesion('b', { segment: '2' })];
  const codes = (typed: Parameters<typeof lesionDisagreements>[0], lesions = drawn, complete = true): string[] =>
    lesionDisagreements(typed, lesions, complete).map(({ code, elementId }) => `${elementId}: ${code}`);

  it('is flagged with both values', () => {
    expect(lesionDisagreements({ lesionCount: 14, maxLesionSizeCm: 4.2 }, drawn, true)).toEqual([
      { code: 'lesions.typedValueDiffers', elementId: 'lesionCount', typed: 14, drawn: 2 },
    ]);
    expect(codes({ bilobar: false, segmentsInvolved: ['7', '2'] })).toEqual(['bilobar: lesions.typedValueDiffers']);
  });

  it('is not claimed where the map is unfinished, unless fewer are typed than drawn', () => {
    expect(codes({ lesionCount: 14 }, drawn, false)).toEqual([]);
    expect(codes({ lesionCount: 1 }, drawn, false)).toEqual(['lesionCount: lesions.fewerTypedThanDrawn']);
  });

  it('is flagged for a burden of zero with lesions, and for a burden without any', () => {
    expect(codes({ liverBurdenPct: 0 })).toEqual(['liverBurdenPct: lesions.burdenZeroWithLesions']);
    expect(codes({ liverBurdenPct: { low: 0, high: 0 } })).toEqual(['liverBurdenPct: lesions.burdenZeroWithLesions']);
    expect(codes({ liverBurdenPct: { low: 0, high: 5 } })).toEqual([]);
    expect(codes({ liverBurdenPct: 30 }, [])).toEqual(['liverBurdenPct: lesions.noneWithBurden']);
  });

  it('is not found for values that were not entered', () => {
    expect(codes({ lesionCount: null, bilobar: undefined })).toEqual([]);
  });
});
