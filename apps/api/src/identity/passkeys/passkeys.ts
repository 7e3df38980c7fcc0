import { Injectable } from '@nestjs/common';
import type { Passkey, PasskeyOptions, PasskeyRegistration } from '@consilium/contracts';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal, invalidField } from '../../platform/errors/refusal.js';
import { CHALLENGE_MINUTES, Challenges, challengeIn, type Binding, type ChallengePurpose } from './challenges.js';
import { RelyingParty } from './relying-party.js';

/** Most passkeys of one person. */
const MOST = 20;
const TIMEOUT = CHALLENGE_MINUTES * 60_000;

interface PasskeyRow {
  id: string;
  credential_id: Buffer;
  transports: string[];
  name: string;
  is_synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
  suspended_at: Date | null;
}

/** The passkeys of the person in whose scope the transaction runs, and what authenticators are asked. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly party: RelyingParty,
    private readonly challenges: Challenges,
  ) {}

  async list(manager: EntityManager): Promise<Passkey[]> {
    return (await this.rows(manager)).map(passkeyOf);
  }

  /** Options for a new one. The device must recognise its owner (PIN, finger, face) and keep the account's handle. */
  async registrationOptions(manager: EntityManager, actor: Actor): Promise<PasskeyOptions> {
    this.requirePossible();
    const known = await this.rows(manager);
    if (known.length >= MOST) throw new Refusal('conflict', { reason: 'passkey.tooMany', detail: `There are ${MOST} passkeys already. Remove one you no longer use.` });
    const options = await generateRegistrationOptions({
      rpName: `Consilium ${actor.organisationName}`.slice(0, 60),
      rpID: this.party.id,
      userName: actor.email,
      userDisplayName: actor.displayName,
      userID: userHandle(actor.personId),
      challenge: await this.challenges.open('register', { session: actor.sessionId }),
      timeout: TIMEOUT,
      attestationType: 'none',
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { options: { ...options } };
  }

  /** @throws Refusal where the challenge has ended, the answer does not hold, or the device is known already */
  async register(manager: EntityManager, actor: Actor, { name, credential }: PasskeyRegistration): Promise<Passkey> {
    const challenge = challengeIn(credential.response.clientDataJSON);
    if (challenge === null || !(await this.challenges.take(challenge, 'register', { session: actor.sessionId }))) throw challengeEnded();
    const made = await verifyRegistrationResponse({
      response: credential as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.party.origin,
      expectedRPID: this.party.id,
      requireUserVerification: true,
    }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
    if (!made.verified) throw invalidField('credential', 'was not made by a device for this address');
    const { credential: key, credentialBackedUp } = made.registrationInfo;
    const [added] = await manager.query<Array<{ id: string | null }>>(`SELECT identity.add_passkey($1, $2, $3, $4, $5, $6, $7) AS id`, [
      Buffer.from(key.id, 'base64url'),
      Buffer.from(key.publicKey),
      key.counter,
      key.transports ?? [],
      credentialBackedUp,
      name,
      MOST,
    ]);
    const stored = (await this.rows(manager)).find(({ id }) => id === added!.id);
    if (stored === undefined) throw new Refusal('conflict', { reason: 'passkey.known', detail: 'This device has a passkey here already.' });
    return passkeyOf(stored);
  }

  async rename(manager: EntityManager, passkeyId: string, name: string): Promise<boolean> {
    const [renamed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.rename_passkey($1, $2) AS done`, [passkeyId, name]);
    return renamed!.done;
  }

  async remove(manager: EntityManager, passkeyId: string): Promise<boolean> {
    const [removed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.remove_passkey($1) AS done`, [passkeyId]);
    return removed!.done;
  }

  /** @param manager in the scope of the person asked; null where nobody is known yet: then the device offers what it has. */
  async requestOptions(manager: EntityManager | null, purpose: ChallengePurpose, binding: Binding): Promise<PasskeyOptions> {
    this.requirePossible();
    const usable = manager === null ? null : (await this.rows(manager)).filter(({ suspended_at: suspended }) => suspended === null);
    if (usable?.length === 0) throw new Refusal('conflict', { reason: 'passkey.none', detail: 'There is no passkey for this account. Use another way.' });
    const options = await generateAuthenticationOptions({
      rpID: this.party.id,
      challenge: await this.challenges.open(purpose, binding),
      timeout: TIMEOUT,
      userVerification: 'required',
      ...(usable === null ? {} : { allowCredentials: usable.map(descriptor) }),
    });
    return { options: { ...options } };
  }

  private requirePossible(): void {
    if (!this.party.isPossible) throw new Refusal('conflict', { reason: 'passkey.notHere', detail: 'Passkeys need an https address with a name. Ask whoever runs the server to set PUBLIC_URL.' });
  }

  private rows(manager: EntityManager): Promise<PasskeyRow[]> {
    return manager.query<PasskeyRow[]>(`SELECT * FROM identity.own_passkeys()`);
  }
}

export const challengeEnded = (): Refusal => new Refusal('conflict', { reason: 'passkey.challengeEnded', detail: 'This took too long, or was answered before. Try again.' });

/** The account's handle on the device: the bytes of its id, which say nothing about the person. */
export const userHandle = (personId: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));

const descriptor = (row: PasskeyRow) => ({ id: row.credential_id.toString('base64url'), transports: row.transports });

const passkeyOf = (row: PasskeyRow): Passkey => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  isSynced: row.is_synced,
  isSuspended: row.suspended_at !== null,
});
