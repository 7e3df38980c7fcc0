import { Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AdministrationModule } from './administration/administration.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuditDeskModule } from './audit-desk/audit-desk.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ChaseModule } from './chase/chase.module.js';
import { ConfigModule } from './config/config.module.js';
import { DeliberationModule } from './deliberation/deliberation.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EmergencyModule } from './emergency/emergency.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LiveModule } from './live/live.module.js';
import { MailModule } from './mail/mail.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PeopleModule } from './people/people.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { ReadinessModule } from './readiness/readiness.module.js';
import { SamePatientModule } from './same-patient/same-patient.module.js';
import { WallsModule } from './walls/walls.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';

/** Process 1: HTTP and WebSocket. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    DatabaseModule.for('app'),
    MetricsModule.for('app'),
    AuditModule,
    MailModule,
    IdentityModule,
    HealthModule,
    PeopleModule,
    CasesModule,
    AttachmentsModule,
    SamePatientModule,
    MeetingsModule,
    DeliberationModule,
    LiveModule,
    WallsModule,
    DocumentsModule,
    OperationsModule,
    ReadinessModule,
    ChaseModule,
    FollowUpsModule,
    AuditDeskModule,
    FindingsModule,
    AdministrationModule,
    EmergencyModule,
    ErasureModule,
  ],
})
export class AppModule {}
