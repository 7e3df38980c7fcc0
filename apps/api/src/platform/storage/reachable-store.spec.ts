import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Refusal } from '../errors/refusal.js';
import { BucketStore } from './bucket-store.js';
import { FolderStore } from './folder-store.js';
import { DamagedObjectError, type ObjectStore } from './object-store.js';
import { ReachableStore } from './reachable-store.js';

const HASH = 'a'.repeat(64);

/** An address where nobody listens. */
async function nobodyThere(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/bucket`;
}

describe('a store that may be away', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('says what to do when the bucket does not answer, whatever was asked of it', async () => {
    const store = new ReachableStore(new BucketStore({ endpoint: await nobodyThere(), region: 'auto', accessKeyId: 'key', secretAccessKey: 'a secret key' }));
    for (const asked of [() => store.put(Buffer.from('x')), () => store.get(HASH), () => store.destroy(HASH)]) {
      const refusal = await asked().then(() => null, (error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ code: 'unavailable', given: { reason: 'storage.away', retryAfterSeconds: 30 } });
    }
  });

  it('passes on what is there, what is not, and what is damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-'));
    const store = new ReachableStore(new FolderStore(folder));
    const hash = await store.put(Buffer.from('bytes'));
    expect((await store.get(hash))?.toString()).toBe('bytes');
    expect(await store.get(HASH)).toBeNull();
    await store.destroy(hash);
    expect(await store.get(hash)).toBeNull();
    rmSync(folder, { recursive: true, force: true });

    const damaged: ObjectStore = { put: async () => HASH, get: async () => Promise.reject(new DamagedObjectError(HASH)), destroy: async () => undefined };
    await expect(new ReachableStore(damaged).get(HASH)).rejects.toBeInstanceOf(DamagedObjectError);
  });
});
