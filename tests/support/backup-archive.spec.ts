import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ArchiveWriter, erasuresOfExport, filesOf, placeFile, readArchive, textOf } from '@consilium/backup-cli';

describe('the file of a backup', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'backup-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** More than one block of the encryption and of the compression. */
  const large = randomBytes(3_000_000);
  async function write(locks: { passphrase?: string; recipients?: string[] } = {}): Promise<string> {
    const file = join(folder, 'file.backup');
    const archive = new ArchiveWriter(file, locks);
    await archive.addJson('backup.json', { format: 'consilium-backup/1' });
    await archive.add('rows/public.empty/000001', Buffer.alloc(0), 0);
    await archive.add('files/large', Readable.from([large.subarray(0, 1_000_000), large.subarray(1_000_000)]), large.length);
    await archive.finish();
    return file;
  }
  async function read(file: string, locks: { passphrase?: string; identity?: string } = {}): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    await readArchive(file, locks, async (name, content) => {
      let size = 0;
      for await (const chunk of content) size += (chunk as Buffer).length;
      found.set(name, size);
    });
    return found;
  }

  it('comes back as it was written, is for its owner alone, and leaves nothing beside it', async () => {
    const file = await write();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['file.backup']);
    expect([...(await read(file))]).toEqual([['backup.json', 36], ['rows/public.empty/000001', 0], ['files/large', large.length]]);
  });

  it('opens with its passphrase, or the private key of its recipient, and with no other', async () => {
    const identity = await generateX25519Identity();
    const forKey = await write({ recipients: [await identityToRecipient(identity)] });
    expect(readFileSync(forKey).includes(large.subarray(0, 64))).toBe(false);
    expect((await read(forKey, { identity })).size).toBe(3);
    await expect(read(forKey, { identity: await generateX25519Identity() })).rejects.toThrow(/does not open/);
    await expect(read(forKey)).rejects.toThrow(/is encrypted/);
    rmSync(forKey);
    const forWord = await write({ passphrase: 'correct horse' });
    expect((await read(forWord, { passphrase: 'correct horse' })).size).toBe(3);
    await expect(read(forWord, { passphrase: 'battery staple' })).rejects.toThrow(/does not open/);
  });

  it.each([
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['without its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['with one bit changed', (bytes: Buffer) => { bytes[bytes.length >> 1]! ^= 1; return bytes; }],
    ['of nothing', () => Buffer.alloc(0)],
    ['that is another', () => Buffer.from('hello')],
  ])('is refused %s, encrypted or not', async (_name, change) => {
    const identity = await generateX25519Identity();
    for (const [lock, key] of [[{}, {}], [{ recipients: [await identityToRecipient(identity)] }, { identity }]] as const) {
      const file = await write(lock as { recipients?: string[] });
      writeFileSync(file, change(readFileSync(file)));
      await expect(read(file, key)).rejects.toThrow(/cannot be restored|does not open/);
      rmSync(file);
    }
  }, 30_000);

  it('is not there after a failure, and never replaces another one', async () => {
    const archive = new ArchiveWriter(join(folder, 'broken.backup'), {});
    await archive.addJson('backup.json', {});
    await expect(archive.add('files/short', Readable.from([Buffer.from('ab')]), 3)).rejects.toThrow();
    await archive.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes every file of the data folder but the server, logs, and what is still being written', async () => {
    for (const name of ['postgres', 'log', 'keys/ballots', 'attachments/ab', 'restoring-2026', 'before-restore-2026']) mkdirSync(join(folder, name), { recursive: true });
    const kept = ['attachments/ab/abcd', 'keys/ballots/1.key', 'keys/second-factor.key', 'new-store.bin'];
    const left = ['postgres/PG_VERSION', 'log/api.log', 'run.json', 'ABOUT-THIS-FOLDER.txt', 'attachments/ab/x.tmp', 'keys/1.key.shredded', 'restoring-2026/x', 'before-restore-2026/y', 'worker.log'];
    for (const name of [...kept, ...left]) writeFileSync(join(folder, name), name);
    const found: string[] = [];
    for await (const { name, handle } of filesOf(folder, () => true)) {
      found.push(name);
      await handle.close();
    }
    expect(found.sort()).toEqual(kept);
  });

  it.each(['../outside', '/etc/passwd', 'keys/../../outside', 'postgres/pg_hba.conf', 'run.json'])('puts no file at "%s"', async (name) => {
    await expect(placeFile(join(folder, 'target'), name, Readable.from(['x']))).rejects.toThrow(/belongs nowhere/);
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('writes restored files for their owner alone', async () => {
    await placeFile(folder, 'keys/cases/a.key', Readable.from(['secret']));
    expect(statSync(join(folder, 'keys/cases/a.key')).mode & 0o777).toBe(0o600);
    expect(await textOf(Readable.from([Buffer.from('se'), Buffer.from('cret')]))).toBe('secret');
  });

  it('reads from an export of the log who was erased, by whom it was asked and decided', async () => {
    const line = (event: string, actor: string, payload: object, outcome = 'success') => JSON.stringify({ event, organisation: 'o', actor, time: 't', outcome, payload: JSON.stringify(payload) });
    const file = join(folder, 'log.ndjson');
    writeFileSync(file, [
      '{"format":"consilium-audit-export/1","scope":"whole"}',
      line('erasureRequested', 'anna', { erasureId: 'e1', caseId: 'c1', basis: 'courtOrder' }),
      line('erasureDone', 'ben', { erasureId: 'e2', caseId: 'c2', basis: 'gdprArticle17' }),
      line('erasureDone', 'eve', { erasureId: 'e3', caseId: 'c3', basis: 'gdprArticle17' }, 'refused'),
      line('erasureDone', 'ben', { erasureId: 'e1', caseId: 'c1', basis: 'courtOrder' }),
    ].join('\n'));
    expect(await erasuresOfExport(file)).toEqual([
      { erasureId: 'e2', organisationId: 'o', caseId: 'c2', basis: 'gdprArticle17', requestedBy: null, decidedBy: 'ben', erasedAt: 't' },
      { erasureId: 'e1', organisationId: 'o', caseId: 'c1', basis: 'courtOrder', requestedBy: 'anna', decidedBy: 'ben', erasedAt: 't' },
    ]);
  });
});
