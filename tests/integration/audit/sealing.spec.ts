import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leafHash, readCheckpointBody, verifyConsistency, verifyInclusion } from '@consilium/audit-chain';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { addActs, APPEND, performAct, setScope } from '../../drills/audit/acts.mjs';
import { openRecord, until } from '../../drills/audit/record.mjs';
import { createDatabase, type TestDatabase } from '../../support/postgres.mjs';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('sealing', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let record: Awaited<ReturnType<typeof openRecord>>;
  const organisation = randomUUID();
  const cases = Array.from({ length: 5 }, () => randomUUID());

  beforeEach(async () => {
    database = await createDatabase({ label: 'audit_sealing' });
    await addActs(database.url);
    owner = new pg.Client({ connectionString: database.url });
    app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
    record = await openRecord(database);
  });
  afterEach(async () => {
    await record.sealer.stop();
    await record.close();
    await app.end();
    await owner.end();
    await database.drop();
  });

  const act = async (times: number): Promise<void> => {
    for (let number = 0; number < times; number += 1) await performAct(app, { id: randomUUID(), organisation, caseId: cases[number % cases.length] as string });
  };
  const one = async (sql: string): Promise<number> => Number((await owner.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]);
  const sealed = () => one('SELECT coalesce(max(size), 0) FROM audit.checkpoint');
  const latest = () => readFileSync(join(record.folder, 'checkpoints', 'latest.checkpoint'), 'utf8');
  const sealAll = async (count: number): Promise<void> => {
    record.sealer.start();
    await until(async () => (await sealed()) === count);
    await record.sealer.stop();
  };

  it('covers every entry, in the order of each chain, by signed checkpoints outside the database', async () => {
    record.sealer.start();
    await act(60);
    await record.sealer.stop();
    expect(await sealed()).toBe(60);
    expect(readCheckpointBody(latest())).toMatchObject({ size: 60 });
    const day = readdirSync(join(record.folder, 'checkpoints')).find((name) => /^\d{4}-\d{2}-\d{2}$/.test(name)) as string;
    expect(readdirSync(join(record.folder, 'checkpoints', day)).length).toBeGreaterThan(0);
    expect(statSync(join(record.folder, 'keys', 'checkpoint-signing-key.pem')).mode & 0o077).toBe(0);
    expect(
      await one(`SELECT count(*) FROM (SELECT l.leaf_index < lag(l.leaf_index) OVER (PARTITION BY e.chain ORDER BY e."position") AS wrong
                 FROM audit.entry e JOIN audit.leaf l ON l.seq = e.seq) x WHERE wrong`),
    ).toBe(0);
    expect((await record.selfCheck.run()).problems).toBe(0);
  });

  it('proves each entry, and each checkpoint from an older one, across stored nodes', async () => {
    await owner.query(
      `SELECT audit.append($1, $2, 'caseRead', NULL, 'system', 'success', '{}', 'r' || i) FROM generate_series(1, 700) i`,
      [organisation, cases[0]],
    );
    await sealAll(700);
    const older = latest();
    await owner.query(`SELECT audit.append($1, $2, 'caseRead', NULL, 'system', 'success', '{}', 'r' || i) FROM generate_series(1, 90) i`, [organisation, cases[1]]);
    await sealAll(790);
    expect(await one('SELECT count(*) FROM audit.tree_node')).toBe(3);
    const { rows } = await owner.query(`SELECT entry_id, hash FROM audit.entry WHERE seq % 97 = 0`);
    for (const { entry_id: entryId, hash } of rows) {
      const proof = await record.inScope(organisation, (manager) => record.reader.inclusion(manager, entryId));
      const { root, size } = readCheckpointBody(proof.checkpoint);
      expect(verifyInclusion(proof.leaf, size, leafHash(hash, sha256), proof.hashes.map((text: string) => Buffer.from(text, 'hex')), root, sha256)).toBe(true);
    }
    const [from, to] = [readCheckpointBody(older), readCheckpointBody(latest())];
    const { storedTree } = await import(join(import.meta.dirname, '../../../apps/api/dist/audit/tree-reader.js'));
    const path = await storedTree(record.worker).consistencyProof(from.size, to.size);
    expect(verifyConsistency(from.size, to.size, from.root, to.root, path, sha256)).toBe(true);
  });

  it('does not lose an entry whose transaction stays open while later ones are sealed', async () => {
    record.sealer.start();
    await app.query('BEGIN');
    await setScope(app, organisation);
    await app.query(APPEND, [organisation, cases[0], 'caseRead', null, 'system', 'success', '{}', 'slow']);
    const other = new pg.Client({ connectionString: database.appUrl });
    await other.connect();
    for (let number = 0; number < 5; number += 1) {
      await performAct(other, { id: randomUUID(), organisation, caseId: cases[1] as string });
      await until(async () => (await sealed()) === number + 1);
    }
    await app.query('COMMIT');
    await until(async () => (await sealed()) === 6);
    await other.end();
    await record.sealer.stop();
    expect(await one(`SELECT l.leaf_index FROM audit.leaf l JOIN audit.entry e ON e.seq = l.seq WHERE e.request_id = 'slow'`)).toBe(5);
  });

  it('goes on where it stopped, also after dead numbers', async () => {
    record.sealer.start();
    await act(3);
    await app.query('BEGIN');
    await setScope(app, organisation);
    await app.query(APPEND, [organisation, cases[0], 'caseRead', null, 'system', 'success', '{}', 'dead']);
    await app.query('ROLLBACK');
    await act(3);
    await until(async () => (await sealed()) === 6);
    await record.sealer.stop();
    const again = record.newSealer();
    again.start();
    await act(4);
    await until(async () => (await sealed()) === 10);
    // The search begins behind everything sealed, or it would grow with the log.
    await until(async () => {
      await act(1);
      return (await one('SELECT max(sealed_through) FROM audit.checkpoint')) >= 10;
    });
    await again.stop();
    expect((await record.selfCheck.run()).problems).toBe(0);
  });

  it('has one sealer at a time; another takes over when it goes', async () => {
    const second = record.newSealer();
    record.sealer.start();
    await act(2);
    await until(async () => (await sealed()) === 2);
    second.start();
    await act(2);
    await until(async () => (await sealed()) === 4);
    expect(await one(`SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 6962 AND objid = 2 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).toBe(1);
    await record.sealer.stop();
    await act(2);
    await until(async () => (await sealed()) === 6, 20_000);
    await second.stop();
  });

  it('comes back by itself when its connection is cut', async () => {
    record.sealer.start();
    await act(2);
    await until(async () => (await sealed()) === 2);
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 6962 AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    await act(2);
    await until(async () => (await sealed()) === 4, 20_000);
  });

  const rewritten: [string, () => Promise<void>, RegExp][] = [
    [
      'rewritten',
      async () => {
        await owner.query('ALTER TABLE audit.entry DISABLE TRIGGER ALL');
        await owner.query(`UPDATE audit.entry SET hash = sha256(hash) WHERE request_id = (SELECT min(request_id) FROM audit.entry)`);
      },
      /the first 4 entries are not the same/,
    ],
    [
      'restored to an earlier state',
      async () => {
        await owner.query('ALTER TABLE audit.checkpoint DISABLE TRIGGER ALL');
        await owner.query('DELETE FROM audit.checkpoint');
      },
      /it covers 4 entries, the database has sealed 0/,
    ],
  ];
  it.each(rewritten)('signs nothing more when the log was %s behind a checkpoint kept outside', async (_, rewrite, message) => {
    await act(4);
    await sealAll(4);
    await rewrite();
    await act(1);
    const sealer = record.newSealer();
    const complaints: string[] = [];
    Object.assign(sealer, { logger: { error: (text: string) => complaints.push(text) } });
    sealer.start();
    await until(() => complaints.length > 0);
    await sealer.stop();
    expect(complaints[0]).toMatch(message);
    expect(readCheckpointBody(latest()).size).toBe(4);
  });

  it('does not replace a signing key that has gone missing', async () => {
    await act(1);
    await sealAll(1);
    const key = join(record.folder, 'keys', 'checkpoint-signing-key.pem');
    renameSync(key, `${key}.away`);
    const sealer = record.newSealer();
    const complaints: string[] = [];
    Object.assign(sealer, { logger: { error: (text: string) => complaints.push(text) } });
    sealer.start();
    await until(() => complaints.length > 0);
    await sealer.stop();
    expect(complaints[0]).toMatch(/is missing: .*checkpoint-signing-key\.pem/);
    expect(existsSync(key)).toBe(false);
    renameSync(`${key}.away`, key);
  });

  it('goes on under a new key that was put there on purpose', async () => {
    await act(2);
    await sealAll(2);
    const older = latest();
    const oldKey = readFileSync(join(record.folder, 'checkpoints', 'checkpoint-key.txt'), 'utf8');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(record.folder, 'keys', 'checkpoint-signing-key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await act(1);
    const sealer = record.newSealer();
    sealer.start();
    await until(async () => (await sealed()) === 3);
    await sealer.stop();
    expect(readFileSync(join(record.folder, 'checkpoints', 'checkpoint-key.txt'), 'utf8')).not.toBe(oldKey);
    expect(readCheckpointBody(latest())).toMatchObject({ origin: readCheckpointBody(older).origin, size: 3 });
  });

  it('keeps sealing while the folder cannot be written, and writes the newest checkpoint afterwards', async () => {
    await act(1);
    await sealAll(1);
    const folder = join(record.folder, 'checkpoints');
    // A file in the place of the folder stops root too, who may write anywhere.
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, '');
    chmodSync(folder, 0o400);
    const sealer = record.newSealer();
    Object.assign(sealer, { logger: { error: () => undefined } });
    sealer.start();
    await act(2);
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    await until(() => readCheckpointBody(latest()).size === 3, 20_000);
    await sealer.stop();
  });

  it('sends checkpoints by mail and to object storage where they are configured', async () => {
    const mails: string[] = [];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk) => (text += chunk)).on('end', () => (mails.push(text), done()));
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const stored: { url: string; authorization: string; body: string }[] = [];
    const storage = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk)).on('end', () => {
        stored.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '', body });
        response.end();
      });
    });
    await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
    const sealer = record.newSealer({
      checkpointMail: { smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, from: 'log@example.org', to: 'auditor@example.org' },
      checkpointStorage: { url: `http://127.0.0.1:${(storage.address() as AddressInfo).port}/bucket`, region: 'eu-test-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    });
    await act(3);
    sealer.start();
    await until(() => mails.length === 1 && stored.length === 1);
    await act(2);
    await until(async () => (await sealed()) === 5);
    await sealer.stop();
    // One an hour, one a minute.
    expect([mails.length, stored.length]).toEqual([1, 1]);
    expect(mails[0]).toContain('To: auditor@example.org');
    expect(stored[0]?.url).toMatch(/^\/bucket\/\d{12}-\d{8}T\d{6}Z\.checkpoint$/);
    expect(stored[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/);
    expect(readCheckpointBody(stored[0]?.body ?? '').size).toBeGreaterThan(0);
    await new Promise((resolve) => smtp.close(() => resolve(undefined)));
    storage.close();
  });
});
