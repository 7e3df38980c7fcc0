import { inject, Injectable } from '@angular/core';
import type { DuplicatePair, PatientMatch, PatientMatchQuery, PatientMerge, PatientMergeInput } from '@consilium/contracts';
import { ApiClient } from '../../../core/http/api-client';

/** Patients registered twice. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class DuplicatesClient {
  private readonly api = inject(ApiClient);

  matches(query: PatientMatchQuery): Promise<PatientMatch[]> {
    return this.api.post('/patients/matches', query);
  }

  pairs(): Promise<DuplicatePair[]> {
    return this.api.get('/patients/duplicates');
  }

  merges(): Promise<PatientMerge[]> {
    return this.api.get('/patients/merges');
  }

  merge(input: PatientMergeInput, idempotencyKey: string): Promise<PatientMerge> {
    return this.api.post('/patients/merges', input, { idempotencyKey });
  }

  undo(mergeId: string): Promise<PatientMerge> {
    return this.api.post(`/patients/merges/${mergeId}/undo`, {});
  }

  distinguish(first: string, second: string): Promise<void> {
    return this.api.post('/patients/distinctions', { patients: [first, second] });
  }
}
