import type { AttendanceRegister } from '@consilium/board';
import { demoCases } from './demo-cases.js';
import { demoId } from './demo-ids.js';
import { startOf, type DemoMeeting } from './demo-meetings.js';
import { demoCover, demoPeople, personId, type DemoPerson } from './demo-people.js';
import { caseId } from './seed-cases.js';
import { meetingId } from './seed-meetings.js';
import type { SeedWriter } from './seed-writer.js';

type Stay = AttendanceRegister['attendances'][number];
type Interest = AttendanceRegister['interests'][number];

/** A meeting that took place or runs, with who is in its register. */
export interface Sitting {
  readonly meeting: DemoMeeting;
  readonly register: AttendanceRegister;
  readonly startsAt: string;
}

/** Who stepped aside from which case of the sitting that runs, and why. */
const interests = [{ meeting: 'urgent', caseKey: 'summerville', person: 'tansley', kind: 'personal', text: 'The patient is a cousin of mine.' }] as const;

/** Enters every member of the board with a discipline, from the start to the end; in the sitting that runs they are still there. */
export async function seedRegister(writer: SeedWriter, today: Date, meeting: DemoMeeting): Promise<Sitting> {
  const startsAt = startOf(meeting, today);
  const attendances: Stay[] = [];
  for (const { person, covers } of inTheRoom(meeting)) {
    const mode = ['lindqvist', 'brekke-stone', 'ostrowe'].includes(person.key) ? ('remote' as const) : ('room' as const);
    const role = covers === null ? ('core' as const) : ('cover' as const);
    const id = demoId(`attendance ${meeting.key} ${person.key}`);
    await writer.insert('attendance', {
      id,
      organisation_id: writer.organisationId,
      meeting_id: meetingId(meeting.key),
      person_id: person.id,
      discipline: person.discipline,
      role,
      mode,
      covers_person_id: covers,
      arrived_at: startsAt,
      left_at: meeting.state === 'closed' ? after(startsAt, meeting.plannedMinutes) : null,
    });
    await writer.record(null, 'attendanceRecorded', personId('fenwick'), 'coordinator', startsAt, { meetingId: meetingId(meeting.key), attendanceId: id, personId: person.id, change: 'arrived' });
    attendances.push({ personId: person.id, discipline: person.discipline, role, seatId: covers ?? person.id, mode, arrivedAt: startsAt, leftAt: null });
  }
  return { meeting, startsAt, register: { attendances, interests: await seedInterests(writer, meeting, startsAt) } };
}

interface Seated {
  readonly person: DemoPerson;
  /** Whose seat this person holds, null for the own one. */
  readonly covers: string | null;
}

/** Members with a discipline; in the sitting that runs the cover sits in for who is away. */
function inTheRoom({ board, state }: DemoMeeting): Seated[] {
  const index = board === 'net' ? 0 : 1;
  return demoPeople.flatMap((person): Seated[] => {
    if (state === 'open' && person.key === demoCover.cover) return [{ person, covers: personId(demoCover.absent) }];
    const isMember = person.boards[index] !== null && person.discipline !== null;
    return isMember && !(state === 'open' && person.key === demoCover.absent) ? [{ person, covers: null }] : [];
  });
}

async function seedInterests(writer: SeedWriter, meeting: DemoMeeting, declaredAt: string): Promise<Interest[]> {
  const declared: Interest[] = [];
  for (const { caseKey, person, kind, text } of interests.filter((one) => one.meeting === meeting.key)) {
    const concerned = caseId(demoCases.find(({ key }) => key === caseKey)!);
    const interestId = demoId(`interest ${caseKey} ${person}`);
    await writer.insert('interest', { id: interestId, organisation_id: writer.organisationId, meeting_id: meetingId(meeting.key), case_id: concerned, person_id: personId(person), kind, text, recuses: true, declared_at: declaredAt });
    await writer.record(concerned, 'interestDeclared', personId(person), 'specialist', declaredAt, { meetingId: meetingId(meeting.key), caseId: concerned, interestId, personId: personId(person), kind });
    declared.push({ personId: personId(person), caseId: concerned, recuses: true, declaredAt, withdrawnAt: null });
  }
  return declared;
}

export const after = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
