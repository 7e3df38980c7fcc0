import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { MeetingReadinessReader } from './meeting-readiness.js';
import { ReadinessController } from './readiness.controller.js';

@Module({ imports: [CasesModule], controllers: [ReadinessController], providers: [MeetingReadinessReader], exports: [MeetingReadinessReader] })
export class ReadinessModule {}
