import fc from 'fast-check';
import type { Agenda, AgendaEntry } from './agenda.js';
import { plannedMinutes, plannedTimes, proposeBreakBefore } from './agenda-timing.js';
import { minutesBetween } from './instant.js';

const discuss = (entryId: string, minutes: number): AgendaEntry => ({
  kind: 'case',
  entryId,
  caseId: entryId,
  lane: 'discuss',
  reason: '',
  presenterId: null,
  minutes,
});
const pause = (minutes: number): AgendaEntry => ({ kind: 'break', entryId: 'pause', minutes });

describe('agenda timing', () => {
  it('plans discussions and breaks in order and gives other lanes no time', () => {
    const agenda: Agenda = [
      discuss('a', 12),
      {
        kind: 'case',
        entryId: 's',
        caseId: 's',
        lane: 'standardOfCare',
        reason: 'rule',
        presenterId: null,
        minutes: 5,
      },
      pause(11),
      discuss('b', 9),
    ];
    expect(plannedTimes('2026-07-23T06:03:00Z', agenda)).toEqual([
      { entryId: 'a', startsAt: '2026-07-23T06:03:00.000Z', endsAt: '2026-07-23T06:15:00.000Z' },
      { entryId: 'pause', startsAt: '2026-07-23T06:15:00.000Z', endsAt: '2026-07-23T06:26:00.000Z' },
      { entryId: 'b', startsAt: '2026-07-23T06:26:00.000Z', endsAt: '2026-07-23T06:35:00.000Z' },
    ]);
    expect(plannedMinutes(agenda)).toBe(32);
  });

  it('leaves no gap and no overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }), (minutes) => {
        const agenda = minutes.map((length, index) => discuss(`case-${index}`, length));
        const times = plannedTimes('2026-03-29T00:30:00Z', agenda);
        times.forEach((time, index) => {
          expect(minutesBetween(time.startsAt, time.endsAt)).toBe(minutes[index]);
          if (index > 0) expect(time.startsAt).toBe(times[index - 1]?.endsAt);
        });
      }),
    );
  });

  it('proposes a break where a stretch would exceed the limit', () => {
    expect(proposeBreakBefore([discuss('a', 30), discuss('b', 30), discuss('c', 1)], 60)).toBe('c');
    expect(proposeBreakBefore([discuss('a', 30), pause(5), discuss('b', 45)], 60)).toBeNull();
    expect(proposeBreakBefore([discuss('a', 90)], 60)).toBeNull();
  });
});
