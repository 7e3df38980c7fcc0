import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { ChaseReader } from './chase-reader.js';
import { ChaseController } from './chase.controller.js';
import { ChaseService } from './chase.service.js';

@Module({ imports: [AuditModule, CasesModule, ReadinessModule], controllers: [ChaseController], providers: [ChaseService, ChaseReader] })
export class ChaseModule {}
