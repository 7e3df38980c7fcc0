import { computed, inject, Injectable } from '@angular/core';
import type {
  AuditorGrant, CasePage, CaseStateCode, ChainState, EmergencyAlarm, Erasure, ErasureList, Finding, FindingPage, MeetingDetail, MeetingPage, MeetingReadiness, MeetingRow, Operations, PersonAccount, PersonAccountPage, ReferralPage, SystemHealth,
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

/** What chairs, coordinators, auditors and administrators watch over. */
export interface Guarded {
  readonly alarms: readonly EmergencyAlarm[];
  readonly erasures: readonly Erasure[];
  readonly findings: readonly Finding[];
}

/** What the first page asks the server for. */
@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionState);

  readonly organisation = computed(() => this.session.session()?.organisation.name ?? '');

  /**
   * The meeting of one's boards that runs, and the next one that does not: those of today stay until they are closed.
   * Where none is planned besides the one that runs, that is the next one too.
   */
  async meetings(now: Date): Promise<{ readonly running: MeetingRow | null; readonly next: MeetingDetail | null }> {
    const from = new Date(now.getTime() - 12 * 3_600_000).toISOString();
    const { items } = await this.api.get<MeetingPage>('/meetings', { from, order: 'soonestFirst', limit: 10 });
    const running = items.find(({ state }) => state === 'open') ?? null;
    const next = items.find(({ state }) => state === 'draft' || state === 'published') ?? running;
    return { running: running === next ? null : running, next: next === null ? null : await this.api.get(`/meetings/${next.id}`) };
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

  /** Emergency accesses, erasures and findings, as far as this person is concerned with them. */
  async guarded(): Promise<Guarded> {
    const [alarms, erasures, findings] = await Promise.all([
      this.session.may('alarm.list') ? this.api.get<EmergencyAlarm[]>('/alarms') : [],
      this.session.may('erasure.decide') ? this.api.get<ErasureList>('/erasures').then(({ items }) => items) : [],
      this.session.may('finding.list') ? this.api.get<FindingPage>('/audit/findings', { limit: 50 }).then(({ items }) => items) : [],
    ]);
    return { alarms, erasures, findings };
  }
}
