import { inject, Injectable } from '@angular/core';
import type { FollowUp, FollowUpPage, FollowUpReopening, FollowUpSettling } from '@consilium/contracts';
import { ApiClient } from '../../../core/http/api-client';

/** What calls for discussing a case again. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class FollowUpsClient {
  private readonly api = inject(ApiClient);

  open(): Promise<FollowUpPage> {
    return this.api.get('/follow-ups', { limit: 50 });
  }

  ofCase(caseId: string): Promise<FollowUp[]> {
    return this.api.get(`/cases/${caseId}/follow-ups`);
  }

  settle({ id, version }: FollowUp, settling: FollowUpSettling): Promise<FollowUp> {
    return this.api.post(`/follow-ups/${id}/settling`, settling, { version });
  }

  reopen({ id, version }: FollowUp, because: string): Promise<FollowUp> {
    return this.api.post(`/follow-ups/${id}/reopening`, { because } satisfies FollowUpReopening, { version });
  }
}
