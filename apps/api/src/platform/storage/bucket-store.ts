import { S3mini } from 's3mini';
import { objectKey, sha256Of, whole, type ObjectStore } from './object-store.js';

export interface Bucket {
  /** Address of the bucket itself, e.g. `https://storage.example/attachments`. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Time in milliseconds after which a request to the bucket is given up. */
const PATIENCE = 20_000;

/** Objects in a bucket that speaks the S3 protocol. */
export class BucketStore implements ObjectStore {
  private readonly bucket: S3mini;

  constructor(bucket: Bucket) {
    this.bucket = new S3mini({ ...bucket, requestAbortTimeout: PATIENCE });
  }

  async put(content: Buffer): Promise<string> {
    const sha256 = sha256Of(content);
    await this.bucket.putObject(objectKey(sha256), content, 'application/octet-stream');
    return sha256;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const answer = await this.bucket.getObjectResponse(objectKey(sha256));
    return answer === null ? null : whole(sha256, Buffer.from(await answer.arrayBuffer()));
  }

  /** A bucket with versions keeps the old one: give such a bucket a rule that ends versions. */
  async destroy(sha256: string): Promise<void> {
    await this.bucket.deleteObject(objectKey(sha256));
  }
}
