import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { acknowledgeDissent, recordDissent } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { CaseAudit } from '../../cases/case-audit.js';
import { CaseLoader } from '../../cases/case-loader.js';
import { MeetingEvents } from '../../meetings/meeting-events.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { notFound } from '../../platform/errors/refusal.js';
import { CaseTables, type CaseTable } from '../case-table.js';
import { OutcomeFreezer } from '../outcomes/outcome-freezer.js';
import { dissentsOf } from './dissents-of.js';
import { RecommendationsService } from './recommendations.service.js';

/** Minority views, on the record and answered by the chair before anybody signs. */
@Injectable()
export class DissentsService {
  constructor(
    private readonly recommendations: RecommendationsService,
    private readonly tables: CaseTables,
    private readonly events: MeetingEvents,
    private readonly cases: CaseLoader,
    private readonly caseAudit: CaseAudit,
    private readonly freezer: OutcomeFreezer,
  ) {}

  async record(manager: EntityManager, actor: Actor, recommendationId: string, reason: string): Promise<CaseTable> {
    const { table } = await this.recommendations.lockById(manager, recommendationId);
    await this.tables.requireMember(manager, table, actor);
    const boardCase = await this.cases.lock(manager, table.caseId, null);
    const before = await dissentsOf(manager, recommendationId);
    const entry = { dissentId: randomUUID(), personId: actor.personId, reason, recordedAt: table.now };
    const { dissents } = asRuled(recordDissent(before, entry, { register: table.register, caseId: table.caseId, signedOff: boardCase.state === 'signedOff' }));
    await manager.query(
      `INSERT INTO dissent (id, organisation_id, recommendation_id, case_id, person_id, reason, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [entry.dissentId, actor.organisationId, recommendationId, table.caseId, actor.personId, reason, entry.recordedAt],
    );
    await this.freezer.refreeze(manager, actor, table, dissents);
    await this.events.append(manager, table.meeting.id, 'dissentRecorded', table.caseId, { recommendationId, dissentId: entry.dissentId, acknowledged: false });
    await this.caseAudit.record(manager, actor, boardCase, 'dissentRecorded', { caseId: table.caseId, dissentId: entry.dissentId, recommendationId });
    return table;
  }

  /** Acknowledged by whoever sits in the chair; after confirmation by the chair of the record, who may have left the room. */
  async acknowledge(manager: EntityManager, actor: Actor, dissentId: string): Promise<CaseTable> {
    const [found] = await manager.query<Array<{ recommendationId: string }>>(`SELECT recommendation_id AS "recommendationId" FROM dissent WHERE id = $1`, [dissentId]);
    if (found === undefined) throw notFound();
    const { table, current } = await this.recommendations.lockById(manager, found.recommendationId);
    const boardCase = await this.cases.lock(manager, table.caseId, null);
    const before = await dissentsOf(manager, found.recommendationId);
    const { dissents } = asRuled(acknowledgeDissent(before, dissentId, { personId: actor.personId, actingChairId: await this.actingChairId(manager, table, current.state), at: table.now }));
    await manager.query(`UPDATE dissent SET acknowledged_by = $2, acknowledged_at = $3 WHERE id = $1`, [dissentId, actor.personId, table.now]);
    await this.freezer.refreeze(manager, actor, table, dissents);
    await this.events.append(manager, table.meeting.id, 'dissentRecorded', table.caseId, { recommendationId: found.recommendationId, dissentId, acknowledged: true });
    await this.caseAudit.record(manager, actor, boardCase, 'dissentAcknowledged', { caseId: table.caseId, dissentId });
    return table;
  }

  private async actingChairId(manager: EntityManager, table: CaseTable, state: 'draft' | 'confirmed'): Promise<string | null> {
    if (state === 'confirmed') return this.freezer.chairOfRecord(manager, table);
    const acting = await this.tables.actingChair(manager, table);
    return acting.ok ? acting.chair.personId : null;
  }
}
