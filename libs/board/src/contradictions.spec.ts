import { contradictionsOf } from './contradictions.js';

it.each<[Record<string, unknown>, string[]]>([
  [{ liverBurdenPct: 0, lesionCount: 12 }, ['lesionsWithoutBurden']],
  [{ liverBurdenPct: 0, maxLesionSizeCm: 2 }, ['lesionsWithoutBurden']],
  [{ liverBurdenPct: 0, lesionCount: 0 }, []],
  [{ liverBurdenPct: 30, lesionCount: 0, maxLesionSizeCm: 3 }, ['burdenWithoutLesions', 'sizeWithoutLesions']],
  [{ liverBurdenPct: { low: 0, high: 5 }, lesionCount: 3 }, []],
  [{ bilobar: true, lesionCount: 1 }, ['bilobarWithOneLesion']],
  [{ bilobar: true, lesionCount: 2 }, []],
  [{ miliary: true, lesionCount: 9 }, ['miliaryWithFewLesions']],
  [{ miliary: true, lesionCount: 10 }, []],
  [{ miliary: true }, []],
  [{}, []],
])('%j holds %j', (facts, expected) => {
  expect(contradictionsOf(facts).map(({ contradictionId }) => contradictionId)).toEqual(expected);
});
