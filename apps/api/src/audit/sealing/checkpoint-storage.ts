import { createHash, createHmac } from 'node:crypto';
import type { ObjectStorage } from '../audit-settings.js';
import { checkpointFileName, type CheckpointSink, type SignedCheckpoint } from './checkpoint-sink.js';

const hex = (data: string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** Checkpoints in object storage, one a minute; with object lock on the bucket they cannot be taken back. */
export class CheckpointStorage implements CheckpointSink {
  readonly name = 'object storage';
  readonly everyMs = 60_000;

  constructor(private readonly settings: ObjectStorage) {}

  async publish(checkpoint: SignedCheckpoint): Promise<void> {
    const url = new URL(`${this.settings.url.replace(/\/$/, '')}/${checkpointFileName(checkpoint)}`);
    const response = await fetch(url, {
      method: 'PUT',
      body: checkpoint.note,
      headers: this.headers(url, checkpoint.note, new Date()),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`Object storage answered ${response.status}.`);
  }

  /** AWS signature version 4 over host, date and content. */
  private headers(url: URL, body: string, at: Date): Record<string, string> {
    const { region, accessKeyId, secretAccessKey } = this.settings;
    const date = at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
    const day = date.slice(0, 8);
    const signed = 'host;x-amz-content-sha256;x-amz-date';
    const request = ['PUT', url.pathname, '', `host:${url.host}`, `x-amz-content-sha256:${hex(body)}`, `x-amz-date:${date}`, '', signed, hex(body)].join('\n');
    const scope = `${day}/${region}/s3/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', date, scope, hex(request)].join('\n');
    const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
    return {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${hmac(key, toSign).toString('hex')}`,
      'content-type': 'text/plain; charset=utf-8',
      'x-amz-content-sha256': hex(body),
      'x-amz-date': date,
    };
  }
}
