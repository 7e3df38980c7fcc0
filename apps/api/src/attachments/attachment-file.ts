import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../platform/errors/refusal.js';
import { DamagedObjectError, OBJECT_STORE, type ObjectStore } from '../platform/storage/object-store.js';
import type { AttachmentEntity } from './attachment.entity.js';
import { contentDisposition } from './file-name.js';

/**
 * Hands out the bytes of a file. Nothing in them may act: no type is guessed, the page they would make is sandboxed and
 * loads nothing, and what carries scripts of its own is a download.
 */
@Injectable()
export class AttachmentFile {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @throws Refusal unavailable when the bytes are gone or are not what was stored. */
  async send(attachment: AttachmentEntity, reply: FastifyReply, wished: 'inline' | 'attachment'): Promise<StreamableFile> {
    const content = await this.read(attachment);
    const disposition = attachment.hasActiveContent ? 'attachment' : wished;
    void reply
      .header('content-type', attachment.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : attachment.mediaType)
      .header('content-length', content.byteLength)
      .header('content-disposition', contentDisposition(disposition, attachment.fileName))
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('etag', `"${attachment.sha256.toString('hex')}"`);
    return new StreamableFile(content);
  }

  private async read(attachment: AttachmentEntity): Promise<Buffer> {
    const refused = (reason: string, detail: string): Refusal => new Refusal('unavailable', { reason, detail, retryAfterSeconds: 60 });
    try {
      const content = await this.store.get(attachment.sha256.toString('hex'));
      if (content === null) throw refused('attachment.fileMissing', 'The file is not where it was stored. Tell the administrator.');
      return content;
    } catch (error) {
      if (error instanceof DamagedObjectError) throw refused('attachment.fileDamaged', 'The stored file is damaged and is not handed out. Tell the administrator.');
      throw error;
    }
  }
}
