import type { CaseReadiness, MeetingDetail, ReadinessFinding } from '@consilium/contracts';
import { askedOf } from './asked-of-me';

const radiologist = { id: 'p1', discipline: 'radiology' };
const finding = (itemId: string, ownerRole: string, effect: ReadinessFinding['effect']) => ({ itemId, ownerRole, effect, dueAt: '2026-11-20T21:00:00.000Z' }) as ReadinessFinding;
const boardCase = (caseId: string, findings: ReadinessFinding[]) => ({ caseId, caseNumber: `C-${caseId}`, agendaItemId: `a-${caseId}`, patientShort: 'Example, A.', findings }) as unknown as CaseReadiness;
const meeting = { startsAt: '2026-11-21T15:00:00.000Z', agenda: [{ id: 'a-1', presenter: { id: 'p1' } }, { id: 'a-2', presenter: null }] } as unknown as MeetingDetail;

describe('what the meeting asks of a person', () => {
  it('is what their discipline owes, what blocks first, and the cases they present', () => {
    const asks = askedOf(radiologist, meeting, [boardCase('1', [finding('flrPct', 'radiology', 'conditions'), finding('liverBurdenPct', 'radiology', 'blocks'), finding('ki67Pct', 'pathology', 'blocks')])]);
    expect(asks.map(({ what, dueAt }) => [what === 'present' ? what : what.itemId, dueAt])).toEqual([
      ['liverBurdenPct', '2026-11-20T21:00:00.000Z'],
      ['flrPct', '2026-11-20T21:00:00.000Z'],
      ['present', '2026-11-21T15:00:00.000Z'],
    ]);
  });

  it('leaves out what changes nothing, and what others owe or present', () => {
    expect(askedOf(radiologist, meeting, [boardCase('2', [finding('flrPct', 'radiology', 'none'), finding('ki67Pct', 'pathology', 'blocks')])])).toEqual([]);
  });

  it('asks nothing of a person without a discipline', () => {
    expect(askedOf({ id: 'p9', discipline: null }, meeting, [boardCase('1', [finding('flrPct', 'radiology', 'blocks')])])).toEqual([]);
  });
});
