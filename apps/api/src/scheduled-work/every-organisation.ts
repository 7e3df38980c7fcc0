import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { systemScope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** Runs work of the worker for one organisation after the other, each in a transaction and scope of its own. */
@Injectable()
export class EveryOrganisation {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async each(requestId: string, work: (manager: EntityManager, organisationId: string) => Promise<void>): Promise<void> {
    const organisations = await this.dataSource.query<Array<{ id: string }>>(`SELECT scope.every_organisation() AS id`);
    for (const { id } of organisations) await this.unitOfWork.run(systemScope(id, requestId), async (manager) => work(manager, id));
  }
}
