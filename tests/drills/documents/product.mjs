/**
 * The built parts of the server that the drills put together in their own way. Loaded by path: the type checker has read
 * their sources and should not read what was built from them.
 */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';

/** @param {string} path in the built server @returns {Promise<any>} */
const load = (path) => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href);

export const { AuditLog } = await load('audit/audit-log.js');
export const { processDataSource } = await load('platform/database/data-source.js');
export const { UnitOfWork } = await load('platform/database/unit-of-work.js');
export const { DocumentProducer } = await load('documents/production/document-producer.js');
export const { DocumentStorage } = await load('documents/production/document-storage.js');
export const { makeDocument } = await load('documents/production/make-document.js');
export const { OrderClaims } = await load('documents/production/order-claims.js');
export const { openQueue, openWorker } = await load('documents/queue/document-queue.js');
export const { queuePrefix } = await load('platform/queue/queue-backend.js');
export const { OrderDispatcher } = await load('documents/queue/order-dispatcher.js');
export const { renderOutcomeReport } = await load('documents/rendering/outcome-report/outcome-report.js');
export const { outcomeSample } = await load('documents/samples/outcome-sample.js');
export const { recordSample } = await load('documents/samples/record-sample.js');
export const { randomRecord } = await load('documents/samples/random-record.js');
export const { seededRandom } = await load('documents/testing/seeded-random.js');
export const { pdfOf, textDifferences } = await load('documents/testing/record-text.js');
