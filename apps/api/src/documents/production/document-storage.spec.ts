import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentStorage } from './document-storage.js';

describe('storage of documents', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('names a file by its content, writes it once and leaves nothing beside it', async () => {
    const storage = new DocumentStorage(join(folder, 'documents'));
    const bytes = new TextEncoder().encode('content');
    const files = await Promise.all([storage.write(bytes, 'pdf'), storage.write(bytes, 'pdf'), storage.write(bytes, 'pdf')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(new Set(files.map(({ storageKey }) => storageKey))).toEqual(new Set([`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.pdf`]));
    const stored = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(stored.map(({ name }) => name)).toEqual([`${sha256}.pdf`]);
    expect(await readFile(join(stored[0]!.parentPath, stored[0]!.name), 'utf8')).toBe('content');
    expect(await storage.size(files[0]!.storageKey)).toBe(7);
  });

  it('reads a range, says that a file is gone, and follows no path out of its folder', async () => {
    const storage = new DocumentStorage(folder);
    const { storageKey } = await storage.write(new TextEncoder().encode('0123456789'), 'json');
    const chunks: Buffer[] = [];
    for await (const chunk of storage.read(storageKey, { start: 2, end: 4 })) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('234');
    expect(await storage.size(`ab/cd/${'ab'.repeat(32)}.pdf`)).toBeNull();
    for (const key of ['../etc/passwd', `ab/cd/../../${'ab'.repeat(32)}.pdf`, '/etc/passwd', '']) expect(() => storage.read(key)).toThrow(RangeError);
  });

  it('removes what a killed writer left behind, and nothing else', async () => {
    const storage = new DocumentStorage(folder);
    const { storageKey } = await storage.write(new TextEncoder().encode('kept'), 'pdf');
    const leftover = join(folder, `${storageKey}.0123456789ab.tmp`);
    await writeFile(leftover, 'half');
    const written = (await stat(leftover)).mtime;
    expect(await storage.removeTemporary(written)).toBe(0);
    expect(await storage.removeTemporary(new Date(written.getTime() + 1))).toBe(1);
    expect(await storage.size(storageKey)).toBe(4);
    expect(await new DocumentStorage(join(folder, 'nowhere')).removeTemporary(written)).toBe(0);
  });
});
