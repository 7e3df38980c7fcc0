import { FIELD, timelineDrawing } from './timeline-geometry';
import type { TimelineView } from './timeline.model';

const view: TimelineView = {
  from: '2023-01-01',
  to: '2026-09-01',
  now: { date: '2026-07-23', label: 'board 23 Jul' },
  lanes: [
    { label: 'Systemic', entries: [{ id: 'a', label: 'Lanreotide', kind: 'period', start: '2023-11-01', end: null }] },
    { label: 'Disease', entries: [{ id: 'b', label: 'Progression, MRI, with a long remark', kind: 'milestone', start: '2026-05-04' }] },
  ],
  markers: [
    { id: 'cga', name: 'Chromogranin A', unit: 'µg/L', upperReference: 100, points: [
      { date: '2026-07-09', value: 1180 }, { date: '2023-03-01', value: 1240 }, { date: '2024-08-01', value: 420 },
    ] },
  ],
};

describe('timelineDrawing', () => {
  const drawing = timelineDrawing(view);

  it('marks each year that begins in the field', () => {
    expect(drawing.ticks.map((tick) => tick.text)).toEqual(['2023', '2024', '2025', '2026']);
  });

  it('lets a treatment that goes on end at the meeting', () => {
    expect(drawing.lanes[0]?.entries[0]?.endX).toBe(drawing.nowX);
  });

  it('turns a late label inwards, so that it stays in the field', () => {
    const entry = drawing.lanes[1]?.entries[0];
    expect(entry?.anchor).toBe('end');
    expect(entry?.labelX).toBeLessThan(entry?.x ?? 0);
  });

  it('joins marker values in time order, whatever order they come in', () => {
    expect(drawing.markers[0]?.points.map((point) => point.value)).toEqual([1240, 420, 1180]);
  });

  it('draws markers on a scale from zero', () => {
    const marker = drawing.markers[0];
    const reference = marker?.reference;
    expect((reference?.y ?? 0) + (reference?.height ?? 0)).toBe(marker?.base);
  });

  it('writes out the first, the turning and the newest value', () => {
    expect([...(drawing.markers[0]?.labelled ?? [])]).toEqual([0, 1, 2]);
  });

  it('draws what lies outside the field at its edge', () => {
    const early = timelineDrawing({ ...view, lanes: [{ label: 'x', entries: [{ id: 'e', label: 'old', kind: 'event', start: '1999-01-01' }] }] });
    expect(early.lanes[0]?.entries[0]?.x).toBe(FIELD.left);
  });
});
