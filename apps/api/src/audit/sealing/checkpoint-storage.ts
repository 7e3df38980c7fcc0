import { S3mini } from 's3mini';
import type { ObjectStorage } from '../audit-settings.js';
import { checkpointFileName, type CheckpointSink, type SignedCheckpoint } from './checkpoint-sink.js';

/** Time in milliseconds after which a request to the bucket is given up. */
const PATIENCE = 10_000;

/** Checkpoints in object storage, one a minute; with object lock on the bucket they cannot be taken back. */
export class CheckpointStorage implements CheckpointSink {
  readonly name = 'object storage';
  readonly everyMs = 60_000;
  private readonly bucket: S3mini;

  constructor({ url, ...access }: ObjectStorage) {
    this.bucket = new S3mini({ ...access, endpoint: url.replace(/\/$/, ''), requestAbortTimeout: PATIENCE });
  }

  async publish(checkpoint: SignedCheckpoint): Promise<void> {
    await this.bucket.putObject(checkpointFileName(checkpoint), checkpoint.note, 'text/plain; charset=utf-8');
  }
}
