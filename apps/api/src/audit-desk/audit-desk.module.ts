import { Module } from '@nestjs/common';
import { AuditDeskController } from './audit-desk.controller.js';
import { CaseReplays } from './case-replays.js';
import { LogExport } from './log-export.js';
import { Samples } from './samples.js';
import { LogExportController } from './log-export.controller.js';

@Module({ controllers: [AuditDeskController, LogExportController], providers: [CaseReplays, LogExport, Samples] })
export class AuditDeskModule {}
