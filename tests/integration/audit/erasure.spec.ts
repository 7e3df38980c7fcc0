import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { erasureDrill } from '../../drills/audit/erasure-drill.mjs';
import { openRecord } from '../../drills/audit/record.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

describe('free text', () => {
  let database: TestDatabase;
  let record: Awaited<ReturnType<typeof openRecord>>;
  const organisation = randomUUID();
  const place = () => ({ organisationId: organisation, caseId: randomUUID() });
  const request = (where: ReturnType<typeof place>) => ({ ...where, actorId: null, actorRole: 'administrator', requestId: 'r', basis: 'gdprArticle17' });
  const keyFile = (caseId: string): string => join(record.folder, 'keys', 'cases', caseId.slice(0, 2), `${caseId}.key`);

  beforeAll(async () => {
    database = await createDatabase({ label: 'audit_text' });
    record = await openRecord(database);
  });
  afterAll(async () => {
    await record.close();
    await database.drop();
  });

  const seal = (where: ReturnType<typeof place>, text: string): Promise<{ id: string }> => record.inScope(organisation, (manager) => record.vault.seal(manager, where, text));
  const open = (id: string, scope = organisation): Promise<string> => record.inScope(scope, (manager) => record.vault.open(manager, id));

  it('opens as it was sealed', async () => {
    const where = place();
    for (const text of ['', 'Größe 3 cm, prefers to be treated near home', '\u0000 and 😂', 'x'.repeat(100_000)]) expect(await open((await seal(where, text)).id)).toBe(text);
    expect(statSync(keyFile(where.caseId)).mode & 0o077).toBe(0);
  });

  it('is shown to its own organisation alone', async () => {
    const { id } = await seal(place(), 'here');
    await expect(open(id, randomUUID())).rejects.toMatchObject({ code: 'freeTextErased' });
  });

  it('does not open when it was moved to another row or changed', async () => {
    const where = place();
    const [first, second] = [await seal(where, 'first'), await seal(where, 'second')];
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('ALTER TABLE audit.free_text DISABLE TRIGGER only_sealed');
    await client.query('UPDATE audit.free_text SET ciphertext = (SELECT ciphertext FROM audit.free_text WHERE id = $1) WHERE id = $2', [first.id, second.id]);
    await client.query('ALTER TABLE audit.free_text ENABLE ALWAYS TRIGGER only_sealed');
    await client.end();
    await expect(open(second.id)).rejects.toThrow(/unable to authenticate/);
    expect(await open(first.id)).toBe('first');
  });

  it('gives a case one key, however many ask at once', async () => {
    const where = place();
    const sealed = await Promise.all(Array.from({ length: 12 }, (_, number) => seal(where, `text ${number}`)));
    expect(await Promise.all(sealed.map(({ id }) => open(id)))).toEqual(sealed.map((_, number) => `text ${number}`));
    expect(readdirSync(join(keyFile(where.caseId), '..')).filter((name) => name.startsWith(where.caseId))).toHaveLength(1);
  });

  it('goes with its case, and leaves the record whole', async () => {
    const [gone, kept] = [place(), place()];
    const texts = [await seal(gone, 'one'), await seal(gone, 'two')];
    const other = await seal(kept, 'other');
    const done = await record.inScope(organisation, (manager) => record.vault.erase(manager, request(gone)));
    expect(done).toMatchObject({ texts: 2 });
    await record.vault.shred(gone.caseId, done.keyId);
    for (const { id } of texts) await expect(open(id)).rejects.toMatchObject({ code: 'freeTextErased' });
    expect(await open(other.id)).toBe('other');
    expect(() => readFileSync(keyFile(gone.caseId))).toThrow(/ENOENT/);
    expect(await record.inScope(organisation, (manager) => record.selfCheck.checkCase(manager, gone.caseId))).toMatchObject({ ok: true, entries: 1 });
  });

  it('destroys a key that a crash between commit and shredding left behind', async () => {
    const where = place();
    const { id } = await seal(where, 'left behind');
    await record.inScope(organisation, (manager) => record.vault.erase(manager, request(where)));
    expect(readFileSync(keyFile(where.caseId), 'utf8')).toMatch(/\S/);
    await record.inScope(organisation, (manager) => record.vault.completeErasures(manager));
    expect(() => readFileSync(keyFile(where.caseId))).toThrow(/ENOENT/);
    await expect(open(id)).rejects.toMatchObject({ code: 'freeTextErased' });
    // What is written about the case afterwards has a key of its own, and stays.
    const later = await seal(where, 'later');
    await record.inScope(organisation, (manager) => record.vault.completeErasures(manager));
    expect(await open(later.id)).toBe('later');
  });

  it('keeps everything when the erasure is rolled back', async () => {
    const where = place();
    const { id } = await seal(where, 'stays');
    const given = record.inScope(organisation, async (manager) => {
      await record.vault.erase(manager, request(where));
      throw new Error('changed my mind');
    });
    await expect(given).rejects.toThrow('changed my mind');
    expect(await open(id)).toBe('stays');
  });

  it.each([
    ['DELETE FROM audit.free_text', 'permission denied'],
    [`SELECT audit.erase_free_text('${randomUUID()}')`, 'only together with an entry'],
  ])('is not erased by %s', async (statement, message) => {
    await seal(place(), 'x');
    await expect(record.inScope(organisation, (manager) => manager.query(statement))).rejects.toThrow(message);
  });

  it('does not let a case id lead out of the key folder', async () => {
    await expect(record.keys.forCase('../../etc/passwd')).rejects.toThrow(RangeError);
  });

  it('is found nowhere after an erasure: tables, indexes, write-ahead log, server log, keys, export, checkpoints', async () => {
    const result = await erasureDrill({ seed: 1, version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18) });
    expect(result.foundBefore).toBe(true);
    expect(result.foundAfter).toEqual([]);
    expect(result.verdict).toBeUndefined();
    expect(result.searchedBytes).toBeGreaterThan(1_000_000);
  });
});
