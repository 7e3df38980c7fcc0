import { Module } from '@nestjs/common';
import { StorageModule } from '../platform/storage/storage.module.js';
import { AbandonedUploads } from './abandoned-uploads.js';

/** In the worker process: bytes nobody refers to are removed. */
@Module({ imports: [StorageModule], providers: [AbandonedUploads] })
export class AttachmentsWorkerModule {}
