import type { OutcomeSnapshot } from '@consilium/board';
import type { CaseReplay } from '@consilium/contracts';
import { nelmEngine, nelmEngines } from '@consilium/knowledge-nelm';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvaluationEntity } from '../cases/evaluation.entity.js';
import { OutcomeRecordEntity } from '../deliberation/outcome-record.entity.js';
import { sha256Of, underRulesOfItsDay, underRulesOfToday } from './replay.js';

/** Past decisions, computed again from what was stored with them. */
@Injectable()
export class CaseReplays {
  /** The evaluation in the newest outcome of the case, else the newest that was stored. */
  async replay(manager: EntityManager, caseId: string): Promise<CaseReplay> {
    const outcome = await manager.getRepository(OutcomeRecordEntity).findOne({ where: { caseId, kind: 'outcome' }, order: { createdAt: 'DESC', id: 'DESC' } });
    const evaluations = manager.getRepository(EvaluationEntity);
    const inOutcome =
      outcome === null ? null : await evaluations.findOne({ where: { caseId, sha256: Buffer.from((JSON.parse(outcome.canonicalText) as OutcomeSnapshot).evaluation.evaluationSha256, 'hex') }, order: { createdAt: 'DESC' } });
    const stored = inOutcome ?? (await evaluations.findOne({ where: { caseId }, order: { createdAt: 'DESC', id: 'DESC' } }));
    if (stored === null) return { evaluation: null };
    return {
      evaluation: {
        id: stored.id,
        storedAt: stored.createdAt.toISOString(),
        caseVersion: stored.caseVersion,
        inOutcome: inOutcome !== null,
        storedSha256: sha256Of(stored.resultText),
        logged: await this.loggedHash(manager, caseId, stored.id),
        ofItsDay: underRulesOfItsDay(stored, nelmEngines),
        ofToday: underRulesOfToday(stored, nelmEngine),
      },
    };
  }

  private async loggedHash(manager: EntityManager, caseId: string, evaluationId: string): Promise<{ position: number; sha256: string } | null> {
    const [entry] = await manager.query<{ position: string; sha256: string }[]>(
      `SELECT e."position", e.payload::json ->> 'resultHash' AS sha256 FROM audit.entry e
        WHERE e.chain = $1 AND e.event = 'evaluationStored' AND e.payload::json ->> 'evaluationId' = $2`,
      [`case:${caseId}`, evaluationId],
    );
    return entry === undefined ? null : { position: Number(entry.position), sha256: entry.sha256 };
  }
}
