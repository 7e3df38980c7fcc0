import { inject, Injectable } from '@angular/core';
import type { CaseFilters, SavedView, SavedViewInput } from '@consilium/contracts';
import { ApiClient } from '../../../core/http/api-client';

/** One's own views of the worklist. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class SavedViewsClient {
  private readonly api = inject(ApiClient);

  list(): Promise<SavedView[]> {
    return this.api.get('/saved-views');
  }

  save(name: string, filters: CaseFilters): Promise<SavedView> {
    return this.api.post('/saved-views', { name, filters } satisfies SavedViewInput);
  }

  remove(viewId: string): Promise<void> {
    return this.api.delete(`/saved-views/${viewId}`);
  }
}
