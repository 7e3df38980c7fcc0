import { inject, Injectable } from '@angular/core';
import type { Erasure, ErasureDecision, ErasureList, ErasureRequest } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

/** Requests to erase a case, over HTTP. */
@Injectable({ providedIn: 'root' })
export class ErasureClient {
  private readonly api = inject(ApiClient);

  async list(signal: AbortSignal): Promise<readonly Erasure[]> {
    return (await this.api.get<ErasureList>('/erasures', {}, signal)).items;
  }

  request(input: ErasureRequest, idempotencyKey: string): Promise<Erasure> {
    return this.api.post('/erasures', input, { idempotencyKey });
  }

  withdraw(erasureId: string, idempotencyKey: string): Promise<Erasure> {
    return this.api.post(`/erasures/${erasureId}/withdrawal`, undefined, { idempotencyKey });
  }

  decide(erasureId: string, decision: ErasureDecision, idempotencyKey: string): Promise<Erasure> {
    return this.api.post(`/erasures/${erasureId}/decision`, decision, { idempotencyKey });
  }
}
