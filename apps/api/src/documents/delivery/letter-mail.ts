import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { MailAttachment, OutgoingMail } from '../../mail/mail-message.js';
import { MailPurposes, type MailOutcome, type MailPurpose } from '../../mail/mail-purposes.js';
import { systemScope } from '../../platform/database/scope.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { makeDocument, type DocumentOrderContent } from '../production/make-document.js';
import { deliveryPassword, deliveryPasswordKey } from './delivery-password.js';
import { readLogo } from '../templates/template-reader.js';
import { deliveryWords } from './delivery-words.js';

interface DeliveredOrder extends DocumentOrderContent {
  readonly channel: 'link' | 'attachment';
  readonly logoSha256: string | null;
  /** Hash of the file that was released. */
  readonly madeSha256: string;
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Letters among the outgoing mail: what is attached, and what their fate means for the delivery. Runs in the worker. */
@Injectable()
export class LetterMail implements MailPurpose, OnModuleInit {
  readonly purpose = 'letter';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly purposes: MailPurposes,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  onModuleInit(): void {
    this.purposes.register(this);
  }

  /** The letter once more from its record, under a password: the same pages, encrypted with AES-256. */
  async attachments({ organisationId, subjectId, fence }: OutgoingMail): Promise<readonly MailAttachment[]> {
    const order = await this.unitOfWork.run(systemScope(organisationId, `delivery-${subjectId}-${fence}`), async (manager) => this.orderOf(manager, subjectId!));
    if (order.channel !== 'attachment') return [];
    // What leaves is what a clinician released: without a password its bytes are those of the file on record.
    if (sha256(await makeDocument(order, sha256)) !== order.madeSha256) throw new Error('the letter would differ from the one that was released; order it anew and have it released');
    const content = await makeDocument(order, sha256, { password: deliveryPassword(deliveryPasswordKey(this.config), subjectId!) });
    return [{ filename: deliveryWords[order.language].filename, contentType: 'application/pdf', content }];
  }

  async settled(manager: EntityManager, mail: OutgoingMail, { state, error }: MailOutcome): Promise<void> {
    if (state === 'waiting') {
      await manager.query(`UPDATE document_delivery SET error = $2 WHERE id = $1`, [mail.subjectId, error]);
      return;
    }
    const [rows] = await manager.query<[Array<{ order_id: string; channel: string }>, number]>(
      `UPDATE document_delivery SET state = $2, error = $3, sent_at = CASE WHEN $2 = 'sent' THEN clock_timestamp() END WHERE id = $1 AND state = 'waiting' RETURNING order_id, channel`,
      [mail.subjectId, state, error],
    );
    const [delivery] = rows;
    if (delivery === undefined) return;
    const [document] = await manager.query<Array<{ id: string; case_id: string }>>(
      `SELECT d.id, o.case_id FROM document d JOIN document_order o ON o.id = d.order_id WHERE o.id = $1`,
      [delivery.order_id],
    );
    await this.auditLog.append(manager, {
      organisationId: mail.organisationId,
      caseId: document!.case_id,
      event: 'documentDelivered',
      actorId: null,
      actorRole: 'worker',
      outcome: 'success',
      payload: { documentId: document!.id, deliveryId: mail.subjectId!, channel: delivery.channel, state },
      requestId: `mail-${mail.id}-${mail.fence}`,
    });
  }

  private async orderOf(manager: EntityManager, deliveryId: string): Promise<DeliveredOrder> {
    const [order] = await manager.query<Array<Omit<DeliveredOrder, 'logo'>>>(
      `SELECT v.channel, o.kind, o.format, o.language, o.recipient, encode(o.record_sha256, 'hex') AS "recordSha256", o.snapshot_text AS "frozenText", r.canonical_text AS "recordText",
              o.snapshot_text::json #>> '{letterhead,logo,sha256}' AS "logoSha256", encode(d.sha256, 'hex') AS "madeSha256"
         FROM document_delivery v JOIN document_order o ON o.id = v.order_id JOIN document d ON d.order_id = o.id LEFT JOIN outcome_record r ON r.id = o.outcome_record_id WHERE v.id = $1`,
      [deliveryId],
    );
    if (order === undefined) throw new Error('the delivery is gone');
    return { ...order, logo: order.logoSha256 === null ? null : await readLogo(manager, order.logoSha256) };
  }
}
