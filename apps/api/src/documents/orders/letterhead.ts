import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { FrozenLetterhead } from './frozen.js';

interface LetterheadRow {
  readonly organisation: string;
  readonly is_demo: boolean;
  readonly board: string;
  readonly settings: { readonly timeZone?: string };
}

/** Organisation and board of a document, and the time zone its wall-clock times are printed in. */
export async function readLetterhead(manager: EntityManager, boardId: string): Promise<{ readonly letterhead: z.infer<typeof FrozenLetterhead>; readonly timeZone: string }> {
  const [row] = await manager.query<LetterheadRow[]>(
    `SELECT o.name AS organisation, o.is_demo, b.name AS board, b.settings FROM board b JOIN organisation o ON o.id = b.organisation_id WHERE b.id = $1`,
    [boardId],
  );
  if (row === undefined) throw new Error('The board of the document is not in scope.');
  return {
    letterhead: { organisation: row.organisation, board: row.board, addressLines: [], footer: '', isDemo: row.is_demo },
    timeZone: row.settings.timeZone ?? 'UTC',
  };
}

/** Milliseconds are enough on paper; PostgreSQL's microseconds would be cut by JavaScript anyway. */
export const utcText = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
