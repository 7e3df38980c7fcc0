import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { LetterMail } from './delivery/letter-mail.js';
import { DocumentProducer, defaultProducerSettings } from './production/document-producer.js';
import { DocumentStorage, documentFolder } from './production/document-storage.js';
import { OrderClaims } from './production/order-claims.js';
import { DocumentWorker } from './queue/document-worker.service.js';

/** Documents in the worker process: orders become files. */
@Module({
  providers: [
    OrderClaims,
    LetterMail,
    { provide: DocumentStorage, inject: [CONFIG], useFactory: (config: Config) => new DocumentStorage(documentFolder(config)) },
    {
      provide: DocumentProducer,
      inject: [OrderClaims, DocumentStorage],
      useFactory: (claims: OrderClaims, storage: DocumentStorage) => new DocumentProducer(claims, storage, defaultProducerSettings),
    },
    DocumentWorker,
  ],
})
export class DocumentsWorkerModule {}
