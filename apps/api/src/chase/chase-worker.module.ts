import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChaseReminders } from './chase-reminders.js';

/** In the worker process: reminders of what is owed for cases. */
@Module({ imports: [AuditModule], providers: [ChaseReminders], exports: [ChaseReminders] })
export class ChaseWorkerModule {}
