import { inject, Injectable } from '@angular/core';
import type { DocumentLogo, DocumentTemplate, DocumentTemplateContent, DocumentTemplateVersion, TemplatePreviewInput } from '@consilium/contracts';
import { ApiClient, newIdempotencyKey } from '../../../core/http/api-client';
import { Upload } from '../../../core/http/upload';

/** What the organisation prints on its documents. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class TemplateClient {
  private readonly api = inject(ApiClient);
  private readonly uploads = inject(Upload);

  read(): Promise<DocumentTemplate> {
    return this.api.get('/document-template');
  }

  versions(): Promise<readonly DocumentTemplateVersion[]> {
    return this.api.get('/document-template/versions');
  }

  /** @param version the one that was edited. */
  change(version: number, content: DocumentTemplateContent): Promise<DocumentTemplate> {
    return this.api.put('/document-template', content, { version });
  }

  addLogo(file: File): Promise<DocumentLogo> {
    const form = new FormData();
    form.append('file', file);
    return this.uploads.send('/document-template/logos', form, { idempotencyKey: newIdempotencyKey(), progress: () => undefined });
  }

  /** A PDF of an invented record under the draft. */
  preview(input: TemplatePreviewInput, signal: AbortSignal): Promise<Blob> {
    return this.api.postForFile('/document-template/preview', input, signal);
  }
}

export const logoAddress = (sha256: string): string => `/api/v1/document-template/logos/${sha256}`;
