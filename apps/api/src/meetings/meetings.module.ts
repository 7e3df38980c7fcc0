import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaEntries } from './agenda-entries.js';
import { AgendaRows } from './agenda-rows.js';
import { AgendaService } from './agenda.service.js';
import { CaseOutlooks } from './case-outlooks.js';
import { DiscussionService } from './discussion.service.js';
import { LateAdditionsController } from './late-additions.controller.js';
import { LateAdditionsService } from './late-additions.service.js';
import { Listings } from './listings.js';
import { MeetingChairs } from './meeting-chairs.js';
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
  imports: [AuditModule, CasesModule, ReadinessModule],
  controllers: [MeetingsController, AgendaController, LateAdditionsController],
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
    MeetingChairs,
    Listings,
    AgendaRows,
    AgendaEntries,
    LateAdditionsService,
    AgendaService,
    DiscussionService,
    RegisterService,
    MeetingsService,
  ],
  exports: [MeetingRoom, MeetingChairs, MeetingEvents, MeetingEventLog, MeetingRecord, MeetingReading, MeetingQuorum, MeetingReader, CaseOutlooks],
})
export class MeetingsModule {}
