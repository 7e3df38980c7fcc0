import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Integration, IntegrationId, IntegrationTest } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { IdentityProvider } from '../../identity/single-sign-on/provider.js';
import { Mail } from '../../mail/mail.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { OBJECT_STORE, type ObjectStore } from '../../platform/storage/object-store.js';

/** Bytes of the probe that is stored, read back and destroyed. */
const PROBE_BYTES = 32;

/** What the installation is connected to, without anything secret, and whether it answers. */
@Injectable()
export class IntegrationsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    private readonly mail: Mail,
    private readonly provider: IdentityProvider,
  ) {}

  /** @param manager in the scope of the organisation, whose image viewers are counted. */
  async list(manager: EntityManager): Promise<Integration[]> {
    const [sites] = await manager.query<Array<{ names: string[] }>>(`SELECT coalesce(array_agg(name ORDER BY name), '{}') AS names FROM imaging_site`);
    const { SMTP_URL, S3_ENDPOINT, REDIS_URL, DATA_DIR, OIDC_ISSUER, AUDITOR_DATABASE_URL } = this.config;
    return [
      { id: 'mail', state: this.mail.isConfigured ? 'configured' : 'notConfigured', target: hostOf(SMTP_URL), canTest: this.mail.isConfigured },
      { id: 'singleSignOn', state: OIDC_ISSUER === undefined ? 'notConfigured' : 'configured', target: hostOf(OIDC_ISSUER), canTest: OIDC_ISSUER !== undefined },
      { id: 'storage', state: S3_ENDPOINT === undefined ? 'builtIn' : 'configured', target: hostOf(S3_ENDPOINT) ?? resolve(DATA_DIR, 'attachments'), canTest: true },
      { id: 'imageViewers', state: sites!.names.length === 0 ? 'notConfigured' : 'configured', target: sites!.names.length === 0 ? null : sites!.names.join(', '), canTest: false },
      { id: 'queue', state: REDIS_URL === undefined ? 'builtIn' : 'configured', target: hostOf(REDIS_URL) ?? 'PostgreSQL', canTest: false },
      { id: 'checkpoints', state: 'builtIn', target: resolve(DATA_DIR, 'checkpoints'), canTest: false },
      { id: 'auditorDatabase', state: AUDITOR_DATABASE_URL === undefined ? 'notConfigured' : 'configured', target: hostOf(AUDITOR_DATABASE_URL), canTest: false },
    ];
  }

  /** @throws Refusal conflict for what is not configured or has no test. */
  async test(manager: EntityManager, actor: Actor, id: IntegrationId): Promise<IntegrationTest> {
    if ((await this.list(manager)).find((one) => one.id === id)?.canTest !== true) {
      throw new Refusal('conflict', { reason: 'integration.noTest', detail: 'This connection is not configured, or there is nothing to test.' });
    }
    const started = performance.now();
    const outcome = id === 'mail' ? await this.sendTestMail(manager, actor) : id === 'singleSignOn' ? await this.askProvider() : await this.probeStore();
    return { id, ...outcome, milliseconds: Math.round(performance.now() - started) };
  }

  private async sendTestMail(manager: EntityManager, actor: Actor): Promise<Pick<IntegrationTest, 'result' | 'detail'>> {
    const german = actor.locale === 'de';
    await this.mail.send(manager, {
      organisationId: actor.organisationId,
      purpose: 'test',
      key: `test:${randomUUID()}`,
      to: actor.email,
      subject: german ? 'Probe der Mailverbindung' : 'Test of the mail connection',
      text: german ? 'Diese Nachricht zeigt, dass Mails von Consilium ankommen.\n' : 'This message shows that mail from Consilium arrives.\n',
    });
    return { result: 'sent', detail: actor.email };
  }

  /** Asks the identity provider to describe itself, and whether it is the one that is configured. */
  private async askProvider(): Promise<Pick<IntegrationTest, 'result' | 'detail'>> {
    try {
      return { result: 'works', detail: await this.provider.probe() };
    } catch (error) {
      return { result: 'failed', detail: (error as { code?: string }).code ?? (error as Error).name };
    }
  }

  /** Writes random bytes, reads them back and destroys them. */
  private async probeStore(): Promise<Pick<IntegrationTest, 'result' | 'detail'>> {
    const probe = Buffer.concat([Buffer.from('consilium-probe '), crypto.getRandomValues(Buffer.alloc(PROBE_BYTES))]);
    try {
      const hash = await this.store.put(probe);
      const read = await this.store.get(hash);
      await this.store.destroy(hash);
      return read !== null && read.equals(probe) ? { result: 'works', detail: null } : { result: 'failed', detail: 'otherBytes' };
    } catch (error) {
      return { result: 'failed', detail: (error as { code?: string }).code ?? (error as Error).name };
    }
  }
}

/** Host and path of an address, without user, password and query. */
function hostOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const { host, pathname } = new URL(address);
  return `${host}${pathname === '/' ? '' : pathname}`;
}
