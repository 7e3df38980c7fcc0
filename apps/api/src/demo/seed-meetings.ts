import { demoBoards } from './demo-boards.js';
import { demoCases } from './demo-cases.js';
import { demoId, instantFromToday } from './demo-ids.js';
import { demoMeetings, startOf } from './demo-meetings.js';
import { personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import type { SeedWriter } from './seed-writer.js';

export const meetingId = (key: string): string => demoId(`meeting ${key}`);
export const agendaItemId = (caseKey: string): string => demoId(`agenda ${caseKey}`);

/** Meetings with their agenda; past ones are closed, one is running, today's is published and ready to open. */
export async function seedMeetings(writer: SeedWriter, today: Date): Promise<void> {
  for (const meeting of demoMeetings) {
    const startsAt = startOf(meeting, today);
    const planned = instantFromToday(today, meeting.day - 8, '12:00');
    const isPast = meeting.state === 'closed';
    await writer.insert('meeting', {
      id: meetingId(meeting.key),
      organisation_id: writer.organisationId,
      board_id: demoBoards[meeting.board].id,
      title: meeting.title,
      starts_at: startsAt,
      planned_minutes: meeting.plannedMinutes,
      place: 'Room 2.14',
      link: 'https://meet.northmoor.example/board',
      chair_id: personId(meeting.chair),
      state: meeting.state,
      opened_at: isPast || meeting.state === 'open' ? startsAt : null,
      closed_at: isPast ? new Date(Date.parse(startsAt) + meeting.plannedMinutes * 60_000).toISOString() : null,
      imported: true,
      created_at: planned,
    });
    await writer.record(null, 'meetingCreated', personId('fenwick'), 'coordinator', planned, { meetingId: meetingId(meeting.key), boardId: demoBoards[meeting.board].id, startsAt });
    if (meeting.state === 'open') await writer.record(null, 'meetingOpened', personId(meeting.chair), 'chair', startsAt, { meetingId: meetingId(meeting.key), version: 1 });

    const cases = demoCases.filter((boardCase) => boardCase.meeting === meeting.key);
    for (const [index, boardCase] of cases.entries()) {
      const id = caseId(boardCase);
      const started = new Date(Date.parse(startsAt) + index * 9 * 60_000);
      const isDone = isPast || boardCase.state === 'recommended';
      await writer.insert('agenda_item', {
        id: agendaItemId(boardCase.key),
        organisation_id: writer.organisationId,
        meeting_id: meetingId(meeting.key),
        case_id: id,
        position: index + 1,
        minutes: boardCase.profile === 'functionalBilobar' ? 10 : 8,
        presenter_id: personId(boardCase.question.code === 'resectability' ? 'valkenaar' : 'oyelaran'),
        lane: 'discuss',
        state: isDone ? 'done' : 'waiting',
        started_at: isDone ? started.toISOString() : null,
        finished_at: isDone ? new Date(started.getTime() + 8 * 60_000).toISOString() : null,
      });
      await writer.record(id, 'caseListed', personId('fenwick'), 'coordinator', planned, { caseId: id, version: 1, meetingId: meetingId(meeting.key) });
      await writer.record(null, 'agendaItemAdded', personId('fenwick'), 'coordinator', planned, {
        meetingId: meetingId(meeting.key),
        agendaItemId: agendaItemId(boardCase.key),
        caseId: id,
        place: index + 1,
      });
    }
  }
}
