import { Injectable } from '@nestjs/common';
import type { PasskeyAssertion, PasskeyOptions, SecondFactor, SecondFactorAsked, SignIn } from '@consilium/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, scopeOf, type Actor } from '../platform/authorisation/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal } from '../platform/errors/refusal.js';
import { byAccount, ownScope, type Account } from './account-record.js';
import { Attempts } from './attempts.js';
import { SessionOpening, type Visit } from './opening.js';
import { PasskeyProof } from './passkeys/passkey-proof.js';
import { Passkeys } from './passkeys/passkeys.js';
import { decoyHash, passwordMatches } from './passwords.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { hashToken } from './session-cookies.js';
import { Strangers } from './strangers.js';

interface CredentialRow extends Account {
  /** Null for accounts that sign in another way. */
  password_hash: string | null;
  is_active: boolean;
  locked_for_seconds: number | null;
}

type TicketHolder = Account & { locked_for_seconds: number | null; first_method: string; expires_at: Date };

/** Signing in with a password, with its second step, and with a passkey alone; signing out. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly attempts: Attempts,
    private readonly factors: SecondFactors,
    private readonly opening: SessionOpening,
    private readonly passkeys: Passkeys,
    private readonly passkeyProof: PasskeyProof,
    private readonly strangers: Strangers,
  ) {}

  /**
   * @returns the token of a new session, or what is asked besides the password.
   * @throws Refusal signInRefused with the same words and in the same time whether or not the account exists.
   */
  async signIn(input: SignIn, visit: Visit): Promise<{ readonly token: string } | { readonly asked: SecondFactorAsked }> {
    const [credential] = await this.unitOfWork.callIdentity<CredentialRow>(`SELECT * FROM identity.find_credential($1)`, [input.email]);
    if (credential === undefined || !credential.is_active) {
      await passwordMatches(await decoyHash(), input.password);
      return this.strangers.refuse(credential ?? null, input.email.trim().toLowerCase(), 'password', visit.requestId);
    }
    const lockedFor = credential.locked_for_seconds ?? 0;
    const matches = lockedFor === 0 && (await passwordMatches(credential.password_hash ?? (await decoyHash()), input.password));
    if (!matches || credential.password_hash === null) return this.attempts.failed(credential, visit.requestId, lockedFor, 'wrongPassword', 'password');
    const asked = await this.opening.askForSecondFactor(credential, visit.requestId);
    if (asked !== null) return { asked };
    await this.attempts.succeeded(credential);
    return { token: await this.opening.open(credential, 'password', visit) };
  }

  /**
   * The second step. The ticket stays good for another try until it ends; the account's count of failures is the limit.
   * @throws Refusal signInRefused, signInLocked; notSignedIn when the ticket has ended or was used
   */
  async giveSecondFactor(input: SecondFactor, visit: Visit): Promise<string> {
    const account = await this.holderOf(input.ticket);
    if ('passkey' in input) {
      await this.passkeyProof.require(input.passkey, 'secondFactor', { ticket: input.ticket }, account, visit.requestId);
      const used = await this.unitOfWork.run(ownScope(account, visit.requestId), (manager) => manager.query<Array<{ done: boolean }>>(`SELECT identity.use_ticket($1) AS done`, [hashToken(input.ticket)]));
      if (used[0]?.done !== true) throw ticketEnded();
      await this.attempts.succeeded(account);
      return this.opening.open(account, `${account.first_method}+passkey`, visit);
    }
    return this.giveCode(account, input, visit);
  }

  /** What is still asked of whoever holds the ticket: for a page that was left meanwhile. @throws Refusal notSignedIn */
  async askedOf(ticket: string, requestId: string): Promise<SecondFactorAsked> {
    const account = await this.holderOf(ticket);
    const methods = await this.unitOfWork.run(ownScope(account, requestId), (manager) => this.opening.secondSteps(manager));
    return { ticket, methods, expiresAt: account.expires_at.toISOString() };
  }

  /** What the device of whoever holds the ticket is asked. @throws Refusal notSignedIn; conflict `passkey.none` */
  async secondFactorOptions(ticket: string, requestId: string): Promise<PasskeyOptions> {
    const account = await this.holderOf(ticket);
    return this.unitOfWork.run(ownScope(account, requestId), (manager) => this.passkeys.requestOptions(manager, 'secondFactor', { ticket }));
  }

  /** A passkey is both factors: something one has, unlocked by something one knows or is. */
  async signInWithPasskey(assertion: PasskeyAssertion, browser: string, visit: Visit): Promise<string> {
    const account = await this.passkeyProof.require(assertion, 'signIn', { browser }, null, visit.requestId);
    await this.attempts.succeeded(account);
    return this.opening.open(account, 'passkey', visit);
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

  private async holderOf(ticket: string): Promise<TicketHolder> {
    const [account] = await this.unitOfWork.callIdentity<TicketHolder>(`SELECT * FROM identity.find_ticket($1)`, [hashToken(ticket)]);
    if (account === undefined) throw ticketEnded();
    return account;
  }

  private async giveCode(account: TicketHolder, input: { readonly ticket: string; readonly code: string }, visit: Visit): Promise<string> {
    const lockedFor = account.locked_for_seconds ?? 0;
    const isTotp = /^\d{6}$/.test(input.code);
    const method = isTotp ? 'totp' : 'recoveryCode';
    const taken =
      lockedFor === 0 &&
      (await this.unitOfWork.run(ownScope(account, visit.requestId), async (manager) => {
        const right = isTotp ? await this.factors.takeCode(manager, account.person_id, input.code) : await this.factors.takeRecoveryCode(manager, account.person_id, input.code);
        if (!right) return false;
        const [used] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.use_ticket($1) AS done`, [hashToken(input.ticket)]);
        if (used!.done && !isTotp) await this.auditLog.append(manager, { ...byAccount(account, visit.requestId), event: 'credentialChanged', outcome: 'success', payload: { personId: account.person_id, credential: 'recoveryCode', change: 'used' } });
        return used!.done;
      }));
    if (!taken) return this.attempts.failed(account, visit.requestId, lockedFor, 'wrongCode', method);
    await this.attempts.succeeded(account);
    return this.opening.open(account, `${account.first_method}+${method}`, visit);
  }
}

const ticketEnded = (): Refusal => new Refusal('notSignedIn', { reason: 'signIn.ticketEnded', detail: 'This took too long. Enter your password again.' });
