import { layOutLane, type PlacedEntry } from './lane-layout';
import type { TimelineEntryView } from './timeline.model';

const entry = (label: string, x: number, endX = x, kind: TimelineEntryView['kind'] = endX > x ? 'period' : 'event'): PlacedEntry => ({
  entry: { id: label, label, kind, start: '2026-01-01' }, x, endX,
});
const layOut = (...entries: PlacedEntry[]) => layOutLane(entries, 150, 880);

describe('layOutLane', () => {
  it('puts treatments that overlap below each other, and others into one row', () => {
    expect(layOut(entry('Lanreotide', 300, 700), entry('Everolimus', 500, 800), entry('PRRT', 720, 760)).map((each) => [each.entry.label, each.row])).toEqual([
      ['Lanreotide', 0], ['PRRT', 0], ['Everolimus', 1],
    ]);
  });

  it('writes a label to the right where it fits, else to the left', () => {
    const [first, last] = layOut(entry('Resection', 200), entry('Progression on MRI', 850));
    expect([first?.anchor, first?.text]).toEqual(['start', 'Resection']);
    expect([last?.anchor, last?.text]).toEqual(['end', 'Progression on MRI']);
  });

  it('never lets a label run into the next mark: it is shortened, or left out', () => {
    const [shortened] = layOut(entry('A very long description of an operation', 200), entry('Next', 320));
    expect(shortened?.text.endsWith('…')).toBe(true);
    expect(shortened?.anchor).toBe('start');
    expect((shortened?.labelX ?? 0) + (shortened?.text.length ?? 0) * 6.2).toBeLessThanOrEqual(320);
    const [, between] = layOut(entry('Before', 300), entry('Squeezed', 340), entry('After', 372));
    expect(between?.text).toBe('');
  });

  it('keeps a label off the one before it', () => {
    const [, second] = layOut(entry('Flushing and diarrhoea', 700), entry('Progression on MRI', 860));
    expect((second?.labelX ?? 0) - (second?.text.length ?? 0) * 6.2).toBeGreaterThan(700 + 7 + 'Flushing and diarrhoea'.length * 6.2);
  });
});
