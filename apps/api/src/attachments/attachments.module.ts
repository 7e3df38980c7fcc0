import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { AttachmentFile } from './attachment-file.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { ImagingStudiesController } from './imaging-studies.controller.js';
import { ImagingStudiesService } from './imaging-studies.service.js';

@Module({
  imports: [AuditModule, CasesModule, StorageModule],
  controllers: [AttachmentsController, ImagingStudiesController],
  providers: [AttachmentsService, AttachmentFile, ImagingStudiesService],
})
export class AttachmentsModule {}
