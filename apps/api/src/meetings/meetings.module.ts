import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaRows } from './agenda-rows.js';
import { AgendaService } from './agenda.service.js';
import { CaseOutlooks } from './case-outlooks.js';
import { DiscussionService } from './discussion.service.js';
import { MeetingEventLog } from './meeting-event-log.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingList } from './meeting-list.js';
import { MeetingQuorum } from './meeting-quorum.js';
import { MeetingReader } from './meeting-reader.js';
import { MeetingReading } from './meeting-reading.js';
import { MeetingRecord } from './meeting-record.js';
import { MeetingRoom } from './meeting-room.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [AuditModule, CasesModule],
  controllers: [MeetingsController, AgendaController],
  providers: [
    MeetingRoom,
    MeetingEvents,
    MeetingEventLog,
    MeetingRecord,
    MeetingReading,
    MeetingReader,
    MeetingList,
    MeetingQuorum,
    CaseOutlooks,
    AgendaRows,
    AgendaService,
    DiscussionService,
    RegisterService,
    MeetingsService,
  ],
  exports: [MeetingRoom, MeetingEvents, MeetingEventLog, MeetingRecord, MeetingReading, MeetingQuorum, CaseOutlooks],
})
export class MeetingsModule {}
