import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, stale } from '../platform/errors/refusal.js';
import { CaseEntity } from './case.entity.js';

/** Loads cases within the request's scope; what lies outside it does not exist. */
@Injectable()
export class CaseLoader {
  async load(manager: EntityManager, caseId: string): Promise<CaseEntity> {
    const found = await manager.getRepository(CaseEntity).findOne({ where: { id: caseId }, relations: { patient: true, board: true, referrer: true } });
    if (found === null) throw notFound();
    return found;
  }

  /**
   * Locks the case row until the transaction ends, so that changes of one case follow each other.
   * @param expectedVersion version the caller saw; null where the act does not edit what was read.
   * @throws Refusal stale when somebody was faster.
   */
  async lock(manager: EntityManager, caseId: string, expectedVersion: number | null): Promise<CaseEntity> {
    const found = await manager.getRepository(CaseEntity).findOne({ where: { id: caseId }, lock: { mode: 'pessimistic_write' } });
    if (found === null) throw notFound();
    if (expectedVersion !== null && found.version !== expectedVersion) throw stale(found.version);
    return found;
  }

  /** Raises the version: something the case holds has changed. @returns the new version. */
  async raiseVersion(manager: EntityManager, boardCase: CaseEntity, change: Partial<CaseEntity> = {}): Promise<number> {
    boardCase.version += 1;
    Object.assign(boardCase, change);
    await manager.getRepository(CaseEntity).update({ id: boardCase.id }, { ...change, version: boardCase.version, updatedAt: () => 'clock_timestamp()' });
    return boardCase.version;
  }
}
