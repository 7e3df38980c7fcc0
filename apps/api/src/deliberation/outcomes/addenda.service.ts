import { Injectable } from '@nestjs/common';
import { checkAddendum, checkRecommendation, determineSignatories, quorumAt, type DisciplineNeed, type OutcomeSnapshot, type Recommendation, type Signatories } from '@consilium/board';
import type { AddendumInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CaseAudit } from '../../cases/case-audit.js';
import { CaseLoader } from '../../cases/case-loader.js';
import { CaseOutlooks } from '../../meetings/case-outlooks.js';
import { MeetingEvents } from '../../meetings/meeting-events.js';
import { MeetingRoom } from '../../meetings/meeting-room.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal, notFound } from '../../platform/errors/refusal.js';
import { CaseTables, type CaseTable } from '../case-table.js';
import { OutcomeFreezer } from './outcome-freezer.js';
import { OutcomeStore, type OutcomeRow } from './outcome-store.js';

/** What follows a signed outcome: a record of its own that refers to it and is signed in turn. */
@Injectable()
export class AddendaService {
  constructor(
    private readonly tables: CaseTables,
    private readonly room: MeetingRoom,
    private readonly store: OutcomeStore,
    private readonly freezer: OutcomeFreezer,
    private readonly outlooks: CaseOutlooks,
    private readonly events: MeetingEvents,
    private readonly cases: CaseLoader,
    private readonly caseAudit: CaseAudit,
  ) {}

  /** Puts an addendum to the latest signed record up for signing. @returns the new record. */
  async add(manager: EntityManager, actor: Actor, outcomeId: string, input: AddendumInput): Promise<OutcomeRow> {
    const amended = await this.store.find(manager, outcomeId);
    if (amended === null) throw notFound();
    const sitting = await this.sittingOf(manager, amended);
    const boardCase = await this.cases.lock(manager, amended.caseId, null);
    await this.requireNoneOpen(manager, amended.caseId);
    const latest = await this.latestSigned(manager, amended);
    const before = latest === null ? null : (JSON.parse(latest.text) as OutcomeSnapshot);
    const { needs } = await this.outlooks.read(manager, amended.caseId);
    const changed = input.recommendation as Recommendation | null;
    const { changesPlan } = asRuled(
      checkAddendum(
        { amendsSha256: amended.sha256, text: input.text, amendedRecommendation: changed },
        latest === null || before === null ? null : { sha256: latest.sha256, recommendation: before.recommendation },
        sitting === null ? null : quorumAt(sitting.register, amended.caseId, needs, sitting.now),
      ),
    );
    const snapshot = before as OutcomeSnapshot;
    if (changed !== null) this.requireComplete(changed, snapshot);
    const signatories = changesPlan ? await this.signatoriesNow(manager, sitting as CaseTable, needs) : snapshot.signatories;
    const [{ now }] = (await manager.query<Array<{ now: string }>>(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`)) as [{ now: string }];
    const next: OutcomeSnapshot = {
      ...snapshot,
      recommendation: changed ?? snapshot.recommendation,
      signatories,
      amendsSha256: amended.sha256,
      addendumText: input.text,
      confirmedById: actor.personId,
      confirmedAt: sitting?.now ?? now,
    };
    const made = await this.freezer.store(manager, actor, { ...next, people: await this.freezer.sortedPeople(manager, next) }, 'addendum', amended.id);
    await this.events.append(manager, amended.meetingId, 'recommendationConfirmed', amended.caseId, { outcomeId: made.outcomeId, addendum: true });
    await this.caseAudit.record(manager, actor, boardCase, 'addendumProposed', { caseId: amended.caseId, outcomeId: made.outcomeId, amends: amended.id, contentHash: made.sha256 });
    return (await this.store.find(manager, made.outcomeId))!;
  }

  /** The open meeting of the board, if there is one: where a plan may be changed. The meeting of the record is locked first. */
  private async sittingOf(manager: EntityManager, row: OutcomeRow): Promise<CaseTable | null> {
    const { boardId } = await this.room.lock(manager, row.meetingId);
    const [open] = await manager.query<Array<{ id: string }>>(`SELECT id FROM meeting WHERE board_id = $1 AND state = 'open' ORDER BY opened_at DESC LIMIT 1`, [boardId]);
    return open === undefined ? null : this.tables.lock(manager, open.id, row.caseId);
  }

  private async requireNoneOpen(manager: EntityManager, caseId: string): Promise<void> {
    const [open] = await manager.query<unknown[]>(`SELECT 1 FROM outcome_record WHERE case_id = $1 AND kind = 'addendum' AND state = 'awaitingSignatures'`, [caseId]);
    if (open !== undefined) throw new Refusal('conflict', { reason: 'addendum.awaitingSignatures', detail: 'An addendum to this outcome awaits its signatures. Sign or decline it first.' });
  }

  private async latestSigned(manager: EntityManager, row: OutcomeRow): Promise<OutcomeRow | null> {
    const addenda = await this.store.addendaOf(manager, row.caseId);
    const outcome = row.kind === 'outcome' ? row : await this.store.currentOf(manager, row.meetingId, row.caseId);
    return [...(outcome === null ? [] : [outcome]), ...addenda].findLast(({ state }) => state === 'signedOff') ?? null;
  }

  private requireComplete(recommendation: Recommendation, { evaluation, meetingOn, wish }: OutcomeSnapshot): void {
    const problems = checkRecommendation(recommendation, {
      statusByOption: Object.fromEntries(evaluation.options.map(({ optionId, status }) => [optionId, status])),
      meetingOn,
      wishReadOut: true,
      wishRecorded: wish.state === 'asked',
    });
    if (problems.length > 0) throw new Refusal('validation', { reason: problems[0]!.code, fields: problems.map(({ path, reason }) => ({ path: `recommendation.${path}`, message: reason })) });
  }

  private async signatoriesNow(manager: EntityManager, sitting: CaseTable, needs: readonly DisciplineNeed[]): Promise<Signatories> {
    const { meeting, register, caseId, now } = sitting;
    return asRuled(determineSignatories({ chairs: await this.tables.chairs(manager, meeting), register, caseId, needs, instant: now, secondRoundVoters: [] })).signatories;
  }
}
