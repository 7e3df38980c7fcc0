import { lesionsBySegment, placeLesions } from './lesion-placement';
import type { LesionView } from './liver.model';

const lesion = (number: number, over: Partial<LesionView> = {}): LesionView => ({
  id: String(number), number, segment: '7', sizeCm: 1, plan: null, x: null, y: null, ...over,
});

describe('placeLesions', () => {
  it('draws lesions to scale among themselves', () => {
    const [large, small] = placeLesions([lesion(2, { sizeCm: 2 }), lesion(1, { sizeCm: 4 })]);
    expect((large?.radius ?? 0) / (small?.radius ?? 1)).toBeCloseTo(2, 6);
  });

  it('keeps the scale when the largest would not fit', () => {
    const [large, small] = placeLesions([lesion(1, { sizeCm: 12 }), lesion(2, { sizeCm: 6 })]);
    expect(large?.radius).toBe(46);
    expect(small?.radius).toBe(23);
  });

  it('lets a recorded position win', () => {
    const [placed] = placeLesions([lesion(1, { x: 0.5, y: 0.5 })]);
    expect([placed?.x, placed?.y]).toEqual([360, 235]);
  });

  it('gives every lesion of a segment a place of its own, even many', () => {
    const placed = placeLesions(Array.from({ length: 20 }, (_, index) => lesion(index + 1)));
    expect(new Set(placed.map((each) => `${each.x},${each.y}`)).size).toBe(20);
  });

  it('draws a lesion nobody measured, as the smallest circle', () => {
    expect(placeLesions([lesion(1, { sizeCm: null })])[0]?.radius).toBe(5);
  });
});

describe('lesionsBySegment', () => {
  it('lists the largest first and leaves out segments without lesions', () => {
    const found = lesionsBySegment([lesion(1, { sizeCm: 0.9 }), lesion(2, { sizeCm: 4.2 }), lesion(3, { segment: '2' })]);
    expect(found.get('7')?.map((each) => each.number)).toEqual([2, 1]);
    expect(found.has('5')).toBe(false);
  });
});
