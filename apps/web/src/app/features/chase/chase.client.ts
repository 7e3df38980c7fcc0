import { inject, Injectable } from '@angular/core';
import type { CaseChase, ChaseAnswer, ChaseChange, ChaseClosing, ChaseInput, ChaseItem, ChaseLetters, ChasePage } from '@consilium/contracts';
import { ApiClient, newIdempotencyKey, type Query } from '../../core/http/api-client';

/** What is owed for cases. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class ChaseClient {
  private readonly api = inject(ApiClient);

  page(query: Query): Promise<ChasePage> {
    return this.api.get('/chase-items', query);
  }

  ofCase(caseId: string): Promise<CaseChase> {
    return this.api.get(`/cases/${caseId}/chase`);
  }

  ask(caseId: string, input: ChaseInput, idempotencyKey: string): Promise<ChaseItem> {
    return this.api.post(`/cases/${caseId}/chase`, input, { idempotencyKey });
  }

  change(item: ChaseItem, change: ChaseChange): Promise<ChaseItem> {
    return this.api.patch(`/chase-items/${item.id}`, change, { version: item.version });
  }

  answer(itemId: string, input: ChaseAnswer, idempotencyKey: string): Promise<ChaseItem> {
    return this.api.post(`/chase-items/${itemId}/answer`, input, { idempotencyKey });
  }

  close(itemId: string, as: ChaseClosing['as']): Promise<ChaseItem> {
    return this.api.post(`/chase-items/${itemId}/closing`, { as });
  }

  /** One letter for each person and case, with everything they still owe for it. */
  letters(itemIds: readonly string[]): Promise<ChaseLetters> {
    return this.api.post('/chase-letters', { itemIds }, { idempotencyKey: newIdempotencyKey() });
  }

  reopen(itemId: string): Promise<ChaseItem> {
    return this.api.post(`/chase-items/${itemId}/reopening`, {});
  }
}
