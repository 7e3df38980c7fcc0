import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@consilium/audit-chain';
import {
  buildOutcomeSnapshot,
  determineSignatories,
  snapshotHash,
  snapshotText,
  type Chairs,
  type DisciplineNeed,
  type Dissent,
  type OutcomeSnapshot,
} from '@consilium/board';
import type { EntityManager } from 'typeorm';
import type { CaseEvaluations } from '../../cases/case-evaluations.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { sha256 } from '../ballots/ballot-seal.js';
import type { CaseTable } from '../case-table.js';
import type { RecommendationRow } from '../recommendations/recommendations.service.js';
import { dissentsOf } from '../recommendations/dissents-of.js';
import { openedRoundOf, type StoredRound } from '../rounds/round-store.js';
import { OutcomeParts } from './outcome-parts.js';

export interface FrozenOutcomeRecord {
  readonly outcomeId: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface FreezeRequest {
  readonly table: CaseTable;
  readonly chairs: Chairs;
  readonly rounds: readonly StoredRound[];
  readonly recommendation: RecommendationRow;
  readonly needs: readonly DisciplineNeed[];
  readonly evaluation: Awaited<ReturnType<CaseEvaluations['store']>>;
  readonly caseVersion: number;
}

/**
 * Freezes the record of a case: one canonical text, one hash. A stored text is never changed. When a dissent is recorded
 * or acknowledged later, a new record takes its place, and signatures made for the earlier text are stale.
 */
@Injectable()
export class OutcomeFreezer {
  constructor(private readonly parts: OutcomeParts) {}

  async freeze(manager: EntityManager, actor: Actor, request: FreezeRequest): Promise<FrozenOutcomeRecord> {
    const { table, rounds, recommendation } = request;
    const { meeting, caseId, register, now } = table;
    const [firstRound, secondRound] = [1, 2].map((number) => {
      const stored = rounds.find(({ round }) => round.number === number);
      return stored === undefined ? null : openedRoundOf(stored);
    });
    const { signatories } = asRuled(
      determineSignatories({ chairs: request.chairs, register, caseId, needs: request.needs, instant: now, secondRoundVoters: secondRound?.ballots.map(({ voter }) => voter) ?? [] }),
    );
    const withoutPeople = {
      ...(await this.parts.head(manager, meeting.id, caseId)),
      caseId,
      caseVersion: request.caseVersion,
      meetingId: meeting.id,
      facts: await this.parts.facts(manager, caseId),
      lesions: await this.parts.lesions(manager, caseId),
      assertions: await this.parts.assertions(manager, caseId),
      evaluation: this.parts.evaluation(request.evaluation),
      attendance: this.parts.attendance(register, caseId, now),
      firstRound: firstRound ?? null,
      secondRound: secondRound ?? null,
      recommendation: recommendation.content,
      dissents: await dissentsOf(manager, recommendation.id),
      signatories,
      confirmedById: actor.personId,
      confirmedAt: now,
      amendsSha256: null,
      addendumText: null,
    };
    const snapshot = buildOutcomeSnapshot({ ...withoutPeople, people: await this.parts.peopleIn(manager, withoutPeople) });
    await this.retire(manager, table);
    return this.store(manager, actor, snapshot, 'outcome', null);
  }

  /** Puts a new record in the place of the one awaiting signatures, with the dissents as they are now; without one, nothing. */
  async refreeze(manager: EntityManager, actor: Actor, table: CaseTable, dissents: readonly Dissent[]): Promise<FrozenOutcomeRecord | null> {
    const current = await this.awaiting(manager, table);
    if (current === null) return null;
    const snapshot = { ...current, dissents: [...dissents], people: [] };
    await this.retire(manager, table);
    return this.store(manager, actor, { ...snapshot, people: await this.sortedPeople(manager, snapshot) }, 'outcome', null);
  }

  async store(manager: EntityManager, actor: Actor, snapshot: OutcomeSnapshot, kind: 'outcome' | 'addendum', amendsId: string | null): Promise<FrozenOutcomeRecord> {
    const text = snapshotText(snapshot, canonicalJson);
    const hash = snapshotHash(text, sha256);
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO outcome_record (organisation_id, meeting_id, case_id, kind, amends_id, canonical_text, sha256, required, state)
       VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, 'awaitingSignatures') RETURNING id`,
      [actor.organisationId, snapshot.meetingId, snapshot.caseId, kind, amendsId, text, hash, JSON.stringify(snapshot.signatories)],
    );
    return { outcomeId: made!.id, sha256: hash };
  }

  /** Chair of the record awaiting signatures. */
  async chairOfRecord(manager: EntityManager, table: CaseTable): Promise<string | null> {
    return (await this.awaiting(manager, table))?.signatories.chair.personId ?? null;
  }

  async sortedPeople(manager: EntityManager, snapshot: OutcomeSnapshot): Promise<OutcomeSnapshot['people']> {
    return (await this.parts.peopleIn(manager, snapshot)).toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  }

  private async awaiting(manager: EntityManager, { meeting, caseId }: CaseTable): Promise<OutcomeSnapshot | null> {
    const [found] = await manager.query<Array<{ text: string }>>(
      `SELECT canonical_text AS text FROM outcome_record WHERE meeting_id = $1 AND case_id = $2 AND kind = 'outcome' AND state = 'awaitingSignatures' FOR UPDATE`,
      [meeting.id, caseId],
    );
    return found === undefined ? null : (JSON.parse(found.text) as OutcomeSnapshot);
  }

  private async retire(manager: EntityManager, { meeting, caseId }: CaseTable): Promise<void> {
    await manager.query(`UPDATE outcome_record SET state = 'returned' WHERE meeting_id = $1 AND case_id = $2 AND kind = 'outcome' AND state = 'awaitingSignatures'`, [meeting.id, caseId]);
  }
}

