import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { conceivableActions, type Reauthentication, type Session, type SignIn } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { allStandings, auditRole, scopeOf, type Actor } from '../platform/authorisation/actor.js';
import type { Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import { decoyHash, passwordMatches } from './passwords.js';
import { hashToken, newToken } from './session-cookies.js';

interface CredentialRow {
  person_id: string;
  organisation_id: string;
  password_hash: string;
  is_active?: boolean;
  locked_for_seconds: number | null;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @returns the token of a new session.
   * @throws Refusal signInRefused with the same words and in the same time whether or not the account exists.
   */
  async signIn(input: SignIn, requestId: string): Promise<string> {
    const [credential] = await this.unitOfWork.callIdentity<CredentialRow>(`SELECT * FROM identity.find_credential($1)`, [input.email]);
    if (credential === undefined || credential.is_active !== true) {
      await passwordMatches(await decoyHash(), input.password);
      await this.recordStranger(credential, input.email, requestId);
      throw new Refusal('signInRefused');
    }
    await this.checkPassword(credential, input.password, requestId);
    const token = newToken();
    await this.unitOfWork.run(ownScope(credential, requestId), async (manager) => {
      const [opened] = await manager.query<Array<{ id: string }>>(`SELECT identity.open_session($1, $2, $3) AS id`, [
        credential.person_id,
        hashToken(token),
        this.config.SESSION_HOURS,
      ]);
      await this.auditLog.append(manager, {
        ...byAccount(credential, requestId),
        event: 'sessionOpened',
        outcome: 'success',
        payload: { sessionId: opened!.id, method: 'password' },
      });
    });
    return token;
  }

  async signOut(actor: Actor): Promise<void> {
    await this.unitOfWork.run(scopeOf(actor), async (manager) => {
      await manager.query(`SELECT identity.close_session($1)`, [actor.sessionId]);
      await this.auditLog.append(manager, {
        organisationId: actor.organisationId,
        caseId: null,
        event: 'sessionClosed',
        actorId: actor.personId,
        actorRole: auditRole(actor, null),
        outcome: 'success',
        payload: { sessionId: actor.sessionId, reasonCode: 'signedOut' },
        requestId: actor.requestId,
      });
    });
  }

  /** Unlocks an idle session, and makes the next signatures possible for `FRESH_MINUTES`. */
  async reauthenticate(actor: Actor, input: Reauthentication): Promise<void> {
    const [credential] = await this.unitOfWork.callIdentity<CredentialRow>(`SELECT * FROM identity.find_own_credential($1)`, [actor.sessionId]);
    if (credential === undefined) throw new Refusal('notSignedIn');
    await this.checkPassword(credential, input.password, actor.requestId);
    await this.unitOfWork.run(scopeOf(actor), async (manager) => {
      await manager.query(`SELECT identity.refresh_session($1)`, [actor.sessionId]);
      await this.auditLog.append(manager, {
        ...byAccount(credential, actor.requestId),
        event: 'reauthenticated',
        outcome: 'success',
        payload: { sessionId: actor.sessionId, method: 'password' },
      });
    });
  }

  describe(actor: Actor): Session {
    const freshUntil = new Date(actor.reauthenticatedAt.getTime() + this.config.FRESH_MINUTES * 60_000);
    return {
      person: {
        id: actor.personId,
        displayName: actor.displayName,
        email: actor.email,
        discipline: actor.discipline,
        roles: [...actor.roles],
        isActive: true,
      },
      organisation: { id: actor.organisationId, name: actor.organisationName },
      boards: actor.memberships.map(({ boardId, boardName, role }) => ({ id: boardId, name: boardName, role })),
      emergencies: actor.emergencies.map(({ id, caseId, caseNumber, boardName, until }) => ({ id, caseId, caseNumber, boardName, until })),
      actions: conceivableActions(allStandings(actor)),
      locale: actor.locale,
      expiresAt: actor.expiresAt.toISOString(),
      freshUntil: freshUntil.getTime() > Date.now() ? freshUntil.toISOString() : null,
      demo: actor.isDemo,
    };
  }

  /**
   * Somebody tried an address that has no account, or one that may not sign in. Of the address only a keyed hash is kept:
   * enough to see that it is tried again and again, not enough to learn it.
   */
  private async recordStranger(credential: CredentialRow | undefined, email: string, requestId: string): Promise<void> {
    const [home] = credential === undefined ? await this.unitOfWork.callIdentity<{ id: string }>(`SELECT identity.home_organisation() AS id`, []) : [{ id: credential.organisation_id }];
    const addressHash = createHmac('sha256', this.config.SESSION_SECRET).update('sign-in address\n').update(email.trim().toLowerCase()).digest('hex');
    const scope: Scope = { organisationId: home!.id, personId: null, boardIds: [], requestId };
    await this.unitOfWork.run(scope, (manager) =>
      this.auditLog.append(manager, {
        organisationId: home!.id,
        caseId: null,
        event: 'sessionRefused',
        actorId: credential?.person_id ?? null,
        actorRole: credential === undefined ? 'stranger' : 'account',
        outcome: 'refused',
        payload: { reasonCode: credential === undefined ? 'unknownAccount' : 'inactiveAccount', method: 'password', ...(credential === undefined ? { addressHash } : {}) },
        requestId,
      }),
    );
  }

  /** Passes for the right password; otherwise counts the failure, records it, and refuses. */
  private async checkPassword(credential: CredentialRow, password: string, requestId: string): Promise<void> {
    const lockedFor = credential.locked_for_seconds ?? 0;
    if (lockedFor === 0 && (await passwordMatches(credential.password_hash, password))) {
      await this.unitOfWork.callIdentity(`SELECT identity.record_attempt($1, true)`, [credential.person_id]);
      return;
    }
    const wait = await this.unitOfWork.run(ownScope(credential, requestId), async (manager) => {
      const seconds = lockedFor > 0 ? lockedFor : await countFailure(manager, credential.person_id);
      await this.auditLog.append(manager, {
        ...byAccount(credential, requestId),
        event: 'sessionRefused',
        outcome: 'refused',
        payload: { reasonCode: lockedFor > 0 ? 'locked' : 'wrongPassword', method: 'password' },
      });
      return seconds;
    });
    if (wait > 0) {
      throw new Refusal('signInLocked', { retryAfterSeconds: wait, detail: `Too many failed attempts. Try again in ${Math.ceil(wait)} seconds.` });
    }
    throw new Refusal('signInRefused');
  }
}

/** @returns seconds until the next attempt is listened to; 0 while attempts are left. */
async function countFailure(manager: EntityManager, personId: string): Promise<number> {
  const [counted] = await manager.query<Array<{ seconds: number }>>(`SELECT identity.record_attempt($1, false) AS seconds`, [personId]);
  return counted!.seconds;
}

const byAccount = (credential: CredentialRow, requestId: string) => ({
  organisationId: credential.organisation_id,
  caseId: null,
  actorId: credential.person_id,
  actorRole: 'account',
  requestId,
});

const ownScope = (credential: CredentialRow, requestId: string): Scope => ({
  organisationId: credential.organisation_id,
  personId: credential.person_id,
  boardIds: [],
  requestId,
});
