import { Injectable } from '@nestjs/common';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import type { ErasureDecision, ErasureRequest } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { FreshAuthentication } from '../platform/authorisation/fresh-authentication.js';
import { violatedConstraint } from '../platform/errors/database-errors.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';

interface StoredErasure {
  readonly id: string;
  readonly caseId: string;
  readonly boardId: string;
  readonly caseNumber: string;
  readonly basis: string;
  readonly state: string;
  readonly requestedBy: string;
}

/**
 * Erases a case with four eyes: one person asks, another confirms. With the confirmation every word about the patient is
 * gone from the tables, in the transaction of its audit entry; files and the bytes of deleted rows follow in the worker
 * (`ErasureFinisher`).
 */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly auditLog: AuditLog,
    private readonly vault: FreeTextVault,
    private readonly fresh: FreshAuthentication,
  ) {}

  /** @returns the id of the request. @throws Refusal validation for a number that no case of the organisation has. */
  async request(manager: EntityManager, actor: Actor, input: ErasureRequest): Promise<string> {
    await this.fresh.require(manager, actor, 'erasure.authenticationNotFresh');
    const [found] = await manager.query<Array<{ case_id: string; board_id: string; number: string; erased: boolean }>>(`SELECT * FROM erasure.find_case($1)`, [input.caseNumber]);
    if (found === undefined) throw invalidField('caseNumber', 'no case of this hospital has this number');
    if (found.erased) throw invalidField('caseNumber', 'this case was erased already');
    const [made] = await manager
      .query<Array<{ id: string }>>(
        `INSERT INTO case_erasure (organisation_id, case_id, board_id, case_number, basis, reference, requested_by) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [actor.organisationId, found.case_id, found.board_id, found.number, input.basis, input.reference, actor.personId],
      )
      .catch((error: unknown) => {
        if (violatedConstraint(error) === 'case_erasure_once') throw invalidField('caseNumber', 'the erasure of this case was asked for already');
        throw error;
      });
    await this.record(manager, actor, { caseId: found.case_id, boardId: found.board_id }, 'erasureRequested', { caseId: found.case_id, erasureId: made!.id, basis: input.basis });
    return made!.id;
  }

  /** Takes a request back before anybody decided on it. */
  async withdraw(manager: EntityManager, actor: Actor, erasureId: string): Promise<void> {
    const erasure = await this.lockRequested(manager, erasureId);
    await manager.query(`UPDATE case_erasure SET state = 'withdrawn', decided_by = $2, decided_at = clock_timestamp(), version = version + 1 WHERE id = $1`, [erasureId, actor.personId]);
    await this.record(manager, actor, erasure, 'erasureWithdrawn', { caseId: erasure.caseId, erasureId });
  }

  /**
   * The second person's word. To confirm erases at once and for good.
   * @throws Refusal conflict while the case is on an agenda, or documents of it are being made
   */
  async decide(manager: EntityManager, actor: Actor, erasureId: string, input: ErasureDecision): Promise<void> {
    await this.fresh.require(manager, actor, 'erasure.authenticationNotFresh');
    const erasure = await this.lockRequested(manager, erasureId);
    if (erasure.requestedBy === actor.personId) {
      throw new Refusal('conflict', { reason: 'erasure.ownRequest', detail: 'Whoever asked for an erasure does not decide on it. Ask a second person.' });
    }
    const decide = (state: 'declined' | 'confirmed'): Promise<unknown> =>
      manager.query(`UPDATE case_erasure SET state = $3, decided_by = $2, decided_at = clock_timestamp(), version = version + 1 WHERE id = $1`, [erasureId, actor.personId, state]);
    if (input.decision === 'decline') {
      await decide('declined');
      await this.record(manager, actor, erasure, 'erasureDeclined', { caseId: erasure.caseId, erasureId });
      return;
    }
    if (input.caseNumber.toUpperCase() !== erasure.caseNumber.toUpperCase()) throw invalidField('caseNumber', 'is not the number of the case to be erased');
    await this.requireNoObstacle(manager, erasure.caseId);
    await decide('confirmed');
    await this.erase(manager, actor, erasure);
  }

  private async erase(manager: EntityManager, actor: Actor, erasure: StoredErasure): Promise<void> {
    const [erased] = await manager.query<Array<{ counts: Record<string, number> }>>(`SELECT erasure.erase_case($1) AS counts`, [erasure.id]);
    const rows = Object.values(erased!.counts).reduce((sum, count) => sum + count, 0);
    const { keyId } = await this.vault.erase(manager, {
      organisationId: actor.organisationId,
      caseId: erasure.caseId,
      actorId: actor.personId,
      actorRole: auditRole(actor, erasure.boardId),
      requestId: actor.requestId,
      basis: erasure.basis,
      erasureId: erasure.id,
      rows,
    });
    // The key is destroyed after the commit, by the worker, like every other file.
    if (keyId !== null) {
      await manager.query(`INSERT INTO erasure_file (erasure_id, organisation_id, store, key) VALUES ($1, $2, 'caseKeys', $3)`, [erasure.id, actor.organisationId, `${erasure.caseId}/${keyId}`]);
    }
    await manager.query(`SELECT pg_notify('erasure', $1)`, [erasure.id]);
  }

  private async requireNoObstacle(manager: EntityManager, caseId: string): Promise<void> {
    const [found] = await manager.query<Array<{ obstacle: 'onAnAgenda' | 'documentsUnderWay' | null }>>(`SELECT erasure.obstacle($1) AS obstacle`, [caseId]);
    const obstacle = found?.obstacle ?? null;
    if (obstacle === null) return;
    throw new Refusal('conflict', {
      reason: `erasure.${obstacle}`,
      detail: obstacle === 'onAnAgenda' ? 'The case stands on the agenda of a meeting that is not over. Take it off first.' : 'A document of this case is being made. Try again in a minute.',
    });
  }

  private async lockRequested(manager: EntityManager, erasureId: string): Promise<StoredErasure> {
    const [found] = await manager.query<StoredErasure[]>(
      `SELECT id, case_id AS "caseId", board_id AS "boardId", case_number AS "caseNumber", basis, state, requested_by AS "requestedBy" FROM case_erasure WHERE id = $1 FOR UPDATE`,
      [erasureId],
    );
    if (found === undefined) throw notFound();
    if (found.state !== 'requested') throw new Refusal('conflict', { reason: 'erasure.decided', detail: 'This request was decided already. Load the list again.' });
    return found;
  }

  private async record<Event extends AuditEventName>(manager: EntityManager, actor: Actor, { caseId, boardId }: { caseId: string; boardId: string }, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, boardId),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
