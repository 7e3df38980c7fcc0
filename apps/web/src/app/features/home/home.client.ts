import { inject, Injectable } from '@angular/core';
import type { CasePage, ChainState, CaseStateCode, MeetingDetail, MeetingPage, MeetingReadiness } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

/** What the first page asks the server for. */
@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly api = inject(ApiClient);

  /** The next meeting of one's boards that is not over: those of today stay until they are closed. */
  async nextMeeting(now: Date): Promise<MeetingDetail | null> {
    const from = new Date(now.getTime() - 12 * 3_600_000).toISOString();
    const page = await this.api.get<MeetingPage>('/meetings', { from, order: 'soonestFirst', limit: 10 });
    const next = page.items.find(({ state }) => state === 'open') ?? page.items.find(({ state }) => state === 'draft' || state === 'published');
    return next === undefined ? null : this.api.get(`/meetings/${next.id}`);
  }

  readiness(meetingId: string): Promise<MeetingReadiness> {
    return this.api.get(`/meetings/${meetingId}/readiness`);
  }

  chainState(): Promise<ChainState> {
    return this.api.get('/audit/state');
  }

  casesIn(state: CaseStateCode): Promise<CasePage> {
    return this.api.get('/cases', { state, limit: 20 });
  }

  myCases(): Promise<CasePage> {
    return this.api.get('/cases', { limit: 50 });
  }
}
