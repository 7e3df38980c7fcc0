import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { CaseDocumentsController } from './http/case-documents.controller.js';
import { Deliveries } from './delivery/deliveries.service.js';
import { DeliveryReader } from './delivery/delivery-reader.js';
import { ChaseLettersController } from './http/chase-letters.controller.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { DocumentAccess } from './http/document-access.js';
import { DocumentFile } from './http/document-file.js';
import { DocumentTemplatesController } from './http/document-templates.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { MeetingDocumentsController } from './http/meeting-documents.controller.js';
import { ChaseLetterOrders } from './orders/chase-letter-orders.js';
import { DocumentOrders } from './orders/document-orders.js';
import { OrderCommands } from './orders/order-commands.js';
import { OrderReader } from './orders/order-reader.js';
import { OrderWhenSigned } from './orders/order-when-signed.js';
import { DocumentTemplates } from './templates/document-templates.service.js';
import { PreviewDrawer } from './templates/preview-drawer.js';
import { DocumentStorage, documentFolder } from './production/document-storage.js';

/** Documents in the app process: they are ordered, followed, opened and released here, and made in the worker. */
@Module({
  imports: [DeliberationModule],
  controllers: [CaseDocumentsController, MeetingDocumentsController, DocumentsController, DeliveriesController, DocumentTemplatesController, ChaseLettersController],
  providers: [
    DocumentOrders,
    ChaseLetterOrders,
    OrderCommands,
    OrderReader,
    OrderWhenSigned,
    Deliveries,
    DeliveryReader,
    DocumentAccess,
    DocumentTemplates,
    PreviewDrawer,
    DocumentFile,
    { provide: DocumentStorage, inject: [CONFIG], useFactory: (config: Config) => new DocumentStorage(documentFolder(config)) },
  ],
  exports: [DocumentOrders, OrderReader],
})
export class DocumentsModule {}
