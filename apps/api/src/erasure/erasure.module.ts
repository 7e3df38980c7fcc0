import { Module } from '@nestjs/common';
import { CaseAudit } from '../cases/case-audit.js';
import { CONFIG, type Config } from '../config/config.js';
import { BallotKeys } from '../deliberation/ballots/ballot-keys.js';
import { DocumentStorage, documentFolder } from '../documents/production/document-storage.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { ErasableStores } from './erasable-stores.js';
import { ErasureFinisher } from './erasure-finisher.js';
import { ErasureReader } from './erasure-reader.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresService } from './erasures.service.js';

/** In the app process: a case is asked to be erased, and erased. */
@Module({ controllers: [ErasuresController], providers: [ErasuresService, ErasureReader, CaseAudit] })
export class ErasureModule {}

/** In the worker process: what lies outside the database is destroyed, and the tables are written anew. */
@Module({
  imports: [StorageModule],
  providers: [
    BallotKeys,
    { provide: DocumentStorage, inject: [CONFIG], useFactory: (config: Config) => new DocumentStorage(documentFolder(config)) },
    ErasableStores,
    ErasureFinisher,
  ],
})
export class ErasureWorkerModule {}
