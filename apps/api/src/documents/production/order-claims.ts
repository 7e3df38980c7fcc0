import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { systemScope } from '../../platform/database/scope.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DocumentFormat, DocumentKind, DocumentLanguage } from '../orders/document-request.js';
import { readLogo } from '../templates/template-reader.js';
import type { StoredFile } from './document-storage.js';

/** An order taken by one attempt. Only the attempt with the highest fence may publish. */
export interface ClaimedOrder {
  readonly id: string;
  readonly organisationId: string;
  readonly caseId: string | null;
  readonly meetingId: string | null;
  readonly outcomeId: string | null;
  readonly frozenText: string;
  /** Hash of the logo in the frozen letterhead, null where there is none. */
  readonly logoSha256: string | null;
  readonly recordSha256: string;
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
  readonly language: DocumentLanguage;
  readonly recipient: string;
  readonly templateVersion: string;
  readonly attempts: number;
  readonly fence: string;
}

/** A later attempt took the order over, or it was cancelled: what this attempt made is thrown away. */
export class LateAttemptError extends Error {
  constructor(readonly orderId: string) {
    super(`the order ${orderId} belongs to a later attempt`);
    this.name = 'LateAttemptError';
  }
}

/** Attempts before an order is set aside as failed; a retry by hand grants as many again. */
export const MOST_ATTEMPTS = 5;
/** Longest error text kept with an order, in characters. */
const ERROR_LENGTH = 500;

const COLUMNS = `o.id, o.organisation_id AS "organisationId", o.case_id AS "caseId", o.meeting_id AS "meetingId", o.outcome_record_id AS "outcomeId",
  coalesce(o.snapshot_text, '') AS "frozenText", o.snapshot_text::json #>> '{letterhead,logo,sha256}' AS "logoSha256", encode(o.record_sha256, 'hex') AS "recordSha256", o.kind, o.format, o.language, o.recipient,
  o.template_version AS "templateVersion", o.attempts, o.fence::text AS fence`;

/**
 * The states of an order as the worker moves it. Every step names the fence it was claimed under; a step under an old fence
 * changes nothing. The worker serves all organisations, so finding and moving orders needs no scope; publishing takes the
 * scope of the order's organisation.
 */
@Injectable()
export class OrderClaims {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Takes the order unless it is finished, or another attempt holds it and its lease runs.
   * @param leaseSeconds time after which another attempt may take it over.
   */
  async claim(orderId: string, leaseSeconds: number): Promise<ClaimedOrder | null> {
    // TypeORM answers an UPDATE with [rows, count].
    const [rows] = await this.dataSource.query<[ClaimedOrder[], number]>(
      `UPDATE document_order o
          SET state = 'making', fence = fence + 1, attempts = attempts + 1, progress = 0, error = NULL,
              lease_until = clock_timestamp() + make_interval(secs => $2)
        WHERE o.id = $1 AND (o.state IN ('ordered', 'queued') OR (o.state = 'making' AND o.lease_until < clock_timestamp()))
        RETURNING ${COLUMNS}`,
      [orderId, leaseSeconds],
    );
    return rows[0] ?? null;
  }

  /** Share done, 0 to 100. @throws LateAttemptError */
  async report({ id, fence }: ClaimedOrder, progress: number): Promise<void> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE document_order SET progress = $3 WHERE id = $1 AND fence = $2 AND state = 'making'`,
      [id, fence, progress],
    );
    if (count !== 1) throw new LateAttemptError(id);
  }

  /**
   * The order is made: state, document, audit entry and the meeting's event in one transaction.
   * @throws LateAttemptError when another attempt took the order or it was cancelled; nothing is changed then.
   */
  async publish(claimed: ClaimedOrder, file: StoredFile, requestId: string): Promise<string> {
    return this.unitOfWork.run(systemScope(claimed.organisationId, requestId), async (manager) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE document_order SET state = 'made', progress = 100, error = NULL, lease_until = NULL WHERE id = $1 AND fence = $2 AND state = 'making'`,
        [claimed.id, claimed.fence],
      );
      if (count !== 1) throw new LateAttemptError(claimed.id);
      const [document] = await manager.query<Array<{ id: string }>>(
        `INSERT INTO document (organisation_id, order_id, sha256, byte_length, storage_key, fence) VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6) RETURNING id`,
        [claimed.organisationId, claimed.id, file.sha256, file.bytes, file.storageKey, claimed.fence],
      );
      // The meeting's row before the head of the chain: the order in which every act locks them.
      if (claimed.meetingId !== null) {
        await manager.query(`SELECT append_meeting_event($1, 'documentProgress', $2, $3)`, [
          claimed.meetingId,
          claimed.caseId,
          JSON.stringify({ orderId: claimed.id, state: 'made', progress: 100 }),
        ]);
      }
      await this.auditLog.append(manager, {
        organisationId: claimed.organisationId,
        caseId: claimed.caseId,
        event: 'documentMade',
        actorId: null,
        actorRole: 'worker',
        outcome: 'success',
        payload: { orderId: claimed.id, documentId: document!.id, kind: claimed.kind, contentHash: file.sha256, bytes: file.bytes, snapshotHash: claimed.recordSha256 },
        requestId,
      });
      return document!.id;
    });
  }

  /**
   * The attempt failed. Back to the queue, or set aside after the last attempt.
   * @param error text an administrator can act on; never patient data.
   * @returns whether the order was set aside; null when another attempt holds it.
   */
  async fail(claimed: ClaimedOrder, error: { readonly code: string; readonly text: string }, requestId: string): Promise<boolean | null> {
    const isLast = claimed.attempts % MOST_ATTEMPTS === 0;
    return this.unitOfWork.run(systemScope(claimed.organisationId, requestId), async (manager) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE document_order SET state = $3, error = $4, lease_until = NULL WHERE id = $1 AND fence = $2 AND state = 'making'`,
        [claimed.id, claimed.fence, isLast ? 'failed' : 'queued', error.text.slice(0, ERROR_LENGTH)],
      );
      if (count !== 1) return null;
      if (isLast && claimed.meetingId !== null) {
        await manager.query(`SELECT append_meeting_event($1, 'documentProgress', $2, $3)`, [
          claimed.meetingId,
          claimed.caseId,
          JSON.stringify({ orderId: claimed.id, state: 'failed', progress: 0 }),
        ]);
      }
      await this.auditLog.append(manager, {
        organisationId: claimed.organisationId,
        caseId: claimed.caseId,
        event: 'documentFailed',
        actorId: null,
        actorRole: 'worker',
        outcome: 'success',
        payload: { orderId: claimed.id, errorCode: error.code, attempt: claimed.attempts },
        requestId,
      });
      return isLast;
    });
  }

  /** What an order is made from beside its frozen text: the signed record and the logo. Null what it is made without. */
  async sources({ organisationId, outcomeId, logoSha256 }: ClaimedOrder, requestId: string): Promise<{ readonly recordText: string | null; readonly logo: Uint8Array | null }> {
    if (outcomeId === null && logoSha256 === null) return { recordText: null, logo: null };
    return this.unitOfWork.run(systemScope(organisationId, requestId), async (manager) => {
      const logo = logoSha256 === null ? null : await readLogo(manager, logoSha256);
      if (outcomeId === null) return { recordText: null, logo };
      const [row] = await manager.query<Array<{ canonical_text: string }>>(`SELECT canonical_text FROM outcome_record WHERE id = $1`, [outcomeId]);
      if (row === undefined) throw new Error('the signed record of the order is gone');
      return { recordText: row.canonical_text, logo };
    });
  }

  /** Orders the queue should hold, oldest first: new ones, queued ones, and those whose attempt outlived its lease. */
  async open(limit: number, after: { readonly orderedAt: string; readonly id: string } | null, states: readonly ('ordered' | 'queued' | 'making')[]): Promise<Array<{ id: string; orderedAt: string }>> {
    return this.dataSource.query(
      `SELECT id, ordered_at::text AS "orderedAt" FROM document_order
        WHERE state = ANY ($1) AND (state <> 'making' OR lease_until < clock_timestamp())
          AND ($2::timestamptz IS NULL OR (ordered_at, id) > ($2::timestamptz, $3::uuid))
        ORDER BY ordered_at, id LIMIT $4`,
      [states, after?.orderedAt ?? null, after?.id ?? null, limit],
    );
  }

  async noteQueue(name: string, backend: 'redis' | 'postgres', counts: Readonly<Record<string, number>>): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO queue_state (name, backend, counts) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET backend = excluded.backend, counts = excluded.counts, observed_at = clock_timestamp()`,
      [name, backend, JSON.stringify(counts)],
    );
  }

  async markQueued(orderIds: readonly string[]): Promise<void> {
    await this.dataSource.query(`UPDATE document_order SET state = 'queued' WHERE id = ANY ($1::uuid[]) AND state = 'ordered'`, [orderIds]);
  }
}
