import type { MeetingDetail } from '@consilium/contracts';
import { arrivalOf, seatsFor } from './arrival';

const surgeon = { id: 'surgeon', displayName: 'Mr Harrowgate', discipline: 'transplant' as const };
const meeting: Pick<MeetingDetail, 'members' | 'covers'> = {
  members: [{ ...surgeon, boardRole: 'member' }, { id: 'visitor', displayName: 'Dr Visitor', discipline: null, boardRole: 'guest' }],
  covers: [{ absent: { id: 'amrani', displayName: 'Dr Amrani', discipline: 'pathology' }, cover: { id: 'okafor', displayName: 'Dr Okafor', discipline: 'pathology' } }],
};
const say = (key: string, parameters?: Record<string, string | number>): string => [key, ...Object.values(parameters ?? {})].join(' ');

describe('arriving', () => {
  it('is for the own seat where one has one', () => {
    expect(arrivalOf('surgeon', meeting, 'room')).toEqual({ personId: 'surgeon', role: 'core', mode: 'room', coversPersonId: null });
  });

  it('is for the seat one covers, else as a guest', () => {
    expect(arrivalOf('okafor', meeting, 'remote')).toEqual({ personId: 'okafor', role: 'cover', mode: 'remote', coversPersonId: 'amrani' });
    expect(arrivalOf('visitor', meeting, 'room').role).toBe('guest');
  });

  it('offers the seats a person can take', () => {
    expect(seatsFor('okafor', meeting, say)).toEqual([{ value: 'amrani', label: 'meeting.register.covers Dr Amrani' }, { value: 'guest', label: 'meeting.register.guest' }]);
    expect(seatsFor('surgeon', meeting, say).map(({ value }) => value)).toEqual(['core', 'guest']);
  });
});
