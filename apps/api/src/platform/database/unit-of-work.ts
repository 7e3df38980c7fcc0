import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Scope } from './scope.js';

/**
 * The only way to the database: one transaction per unit of work, with the scope set locally in it. Reads included, so
 * that a read and its audit entry are one commit. Without a scope the policies show no rows.
 */
@Injectable()
export class UnitOfWork {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run<Result>(scope: Scope, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('consilium.organisation_id', $1, true), set_config('consilium.person_id', $2, true),
                set_config('consilium.board_ids', $3, true), set_config('consilium.request_id', $4, true),
                set_config('consilium.emergency_case_ids', $5, true)`,
        [scope.organisationId, scope.personId ?? '', `{${scope.boardIds.join(',')}}`, scope.requestId, `{${(scope.emergencyCaseIds ?? []).join(',')}}`],
      );
      return work(manager);
    });
  }

  /** Calls one of the `identity.*` functions, which run before anybody is signed in and bring their own rights. */
  async callIdentity<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }
}
