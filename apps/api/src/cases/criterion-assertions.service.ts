import { Injectable } from '@nestjs/common';
import type { CriterionAssertion, CriterionAssertionInput } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { MeetingEvents } from '../meetings/meeting-events.js';
import { invalidField } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';
import { CriterionAssertionEntity } from './criterion-assertion.entity.js';
import { CaseReadings } from './worklist/case-readings.js';

const criterionIds = new Set(nelmKnowledge.criteria.map(({ id }) => id));

/** A clinician's own verdict on a criterion, with the reason. One is in force at a time; earlier ones stay on record. */
@Injectable()
export class CriterionAssertionsService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly events: MeetingEvents,
    private readonly readings: CaseReadings,
  ) {}

  async assert(manager: EntityManager, actor: Actor, caseId: string, input: CriterionAssertionInput): Promise<number> {
    if (!criterionIds.has(input.criterionId)) throw invalidField('criterionId', 'is not a criterion of the catalogue');
    await this.events.appendForCase(manager, caseId, 'criterionAsserted', { criterionId: input.criterionId });
    const boardCase = await this.loader.lock(manager, caseId, null);
    const repository = manager.getRepository(CriterionAssertionEntity);
    const current = await repository.findOneBy({ caseId, criterionId: input.criterionId, withdrawnAt: IsNull() });
    if (current === null && input.verdict === null) throw invalidField('verdict', 'withdraws an assertion that does not exist');
    if (current !== null) {
      await repository.update({ id: current.id }, { withdrawnAt: () => 'clock_timestamp()', withdrawnById: actor.personId });
    }
    const version = await this.loader.raiseVersion(manager, boardCase);
    if (input.verdict === null) {
      await this.audit.record(manager, actor, boardCase, 'criterionWithdrawn', { caseId, version, assertionId: current!.id, criterionId: input.criterionId });
      await this.readings.refresh(manager, caseId);
      return version;
    }
    const saved = await repository.save(
      repository.create({ organisationId: actor.organisationId, caseId, criterionId: input.criterionId, verdict: input.verdict, reason: input.reason, assertedById: actor.personId }),
    );
    await this.audit.record(manager, actor, boardCase, 'criterionAsserted', { caseId, version, assertionId: saved.id, criterionId: input.criterionId, verdict: input.verdict });
    await this.readings.refresh(manager, caseId);
    return version;
  }
}

export const toAssertion = (assertion: CriterionAssertionEntity): CriterionAssertion => ({
  id: assertion.id,
  criterionId: assertion.criterionId,
  verdict: assertion.verdict,
  reason: assertion.reason,
  assertedBy: { id: assertion.assertedBy.id, displayName: assertion.assertedBy.displayName },
  assertedAt: assertion.assertedAt.toISOString(),
});
