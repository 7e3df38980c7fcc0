import { Injectable } from '@nestjs/common';
import { neededDisciplines, openOptionIds, type DisciplineNeed, type OptionStatus } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { CaseEvaluations, type CaseEvaluation } from '../cases/case-evaluations.js';

/** What a meeting reads of a case's evaluation: where each option stands, and whom the case needs. */
export interface CaseOutlook {
  readonly statusByOption: Readonly<Record<string, OptionStatus>>;
  /** Disciplines the case needs now, each with what asks for it. */
  readonly needs: readonly DisciplineNeed[];
}

@Injectable()
export class CaseOutlooks {
  constructor(private readonly evaluations: CaseEvaluations) {}

  async read(manager: EntityManager, caseId: string): Promise<CaseOutlook> {
    return outlookOf(await this.evaluations.evaluate(manager, caseId));
  }
}

export function outlookOf({ boardCase, profile, evaluation }: CaseEvaluation): CaseOutlook {
  const { baseQuorum } = boardCase.board.settings;
  const outlooks = evaluation.options.map(({ id, status, ceiling }) => ({ optionId: id, status, sourceSilent: ceiling === 'seedSilent' }));
  const { needs } = neededDisciplines({
    openOptionIds: openOptionIds(outlooks),
    conflictingElementIds: Object.keys(profile.competing),
    ...(baseQuorum.length === 0 ? {} : { base: baseQuorum }),
  });
  return { statusByOption: Object.fromEntries(evaluation.options.map(({ id, status }) => [id, status])), needs };
}
