import { Module } from '@nestjs/common';
import { AuditDeskController } from './audit-desk.controller.js';

@Module({ controllers: [AuditDeskController] })
export class AuditDeskModule {}
