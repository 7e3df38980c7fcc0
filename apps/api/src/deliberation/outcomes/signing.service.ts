import { Injectable } from '@nestjs/common';
import { addSignature, isRecused, signOffState, type OutcomeSnapshot, type Signature, type SigningRecord } from '@consilium/board';
import type { SignatureInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../../cases/case-audit.js';
import type { CaseEntity } from '../../cases/case.entity.js';
import { CaseLoader } from '../../cases/case-loader.js';
import { CaseTransitions } from '../../cases/case-transitions.js';
import { MeetingEvents } from '../../meetings/meeting-events.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { FreshAuthentication } from '../../platform/authorisation/fresh-authentication.js';
import { Refusal, notFound } from '../../platform/errors/refusal.js';
import { CaseTables, type CaseTable } from '../case-table.js';
import { OutcomeSignedHandlers } from './outcome-signed.js';
import { OutcomeStore, type OutcomeRow } from './outcome-store.js';

/**
 * Signing: with fresh authentication, for exactly the text on screen. What a signature means for the case (signed off,
 * or back with the chair) is the rule's answer and takes effect in the same transaction.
 */
@Injectable()
export class SigningService {
  constructor(
    private readonly tables: CaseTables,
    private readonly store: OutcomeStore,
    private readonly events: MeetingEvents,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly vault: FreeTextVault,
    private readonly handlers: OutcomeSignedHandlers,
    private readonly fresh: FreshAuthentication,
  ) {}

  /** @returns the record with the signature. */
  async sign(manager: EntityManager, actor: Actor, outcomeId: string, input: SignatureInput): Promise<OutcomeRow> {
    await this.fresh.require(manager, actor, 'signature.authenticationNotFresh');
    const found = await this.store.find(manager, outcomeId);
    if (found === null) throw notFound();
    const table = await this.tables.lock(manager, found.meetingId, found.caseId);
    await this.tables.requireMember(manager, table, actor);
    const boardCase = await this.cases.lock(manager, found.caseId, null);
    const row = (await this.store.lock(manager, outcomeId))!;
    if (row.state === 'returned') throw await this.replacedOrReturned(manager, row);

    const record = await this.store.signingRecord(manager, row);
    const { signature, record: signed } = asRuled(
      addSignature(record, { personId: actor.personId, caseId: row.caseId, meaning: input.meaning, reason: input.reason, sha256: input.sha256, signedAt: table.now }, recusedIn(table, record)),
    );
    const signatureId = await this.keep(manager, actor, row, signature, record);
    await this.noteSignature(manager, actor, boardCase, row, signature, signatureId);
    if (row.state === 'awaitingSignatures') await this.follow(manager, actor, table, boardCase, row, signed);
    const { state } = signOffState(signed);
    await this.events.append(manager, row.meetingId, 'outcomeSigned', row.caseId, { outcomeId, signatureId, state });
    return (await this.store.find(manager, outcomeId))!;
  }

  /** A text that a newer one replaced can no longer be signed; one that was declined is back with the chair. */
  private async replacedOrReturned(manager: EntityManager, row: OutcomeRow): Promise<Refusal> {
    const current = await this.store.currentOf(manager, row.meetingId, row.caseId);
    return current === null || current.id === row.id
      ? new Refusal('conflict', { reason: 'signature.returnedToChair', detail: 'A required signature was declined; the case is back with the chair.' })
      : new Refusal('conflict', { reason: 'signature.otherText', detail: 'The text has changed since it was shown. Read it again before signing.' });
  }

  private async keep(manager: EntityManager, actor: Actor, row: OutcomeRow, signature: Signature, record: SigningRecord): Promise<string> {
    const discipline = record.signatories.disciplines.find(({ candidateIds }) => candidateIds.includes(actor.personId))?.discipline ?? actor.discipline;
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO signature (organisation_id, outcome_record_id, case_id, person_id, name_shown, discipline, capacity, meaning, reason, sha256, authenticated_at, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), $11, $12) RETURNING id`,
      [
        actor.organisationId,
        row.id,
        row.caseId,
        actor.personId,
        actor.displayName,
        discipline,
        signature.capacity,
        signature.meaning,
        signature.reason,
        signature.sha256,
        actor.reauthenticatedAt,
        signature.signedAt,
      ],
    );
    return made!.id;
  }

  private async noteSignature(manager: EntityManager, actor: Actor, boardCase: CaseEntity, row: OutcomeRow, signature: Signature, signatureId: string): Promise<void> {
    const shared = { caseId: row.caseId, outcomeId: row.id, signatureId, contentHash: row.sha256 };
    if (signature.meaning === 'declined') {
      const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId: row.caseId }, signature.reason);
      await this.caseAudit.record(manager, actor, boardCase, 'outcomeDeclined', { ...shared, textId: text.id });
    } else if (row.kind === 'addendum') {
      await this.caseAudit.record(manager, actor, boardCase, 'addendumSigned', { ...shared, amends: row.amendsId! });
    } else {
      await this.caseAudit.record(manager, actor, boardCase, 'outcomeSigned', { ...shared, meaning: signature.meaning });
    }
  }

  private async follow(manager: EntityManager, actor: Actor, table: CaseTable, boardCase: CaseEntity, row: OutcomeRow, signed: SigningRecord): Promise<void> {
    const { state } = signOffState(signed);
    if (state === 'awaitingSignatures') return;
    await manager.query(`UPDATE outcome_record SET state = $2 WHERE id = $1`, [row.id, state]);
    if (state === 'returned') {
      // A declined addendum is void; the outcome it would have amended stands as it was.
      if (row.kind === 'outcome') await this.returnToChair(manager, table, boardCase);
      return;
    }
    if (row.kind === 'outcome') {
      await this.caseTransitions.apply(manager, boardCase, 'signOff');
      await this.assignActions(manager, actor, row);
    }
    await this.caseAudit.record(manager, actor, boardCase, 'outcomeComplete', { caseId: row.caseId, outcomeId: row.id, contentHash: row.sha256 });
    await this.handlers.tell(manager, actor, { outcomeId: row.id, kind: row.kind, caseId: row.caseId, meetingId: row.meetingId, sha256: row.sha256 });
  }

  /** The case is under discussion again and its recommendation a draft; votes and signatures stay as they were made. */
  private async returnToChair(manager: EntityManager, table: CaseTable, boardCase: CaseEntity): Promise<void> {
    await this.caseTransitions.apply(manager, boardCase, 'returnToChair');
    await manager.query(
      `UPDATE recommendation SET state = 'draft', confirmed_by = NULL, confirmed_at = NULL, version = version + 1 WHERE meeting_id = $1 AND case_id = $2`,
      [table.meeting.id, table.caseId],
    );
  }

  /** What was recommended to be done becomes somebody's task with the last required signature, not before. */
  private async assignActions(manager: EntityManager, actor: Actor, row: OutcomeRow): Promise<void> {
    const { recommendation } = JSON.parse(row.text) as OutcomeSnapshot;
    for (const { what, ownerId, dueOn } of recommendation.actions) {
      await manager.query(
        `INSERT INTO action_item (organisation_id, case_id, recommendation_id, what, owner_id, due_on)
         SELECT $1, $2, r.id, $4, $5, $6 FROM recommendation r WHERE r.meeting_id = $3 AND r.case_id = $2`,
        [actor.organisationId, row.caseId, row.meetingId, what, ownerId, dueOn],
      );
    }
  }
}

/** Signatories who have declared an interest in the case since the text was confirmed. */
const recusedIn = (table: CaseTable, { signatories }: SigningRecord): string[] =>
  [signatories.chair.personId, ...signatories.disciplines.flatMap(({ candidateIds }) => candidateIds), ...signatories.otherVoterIds].filter((personId) =>
    isRecused(table.register, personId, table.caseId, table.now),
  );
