import { minutesNeeded, plannedStarts } from './planned-times';

const item = (id: string, position: number, minutes: number, lane: 'discuss' | 'standardOfCare' | 'deferred' = 'discuss') => ({ id, position, minutes, lane });

describe('planned times', () => {
  it('follow the order of the agenda, whatever order the rows come in', () => {
    const starts = plannedStarts('2026-11-21T15:00:00.000Z', [item('b', 2, 8), item('a', 1, 10), item('c', 3, 6)]);
    expect([...starts]).toEqual([
      ['a', '2026-11-21T15:00:00.000Z'],
      ['b', '2026-11-21T15:10:00.000Z'],
      ['c', '2026-11-21T15:18:00.000Z'],
    ]);
  });

  it('give no time to cases that are not discussed', () => {
    const agenda = [item('a', 1, 10, 'standardOfCare'), item('b', 2, 8), item('c', 3, 6, 'deferred')];
    expect([...plannedStarts('2026-11-21T15:00:00.000Z', agenda).keys()]).toEqual(['b']);
    expect(minutesNeeded(agenda)).toBe(8);
  });

  it('run across a change of clocks in real minutes', () => {
    const starts = plannedStarts('2026-10-25T00:55:00.000Z', [item('a', 1, 10), item('b', 2, 10)]);
    expect(starts.get('b')).toBe('2026-10-25T01:05:00.000Z');
  });
});
