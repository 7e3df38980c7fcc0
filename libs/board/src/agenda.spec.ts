import fc from 'fast-check';
import {
  addAgendaEntry,
  changeAgendaEntry,
  changeAgendaLane,
  checkPublishable,
  moveAgendaEntry,
  removeAgendaEntry,
  shiftAgendaEntry,
  type Agenda,
  type AgendaCase,
  type AgendaRuling,
} from './agenda.js';

const caseEntry = (name: string, over: Partial<AgendaCase> = {}): AgendaCase => ({
  kind: 'case',
  entryId: `entry-${name}`,
  caseId: `case-${name}`,
  lane: 'discuss',
  reason: '',
  presenterId: 'presenter',
  minutes: 9,
  ...over,
});
const AGENDA: Agenda = [
  caseEntry('a'),
  caseEntry('s', { lane: 'standardOfCare', reason: 'surveillance after clearance' }),
  { kind: 'break', entryId: 'entry-pause', minutes: 10 },
  caseEntry('b'),
  caseEntry('c'),
];
const order = (ruling: AgendaRuling): string[] => {
  if (!ruling.ok) throw new Error(ruling.code);
  return ruling.agenda.map(({ entryId }) => entryId.replace('entry-', ''));
};

describe('agenda', () => {
  it('adds at the end or where asked, and neither a case nor an entry twice', () => {
    expect(order(addAgendaEntry(AGENDA, caseEntry('d')))).toEqual(['a', 's', 'pause', 'b', 'c', 'd']);
    expect(order(addAgendaEntry(AGENDA, caseEntry('d'), 0))).toEqual(['d', 'a', 's', 'pause', 'b', 'c']);
    expect(addAgendaEntry(AGENDA, caseEntry('x', { caseId: 'case-a' }))).toMatchObject({
      code: 'agenda.caseListedTwice',
    });
    expect(addAgendaEntry(AGENDA, caseEntry('a', { caseId: 'other' }))).toMatchObject({ code: 'agenda.entryDoubled' });
    expect(addAgendaEntry(AGENDA, caseEntry('d'), 9)).toMatchObject({ code: 'agenda.positionOutOfRange' });
  });

  it.each([0, -1, 2.5, 91, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s minutes', (minutes) => {
    expect(addAgendaEntry([], caseEntry('a', { minutes }))).toMatchObject({ code: 'agenda.minutesOutOfRange' });
    expect(changeAgendaEntry(AGENDA, 'entry-a', { minutes })).toMatchObject({ code: 'agenda.minutesOutOfRange' });
  });

  it('moves by position', () => {
    expect(order(moveAgendaEntry(AGENDA, 'entry-c', 0))).toEqual(['c', 'a', 's', 'pause', 'b']);
    expect(order(moveAgendaEntry(AGENDA, 'entry-a', 4))).toEqual(['s', 'pause', 'b', 'c', 'a']);
    expect(moveAgendaEntry(AGENDA, 'entry-a', 5)).toMatchObject({ code: 'agenda.positionOutOfRange' });
    expect(moveAgendaEntry(AGENDA, 'gone', 0)).toMatchObject({ code: 'agenda.entryUnknown' });
  });

  it('steps past neighbours of its own lane only, breaks included, and stays at an end', () => {
    expect(order(shiftAgendaEntry(AGENDA, 'entry-a', 1))).toEqual(['s', 'pause', 'a', 'b', 'c']);
    expect(order(shiftAgendaEntry(AGENDA, 'entry-b', -1))).toEqual(['a', 's', 'b', 'pause', 'c']);
    expect(order(shiftAgendaEntry(AGENDA, 'entry-s', 1))).toEqual(['a', 's', 'pause', 'b', 'c']);
    expect(order(shiftAgendaEntry(AGENDA, 'entry-c', 3))).toEqual(['a', 's', 'pause', 'b', 'c']);
  });

  it('keeps every entry once, whatever is moved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...AGENDA.map(({ entryId }) => entryId)), fc.integer({ min: -6, max: 6 })), {
          maxLength: 30,
        }),
        (moves) => {
          let agenda: Agenda = AGENDA;
          for (const [entryId, by] of moves) {
            for (const ruling of [shiftAgendaEntry(agenda, entryId, by), moveAgendaEntry(agenda, entryId, by)]) {
              if (ruling.ok) agenda = ruling.agenda;
            }
          }
          expect(agenda.map(({ entryId }) => entryId).sort()).toEqual(AGENDA.map(({ entryId }) => entryId).sort());
        },
      ),
    );
  });

  it('asks for a reason to leave the discussion, and none to come back', () => {
    expect(changeAgendaLane(AGENDA, 'entry-a', 'deferred', '  ')).toMatchObject({ code: 'agenda.laneReasonMissing' });
    const deferred = changeAgendaLane(AGENDA, 'entry-a', 'deferred', 'external slides not here');
    expect(deferred).toMatchObject({ ok: true });
    const back = deferred.ok ? changeAgendaLane(deferred.agenda, 'entry-a', 'discuss') : deferred;
    expect(back.ok && back.agenda[0]).toMatchObject({ lane: 'discuss', reason: '' });
    expect(changeAgendaLane(AGENDA, 'entry-pause', 'deferred', 'x')).toMatchObject({ code: 'agenda.entryUnknown' });
  });

  it('removes an entry once', () => {
    const without = removeAgendaEntry(AGENDA, 'entry-b');
    expect(order(without)).toEqual(['a', 's', 'pause', 'c']);
    expect(without.ok && removeAgendaEntry(without.agenda, 'entry-b')).toMatchObject({ code: 'agenda.entryUnknown' });
  });

  it('publishes only when every discussion has a presenter', () => {
    expect(checkPublishable(AGENDA)).toMatchObject({ ok: true });
    const unpresented = changeAgendaEntry(AGENDA, 'entry-a', { presenterId: null });
    expect(unpresented.ok && checkPublishable(unpresented.agenda)).toMatchObject({
      code: 'agenda.presenterMissing',
      params: { count: 1 },
    });
    expect(checkPublishable([{ kind: 'break', entryId: 'p', minutes: 5 }])).toMatchObject({
      code: 'agenda.nothingToDiscuss',
    });
  });
});
