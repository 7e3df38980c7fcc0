import type { AuditorGrant, EmergencyAlarm, Erasure, Finding, LateAddition, Operations, PersonAccount, SystemHealth } from '@consilium/contracts';
import { decisions, upkeep } from './duties';

const now = new Date('2026-11-21T09:00:00.000Z');
const alarm = (id: string, over: Partial<EmergencyAlarm> = {}) =>
  ({ id, caseNumber: 'C-1', person: { displayName: 'Dr Example' }, openedAt: '2026-11-20T09:00:00.000Z', acknowledged: null, mayAcknowledge: true, ...over }) as EmergencyAlarm;
const erasure = (allowedActions: string[]) => ({ id: 'e', caseNumber: 'C-2', requestedBy: { displayName: 'B' }, requestedAt: '2026-11-19T09:00:00.000Z', allowedActions }) as unknown as Erasure;
const late = (state: LateAddition['state']) => ({ id: 'l', patientShort: 'Example, A.', askedBy: { displayName: 'C' }, askedAt: '2026-11-21T08:00:00.000Z', state }) as LateAddition;
const finding = (over: Partial<Finding>) =>
  ({ id: 'f', case: { number: 'C-3' }, raised: { by: { displayName: 'R' } }, answer: null, dueOn: '2026-11-25', isOverdue: false, state: 'open', mayAnswer: false, mayDecide: false, ...over }) as Finding;

describe('what waits for a decision', () => {
  it('is what this person may still decide, late additions first', () => {
    const found = decisions({ alarms: [alarm('a')], erasures: [erasure(['erasure.decide'])], findings: [], lateAdditions: [late('asked')], meetingId: 'm' });
    expect(found.map(({ text, path }) => [text, path])).toEqual([
      ['lateAddition', '/meetings/m'],
      ['alarm', '/alarms'],
      ['erasure', '/erasures'],
    ]);
  });

  it('is a finding put to this person, and an answer to one they may settle', () => {
    const answer = { text: 'Known.', by: { id: 'p', displayName: 'P' }, at: '2026-11-20T08:00:00.000Z' };
    const findings = [finding({ mayAnswer: true, isOverdue: true }), finding({ id: 'g', state: 'answered', mayDecide: true, answer }), finding({ id: 'h', case: null, mayAnswer: true })];
    const found = decisions({ alarms: [], erasures: [], findings, lateAdditions: [], meetingId: null });
    expect(found.map(({ text, values, presses }) => [text, values['by'], presses])).toEqual([
      ['finding', 'R', true],
      ['findingOfOrganisation', 'R', false],
      ['answered', 'P', false],
    ]);
  });

  it('leaves out what is settled, what is one’s own, and what others decide', () => {
    const seen = { by: 'D', at: '2026-11-20T10:00:00.000Z', note: 'read' };
    expect(decisions({ alarms: [alarm('a', { acknowledged: seen }), alarm('b', { mayAcknowledge: false })], erasures: [erasure([])], findings: [finding({}), finding({ mayDecide: true })], lateAdditions: [late('refused')], meetingId: 'm' })).toEqual([]);
  });
});

describe('upkeep of an installation', () => {
  const health = (...states: SystemHealth['checks'][number]['state'][]) =>
    ({ at: now.toISOString(), checks: states.map((state, index) => ({ id: (['database', 'sealing', 'disk'] as const)[index]!, state, value: 1, text: null })) }) satisfies SystemHealth;
  const operations = (failed: number, troubled: readonly string[]) =>
    ({ documents: { failed: Array.from({ length: failed }, () => ({})) }, mail: { troubled: troubled.map((state) => ({ state })) } }) as unknown as Operations;
  const account = (id: string, linkUntil: string | null) => ({ id, displayName: `Dr ${id}`, linkUntil }) as PersonAccount;
  const grant = (validTo: string, state: AuditorGrant['state'] = 'current') => ({ id: validTo, person: { displayName: 'E' }, board: { name: 'Board' }, validTo, state }) as AuditorGrant;

  it('is nothing where all is well', () => {
    expect(upkeep({ health: health('good', 'unknown'), operations: operations(0, ['waiting']), accounts: [], grants: [grant('2027-03-01T00:00:00.000Z'), grant('2026-11-22T00:00:00.000Z', 'revoked')], now })).toEqual([]);
  });

  it('names what does not work before what merely comes to an end', () => {
    const found = upkeep({
      health: health('good', 'attention'),
      operations: operations(2, ['failed', 'unknown', 'waiting']),
      accounts: [account('open', '2026-11-22T09:00:00.000Z'), account('expired', '2026-11-20T09:00:00.000Z'), account('never', null)],
      grants: [grant('2026-11-30T00:00:00.000Z')],
      now,
    });
    expect(found.map(({ text, presses, values }) => [text, presses, values['count'] ?? values['name'] ?? ''])).toEqual([
      ['check.sealing', true, ''],
      ['documents', true, 2],
      ['mail', true, 2],
      ['noAccess', true, 'Dr expired'],
      ['noAccess', true, 'Dr never'],
      ['invited', false, 'Dr open'],
      ['grantEnds', false, 'E'],
    ]);
  });
});
