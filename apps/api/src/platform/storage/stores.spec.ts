import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../../config/config.js';
import { BucketStore } from './bucket-store.js';
import { FolderStore } from './folder-store.js';
import { DamagedObjectError, objectKey, sha256Of, type ObjectStore } from './object-store.js';
import { objectStoreOf } from './storage.module.js';

/** A bucket in memory that speaks as much of the S3 protocol as is asked of it, and takes signed requests only. */
class BucketServer {
  readonly objects = new Map<string, Buffer>();
  private readonly server: Server = createServer((request, response) => {
    if (!(request.headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256 Credential=key/')) {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      return;
    }
    const path = decodeURIComponent(request.url ?? '').replace(/^\/bucket\//, '').replace(/\?.*$/, '');
    const received: Buffer[] = [];
    request.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => {
      if (request.method === 'PUT') {
        this.objects.set(path, Buffer.concat(received));
        response.writeHead(200, { etag: '"x"' }).end();
        return;
      }
      const found = this.objects.get(path);
      if (found === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      else response.writeHead(200, { 'content-length': found.length }).end(found);
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/bucket`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe.each(['folder', 'bucket'] as const)('objects in a %s', (kind) => {
  const bucket = new BucketServer();
  let folder: string;
  let store: ObjectStore;
  let damage: (sha256: string) => void;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'objects-'));
    if (kind === 'folder') {
      store = new FolderStore(folder);
      damage = (sha256) => writeFileSync(join(folder, objectKey(sha256)), 'something else');
    } else {
      store = new BucketStore({ endpoint: await bucket.open(), region: 'auto', accessKeyId: 'key', secretAccessKey: 'a secret key' });
      damage = (sha256) => bucket.objects.set(objectKey(sha256), Buffer.from('something else'));
    }
  });
  afterAll(async () => {
    if (kind === 'bucket') await bucket.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are found again by their hash, byte for byte', async () => {
    const content = Buffer.from(Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));
    const sha256 = await store.put(content);
    expect(sha256).toBe(sha256Of(content));
    expect((await store.get(sha256))?.equals(content)).toBe(true);
  });

  it('are one object however often and by however many they are stored', async () => {
    const content = Buffer.from('the same');
    const hashes = await Promise.all(Array.from({ length: 8 }, () => store.put(content)));
    expect(new Set(hashes).size).toBe(1);
    expect((await store.get(hashes[0]!))?.toString()).toBe('the same');
    if (kind === 'folder') expect(readdirSync(join(folder, objectKey(hashes[0]!), '..'))).toHaveLength(1);
  });

  it('that were never stored are not there', async () => {
    expect(await store.get('0'.repeat(64))).toBeNull();
  });

  it('that were tampered with are not handed out', async () => {
    const sha256 = await store.put(Buffer.from('as it was'));
    damage(sha256);
    await expect(store.get(sha256)).rejects.toThrow(DamagedObjectError);
  });

  it('have no other names than hashes', async () => {
    await expect(store.get('../../etc/passwd')).rejects.toThrow(RangeError);
  });
});

describe('the configured store', () => {
  it('is a folder unless a bucket is named, and a bucket needs its keys', () => {
    expect(objectStoreOf({ DATA_DIR: '/data', S3_REGION: 'auto' })).toBeInstanceOf(FolderStore);
    const bucket = { DATA_DIR: '/data', S3_REGION: 'auto', S3_ENDPOINT: 'https://storage.example/b' };
    expect(() => objectStoreOf(bucket)).toThrow(ConfigurationError);
    expect(objectStoreOf({ ...bucket, S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'a secret key' })).toBeInstanceOf(BucketStore);
  });
});
