import type { AttendanceRegister } from '@consilium/board';
import { demoId } from './demo-ids.js';
import { startOf, type DemoMeeting } from './demo-meetings.js';
import { demoPeople, personId } from './demo-people.js';
import { meetingId } from './seed-meetings.js';
import type { SeedWriter } from './seed-writer.js';

/** A meeting that took place or runs, with who is in its register. */
export interface Sitting {
  readonly meeting: DemoMeeting;
  readonly register: AttendanceRegister;
  readonly startsAt: string;
}

/** Enters every member of the board with a discipline, from the start to the end; in the sitting that runs they are still there. */
export async function seedRegister(writer: SeedWriter, today: Date, meeting: DemoMeeting): Promise<Sitting> {
  const startsAt = startOf(meeting, today);
  const board = meeting.board === 'net' ? 0 : 1;
  const members = demoPeople.filter(({ boards, discipline }) => boards[board] !== null && discipline !== null);
  const attendances = [];
  for (const member of members) {
    const mode = member.key === 'lindqvist' || member.key === 'brekke-stone' ? ('remote' as const) : ('room' as const);
    const id = demoId(`attendance ${meeting.key} ${member.key}`);
    await writer.insert('attendance', {
      id,
      organisation_id: writer.organisationId,
      meeting_id: meetingId(meeting.key),
      person_id: member.id,
      discipline: member.discipline,
      role: 'core',
      mode,
      arrived_at: startsAt,
      left_at: meeting.state === 'closed' ? after(startsAt, meeting.plannedMinutes) : null,
    });
    await writer.record(null, 'attendanceRecorded', personId('fenwick'), 'coordinator', startsAt, { meetingId: meetingId(meeting.key), attendanceId: id, personId: member.id, change: 'arrived' });
    attendances.push({ personId: member.id, discipline: member.discipline, role: 'core' as const, seatId: member.id, mode, arrivedAt: startsAt, leftAt: null });
  }
  return { meeting, startsAt, register: { attendances, interests: [] } };
}

export const after = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
