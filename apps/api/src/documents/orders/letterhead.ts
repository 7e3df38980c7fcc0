import type { DocumentLogo, DocumentTemplateContent } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { FrozenLetterhead } from './frozen.js';

interface LetterheadRow {
  readonly organisation: string;
  readonly is_demo: boolean;
  readonly board: string;
  readonly content: DocumentTemplateContent | null;
  readonly template_version: number | null;
  readonly logo: { readonly sha256: string; readonly mediaType: DocumentLogo['mediaType']; readonly width: number; readonly height: number } | null;
  readonly settings: { readonly timeZone?: string };
}

/** Organisation and board of a document under the template of this moment, and the time zone its wall-clock times are printed in. */
export async function readLetterhead(manager: EntityManager, boardId: string): Promise<{ readonly letterhead: z.infer<typeof FrozenLetterhead>; readonly timeZone: string }> {
  const [row] = await manager.query<LetterheadRow[]>(
    `SELECT o.name AS organisation, o.is_demo, b.name AS board, b.settings, t.content_text::json AS content, t.version AS template_version,
            CASE WHEN l.sha256 IS NOT NULL THEN json_build_object('sha256', encode(l.sha256, 'hex'), 'mediaType', l.media_type, 'width', l.width, 'height', l.height) END AS logo
       FROM board b JOIN organisation o ON o.id = b.organisation_id
       LEFT JOIN LATERAL (SELECT * FROM document_template t WHERE t.organisation_id = o.id ORDER BY t.version DESC LIMIT 1) t ON true
       LEFT JOIN document_logo l ON l.organisation_id = o.id AND l.sha256 = t.logo_sha256
      WHERE b.id = $1`,
    [boardId],
  );
  if (row === undefined) throw new Error('The board of the document is not in scope.');
  return {
    letterhead: {
      organisation: row.organisation, board: row.board, addressLines: row.content?.addressLines ?? [], footer: row.content?.footer ?? '', isDemo: row.is_demo,
      logo: row.logo, wording: row.content?.wording ?? {}, templateVersion: row.template_version ?? 1,
    },
    timeZone: row.settings.timeZone ?? 'UTC',
  };
}

/** Milliseconds are enough on paper; PostgreSQL's microseconds would be cut by JavaScript anyway. */
export const utcText = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
