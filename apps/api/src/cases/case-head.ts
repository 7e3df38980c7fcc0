import { Injectable } from '@nestjs/common';
import type { CaseChange } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { CaseAudit } from './case-audit.js';
import { CaseEntity } from './case.entity.js';
import { CaseLoader } from './case-loader.js';
import { searchTextOf } from './case-registration.js';
import { CaseReadings } from './worklist/case-readings.js';

/** Question, urgency, consultant, summary, wish and consent: the head of a case. */
@Injectable()
export class CaseHead {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly readings: CaseReadings,
  ) {}

  async change(manager: EntityManager, actor: Actor, caseId: string, expectedVersion: number, input: CaseChange): Promise<void> {
    const boardCase = await this.loader.lock(manager, caseId, expectedVersion);
    const { patient } = await this.loader.load(manager, caseId);
    const change: Partial<CaseEntity> = {
      ...(input.question === undefined
        ? {}
        : {
            questionCode: input.question.code,
            questionText: input.question.text,
            searchText: searchTextOf(boardCase.number, patient, input.question.text),
          }),
      ...(input.urgency === undefined ? {} : { urgency: input.urgency }),
      ...(input.consultant === undefined ? {} : { consultantName: input.consultant.name, consultantContact: input.consultant.contact }),
      ...(input.summary === undefined ? {} : { summary: input.summary }),
      ...(input.patientKnows === undefined ? {} : { patientKnows: input.patientKnows }),
      ...(input.wish === undefined ? {} : { wish: input.wish }),
      ...(input.consent === undefined ? {} : { consent: input.consent }),
    };
    const version = await this.loader.raiseVersion(manager, boardCase, change);
    await this.audit.record(manager, actor, boardCase, 'caseChanged', { caseId, version, fields: Object.keys(input) });
    if (input.question !== undefined || input.wish !== undefined) await this.readings.refresh(manager, caseId);
  }
}
