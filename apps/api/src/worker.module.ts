import { Module } from '@nestjs/common';
import { AttachmentsWorkerModule } from './attachments/attachments-worker.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CasesWorkerModule } from './cases/cases-worker.module.js';
import { ChaseWorkerModule } from './chase/chase-worker.module.js';
import { ConfigModule } from './config/config.module.js';
import { DocumentsWorkerModule } from './documents/documents-worker.module.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { MailWorkerModule } from './mail/mail.module.js';
import { ErasureWorkerModule } from './erasure/erasure.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { RecordKeeper } from './audit/record-keeper.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { ScheduledWorkModule } from './scheduled-work/scheduled-work.module.js';

/** Process 2: queue processors and the keeper of the record; the same features without their doors. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    DatabaseModule.for('worker'),
    MetricsModule.for('worker'),
    AuditModule,
    MailWorkerModule,
    ScheduledWorkModule,
    DocumentsWorkerModule,
    HousekeepingModule,
    RemindersModule,
    ErasureWorkerModule,
    AttachmentsWorkerModule,
    CasesWorkerModule,
    ChaseWorkerModule,
  ],
  providers: [RecordKeeper],
})
export class WorkerModule {}
