import { inject, Injectable } from '@angular/core';
import type { AuditSample, AuditSampleQuery, CaseFindingDraft, Finding, FindingDecision, FindingListQuery, FindingPage, OrganisationFindingDraft } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

/** Samples and findings over HTTP. */
@Injectable({ providedIn: 'root' })
export class FindingsClient {
  private readonly api = inject(ApiClient);

  sample(query: AuditSampleQuery): Promise<AuditSample> {
    return this.api.get('/audit/sample', { ...query });
  }

  page(show: FindingListQuery['show'], after: string | null): Promise<FindingPage> {
    return this.api.get('/audit/findings', { show, after, limit: 30 });
  }

  file(show: FindingListQuery['show'], language: 'en' | 'de'): Promise<Blob> {
    return this.api.download('/audit/findings/file', undefined, { show, language });
  }

  raiseOfCase(caseId: string, draft: CaseFindingDraft, idempotencyKey: string): Promise<Finding> {
    return this.api.post(`/audit/cases/${caseId}/findings`, draft, { idempotencyKey });
  }

  raiseOfOrganisation(draft: OrganisationFindingDraft, idempotencyKey: string): Promise<Finding> {
    return this.api.post('/audit/findings', draft, { idempotencyKey });
  }

  answer({ id, version }: Finding, text: string, idempotencyKey: string): Promise<Finding> {
    return this.api.post(`/audit/findings/${id}/answer`, { text }, { version, idempotencyKey });
  }

  decide({ id, version }: Finding, decision: FindingDecision, idempotencyKey: string): Promise<Finding> {
    return this.api.post(`/audit/findings/${id}/decision`, decision, { version, idempotencyKey });
  }
}
