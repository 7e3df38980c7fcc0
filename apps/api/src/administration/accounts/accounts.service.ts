import { Injectable } from '@nestjs/common';
import { checkRightsChange, checkRoles } from '@consilium/board';
import type { IssuedLink, PersonInput, PersonRole } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { FixedAccounts } from '../../identity/demo/fixed-accounts.js';
import { LinkDelivery } from '../../identity/links/link-delivery.js';
import { OneTimeLinks } from '../../identity/links/one-time-links.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { violatedConstraint } from '../../platform/errors/database-errors.js';
import { Refusal, notFound, stale } from '../../platform/errors/refusal.js';
import { DeskRecord } from '../desk-record.js';

interface StoredPerson {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly discipline: string | null;
  readonly roles: PersonRole[];
  readonly locale: string;
  readonly isActive: boolean;
  readonly version: number;
}

/** Creating, changing and taking accounts out of service. Nobody changes their own rights; the last administrator stays. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly record: DeskRecord,
    private readonly links: OneTimeLinks,
    private readonly delivery: LinkDelivery,
    private readonly fixed: FixedAccounts,
  ) {}

  async create(manager: EntityManager, actor: Actor, input: PersonInput): Promise<string> {
    asRuled(checkRoles(input.roles, input.discipline));
    const [made] = await this.withFreeAddress(() =>
      manager.query<Array<{ id: string }>>(
        `INSERT INTO person (organisation_id, display_name, email, discipline, roles, locale) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [actor.organisationId, input.displayName, input.email, input.discipline, inOrder(input.roles), input.locale],
      ),
    );
    await this.record.note(manager, actor, null, 'personChanged', { personId: made!.id, version: 1, change: 'created' });
    return made!.id;
  }

  async change(manager: EntityManager, actor: Actor, personId: string, expectedVersion: number, input: PersonInput): Promise<void> {
    const person = await this.lock(manager, personId, expectedVersion);
    if (input.email.toLowerCase() !== person.email.toLowerCase()) this.fixed.requireChangeable(actor);
    const roles = inOrder(input.roles);
    await this.requireAllowed(manager, actor, person, roles, person.isActive);
    asRuled(checkRoles(roles, input.discipline));
    const sameRoles = roles.join() === inOrder(person.roles).join();
    await this.withFreeAddress(() =>
      manager.query(`UPDATE person SET display_name = $2, email = $3, discipline = $4, roles = $5, locale = $6, version = version + 1 WHERE id = $1`, [
        personId,
        input.displayName,
        input.email,
        input.discipline,
        sameRoles ? person.roles : roles,
        input.locale,
      ]),
    );
    await this.record.note(manager, actor, null, 'personChanged', { personId, version: person.version + 1, change: sameRoles ? 'details' : `roles:${roles.join(',')}` });
  }

  /** Acts at once: sessions and open links end with it, and open sockets are closed. */
  async deactivate(manager: EntityManager, actor: Actor, personId: string, expectedVersion: number): Promise<void> {
    const person = await this.lock(manager, personId, expectedVersion);
    if (!person.isActive) return;
    await this.requireAllowed(manager, actor, person, person.roles, false);
    await manager.query(`UPDATE person SET is_active = false, version = version + 1 WHERE id = $1`, [personId]);
    await manager.query(`SELECT identity.close_all_sessions($1)`, [personId]);
    await this.links.withdraw(manager, personId);
    await this.record.note(manager, actor, null, 'personChanged', { personId, version: person.version + 1, change: 'deactivated' });
  }

  async reactivate(manager: EntityManager, actor: Actor, personId: string, expectedVersion: number): Promise<void> {
    const person = await this.lock(manager, personId, expectedVersion);
    if (person.isActive) return;
    await this.requireAllowed(manager, actor, person, person.roles, true);
    await manager.query(`UPDATE person SET is_active = true, version = version + 1 WHERE id = $1`, [personId]);
    await this.record.note(manager, actor, null, 'personChanged', { personId, version: person.version + 1, change: 'reactivated' });
  }

  /** Issues a link with which the person chooses a password, and mails it where that is possible. An older one ends. */
  async issueLink(manager: EntityManager, actor: Actor, personId: string): Promise<IssuedLink> {
    const [person] = await manager.query<Array<StoredPerson & { canSignIn: boolean }>>(
      `SELECT p.id, p.display_name AS "displayName", p.email, p.locale, p.is_active AS "isActive", s.can_sign_in AS "canSignIn"
         FROM person p CROSS JOIN LATERAL identity.account_states(ARRAY[p.id]) s WHERE p.id = $1`,
      [personId],
    );
    if (person === undefined) throw notFound();
    if (!person.isActive) throw new Refusal('conflict', { reason: 'person.deactivated', detail: 'This account is deactivated. Reactivate it first.' });
    // Somebody new may be invited; a new password for one of the accounts everybody uses is a change of it.
    if (person.canSignIn) this.fixed.requireChangeable(actor);
    const { organisationId, requestId } = actor;
    const link = await this.links.issue(manager, { kind: person.canSignIn ? 'passwordReset' : 'invitation', personId, organisationId, by: actor, requestId });
    const mailed = await this.delivery.send(manager, { displayName: person.displayName, email: person.email, locale: person.locale === 'de' ? 'de' : 'en', organisationId }, link);
    // Whoever reads the mailbox is who it was meant for; an administrator who can read the link could sign in as that person.
    return { kind: link.kind, address: mailed ? null : link.address, expiresAt: link.expiresAt.toISOString(), mailedTo: mailed ? person.email : null };
  }

  private async lock(manager: EntityManager, personId: string, expectedVersion: number): Promise<StoredPerson> {
    const [person] = await manager.query<StoredPerson[]>(
      `SELECT id, display_name AS "displayName", email, discipline, roles, locale, is_active AS "isActive", version FROM person WHERE id = $1 FOR UPDATE`,
      [personId],
    );
    if (person === undefined) throw notFound();
    if (person.version !== expectedVersion) throw stale(person.version);
    return person;
  }

  /** Counts administrators under a lock, so that two of them cannot take each other out at once. */
  private async requireAllowed(manager: EntityManager, actor: Actor, person: StoredPerson, rolesAfter: PersonRole[], isActiveAfter: boolean): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`administrators:${actor.organisationId}`]);
    const [others] = await manager.query<Array<{ count: number }>>(
      `SELECT count(*)::integer AS count FROM person WHERE id <> $1 AND is_active AND 'administrator' = ANY (roles)`,
      [person.id],
    );
    asRuled(
      checkRightsChange({
        actorId: actor.personId,
        personId: person.id,
        rolesBefore: person.roles,
        rolesAfter,
        isActiveAfter,
        otherAdministrators: others!.count,
      }),
    );
  }

  private async withFreeAddress<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) !== 'person_email') throw error;
      throw new Refusal('conflict', {
        reason: 'person.emailTaken',
        detail: 'An account with this address exists already. Look for it, also among the deactivated ones.',
        fields: [{ path: 'email', message: 'is taken by another account' }],
      });
    }
  }
}

const order: readonly PersonRole[] = ['coordinator', 'specialist', 'referrer', 'auditor', 'administrator'];
const inOrder = (roles: readonly PersonRole[]): PersonRole[] => order.filter((role) => roles.includes(role));
