import { computed, inject, Injectable } from '@angular/core';
import type {
  AuditorGrant, CasePage, CaseStateCode, ChainState, EmergencyAlarm, Erasure, ErasureList, MeetingDetail, MeetingPage, MeetingReadiness, Operations, PersonAccount, PersonAccountPage, ReferralPage, SystemHealth,
} from '@consilium/contracts';
import { SessionState } from '../../core/auth/session.state';
import { ApiClient } from '../../core/http/api-client';

/** How an installation stands, as an administrator may see it. */
export interface UpkeepState {
  readonly health: SystemHealth;
  readonly operations: Operations;
  /** Accounts that cannot be signed in to yet. */
  readonly accounts: readonly PersonAccount[];
  readonly grants: readonly AuditorGrant[];
}

/** What the first page asks the server for. */
@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionState);

  readonly organisation = computed(() => this.session.session()?.organisation.name ?? '');

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

  referrals(after: string | null): Promise<ReferralPage> {
    return this.api.get('/cases/referrals', { after, limit: 30 });
  }

  async upkeep(): Promise<UpkeepState> {
    const [health, operations, invited, without, grants] = await Promise.all([
      this.api.get<SystemHealth>('/administration/health'),
      this.api.get<Operations>('/operations'),
      this.api.get<PersonAccountPage>('/administration/people', { account: 'invited', limit: 50 }),
      this.api.get<PersonAccountPage>('/administration/people', { account: 'noAccess', limit: 50 }),
      this.api.get<AuditorGrant[]>('/administration/auditor-grants'),
    ]);
    return { health, operations, accounts: [...without.items, ...invited.items], grants };
  }

  /** Emergency accesses and erasures, as far as this person is concerned with them. */
  async guarded(): Promise<{ readonly alarms: readonly EmergencyAlarm[]; readonly erasures: readonly Erasure[] }> {
    const [alarms, erasures] = await Promise.all([
      this.session.may('alarm.list') ? this.api.get<EmergencyAlarm[]>('/alarms') : [],
      this.session.may('erasure.decide') ? this.api.get<ErasureList>('/erasures').then(({ items }) => items) : [],
    ]);
    return { alarms, erasures };
  }
}
