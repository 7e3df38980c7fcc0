import { Injectable } from '@nestjs/common';
import { advanceDeliberation, checkRecommendation, type DeliberationStage } from '@consilium/board';
import type { RecommendationInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CaseAudit } from '../../cases/case-audit.js';
import { CaseEvaluations } from '../../cases/case-evaluations.js';
import type { CaseEntity } from '../../cases/case.entity.js';
import { CaseLoader } from '../../cases/case-loader.js';
import { CaseTransitions } from '../../cases/case-transitions.js';
import { outlookOf, type CaseOutlook } from '../../meetings/case-outlooks.js';
import { MeetingEvents } from '../../meetings/meeting-events.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal, notFound, stale } from '../../platform/errors/refusal.js';
import { CaseTables, stageOf, type CaseTable } from '../case-table.js';
import { OutcomeFreezer } from '../outcomes/outcome-freezer.js';
import { RoundStore, type StoredRound } from '../rounds/round-store.js';

export interface RecommendationRow {
  readonly id: string;
  readonly meetingId: string;
  readonly caseId: string;
  readonly content: RecommendationInput;
  readonly state: 'draft' | 'confirmed';
  readonly scribeId: string | null;
  readonly version: number;
}

const columns = `id, meeting_id AS "meetingId", case_id AS "caseId", content, state, scribe_id AS "scribeId", version`;

/** The recommendation of a case: typed by one scribe on the shared screen, read back, confirmed by the chair. */
@Injectable()
export class RecommendationsService {
  constructor(
    private readonly tables: CaseTables,
    private readonly rounds: RoundStore,
    private readonly events: MeetingEvents,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly evaluations: CaseEvaluations,
    private readonly freezer: OutcomeFreezer,
  ) {}

  /**
   * Writes the draft. The first to write holds the pen; anybody else takes it over first, which everybody sees.
   * @param expectedVersion version the scribe saw; null only for the first draft.
   */
  async draft(manager: EntityManager, actor: Actor, meetingId: string, caseId: string, expectedVersion: number | null, content: RecommendationInput): Promise<{ readonly isFirst: boolean; readonly version: number }> {
    const table = await this.tables.lock(manager, meetingId, caseId);
    const { byStandardOfCare } = await this.tables.requireDecidable(manager, table);
    const boardCase = await this.cases.load(manager, caseId);
    const current = await this.find(manager, table);
    if (!byStandardOfCare) this.requireDiscussed(stageOf(await this.roundsOf(manager, table), current?.state ?? null, false));
    await this.requirePeople(manager, content);
    if (current === null) {
      const [made] = await manager.query<Array<{ id: string }>>(
        `INSERT INTO recommendation (organisation_id, meeting_id, case_id, content, state, scribe_id) VALUES ($1, $2, $3, $4, 'draft', $5) RETURNING id`,
        [actor.organisationId, meetingId, caseId, JSON.stringify(content), actor.personId],
      );
      await this.tellDrafted(manager, actor, boardCase, table, made!.id, 1, actor.personId);
      return { isFirst: true, version: 1 };
    }
    if (expectedVersion === null) throw new Refusal('preconditionRequired', { currentVersion: current.version, detail: 'A draft exists. Send If-Match with the version you edited.' });
    if (current.version !== expectedVersion) throw stale(current.version);
    if (current.scribeId !== actor.personId) throw new Refusal('conflict', { reason: 'recommendation.penHeld', detail: 'Somebody else is writing. Take over the pen first.' });
    const version = current.version + 1;
    await manager.query(`UPDATE recommendation SET content = $2, version = $3 WHERE id = $1`, [current.id, JSON.stringify(content), version]);
    await this.tellDrafted(manager, actor, boardCase, table, current.id, version, actor.personId);
    return { isFirst: false, version };
  }

  /** Takes the pen. The version rises, so that what the last scribe is still typing is not lost unseen but refused as stale. */
  async takePen(manager: EntityManager, actor: Actor, recommendationId: string): Promise<RecommendationRow> {
    const { table, current } = await this.lockById(manager, recommendationId);
    await this.tables.requireDecidable(manager, table);
    if (current.state === 'confirmed') throw new Refusal('conflict', { reason: 'deliberation.alreadyConfirmed', detail: 'The recommendation is confirmed.' });
    if (current.scribeId === actor.personId) return current;
    const version = current.version + 1;
    await manager.query(`UPDATE recommendation SET scribe_id = $2, version = $3 WHERE id = $1`, [recommendationId, actor.personId, version]);
    await this.tellDrafted(manager, actor, await this.cases.load(manager, current.caseId), table, recommendationId, version, actor.personId);
    return { ...current, scribeId: actor.personId, version };
  }

  /** The chair confirms exactly the version that was read back; the record of the case is frozen with it. */
  async confirm(manager: EntityManager, actor: Actor, recommendationId: string, readBackVersion: number): Promise<RecommendationRow> {
    const { table, current } = await this.lockById(manager, recommendationId);
    const { itemId, byStandardOfCare } = await this.tables.requireDecidable(manager, table);
    const boardCase = await this.cases.lock(manager, current.caseId, null);
    if (current.version !== readBackVersion) throw stale(current.version);
    const rounds = await this.roundsOf(manager, table);
    if (!byStandardOfCare) asRuled(advanceDeliberation(stageOf(rounds, current.state, boardCase.state === 'signedOff'), 'confirmRecommendation'), 'illegalTransition');
    await this.tables.requireActingChair(manager, table, actor);
    const evaluation = await this.evaluations.store(manager, actor, current.caseId);
    const { needs, statusByOption } = outlookOf(evaluation.evaluated);
    await this.requireComplete(manager, statusByOption, { itemId, byStandardOfCare }, boardCase, current.content);

    const version = current.version + 1;
    await manager.query(`UPDATE recommendation SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3, version = $4 WHERE id = $1`, [recommendationId, actor.personId, table.now, version]);
    const caseVersion = await this.caseTransitions.apply(manager, boardCase, byStandardOfCare ? 'recommendByStandardOfCare' : 'recommend');
    if (byStandardOfCare) await manager.query(`UPDATE agenda_item SET state = 'done', finished_at = clock_timestamp() WHERE id = $1`, [itemId]);
    const frozen = await this.freezer.freeze(manager, actor, { table, chairs: await this.tables.chairs(manager, table.meeting), rounds, recommendation: current, needs, evaluation, caseVersion });
    await this.events.append(manager, table.meeting.id, 'recommendationConfirmed', table.caseId, { recommendationId, outcomeId: frozen.outcomeId, version });
    await this.caseAudit.record(manager, actor, boardCase, 'recommendationConfirmed', {
      caseId: table.caseId,
      version: caseVersion,
      recommendationId,
      recommendationVersion: version,
      contentHash: frozen.sha256,
    });
    return { ...current, state: 'confirmed', version };
  }

  /** Locks the meeting and then the recommendation. */
  async lockById(manager: EntityManager, recommendationId: string): Promise<{ readonly table: CaseTable; readonly current: RecommendationRow }> {
    const [found] = await manager.query<RecommendationRow[]>(`SELECT ${columns} FROM recommendation WHERE id = $1`, [recommendationId]);
    if (found === undefined) throw notFound();
    const table = await this.tables.lock(manager, found.meetingId, found.caseId);
    const current = await this.find(manager, table);
    if (current === null) throw notFound();
    return { table, current };
  }

  private async find(manager: EntityManager, { meeting, caseId }: CaseTable): Promise<RecommendationRow | null> {
    const [found] = await manager.query<RecommendationRow[]>(`SELECT ${columns} FROM recommendation WHERE meeting_id = $1 AND case_id = $2 FOR UPDATE`, [meeting.id, caseId]);
    return found ?? null;
  }

  private roundsOf(manager: EntityManager, { meeting, caseId, register }: CaseTable): Promise<readonly StoredRound[]> {
    return this.rounds.ofCase(manager, meeting.id, caseId, register);
  }

  /** Nobody writes down an outcome before the first votes are on the table. */
  private requireDiscussed(stage: DeliberationStage): void {
    if (stage === 'signing' || stage === 'closed') throw new Refusal('conflict', { reason: 'deliberation.alreadyConfirmed', detail: 'The recommendation is confirmed already.' });
    if (stage === 'presentation' || stage === 'firstRoundOpen' || stage === 'firstRoundClosed') {
      throw new Refusal('illegalTransition', { reason: 'deliberation.sealClosed', detail: 'The recommendation is drafted after the first seal was opened.' });
    }
  }

  private async requireComplete(manager: EntityManager, statusByOption: CaseOutlook['statusByOption'], item: { readonly itemId: string; readonly byStandardOfCare: boolean }, boardCase: CaseEntity, content: RecommendationInput): Promise<void> {
    const [sitting] = await manager.query<Array<{ meetingOn: string; isPresented: boolean }>>(
      `SELECT (m.starts_at AT TIME ZONE (b.settings ->> 'timeZone'))::date::text AS "meetingOn", i.presented_at IS NOT NULL AS "isPresented"
         FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id JOIN board b ON b.id = m.board_id WHERE i.id = $1`,
      [item.itemId],
    );
    const problems = checkRecommendation(content, {
      statusByOption,
      meetingOn: sitting!.meetingOn,
      // Reading out the wish, or that it was not asked, is part of presenting the case; a case that is not discussed is not presented.
      wishReadOut: sitting!.isPresented || item.byStandardOfCare,
      wishRecorded: boardCase.wish.state === 'asked',
    });
    if (problems.length > 0) throw new Refusal('validation', { reason: problems[0]!.code, fields: problems.map(({ path, reason }) => ({ path, message: reason })) });
  }

  private async requirePeople(manager: EntityManager, { actions, communicatorId }: RecommendationInput): Promise<void> {
    const named = [...new Set([...actions.map(({ ownerId }) => ownerId), ...(communicatorId === null ? [] : [communicatorId])])];
    if (named.length === 0) return;
    const [{ known }] = (await manager.query<Array<{ known: number }>>(`SELECT count(*)::int AS known FROM person WHERE id = ANY ($1)`, [named])) as [{ known: number }];
    if (known !== named.length) throw new Refusal('validation', { fields: [{ path: 'actions', message: 'names somebody who is not in your organisation' }] });
  }

  private async tellDrafted(manager: EntityManager, actor: Actor, boardCase: CaseEntity, table: CaseTable, recommendationId: string, version: number, scribeId: string): Promise<void> {
    await this.events.append(manager, table.meeting.id, 'recommendationChanged', table.caseId, { recommendationId, version, scribeId });
    await this.caseAudit.record(manager, actor, boardCase, 'recommendationDrafted', { caseId: table.caseId, version: boardCase.version, recommendationId, recommendationVersion: version });
  }
}
