import { Inject, Injectable } from '@nestjs/common';
import { isAllowed, type BoardRole, type PersonRole } from '@consilium/contracts';
import { CONFIG, type Config } from '../config/config.js';
import { withCovers } from '../identity/authenticator.js';
import type { Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** A session behind a socket with the rights of this very moment. */
export interface WatchedSession {
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: readonly PersonRole[];
  readonly isIdle: boolean;
  readonly memberships: ReadonlyArray<{ readonly boardId: string; readonly role: BoardRole }>;
  readonly grants: ReadonlyArray<{ readonly boardId: string }>;
}

interface SessionRow {
  token_hash: Buffer;
  person_id: string;
  organisation_id: string;
  roles: PersonRole[];
  is_idle: boolean;
  memberships: Array<{ boardId: string; role: BoardRole }>;
  grants: Array<{ boardId: string }>;
  covers: Array<{ boardId: string; role: BoardRole }>;
}

/** Looks at the sessions of many sockets at once, without keeping any of them awake. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns the sessions that still live, by token hash in hexadecimal. */
  async look(tokenHashes: readonly string[]): Promise<ReadonlyMap<string, WatchedSession>> {
    if (tokenHashes.length === 0) return new Map();
    const rows = await this.unitOfWork.callIdentity<SessionRow>(`SELECT s.*, identity.covers_today(s.person_id) AS covers FROM identity.observe_sessions($1, $2) s WHERE NOT identity.must_enrol_in(s.session_id)`, [
      [...new Set(tokenHashes)].map((hash) => Buffer.from(hash, 'hex')),
      this.config.IDLE_MINUTES,
    ]);
    return new Map(
      rows.map((row) => [
        row.token_hash.toString('hex'),
        { personId: row.person_id, organisationId: row.organisation_id, roles: row.roles, isIdle: row.is_idle, memberships: withCovers(row.memberships, row.covers), grants: row.grants },
      ]),
    );
  }
}

export function mayFollow(session: WatchedSession, boardId: string): boolean {
  return isAllowed(
    'meeting.follow',
    {
      personRoles: session.roles,
      boardRole: session.memberships.find((held) => held.boardId === boardId)?.role ?? null,
      ownReferral: false,
      auditGrant: session.grants.some((grant) => grant.boardId === boardId),
      sameOrganisation: true,
    },
    null,
  );
}

export const scopeOfSession = (session: WatchedSession, requestId: string): Scope => ({
  organisationId: session.organisationId,
  personId: session.personId,
  boardIds: [...new Set([...session.memberships, ...session.grants].map(({ boardId }) => boardId))],
  requestId,
});
