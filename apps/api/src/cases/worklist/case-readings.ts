import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { MeetingReadinessReader } from '../../readiness/meeting-readiness.js';

/** What the worklist finds a case by, beyond its words: the options that are open and what is missing. */
@Injectable()
export class CaseReadings {
  constructor(private readonly readiness: MeetingReadinessReader) {}

  /**
   * Reads the case as it is in this transaction and keeps what the search asks for. Called after whatever changes a reading.
   * A case the criteria cannot read is found by its words only; nobody's entry fails for that.
   */
  async refresh(manager: EntityManager, caseId: string): Promise<void> {
    try {
      await this.read(manager, caseId);
    } catch (error) {
      if (error instanceof QueryFailedError) throw error;
      await manager.query(`UPDATE case_search SET options = '{}', missing = '{}', read_version = 0, read_on = current_date, read_with = '' WHERE case_id = $1`, [caseId]);
    }
  }

  private async read(manager: EntityManager, caseId: string): Promise<void> {
    const { findings, evaluated } = await this.readiness.readCase(manager, caseId);
    const { evaluation, boardCase } = evaluated;
    const options = evaluation.options.filter(({ status }) => status === 'supported' || status === 'consider').map(({ id }) => id);
    const missing = [...new Set(findings.filter(({ effect, itemId }) => effect !== 'none' && itemId !== 'presenter').map(({ itemId }) => itemId))];
    await manager.query(
      `UPDATE case_search SET options = $2, missing = $3, read_version = $4, read_on = current_date, read_with = $5 WHERE case_id = $1`,
      [caseId, options, missing, boardCase.version, readWith(evaluation.knowledge.version, boardCase.board.version)],
    );
  }
}

/** Knowledge and settings a reading rests on; when either changes it is made again. */
export const readWith = (knowledgeVersion: string, boardVersion: number): string => `${knowledgeVersion}/${boardVersion}`;
