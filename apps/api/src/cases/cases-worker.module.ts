import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MeetingReadinessReader } from '../readiness/meeting-readiness.js';
import { CaseAudit } from './case-audit.js';
import { CaseEvaluations } from './case-evaluations.js';
import { CaseLoader } from './case-loader.js';
import { FollowUpCalendar } from './follow-up-calendar.js';
import { FollowUpWatch } from './follow-up-watch.js';
import { CaseReadings } from './worklist/case-readings.js';
import { ReadingKeeper } from './worklist/reading-keeper.js';

/** In the worker process: what the worklist is searched by is kept up to date, and the calendar of signed cases is watched. */
@Module({ imports: [AuditModule], providers: [CaseLoader, CaseAudit, CaseEvaluations, MeetingReadinessReader, CaseReadings, ReadingKeeper, FollowUpWatch, FollowUpCalendar] })
export class CasesWorkerModule {}
