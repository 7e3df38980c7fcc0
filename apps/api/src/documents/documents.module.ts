import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { CaseDocumentsController } from './http/case-documents.controller.js';
import { Deliveries } from './delivery/deliveries.service.js';
import { DeliveryReader } from './delivery/delivery-reader.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { DocumentAccess } from './http/document-access.js';
import { DocumentFile } from './http/document-file.js';
import { DocumentsController } from './http/documents.controller.js';
import { MeetingDocumentsController } from './http/meeting-documents.controller.js';
import { DocumentOrders } from './orders/document-orders.js';
import { OrderCommands } from './orders/order-commands.js';
import { OrderReader } from './orders/order-reader.js';
import { OrderWhenSigned } from './orders/order-when-signed.js';
import { DocumentStorage, documentFolder } from './production/document-storage.js';

/** Documents in the app process: they are ordered, followed, opened and released here, and made in the worker. */
@Module({
  imports: [DeliberationModule],
  controllers: [CaseDocumentsController, MeetingDocumentsController, DocumentsController, DeliveriesController],
  providers: [
    DocumentOrders,
    OrderCommands,
    OrderReader,
    OrderWhenSigned,
    Deliveries,
    DeliveryReader,
    DocumentAccess,
    DocumentFile,
    { provide: DocumentStorage, inject: [CONFIG], useFactory: (config: Config) => new DocumentStorage(documentFolder(config)) },
  ],
  exports: [DocumentOrders, OrderReader],
})
export class DocumentsModule {}
