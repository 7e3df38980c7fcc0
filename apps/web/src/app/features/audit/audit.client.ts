import { inject, Injectable } from '@angular/core';
import type { AuditExportQuery, AuditPage, CasePage, CaseReplay, ChainState, ChainVerification, RecordVerification } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

/** The record over HTTP. Every call is itself recorded. */
@Injectable({ providedIn: 'root' })
export class AuditClient {
  private readonly api = inject(ApiClient);

  state(): Promise<ChainState> {
    return this.api.get('/audit/state');
  }

  cases(state: string | undefined, after: string | null, signal: AbortSignal): Promise<CasePage> {
    return this.api.get('/cases', { state, after, limit: 30 }, signal);
  }

  /** Newest first; of one case, or of everything the auditor may see. */
  entries(caseId: string | null, event: string | undefined, after: string | null, signal: AbortSignal): Promise<AuditPage> {
    return this.api.get(caseId === null ? '/audit/entries' : `/audit/cases/${caseId}/entries`, { event, after, limit: 50 }, signal);
  }

  verify(caseId: string): Promise<ChainVerification> {
    return this.api.post(`/audit/cases/${caseId}/verification`, undefined);
  }

  verifyRecord(): Promise<RecordVerification> {
    return this.api.post('/audit/verification', undefined);
  }

  replay(caseId: string): Promise<CaseReplay> {
    return this.api.get(`/audit/cases/${caseId}/replay`);
  }

  /** The log as a file for the verifier: of one case, or what the query names of the whole. */
  exportFile(caseId: string | null, query: AuditExportQuery): Promise<Blob> {
    return this.api.download(caseId === null ? '/audit/export' : `/audit/cases/${caseId}/export`, undefined, { ...query });
  }
}
