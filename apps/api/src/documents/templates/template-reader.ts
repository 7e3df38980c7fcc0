/** Reads the template of an organisation within the scope of the request, or of the worker's order. */
import type { DocumentLogo, DocumentTemplateContent, DocumentTemplateVersion } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { utcText } from '../orders/letterhead.js';

/** As the product delivers it. */
export const AS_DELIVERED: DocumentTemplateVersion = { version: 1, content: { addressLines: [], footer: '', logoSha256: null, wording: {} }, changedBy: null, changedAt: null };

/** The bytes of a logo of the organisation; null where it has none of this hash. */
export async function readLogo(manager: EntityManager, sha256: string): Promise<Uint8Array | null> {
  return (await readLogoImage(manager, sha256))?.content ?? null;
}

export async function readLogoImage(manager: EntityManager, sha256: string): Promise<(DocumentLogo & { readonly content: Uint8Array }) | null> {
  const [row] = await manager.query<Array<DocumentLogo & { content: Buffer }>>(
    `SELECT encode(sha256, 'hex') AS sha256, media_type AS "mediaType", width, height, octet_length(bytes) AS bytes, bytes AS content
       FROM document_logo WHERE organisation_id = scope.organisation() AND sha256 = decode($1, 'hex')`,
    [sha256],
  );
  return row ?? null;
}

interface VersionRow extends Omit<DocumentTemplateVersion, 'content'> {
  readonly text: string;
}

/** Earlier and present versions, newest first; the last is what the product delivers. */
export async function readVersions(manager: EntityManager, limit: number): Promise<DocumentTemplateVersion[]> {
  const rows = await manager.query<VersionRow[]>(
    `SELECT t.version, t.content_text AS text, p.display_name AS "changedBy", ${utcText('t.changed_at')} AS "changedAt"
       FROM document_template t JOIN person p ON p.id = t.changed_by WHERE t.organisation_id = scope.organisation() ORDER BY t.version DESC LIMIT $1`,
    [limit],
  );
  const versions = rows.map(({ text, ...row }): DocumentTemplateVersion => ({ ...row, content: JSON.parse(text) as DocumentTemplateContent }));
  return versions.length < limit ? [...versions, AS_DELIVERED] : versions;
}
