/** Falsifies synthetic logs at random and asks the verifier; and asks it about logs that nobody touched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broken, verify } from '../../../apps/audit-cli/src/verify.mjs';
import { Random } from './random.mjs';
import { exportLines, syntheticLog } from './synthetic-log.mjs';
import { tamperings } from './tamperings.mjs';

/**
 * @typedef {object} TamperResult
 * @property {number} tried
 * @property {number} found
 * @property {number} exact where the right entry, line or interval was named
 * @property {Record<string, number>} byKind how often each way was tried
 * @property {string[]} failures what went wrong, with the seed that brings it back
 */

/**
 * @param {{ seed: number, times: number, entries: number, onProgress?: (done: number) => void }} wish
 * @returns {TamperResult}
 */
export function tamperDrill({ seed, times, entries, onProgress }) {
  const log = syntheticLog({ seed, entries });
  const folder = mkdtempSync(join(tmpdir(), 'consilium-audit-'));
  const [file, key, checkpoint] = [join(folder, 'export.ndjson'), join(folder, 'key.txt'), join(folder, 'kept.checkpoint')];
  writeFileSync(key, log.verifierKey);
  writeFileSync(checkpoint, log.checkpoints.at(-1)?.note ?? '');
  const kinds = Object.keys(tamperings);
  /** @type {TamperResult} */
  const result = { tried: 0, found: 0, exact: 0, byKind: Object.fromEntries(kinds.map((kind) => [kind, 0])), failures: [] };
  try {
    for (let time = 0; time < times; time += 1) {
      const kind = /** @type {string} */ (kinds[time % kinds.length]);
      const tampered = tamperings[kind]?.(log, new Random(seed + time));
      if (tampered === undefined) continue;
      writeFileSync(file, `${tampered.lines.join('\n')}\n`);
      const verdict = verdictOn({ file, keyFiles: [key], checkpointFiles: [checkpoint] });
      const exact = verdict !== undefined && names(verdict, tampered);
      result.tried += 1;
      result.byKind[kind] = (result.byKind[kind] ?? 0) + 1;
      if (verdict !== undefined) result.found += 1;
      if (exact) result.exact += 1;
      else result.failures.push(`${kind} (seed ${seed}, number ${time}): ${verdict ?? 'not found'}; wanted ${JSON.stringify({ ...tampered, lines: undefined })}`);
      onProgress?.(time + 1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return result;
}

/**
 * @param {{ seed: number, times: number, onProgress?: (done: number) => void }} wish
 * @returns {string[]} false alarms
 */
export function cleanDrill({ seed, times, onProgress }) {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-audit-'));
  const [file, key, checkpoint] = [join(folder, 'export.ndjson'), join(folder, 'key.txt'), join(folder, 'kept.checkpoint')];
  /** @type {string[]} */
  const alarms = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const random = new Random(seed + time);
      const log = syntheticLog({ seed: seed + time, entries: 1 + random.below(200), chains: 1 + random.below(12), checkpointEvery: 1 + random.below(60) });
      writeFileSync(file, `${exportLines(log).join('\n')}\n`);
      writeFileSync(key, log.verifierKey);
      // An older checkpoint or the newest: both must agree.
      writeFileSync(checkpoint, random.pick(log.checkpoints).note);
      const verdict = verdictOn({ file, keyFiles: [key], checkpointFiles: [checkpoint] });
      if (verdict !== undefined) alarms.push(`seed ${seed + time}: ${verdict}`);
      onProgress?.(time + 1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return alarms;
}

/**
 * @param {{ file: string, keyFiles: string[], checkpointFiles: string[] }} given
 * @returns {string | undefined} what is broken; undefined when verified
 */
export function verdictOn(given) {
  try {
    verify(given);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error.message;
    throw error;
  }
}

/**
 * Whether the verdict points at the right place.
 *
 * @param {string} verdict
 * @param {import('./tamperings.mjs').Tampered} tampered
 */
function names(verdict, { leaf, line, between }) {
  const named = {
    leaf: /^leaf (\d+) is missing/.exec(verdict) ?? /\(.+ position .+, leaf (\d+)\)/.exec(verdict),
    line: /^line (\d+) /.exec(verdict),
    between: /from leaf (\d+) to leaf (\d+)/.exec(verdict),
  };
  if (between !== undefined) return named.between !== null && Number(named.between[1]) === between.from && Number(named.between[2]) === between.to;
  return (named.leaf !== null && Number(named.leaf[1]) === leaf) || (named.line !== null && Number(named.line[1]) === line);
}
