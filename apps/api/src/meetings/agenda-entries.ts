import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addAgendaEntry, type AgendaLane, type ReadinessWaiver } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import type { CaseEntity } from '../cases/case.entity.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { AgendaItemEntity } from './agenda-item.entity.js';
import { AgendaRows } from './agenda-rows.js';
import { asRuled } from './rulings.js';

export interface NewEntry {
  readonly caseId: string;
  readonly minutes: number;
  readonly presenterId: string | null;
  readonly lane: AgendaLane;
  readonly reason: string;
  readonly waiver: ReadinessWaiver | null;
  readonly late: LateListing | null;
}

/** A listing after the cut-off. */
export interface LateListing {
  readonly reason: string;
  readonly askedBy: string;
  readonly assentedBy: string;
}

/** Puts a case on a list with everything that goes on record with it. Whether it may be listed was asked before. */
@Injectable()
export class AgendaEntries {
  constructor(
    private readonly rows: AgendaRows,
    private readonly cases: CaseLoader,
    private readonly caseTransitions: CaseTransitions,
    private readonly caseAudit: CaseAudit,
    private readonly vault: FreeTextVault,
  ) {}

  /** Adds the case at the end of the list. The meeting is locked. */
  async insert(manager: EntityManager, actor: Actor, meetingId: string, { caseId, minutes, presenterId, lane, reason, waiver, late }: NewEntry): Promise<void> {
    const entryId = randomUUID();
    const { agenda } = asRuled(addAgendaEntry(await this.rows.read(manager, meetingId), { kind: 'case', entryId, caseId, minutes, presenterId, lane, reason }));
    await manager.getRepository(AgendaItemEntity).insert({
      id: entryId,
      organisationId: actor.organisationId,
      meetingId,
      kind: 'case',
      caseId,
      position: agenda.length,
      minutes,
      presenterId,
      lane,
      reason: lane === 'discuss' ? '' : reason,
    });
    const boardCase = await this.moveCase(manager, actor, meetingId, caseId, lane, reason);
    await this.noteExceptions(manager, actor, entryId, boardCase, waiver, late);
    await this.caseAudit.record(manager, actor, boardCase, 'agendaItemAdded', { meetingId, agendaItemId: entryId, caseId, place: agenda.length });
  }

  /** Lists or defers the case as its lane says. */
  async moveCase(manager: EntityManager, actor: Actor, meetingId: string, caseId: string, lane: AgendaLane, reason: string): Promise<CaseEntity> {
    const boardCase = await this.cases.lock(manager, caseId, null);
    if (lane !== 'deferred') {
      const version = await this.caseTransitions.apply(manager, boardCase, 'list');
      await this.caseAudit.record(manager, actor, boardCase, 'caseListed', { caseId, version, meetingId });
      return boardCase;
    }
    const version = await this.caseTransitions.apply(manager, boardCase, 'defer');
    const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, reason);
    await this.caseAudit.record(manager, actor, boardCase, 'caseDeferred', { caseId, version, textId: text.id });
    return boardCase;
  }

  /** Writes beside the entry, and on the record of the case, that it is listed although it is not ready or came late. */
  async noteExceptions(manager: EntityManager, actor: Actor, entryId: string, boardCase: CaseEntity, waiver: ReadinessWaiver | null, late: LateListing | null): Promise<void> {
    const { id: caseId, version } = boardCase;
    const place = { organisationId: actor.organisationId, caseId };
    if (waiver !== null) {
      await manager.getRepository(AgendaItemEntity).update({ id: entryId }, { waiverById: waiver.waivedBy, waiverReason: waiver.reason });
      const text = await this.vault.seal(manager, place, waiver.reason);
      await this.caseAudit.record(manager, actor, boardCase, 'waiverGranted', { caseId, version, waiver: 'readiness', textId: text.id });
    }
    if (late !== null) {
      await manager
        .getRepository(AgendaItemEntity)
        .update({ id: entryId }, { lateReason: late.reason, lateAskedById: late.askedBy, lateAssentedById: late.assentedBy, lateAssentedAt: () => 'clock_timestamp()' });
      const text = await this.vault.seal(manager, place, late.reason);
      await this.caseAudit.record(manager, actor, boardCase, 'waiverGranted', { caseId, version, waiver: 'cutOff', textId: text.id });
    }
  }
}
