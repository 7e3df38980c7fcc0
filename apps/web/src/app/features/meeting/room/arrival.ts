import type { AttendanceInput, MeetingDetail } from '@consilium/contracts';
import type { Choice } from '@consilium/ui';
import type { Say } from '../../cases/words/speech';

type Seating = Pick<MeetingDetail, 'members' | 'covers'>;

/** Whether this person holds a seat of the board, rather than being its guest. */
const isMember = (personId: string, { members }: Seating): boolean => members.some(({ id, boardRole }) => id === personId && boardRole !== 'guest');

/** As what a person can be entered: for the own seat, for each seat they cover today, as a guest. */
export function seatsFor(personId: string, meeting: Seating, say: Say): Choice[] {
  const covered = meeting.covers.filter(({ cover }) => cover.id === personId).map(({ absent }) => ({ value: absent.id, label: say('meeting.register.covers', { person: absent.displayName }) }));
  const own = isMember(personId, meeting) ? [{ value: 'core', label: say('meeting.register.member') }] : [];
  return [...own, ...covered, { value: 'guest', label: say('meeting.register.guest') }];
}

/** One's own arrival: for the own seat, else for the seat one covers today, else as a guest. */
export function arrivalOf(personId: string, meeting: Seating, mode: AttendanceInput['mode']): AttendanceInput {
  if (isMember(personId, meeting)) return { personId, role: 'core', mode, coversPersonId: null };
  const covered = meeting.covers.find(({ cover }) => cover.id === personId);
  return covered ? { personId, role: 'cover', mode, coversPersonId: covered.absent.id } : { personId, role: 'guest', mode, coversPersonId: null };
}
