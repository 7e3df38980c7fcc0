import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { conceivableActions, type Reauthentication, type SecondFactor, type SecondFactorAsked, type Session, type SignIn } from '@consilium/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { allStandings, auditRole, scopeOf, type Actor } from '../platform/authorisation/actor.js';
import type { Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import { byAccount, ownScope, type Account } from './account-record.js';
import { Attempts } from './attempts.js';
import { decoyHash, passwordMatches } from './passwords.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { hashToken, newToken } from './session-cookies.js';

interface CredentialRow extends Account {
  password_hash: string;
  is_active?: boolean;
  locked_for_seconds: number | null;
}

/** Where a request comes from, as far as sessions are concerned. */
export interface Visit {
  readonly requestId: string;
  readonly userAgent: string | null;
}

/** How long the second factor may take, in minutes. */
const TICKET_MINUTES = 5;

@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly attempts: Attempts,
    private readonly factors: SecondFactors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @returns the token of a new session, or what is asked besides the password.
   * @throws Refusal signInRefused with the same words and in the same time whether or not the account exists.
   */
  async signIn(input: SignIn, visit: Visit): Promise<{ readonly token: string } | { readonly asked: SecondFactorAsked }> {
    const [credential] = await this.unitOfWork.callIdentity<CredentialRow>(`SELECT * FROM identity.find_credential($1)`, [input.email]);
    if (credential === undefined || credential.is_active !== true) {
      await passwordMatches(await decoyHash(), input.password);
      await this.recordStranger(credential, input.email, visit.requestId);
      throw new Refusal('signInRefused');
    }
    await this.checkPassword(credential, input.password, visit.requestId);
    const asked = await this.askForSecondFactor(credential, visit.requestId);
    if (asked !== null) return { asked };
    await this.attempts.succeeded(credential);
    return { token: await this.openSession(credential, 'password', visit) };
  }

  /**
   * The second step. The ticket stays good for another try until it ends; the account's count of failures is the limit.
   * @throws Refusal signInRefused, signInLocked; notSignedIn when the ticket has ended or was used
   */
  async giveSecondFactor(input: SecondFactor, visit: Visit): Promise<string> {
    const ticketHash = hashToken(input.ticket);
    const [account] = await this.unitOfWork.callIdentity<Account & { locked_for_seconds: number | null }>(`SELECT * FROM identity.find_ticket($1)`, [ticketHash]);
    if (account === undefined) throw new Refusal('notSignedIn', { reason: 'signIn.ticketEnded', detail: 'This took too long. Enter your password again.' });
    const lockedFor = account.locked_for_seconds ?? 0;
    const isTotp = /^\d{6}$/.test(input.code);
    const method = isTotp ? 'totp' : 'recoveryCode';
    const taken =
      lockedFor === 0 &&
      (await this.unitOfWork.run(ownScope(account, visit.requestId), async (manager) => {
        const right = isTotp ? await this.factors.takeCode(manager, account.person_id, input.code) : await this.factors.takeRecoveryCode(manager, account.person_id, input.code);
        if (!right) return false;
        const [used] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.use_ticket($1) AS done`, [ticketHash]);
        if (used!.done && !isTotp) await this.auditLog.append(manager, { ...byAccount(account, visit.requestId), event: 'credentialChanged', outcome: 'success', payload: { personId: account.person_id, credential: 'recoveryCode', change: 'used' } });
        return used!.done;
      }));
    if (!taken) return this.attempts.failed(account, visit.requestId, lockedFor, 'wrongCode', method);
    await this.attempts.succeeded(account);
    return this.openSession(account, `password+${method}`, visit);
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
    const method = 'password' in input ? 'password' : 'totp';
    if ('password' in input) await this.checkPassword(credential, input.password, actor.requestId);
    else await this.checkCode(credential, input.code, actor.requestId);
    await this.attempts.succeeded(credential);
    await this.unitOfWork.run(scopeOf(actor), async (manager) => {
      await manager.query(`SELECT identity.refresh_session($1)`, [actor.sessionId]);
      await this.auditLog.append(manager, {
        ...byAccount(credential, actor.requestId),
        event: 'reauthenticated',
        outcome: 'success',
        payload: { sessionId: actor.sessionId, method },
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
      mustEnrol: actor.mustEnrol,
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

  private async openSession(account: Account, method: string, visit: Visit): Promise<string> {
    const token = newToken();
    await this.unitOfWork.run(ownScope(account, visit.requestId), async (manager) => {
      const [opened] = await manager.query<Array<{ id: string }>>(`SELECT identity.begin_session($1, $2, $3, $4, $5) AS id`, [
        account.person_id,
        hashToken(token),
        this.config.SESSION_HOURS,
        method,
        visit.userAgent,
      ]);
      await this.auditLog.append(manager, {
        ...byAccount(account, visit.requestId),
        event: 'sessionOpened',
        outcome: 'success',
        payload: { sessionId: opened!.id, method },
      });
    });
    return token;
  }

  /** @returns null for accounts without a second factor. */
  private async askForSecondFactor(account: Account, requestId: string): Promise<SecondFactorAsked | null> {
    return this.unitOfWork.run(ownScope(account, requestId), async (manager) => {
      const { totpSince, recoveryCodesLeft } = await this.factors.read(manager);
      if (totpSince === null) return null;
      const ticket = newToken();
      const [opened] = await manager.query<Array<{ ends: Date }>>(`SELECT identity.open_ticket($1, $2) AS ends`, [hashToken(ticket), TICKET_MINUTES]);
      return { ticket, methods: recoveryCodesLeft > 0 ? ['totp', 'recoveryCode'] : ['totp'], expiresAt: opened!.ends.toISOString() };
    });
  }

  private async checkPassword(credential: CredentialRow, password: string, requestId: string): Promise<void> {
    const lockedFor = credential.locked_for_seconds ?? 0;
    if (lockedFor === 0 && (await passwordMatches(credential.password_hash, password))) return;
    await this.attempts.failed(credential, requestId, lockedFor, 'wrongPassword', 'password');
  }

  private async checkCode(credential: CredentialRow, code: string, requestId: string): Promise<void> {
    const lockedFor = credential.locked_for_seconds ?? 0;
    if (lockedFor === 0 && (await this.unitOfWork.run(ownScope(credential, requestId), (manager) => this.factors.takeCode(manager, credential.person_id, code)))) return;
    await this.attempts.failed(credential, requestId, lockedFor, 'wrongCode', 'totp');
  }
}
