import { Injectable } from '@nestjs/common';
import type { DeliveryChannel, DocumentDelivery, PersonName, ReceivedLetter } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../platform/errors/refusal.js';
import { utcText } from '../orders/letterhead.js';

/** A delivery with what the server needs to know about it. */
export interface StoredDelivery extends DocumentDelivery {
  readonly organisationId: string;
  readonly caseId: string;
  readonly boardId: string;
  readonly documentId: string;
  readonly recipientPersonId: string | null;
}

const SELECT = `
  SELECT v.id, v.order_id AS "orderId", v.channel, v.recipient, v.address, v.state, v.error, coalesce(m.attempts, 0) AS attempts,
         json_build_object('id', p.id, 'displayName', p.display_name, 'discipline', p.discipline) AS "requestedBy",
         ${utcText('v.requested_at')} AS "requestedAt", ${utcText('v.sent_at')} AS "sentAt", ${utcText('v.read_at')} AS "readAt",
         v.organisation_id AS "organisationId", o.case_id AS "caseId", c.board_id AS "boardId", d.id AS "documentId", v.recipient_person_id AS "recipientPersonId"
    FROM document_delivery v JOIN document_order o ON o.id = v.order_id JOIN document d ON d.order_id = o.id JOIN board_case c ON c.id = o.case_id
         JOIN person p ON p.id = v.requested_by LEFT JOIN mail m ON m.subject_id = v.id AND m.purpose = 'letter'`;

/** Reads deliveries within the request's scope. */
@Injectable()
export class DeliveryReader {
  async ofOrder(manager: EntityManager, orderId: string): Promise<StoredDelivery[]> {
    return manager.query(`${SELECT} WHERE v.order_id = $1 ORDER BY v.requested_at DESC, v.id LIMIT 200`, [orderId]);
  }

  async one(manager: EntityManager, id: string): Promise<StoredDelivery> {
    const [found] = await manager.query<StoredDelivery[]>(`${SELECT} WHERE v.id = $1`, [id]);
    if (found === undefined) throw notFound();
    return found;
  }

  /** Who may be sent a link: whoever referred the case, and the members of its board. */
  async linkReceivers(manager: EntityManager, caseId: string): Promise<Array<PersonName & { email: string }>> {
    return manager.query(
      `SELECT p.id, p.display_name AS "displayName", p.discipline, p.email
         FROM board_case c JOIN person p ON p.id = c.referrer_id
              OR EXISTS (SELECT 1 FROM board_membership k WHERE k.person_id = p.id AND k.board_id = c.board_id AND k.role <> 'guest'
                            AND k.valid_from <= current_date AND (k.valid_to IS NULL OR k.valid_to >= current_date))
        WHERE c.id = $1 AND p.is_active ORDER BY (p.id = c.referrer_id) DESC NULLS LAST, p.display_name`,
      [caseId],
    );
  }

  async letter(manager: EntityManager, id: string): Promise<ReceivedLetter> {
    const [found] = await manager.query<ReceivedLetter[]>(
      `SELECT v.id, o.kind, o.language, c.number AS "caseNumber", b.name AS board, d.byte_length AS bytes, ${utcText('v.read_at')} AS "readAt",
              ${utcText('o.released_at')} AS "releasedAt", json_build_object('id', p.id, 'displayName', p.display_name, 'discipline', p.discipline) AS "releasedBy"
         FROM document_delivery v JOIN document_order o ON o.id = v.order_id JOIN document d ON d.order_id = o.id JOIN board_case c ON c.id = o.case_id
              JOIN board b ON b.id = c.board_id JOIN person p ON p.id = o.released_by WHERE v.id = $1`,
      [id],
    );
    if (found === undefined) throw notFound();
    return found;
  }
}

/** What leaves the server of a delivery. */
export function toDelivery({ organisationId: _o, caseId: _c, boardId: _b, documentId: _d, recipientPersonId: _r, ...delivery }: StoredDelivery): DocumentDelivery {
  return delivery;
}

export const channelsOpen = (isMailConfigured: boolean, mode: 'link' | 'attachment' | 'both'): DeliveryChannel[] => [
  ...(isMailConfigured && mode !== 'attachment' ? ['link' as const] : []),
  ...(isMailConfigured && mode !== 'link' ? ['attachment' as const] : []),
  'print',
];
