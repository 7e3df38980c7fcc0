import { Injectable } from '@nestjs/common';
import type { PasskeyAdded, PasskeyOptions, PasskeyRegistration } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';
import { FreshAuthentication } from '../../platform/authorisation/fresh-authentication.js';
import { notFound } from '../../platform/errors/refusal.js';
import { FixedAccounts } from '../demo/fixed-accounts.js';
import { Passkeys } from '../passkeys/passkeys.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { CredentialRecord, NOT_FRESH } from './credential-record.js';

/** A person's own passkeys. A name is only a name; everything else needs a fresh proof. */
@Injectable()
export class PasskeySecurityService {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly factors: SecondFactors,
    private readonly fixed: FixedAccounts,
    private readonly fresh: FreshAuthentication,
    private readonly record: CredentialRecord,
  ) {}

  async startPasskey(manager: EntityManager, actor: Actor): Promise<PasskeyOptions> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    return this.passkeys.registrationOptions(manager, actor);
  }

  /** The first second factor of an account brings recovery codes with it. */
  async addPasskey(manager: EntityManager, actor: Actor, input: PasskeyRegistration): Promise<PasskeyAdded> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    const passkey = await this.passkeys.register(manager, actor, input);
    await this.record.note(manager, actor, 'passkey', 'added', passkey.id);
    const { recoveryCodesLeft } = await this.factors.read(manager);
    if (recoveryCodesLeft > 0) return { passkey, codes: [] };
    const codes = await this.factors.newRecoveryCodes(manager, actor.personId);
    await this.record.note(manager, actor, 'recoveryCode', 'replaced');
    return { passkey, codes };
  }

  async renamePasskey(manager: EntityManager, actor: Actor, passkeyId: string, name: string): Promise<void> {
    if (!(await this.passkeys.rename(manager, passkeyId, name))) throw notFound();
    await this.record.note(manager, actor, 'passkey', 'renamed', passkeyId);
  }

  async removePasskey(manager: EntityManager, actor: Actor, passkeyId: string): Promise<void> {
    this.fixed.requireChangeable(actor);
    await this.fresh.require(manager, actor, NOT_FRESH);
    if (!(await this.passkeys.remove(manager, passkeyId))) throw notFound();
    await this.record.note(manager, actor, 'passkey', 'removed', passkeyId);
  }
}
