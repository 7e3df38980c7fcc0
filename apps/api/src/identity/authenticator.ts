import { Inject, Injectable } from '@nestjs/common';
import type { DisciplineCode, PersonRole, Proof } from '@consilium/contracts';
import { CONFIG, type Config } from '../config/config.js';
import type { Actor, Emergency, Membership } from '../platform/authorisation/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { hashToken } from './session-cookies.js';

interface AuthenticatedRow {
  session_id: string;
  person_id: string;
  organisation_id: string;
  organisation_name: string;
  is_demo: boolean;
  display_name: string;
  email: string;
  discipline: DisciplineCode | null;
  roles: PersonRole[];
  locale: 'en' | 'de';
  expires_at: Date;
  reauthenticated_at: Date;
  is_idle: boolean;
  memberships: Membership[];
  grants: Array<{ boardId: string; boardName: string }>;
  covers: Membership[];
  emergencies: Emergency[];
  must_enrol: boolean;
  proofs: Proof[];
  method: string;
}

/** Turns a session token into the actor of a request; used by HTTP and by the socket alike. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async authenticate(token: string, requestId: string): Promise<Actor | null> {
    const [row] = await this.unitOfWork.callIdentity<AuthenticatedRow>(`SELECT a.*, identity.covers_today(a.person_id) AS covers, identity.emergencies_now(a.person_id) AS emergencies, identity.must_enrol_in(a.session_id) AS must_enrol, identity.session_method(a.session_id) AS method, identity.proofs_of(a.person_id) AS proofs FROM identity.authenticate($1, $2) a`, [
      hashToken(token),
      this.config.IDLE_MINUTES,
    ]);
    if (row === undefined) return null;
    return {
      sessionId: row.session_id,
      personId: row.person_id,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      isDemo: row.is_demo,
      displayName: row.display_name,
      email: row.email,
      discipline: row.discipline,
      roles: row.roles,
      locale: row.locale,
      memberships: withCovers(row.memberships, row.covers),
      grants: row.grants,
      emergencies: row.emergencies,
      expiresAt: row.expires_at,
      reauthenticatedAt: row.reauthenticated_at,
      isIdle: row.is_idle,
      mustEnrol: row.must_enrol,
      proofs: row.proofs,
      method: row.method,
      requestId,
    };
  }
}

/** A named cover belongs to the board as a member while the cover lasts; an own seat on the board goes first. */
export const withCovers = <Seat extends { readonly boardId: string }>(memberships: readonly Seat[], covers: readonly Seat[]): Seat[] => [
  ...memberships,
  ...covers.filter(({ boardId }) => memberships.every((held) => held.boardId !== boardId)),
];
