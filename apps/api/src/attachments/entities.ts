import { AttachmentEntity } from './attachment.entity.js';
import { ImagingSiteEntity } from './imaging-site.entity.js';
import { ImagingStudyEntity } from './imaging-study.entity.js';

export const attachmentEntities = [AttachmentEntity, ImagingSiteEntity, ImagingStudyEntity] as const;
