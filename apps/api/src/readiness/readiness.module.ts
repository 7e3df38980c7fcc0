import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ReadinessController } from './readiness.controller.js';

@Module({ imports: [CasesModule], controllers: [ReadinessController], exports: [CasesModule] })
export class ReadinessModule {}
