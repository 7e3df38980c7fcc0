import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';
import { FactReviewEntity } from './fact-review.entity.js';
import { FactEntity } from './fact.entity.js';

/** Discipline review: a member of the board has checked a reported value at its source. */
@Injectable()
export class FactReviewsService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  /**
   * Signs a value as reviewed; once per person, however often it is asked for.
   * @returns the case and its version.
   * @throws Refusal conflict for a value that was replaced in the meantime, or that is not known.
   */
  async review(manager: EntityManager, actor: Actor, factId: string): Promise<{ caseId: string; version: number }> {
    const fact = await manager.getRepository(FactEntity).findOneBy({ id: factId });
    if (fact === null) throw notFound();
    const boardCase = await this.loader.lock(manager, fact.caseId, null);
    const current = await manager.getRepository(FactEntity).findOneByOrFail({ id: factId });
    if (current.retiredAt !== null) throw new Refusal('conflict', { reason: 'fact.retired', detail: 'The value was replaced in the meantime. Look at the new one.' });
    if (current.state !== 'known') throw new Refusal('conflict', { reason: 'fact.notKnown', detail: 'There is no value to review yet.' });
    const discipline = actor.memberships.find(({ boardId }) => boardId === boardCase.boardId)?.discipline ?? actor.discipline;
    if (discipline === null) throw new Refusal('forbidden', { reason: 'case.reviewFact', detail: 'A review is signed for a discipline, and your account has none.' });
    const repository = manager.getRepository(FactReviewEntity);
    if (await repository.existsBy({ factId, reviewedById: actor.personId })) return { caseId: boardCase.id, version: boardCase.version };
    await repository.insert({ organisationId: actor.organisationId, caseId: boardCase.id, factId, discipline, reviewedById: actor.personId });
    const version = await this.loader.raiseVersion(manager, boardCase);
    await this.audit.record(manager, actor, boardCase, 'factReviewed', { caseId: boardCase.id, version, factId, field: current.element });
    return { caseId: boardCase.id, version };
  }
}
