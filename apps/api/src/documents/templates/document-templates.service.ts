import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import type { DocumentLogo, DocumentTemplate, DocumentTemplateContent, DocumentTemplateVersion, TemplatePreviewInput } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { auditRole, type Actor } from '../../platform/authorisation/actor.js';
import { Refusal, invalidField, stale } from '../../platform/errors/refusal.js';
import { LogoRefusal, recogniseLogo, type KeptLogo } from './logo.js';
import type { PreviewWish } from './preview-order.js';
import { AS_DELIVERED, readLogoImage, readVersions } from './template-reader.js';
import { wordingBlocks, wordingProblems } from './wording-blocks.js';

/** Versions shown of the history. */
const MOST_VERSIONS = 100;

/** What an organisation puts on its documents. Every change is a new version; documents keep the one they were ordered under. */
@Injectable()
export class DocumentTemplates {
  constructor(private readonly auditLog: AuditLog) {}

  async read(manager: EntityManager): Promise<DocumentTemplate> {
    const [now = AS_DELIVERED] = await readVersions(manager, 1);
    return this.shown(manager, now);
  }

  async versions(manager: EntityManager): Promise<DocumentTemplateVersion[]> {
    return readVersions(manager, MOST_VERSIONS);
  }

  /** @throws Refusal stale, validation naming every field at fault */
  async change(manager: EntityManager, actor: Actor, expected: number, content: DocumentTemplateContent): Promise<DocumentTemplate> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`document-template:${actor.organisationId}`]);
    const [now = AS_DELIVERED] = await readVersions(manager, 1);
    if (now.version !== expected) throw stale(now.version);
    await this.check(manager, content);
    const fields = changedFields(now.content, content);
    if (fields.length > 0) {
      await manager.query(`INSERT INTO document_template (organisation_id, version, content_text, logo_sha256, changed_by) VALUES ($1, $2, $3, decode($4, 'hex'), $5)`, [
        actor.organisationId,
        now.version + 1,
        canonicalJson(content),
        content.logoSha256,
        actor.personId,
      ]);
      await this.note(manager, actor, 'documentTemplateChanged', { version: now.version + 1, fields });
    }
    const [next = AS_DELIVERED] = await readVersions(manager, 1);
    return this.shown(manager, next);
  }

  /** Looks at an uploaded file before anything is stored. @throws Refusal validation */
  accept(bytes: Buffer): KeptLogo {
    try {
      return recogniseLogo(bytes);
    } catch (error) {
      if (error instanceof LogoRefusal) throw invalidField('file', error.message);
      throw error;
    }
  }

  /** Keeps a logo; it stands on documents once a template names it. The same picture is kept once. */
  async addLogo(manager: EntityManager, actor: Actor, logo: KeptLogo): Promise<{ readonly logo: DocumentLogo; readonly isNew: boolean }> {
    const sha256 = createHash('sha256').update(logo.bytes).digest('hex');
    const made = await manager.query<unknown[]>(
      `INSERT INTO document_logo (organisation_id, sha256, media_type, width, height, bytes, added_by) VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [actor.organisationId, sha256, logo.mediaType, logo.width, logo.height, Buffer.from(logo.bytes), actor.personId],
    );
    if (made.length > 0) await this.note(manager, actor, 'documentLogoAdded', { contentHash: sha256, mediaType: logo.mediaType, bytes: logo.bytes.length });
    return { logo: { sha256, mediaType: logo.mediaType, width: logo.width, height: logo.height, bytes: logo.bytes.length }, isNew: made.length > 0 };
  }

  /** What a preview is drawn from: the draft, under the names of the organisation and one of its boards. */
  async preview(manager: EntityManager, actor: Actor, { content, kind, language }: TemplatePreviewInput): Promise<PreviewWish> {
    await this.check(manager, content);
    const logo = content.logoSha256 === null ? null : await readLogoImage(manager, content.logoSha256);
    const [board] = await manager.query<Array<{ name: string }>>(`SELECT name FROM board ORDER BY name, id LIMIT 1`);
    return {
      kind,
      language,
      logo: logo === null ? null : new Uint8Array(logo.content),
      letterhead: {
        organisation: actor.organisationName,
        board: board?.name ?? actor.organisationName,
        addressLines: content.addressLines,
        footer: content.footer,
        isDemo: true,
        logo: logo === null ? null : { sha256: logo.sha256, mediaType: logo.mediaType, width: logo.width, height: logo.height },
        wording: content.wording,
        templateVersion: 1,
      },
    };
  }

  private async check(manager: EntityManager, content: DocumentTemplateContent): Promise<void> {
    const fields = wordingProblems(content.wording);
    if (content.logoSha256 !== null && (await readLogoImage(manager, content.logoSha256)) === null) fields.push({ path: 'logoSha256', message: 'names no logo that was uploaded here' });
    if (fields.length > 0) throw new Refusal('validation', { fields });
  }

  private async shown(manager: EntityManager, now: DocumentTemplateVersion): Promise<DocumentTemplate> {
    const found = now.content.logoSha256 === null ? null : await readLogoImage(manager, now.content.logoSha256);
    const logo = found === null ? null : { sha256: found.sha256, mediaType: found.mediaType, width: found.width, height: found.height, bytes: found.bytes };
    return { ...now, logo, blocks: wordingBlocks.map(({ kind, block, placeholders, asDelivered }) => ({ kind, block, placeholders: [...placeholders], asDelivered: { ...asDelivered } })) };
  }

  private async note<Event extends AuditEventName>(manager: EntityManager, actor: Actor, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event,
      actorId: actor.personId,
      actorRole: actor.roles.includes('administrator') ? 'administrator' : auditRole(actor, actor.memberships.find(({ role }) => role === 'coordinator')?.boardId ?? null),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}

/** Names of what differs; for the log, which holds codes and no texts. */
function changedFields(before: DocumentTemplateContent, after: DocumentTemplateContent): string[] {
  const keys = [...new Set([...Object.keys(before.wording), ...Object.keys(after.wording)])].filter((key) => before.wording[key] !== after.wording[key]);
  return [
    ...(canonicalJson(before.addressLines) === canonicalJson(after.addressLines) ? [] : ['addressLines']),
    ...(before.footer === after.footer ? [] : ['footer']),
    ...(before.logoSha256 === after.logoSha256 ? [] : ['logoSha256']),
    ...keys.sort(),
  ];
}
