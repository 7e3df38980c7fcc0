import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { DuplicatesService } from './duplicates.service.js';
import { PatientMergesService } from './patient-merges.service.js';
import { SamePatientController } from './same-patient.controller.js';

@Module({ imports: [AuditModule, CasesModule], controllers: [SamePatientController], providers: [DuplicatesService, PatientMergesService] })
export class SamePatientModule {}
