import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Refusal, notFound } from '../../platform/errors/refusal.js';
import { ruleOf, templateVersionOf, type DocumentBasis, type DocumentRequest } from './document-request.js';
import { findOutcome, freezeOutcome } from './freeze-outcome.js';
import { freezeDossier } from './freeze-dossier.js';
import { freezeCase } from './freeze-case.js';
import { freezeMeeting } from './freeze-meeting.js';
import type { FrozenChase } from './frozen.js';

/** Who orders: a person in a role, or the system itself. */
export interface OrderingActor {
  readonly organisationId: string;
  readonly personId: string | null;
  readonly role: string;
  readonly requestId: string;
}

export interface PlacedOrder {
  readonly orderId: string;
  /** False: the same document was ordered before and not taken back, and that order stands. */
  readonly isNew: boolean;
}

interface OrderContent {
  readonly caseId: string | null;
  readonly meetingId: string | null;
  readonly outcomeId: string | null;
  readonly recordSha256: Buffer;
  readonly frozenText: string;
  /** Of the organisation's template, as it is frozen. */
  readonly templateVersion: number;
}

/** The order of the very same document. */
const SAME = `record_sha256 = $1 AND template_version = $2 AND kind = $3 AND format = $4 AND language = $5 AND recipient = $6`;

/** Channel on which the worker listens for new orders; the table is the truth, this only saves waiting. */
export const ORDER_CHANNEL = 'document_order';

/**
 * The outbox of documents: an order is written in the transaction of the act that causes it, so that either both happen or
 * neither. The unique key (record, template version, kind, format, language, recipient) makes ordering idempotent.
 */
@Injectable()
export class DocumentOrders {
  constructor(private readonly auditLog: AuditLog) {}

  /**
   * Orders documents of a signed outcome.
   * @throws Refusal conflict before the outcome is signed by all who must, validation for a kind no outcome feeds.
   */
  async orderForOutcome(manager: EntityManager, actor: OrderingActor, outcomeId: string, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    requireBasis('outcome', requests);
    const outcome = await findOutcome(manager, outcomeId);
    if (outcome === null) throw notFound();
    if (outcome.state !== 'signedOff') {
      throw new Refusal('conflict', { reason: 'document.outcomeNotSigned', detail: 'Documents are made from the signed outcome. Wait for the required signatures.' });
    }
    const content: OrderContent = {
      caseId: outcome.case_id,
      meetingId: outcome.meeting_id,
      outcomeId,
      recordSha256: outcome.sha256,
      ...frozenAs(await freezeOutcome(manager, outcome)),
    };
    return this.placeAll(manager, actor, content, requests);
  }

  /** Orders documents about the meeting as it stands now: agenda, minutes, action list. */
  async orderForMeeting(manager: EntityManager, actor: OrderingActor, meetingId: string, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    requireBasis('meeting', requests);
    const frozen = frozenAs(await freezeMeeting(manager, meetingId));
    return this.placeAll(manager, actor, { caseId: null, meetingId, outcomeId: null, recordSha256: sha256(frozen.frozenText), ...frozen }, requests);
  }

  /** Orders the one-page summary of a case as it stands now. */
  async orderForCase(manager: EntityManager, actor: OrderingActor, caseId: string, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    requireBasis('case', requests);
    const frozen = frozenAs(await freezeCase(manager, caseId));
    return this.placeAll(manager, actor, { caseId, meetingId: null, outcomeId: null, recordSha256: sha256(frozen.frozenText), ...frozen }, requests);
  }

  /** Orders the audit dossier of a case as its log stands now. */
  async orderForLog(manager: EntityManager, actor: OrderingActor, caseId: string, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    requireBasis('log', requests);
    const frozen = frozenAs(await freezeDossier(manager, caseId));
    return this.placeAll(manager, actor, { caseId, meetingId: null, outcomeId: null, recordSha256: sha256(frozen.frozenText), ...frozen }, requests);
  }

  /** Orders a letter about what is owed for a case, as the caller has frozen it. */
  async orderForChase(manager: EntityManager, actor: OrderingActor, caseId: string, chase: FrozenChase, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    requireBasis('chase', requests);
    const frozen = frozenAs(chase);
    return this.placeAll(manager, actor, { caseId, meetingId: null, outcomeId: null, recordSha256: sha256(frozen.frozenText), ...frozen }, requests);
  }

  private async placeAll(manager: EntityManager, actor: OrderingActor, content: OrderContent, requests: readonly DocumentRequest[]): Promise<PlacedOrder[]> {
    const placed: PlacedOrder[] = [];
    for (const request of requests) placed.push(await this.place(manager, actor, content, request));
    return placed;
  }

  private async place(manager: EntityManager, actor: OrderingActor, content: OrderContent, request: DocumentRequest): Promise<PlacedOrder> {
    const template = templateVersionOf(request.kind, request.format, content.templateVersion);
    const key = [content.recordSha256, template, request.kind, request.format, request.language, request.recipient];
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO document_order (organisation_id, case_id, meeting_id, outcome_record_id, snapshot_text, ordered_by,
                                   record_sha256, template_version, kind, format, language, recipient)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (record_sha256, template_version, kind, format, language, recipient) DO NOTHING RETURNING id`,
      [actor.organisationId, content.caseId, content.meetingId, content.outcomeId, content.frozenText, actor.personId, ...key],
    );
    if (made !== undefined) return this.ordered(manager, actor, content, request, made.id);
    // What was taken back is ordered once more; anything else stands as it is.
    const [again] = await manager.query<[Array<{ id: string }>, number]>(`UPDATE document_order SET state = 'ordered', progress = 0, error = NULL WHERE ${SAME} AND state = 'cancelled' RETURNING id`, key);
    if (again[0] !== undefined) return this.ordered(manager, actor, content, request, again[0].id);
    const [found] = await manager.query<Array<{ id: string }>>(`SELECT id FROM document_order WHERE ${SAME}`, key);
    if (found === undefined) throw notFound();
    return { orderId: found.id, isNew: false };
  }

  private async ordered(manager: EntityManager, actor: OrderingActor, content: OrderContent, request: DocumentRequest, orderId: string): Promise<PlacedOrder> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: content.caseId,
      event: 'documentOrdered',
      actorId: actor.personId,
      actorRole: actor.role,
      outcome: 'success',
      payload: {
        orderId,
        kind: request.kind,
        ...(content.caseId === null ? {} : { caseId: content.caseId }),
        ...(content.meetingId === null ? {} : { meetingId: content.meetingId }),
      },
      requestId: actor.requestId,
    });
    await manager.query(`SELECT pg_notify('${ORDER_CHANNEL}', $1)`, [orderId]);
    return { orderId, isNew: true };
  }
}

const frozenAs = (frozen: { readonly letterhead: { readonly templateVersion: number } }): Pick<OrderContent, 'frozenText' | 'templateVersion'> => ({
  frozenText: canonicalJson(frozen),
  templateVersion: frozen.letterhead.templateVersion,
});

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

function requireBasis(basis: DocumentBasis, requests: readonly DocumentRequest[]): void {
  for (const { kind, format } of requests) {
    if (ruleOf(kind, format)?.basis !== basis) {
      throw new Refusal('validation', { fields: [{ path: 'kind', message: `a ${kind} as ${format} cannot be made from this` }] });
    }
  }
}
