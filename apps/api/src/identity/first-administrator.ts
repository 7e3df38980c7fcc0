/** The first account of an installation. Works under the owner's rights, once: afterwards administrators invite each other. */
import { canonicalJson } from '@consilium/audit-chain';
import { DataSource, type EntityManager } from 'typeorm';
import { LINK_HOURS, linkAddress } from './links/one-time-links.js';
import { hashToken, newToken } from './session-cookies.js';

export interface FirstAdministrator {
  readonly name: string;
  readonly email: string;
  /** Name of the organisation; made when none is there. */
  readonly organisation: string | null;
}

/** What speaks against it, in words for whoever runs the command. */
export class FirstAdministratorError extends Error {}

/**
 * Makes the account and a one-time link for its password.
 * @returns the address of the link.
 * @throws FirstAdministratorError when an active administrator exists, the address is taken, or the organisation is not clear.
 */
export async function createFirstAdministrator(ownerUrl: string, publicUrl: string, wish: FirstAdministrator): Promise<string> {
  const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, applicationName: 'consilium-admin', entities: [], extra: { options: '-c role=consilium_owner -c timezone=UTC' } });
  await dataSource.initialize();
  try {
    return await dataSource.transaction(async (manager) => {
      // Two of these at once would both find no administrator.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('consilium first administrator', 0))`);
      const organisationId = await settleOrganisation(manager, wish.organisation);
      await refuseSecond(manager, organisationId, wish.email);
      const [person] = await manager.query<Array<{ id: string }>>(`INSERT INTO person (organisation_id, display_name, email, roles) VALUES ($1, $2, $3, '{administrator}') RETURNING id`, [
        organisationId,
        wish.name,
        wish.email,
      ]);
      const secret = newToken();
      const [link] = await manager.query<Array<{ link_id: string }>>(`SELECT * FROM identity.issue_link($1, 'invitation', $2, $3, NULL)`, [person!.id, hashToken(secret), LINK_HOURS.invitation]);
      await record(manager, organisationId, 'personInvited', { personId: person!.id, invitationId: link!.link_id });
      return linkAddress(publicUrl, secret);
    });
  } finally {
    await dataSource.destroy();
  }
}

async function settleOrganisation(manager: EntityManager, name: string | null): Promise<string> {
  const found = await manager.query<Array<{ id: string; name: string }>>(`SELECT id, name FROM organisation ORDER BY created_at`);
  const named = name === null ? found : found.filter((each) => each.name === name);
  if (name === null && found.length !== 1) {
    throw new FirstAdministratorError(found.length === 0 ? 'There is no organisation yet: give its name with --organisation.' : `There are several organisations: choose one with --organisation (${found.map((each) => each.name).join(', ')}).`);
  }
  let organisationId = named[0]?.id;
  if (organisationId === undefined) {
    const [made] = await manager.query<Array<{ id: string }>>(`INSERT INTO organisation (name) VALUES ($1) RETURNING id`, [name]);
    organisationId = made!.id;
    await setScope(manager, organisationId);
    await record(manager, organisationId, 'organisationCreated', { organisationId });
  } else await setScope(manager, organisationId);
  return organisationId;
}

async function refuseSecond(manager: EntityManager, organisationId: string, email: string): Promise<void> {
  const [administrator] = await manager.query<unknown[]>(`SELECT 1 FROM person WHERE organisation_id = $1 AND 'administrator' = ANY (roles) AND is_active`, [organisationId]);
  if (administrator !== undefined) throw new FirstAdministratorError('This organisation has an administrator. Let them invite further people, or issue a new link for a lost password.');
  const [taken] = await manager.query<unknown[]>(`SELECT 1 FROM person WHERE lower(email) = lower($1)`, [email]);
  if (taken !== undefined) throw new FirstAdministratorError('There is an account with this e-mail address already.');
}

const setScope = (manager: EntityManager, organisationId: string) => manager.query(`SELECT set_config('consilium.organisation_id', $1, true)`, [organisationId]);

const record = (manager: EntityManager, organisationId: string, event: string, payload: object) =>
  manager.query(`SELECT audit.append($1, NULL, $2, NULL, 'system', 'success', $3, 'first-administrator')`, [organisationId, event, canonicalJson(payload)]);
