import { AgendaItemEntity } from './agenda-item.entity.js';
import { AttendanceEntity } from './attendance.entity.js';
import { InterestEntity } from './interest.entity.js';
import { MeetingEntity } from './meeting.entity.js';

export const meetingEntities = [MeetingEntity, AgendaItemEntity, AttendanceEntity, InterestEntity] as const;
