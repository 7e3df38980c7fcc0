import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../platform/errors/refusal.js';
import type { StoredOrder } from '../orders/order-reader.js';
import { DocumentStorage } from '../production/document-storage.js';
import { parseRange } from './byte-range.js';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
} as const;

/** Case number or day, and kind: enough to file it, and no name of a patient, for file names travel far. */
export const fileName = ({ kind, format, language, caseNumber, orderedAt }: StoredOrder): string =>
  `${caseNumber ?? orderedAt.slice(0, 10)}-${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${language}.${format}`;

/** Sends the bytes of a made document, whole or in the range asked for. */
@Injectable()
export class DocumentFile {
  constructor(private readonly storage: DocumentStorage) {}

  /** @throws Refusal conflict while there is no file yet, unavailable when it is gone or cut short. */
  async send(order: StoredOrder, request: FastifyRequest, reply: FastifyReply, disposition: 'inline' | 'attachment'): Promise<StreamableFile | undefined> {
    const { storageKey, bytes, sha256 } = order;
    if (storageKey === null || bytes === null || sha256 === null) {
      throw new Refusal('conflict', { reason: 'document.notMade', detail: 'The document is not made yet. Its progress is shown in the list.' });
    }
    if ((await this.storage.size(storageKey)) !== bytes) {
      throw new Refusal('unavailable', { reason: 'document.fileMissing', detail: 'The file of this document is not where it was stored. Tell the administrator.', retryAfterSeconds: 60 });
    }
    const etag = `"${sha256}"`;
    void reply
      .header('content-type', types[order.format])
      .header('content-disposition', `${disposition}; filename="${fileName(order)}"`)
      .header('cache-control', 'private, no-cache')
      .header('accept-ranges', 'bytes')
      .header('x-content-type-options', 'nosniff')
      .header('etag', etag);
    if (request.headers['if-none-match'] === etag) {
      void reply.status(304);
      return undefined;
    }
    const ifRange = request.headers['if-range'];
    const range = ifRange === undefined || ifRange === etag ? parseRange(request.headers.range, bytes) : null;
    if (range === 'unsatisfiable') {
      void reply.status(416).header('content-range', `bytes */${bytes}`).removeHeader('content-disposition');
      return undefined;
    }
    if (range === null) {
      void reply.header('content-length', bytes);
      return new StreamableFile(this.storage.read(storageKey));
    }
    void reply
      .status(206)
      .header('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
      .header('content-length', range.end - range.start + 1);
    return new StreamableFile(this.storage.read(storageKey, range));
  }
}
