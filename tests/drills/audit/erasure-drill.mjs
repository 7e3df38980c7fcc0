/**
 * Plants strings in the free text of a case, erases the case, and searches every file that is left: tables, indexes,
 * write-ahead log, the server's log, keys, checkpoints, export.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { roleUrl } from '@consilium/launcher';
import { exportTo } from './export-file.mjs';
import { Random } from './random.mjs';
import { openRecord } from './record.mjs';
import { searchFiles } from './search-files.mjs';
import { verdictOn } from './tamper-drill.mjs';

/**
 * @param {{ seed: number, version?: number, texts?: number }} wish
 * @returns {Promise<{ foundBefore: boolean, foundAfter: string[], searchedBytes: number, verdict: string | undefined }>}
 *   foundBefore: whether the text could be read before; foundAfter: files in which a planted string or the key was found
 */
export async function erasureDrill({ seed, version = 18, texts = 40 }) {
  const random = new Random(seed);
  // Everything the server sees is logged, so that a text that reached it in the clear would be found.
  const postgres = await startPostgres({ version, fast: false, settings: { log_statement: 'all', log_min_duration_statement: '0', log_parameter_max_length: '-1' } });
  try {
    const url = postgres.url;
    await migrate(url);
    const record = await openRecord({ workerUrl: roleUrl(url, 'worker', testPasswords.worker), appUrl: roleUrl(url, 'app', testPasswords.app) });
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    try {
      const place = { organisationId: random.uuid(), caseId: random.uuid() };
      const planted = Array.from({ length: texts }, () => `Canary-${random.uuid()}-Ünterwiesner`);
      const { inScope, vault } = record;
      /** @type {string[]} */
      const ids = [];
      for (const text of planted) ids.push((await inScope(place.organisationId, (manager) => vault.seal(manager, place, `The patient ${text} asked`))).id);
      const foundBefore = (await inScope(place.organisationId, (manager) => vault.open(manager, ids[0]))).includes(planted[0]);
      const key = await record.keys.find(place.caseId);

      const { keyId } = await inScope(place.organisationId, (manager) =>
        vault.erase(manager, { ...place, actorId: null, actorRole: 'administrator', requestId: randomUUID(), basis: 'gdprArticle17' }),
      );
      await vault.shred(place.caseId, keyId);
      record.sealer.start();
      await record.sealer.stop();
      // Deleted rows leave their pages, and everything is on disk.
      await owner.query('VACUUM FULL audit.free_text');
      await owner.query('CHECKPOINT');
      const file = join(record.folder, 'export.ndjson');
      await exportTo(file, roleUrl(url, 'auditor', testPasswords.auditor));

      const needles = [...planted.map((text) => Buffer.from(text)), key.key, Buffer.from(key.key.toString('base64')), Buffer.from(key.key.toString('hex'))];
      const search = await searchFiles([postgres.dataDir, record.folder], needles);
      const verdict = verdictOn({ file, keyFiles: [join(record.folder, 'checkpoints', 'checkpoint-key.txt')], checkpointFiles: [join(record.folder, 'checkpoints', 'latest.checkpoint')] });
      return { foundBefore, foundAfter: search.found, searchedBytes: search.bytes, verdict };
    } finally {
      await owner.end();
      await record.close();
    }
  } finally {
    await postgres.stop();
  }
}
