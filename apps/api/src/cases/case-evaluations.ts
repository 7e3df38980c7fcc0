import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import { profileOfCase, type CaseProfile } from '@consilium/board';
import type { Evaluation, EvaluationRequest } from '@consilium/criteria';
import { nelmEngine, publishedVersions } from '@consilium/knowledge-nelm';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { CaseAudit } from './case-audit.js';
import type { CaseEntity } from './case.entity.js';
import { CaseLoader } from './case-loader.js';
import { CriterionAssertionEntity } from './criterion-assertion.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';
import { FactEntity } from './fact.entity.js';
import { LesionEntity } from './lesion.entity.js';

export interface CaseEvaluation {
  readonly boardCase: CaseEntity;
  readonly profile: CaseProfile;
  readonly request: EvaluationRequest;
  readonly evaluation: Evaluation;
}

/** The options of a case under its board's settings, as the screens show them and as the record keeps them. */
@Injectable()
export class CaseEvaluations {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  async evaluate(manager: EntityManager, caseId: string): Promise<CaseEvaluation> {
    const boardCase = await this.loader.load(manager, caseId);
    const { settings } = boardCase.board;
    const [today] = await manager.query<Array<{ today: string }>>(`SELECT current_date::text AS today`);
    const facts = await manager.getRepository(FactEntity).find({ where: { caseId, retiredAt: IsNull() }, order: { element: 'ASC', enteredAt: 'ASC', id: 'ASC' } });
    const lesions = await manager.getRepository(LesionEntity).find({ where: { caseId, retiredAt: IsNull() }, order: { number: 'ASC' } });
    const assertions = await manager.getRepository(CriterionAssertionEntity).findBy({ caseId, withdrawnAt: IsNull() });
    const profile = profileOfCase(facts, lesions.map((lesion) => ({ ...lesion, lesionId: lesion.id })), settings, today!.today);
    const request: EvaluationRequest = {
      policy: settings.debulkingPolicy,
      settings: settings.assumptions,
      assertedCriteria: Object.fromEntries(assertions.map(({ criterionId, verdict }) => [criterionId, verdict])),
    };
    return { boardCase, profile, request, evaluation: nelmEngine.evaluate(profile.facts, request) };
  }

  /** Keeps the evaluation for good: canonical input and result, and the versions that give the same bytes again. */
  async store(manager: EntityManager, actor: Actor, caseId: string): Promise<EvaluationEntity & { readonly evaluated: CaseEvaluation }> {
    const evaluated = await this.evaluate(manager, caseId);
    const inputText = canonicalJson({ facts: evaluated.profile.facts, competing: evaluated.profile.competing, request: evaluated.request });
    const resultText = canonicalJson(evaluated.evaluation);
    const repository = manager.getRepository(EvaluationEntity);
    const knowledgeHash = currentKnowledgeHash();
    const saved = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        caseId,
        caseVersion: evaluated.boardCase.version,
        inputText,
        resultText,
        sha256: createHash('sha256').update(resultText).digest(),
        knowledgeVersion: evaluated.evaluation.knowledge.version,
        knowledgeHash: Buffer.from(knowledgeHash, 'hex'),
        engineVersion: evaluated.evaluation.engine,
        createdById: actor.personId,
      }),
    );
    await this.audit.record(manager, actor, evaluated.boardCase, 'evaluationStored', {
      caseId,
      caseVersion: evaluated.boardCase.version,
      evaluationId: saved.id,
      knowledgeVersion: saved.knowledgeVersion,
      factsHash: createHash('sha256').update(inputText).digest('hex'),
      resultHash: saved.sha256.toString('hex'),
    });
    return Object.assign(saved, { evaluated });
  }
}

/** Content hash of the knowledge version in use; a published version never changes. */
const currentKnowledgeHash = (): string => {
  const { version } = nelmEngine.knowledge;
  const published = publishedVersions.find((known) => known.version === version);
  if (published === undefined) throw new Error(`Knowledge version ${version} is not published.`);
  return published.hash;
};
