import { inject, Injectable } from '@angular/core';
import type { Attachment, AttachmentFields, AttachmentReceipt, CaseFiles, ImagingSite, ImagingStudy, ImagingStudyInput } from '@consilium/contracts';
import { ApiClient } from '../../../core/http/api-client';
import { Upload, type UploadOptions } from '../../../core/http/upload';

/** Files and imaging studies of cases. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class FilesClient {
  private readonly api = inject(ApiClient);
  private readonly upload = inject(Upload);

  read(caseId: string): Promise<CaseFiles> {
    return this.api.get(`/cases/${caseId}/attachments`);
  }

  add(caseId: string, file: File, fields: AttachmentFields, options: UploadOptions): Promise<AttachmentReceipt> {
    const form = new FormData();
    form.append('kind', fields.kind);
    form.append('label', fields.label);
    form.append('file', file, file.name);
    return this.upload.send(`/cases/${caseId}/attachments`, form, options);
  }

  withdraw(attachmentId: string, reason: string): Promise<Attachment> {
    return this.api.post(`/attachments/${attachmentId}/withdrawal`, { reason });
  }

  content(attachmentId: string, disposition: 'inline' | 'attachment'): Promise<Blob> {
    return this.api.download(`/attachments/${attachmentId}/content?disposition=${disposition}`);
  }

  sites(): Promise<ImagingSite[]> {
    return this.api.get('/imaging-sites');
  }

  recordStudy(caseId: string, study: ImagingStudyInput, idempotencyKey: string): Promise<ImagingStudy[]> {
    return this.api.post(`/cases/${caseId}/imaging-studies`, study, { idempotencyKey });
  }

  retireStudy(studyId: string): Promise<ImagingStudy[]> {
    return this.api.delete(`/imaging-studies/${studyId}`);
  }
}
