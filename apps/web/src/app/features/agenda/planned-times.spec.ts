import { minutesNeeded, plannedStarts, timedEntries } from './planned-times';

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

  it('give a break its time among the discussions', () => {
    const entries = timedEntries({ agenda: [item('b', 3, 8), item('a', 1, 10)] as never, breaks: [{ id: 'pause', position: 2, minutes: 15 }] });
    expect([...plannedStarts('2026-11-21T15:00:00.000Z', entries)].at(-1)).toEqual(['b', '2026-11-21T15:25:00.000Z']);
    expect(minutesNeeded(entries)).toBe(33);
  });

  it('run across a change of clocks in real minutes', () => {
    const starts = plannedStarts('2026-10-25T00:55:00.000Z', [item('a', 1, 10), item('b', 2, 10)]);
    expect(starts.get('b')).toBe('2026-10-25T01:05:00.000Z');
  });
});
