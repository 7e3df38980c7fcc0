import { Injectable } from '@nestjs/common';
import type { DocumentOrder } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../platform/errors/refusal.js';
import { utcText } from './letterhead.js';

/** An order with the place of its file; the place never leaves the server. */
export interface StoredOrder extends DocumentOrder {
  readonly documentId: string | null;
  readonly storageKey: string | null;
  readonly caseNumber: string | null;
}

/** Orders shown at once, newest first; a case or meeting has a few dozen at most. */
const MOST_LISTED = 500;

const SELECT = `
  SELECT o.id, o.case_id AS "caseId", o.meeting_id AS "meetingId", o.kind, o.format, o.language, o.recipient,
         encode(o.record_sha256, 'hex') AS "recordSha256", o.template_version AS "templateVersion", o.state, o.progress, o.attempts, o.error,
         ${utcText('o.ordered_at')} AS "orderedAt", ${utcText('d.made_at')} AS "madeAt", encode(d.sha256, 'hex') AS sha256, d.byte_length AS bytes,
         CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'displayName', p.display_name, 'discipline', p.discipline) END AS "releasedBy",
         ${utcText('o.released_at')} AS "releasedAt", d.id AS "documentId", d.storage_key AS "storageKey", c.number AS "caseNumber"
    FROM document_order o
    LEFT JOIN document d ON d.order_id = o.id
    LEFT JOIN person p ON p.id = o.released_by
    LEFT JOIN board_case c ON c.id = o.case_id`;

/** Reads orders within the request's scope. */
@Injectable()
export class OrderReader {
  async ofCase(manager: EntityManager, caseId: string): Promise<StoredOrder[]> {
    return manager.query(`${SELECT} WHERE o.case_id = $1 ORDER BY o.ordered_at DESC, o.id LIMIT ${MOST_LISTED}`, [caseId]);
  }

  /** The documents of a meeting and of the outcomes reached in it. */
  async ofMeeting(manager: EntityManager, meetingId: string): Promise<StoredOrder[]> {
    return manager.query(`${SELECT} WHERE o.meeting_id = $1 ORDER BY o.ordered_at DESC, o.id LIMIT ${MOST_LISTED}`, [meetingId]);
  }

  /** Newest signed text of each case of a meeting, with whom a letter to the referrer is addressed to. */
  async signedOutcomes(manager: EntityManager, meetingId: string): Promise<Array<{ outcomeId: string; recipient: string }>> {
    return manager.query(
      `SELECT DISTINCT ON (o.case_id) o.id AS "outcomeId", coalesce(p.display_name, nullif(c.consultant_name, ''), '') AS recipient
         FROM outcome_record o JOIN board_case c ON c.id = o.case_id LEFT JOIN person p ON p.id = c.referrer_id
        WHERE o.meeting_id = $1 AND o.state = 'signedOff' ORDER BY o.case_id, o.created_at DESC`,
      [meetingId],
    );
  }

  async one(manager: EntityManager, orderId: string): Promise<StoredOrder> {
    const [found] = await manager.query<StoredOrder[]>(`${SELECT} WHERE o.id = $1`, [orderId]);
    if (found === undefined) throw notFound();
    return found;
  }
}

/** What leaves the server of an order. */
export function toDocumentOrder({ documentId: _documentId, storageKey: _storageKey, caseNumber: _caseNumber, ...order }: StoredOrder): DocumentOrder {
  return order;
}
