import { inject, Injectable } from '@angular/core';
import type {
  AccountHelpKind,
  AccountHelpReason,
  AuditorGrant,
  AuditorGrantInput,
  Board,
  BoardAccount,
  BoardInput,
  BoardSettings,
  BoardVersion,
  Cover,
  CoverInput,
  Integration,
  IntegrationTest,
  IssuedLink,
  Membership,
  MembershipInput,
  Person,
  PersonAccount,
  PersonAccountPage,
  PersonInput,
  PersonSignIn,
  SettingsEffect,
  SystemHealth,
} from '@consilium/contracts';
import { ApiClient, newIdempotencyKey, type Query } from '../../../core/http/api-client';

/** People, boards and rights over HTTP. */
@Injectable({ providedIn: 'root' })
export class DeskClient {
  private readonly api = inject(ApiClient);

  accounts(query: Query, signal: AbortSignal): Promise<PersonAccountPage> {
    return this.api.get('/administration/people', { limit: 50, ...query }, signal);
  }

  account(personId: string): Promise<PersonAccount> {
    return this.api.get(`/administration/people/${personId}`);
  }

  create(input: PersonInput, idempotencyKey: string): Promise<PersonAccount> {
    return this.api.post('/administration/people', input, { idempotencyKey });
  }

  change(personId: string, version: number, input: PersonInput): Promise<PersonAccount> {
    return this.api.put(`/administration/people/${personId}`, input, { version });
  }

  setActive(personId: string, version: number, isActive: boolean): Promise<PersonAccount> {
    return this.api.post(`/administration/people/${personId}/${isActive ? 'reactivation' : 'deactivation'}`, undefined, { version });
  }

  issueLink(personId: string): Promise<IssuedLink> {
    return this.api.post(`/administration/people/${personId}/links`, undefined);
  }

  signInOf(personId: string): Promise<PersonSignIn> {
    return this.api.get(`/administration/people/${personId}/sign-in`);
  }

  /** @throws ProblemError `reauthenticationRequired` when the administrator's own proof is too old */
  helpAccount(personId: string, kind: AccountHelpKind, reason: string): Promise<void> {
    const path = kind === 'secondFactorRemoved' ? 'second-factor-removal' : 'identity-removal';
    return this.api.post(`/administration/people/${personId}/${path}`, { reason } satisfies AccountHelpReason);
  }

  /** Everybody of the organisation who is active: for choosing a person. */
  people(): Promise<Person[]> {
    return this.api.get('/people');
  }

  allBoards(): Promise<BoardAccount[]> {
    return this.api.get('/administration/boards');
  }

  ownBoards(): Promise<Board[]> {
    return this.api.get('/boards');
  }

  board(boardId: string): Promise<BoardAccount> {
    return this.api.get(`/administration/boards/${boardId}`);
  }

  createBoard(input: BoardInput): Promise<BoardAccount> {
    return this.api.post('/administration/boards', input, { idempotencyKey: newIdempotencyKey() });
  }

  rename(boardId: string, version: number, name: string): Promise<BoardAccount> {
    return this.api.patch(`/administration/boards/${boardId}`, { name }, { version });
  }

  changeSettings(boardId: string, version: number, settings: BoardSettings): Promise<BoardAccount> {
    return this.api.put(`/administration/boards/${boardId}/settings`, settings, { version });
  }

  effect(boardId: string, settings: BoardSettings, signal: AbortSignal): Promise<SettingsEffect> {
    return this.api.post(`/administration/boards/${boardId}/settings/effect`, settings, { signal });
  }

  versions(boardId: string): Promise<BoardVersion[]> {
    return this.api.get(`/administration/boards/${boardId}/versions`);
  }

  memberships(boardId: string): Promise<Membership[]> {
    return this.api.get(`/administration/boards/${boardId}/memberships`);
  }

  addMember(boardId: string, input: MembershipInput, idempotencyKey: string): Promise<Membership> {
    return this.api.post(`/administration/boards/${boardId}/memberships`, input, { idempotencyKey });
  }

  /** @param lastDay null: at once. */
  endMembership(membershipId: string, lastDay: string | null): Promise<Membership> {
    return this.api.post(`/administration/memberships/${membershipId}/end`, { lastDay }, { idempotencyKey: newIdempotencyKey() });
  }

  covers(boardId: string): Promise<Cover[]> {
    return this.api.get(`/boards/${boardId}/covers`);
  }

  nameCover(boardId: string, input: CoverInput, idempotencyKey: string): Promise<Cover> {
    return this.api.post(`/boards/${boardId}/covers`, input, { idempotencyKey });
  }

  endCover(coverId: string): Promise<Cover> {
    return this.api.delete(`/covers/${coverId}`);
  }

  integrations(): Promise<Integration[]> {
    return this.api.get('/administration/integrations');
  }

  test(id: Integration['id']): Promise<IntegrationTest> {
    return this.api.post(`/administration/integrations/${id}/test`, undefined);
  }

  health(): Promise<SystemHealth> {
    return this.api.get('/administration/health');
  }

  grants(): Promise<AuditorGrant[]> {
    return this.api.get('/administration/auditor-grants');
  }

  grant(input: AuditorGrantInput, idempotencyKey: string): Promise<AuditorGrant[]> {
    return this.api.post('/administration/auditor-grants', input, { idempotencyKey });
  }

  revoke(grantId: string): Promise<AuditorGrant> {
    return this.api.post(`/administration/auditor-grants/${grantId}/revocation`, undefined);
  }
}
