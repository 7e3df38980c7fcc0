import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsService } from './follow-ups.service.js';

@Module({ imports: [AuditModule, CasesModule], controllers: [FollowUpsController], providers: [FollowUpsService] })
export class FollowUpsModule {}
