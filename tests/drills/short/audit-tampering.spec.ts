import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLines, syntheticLog } from '../audit/synthetic-log.mjs';
import { cleanDrill, tamperDrill } from '../audit/tamper-drill.mjs';
import { tamperings } from '../audit/tamperings.mjs';

/** The long form, with 10,000 tamperings and 1,000 clean logs, is `npm run drill:audit -- tamper` and `clean`. */
const SEED = Number(process.env['AUDIT_SEED'] ?? 20260312);
const VERIFIER = join(import.meta.dirname, '../../../apps/audit-cli/src/verify.mjs');

describe('the verifier', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const log = syntheticLog({ seed: SEED, entries: 60, checkpointEvery: 20 });
  const lines = exportLines(log);

  /** Runs the file as an auditor would: by itself, in a process of its own. */
  const run = (...list: string[]): { code: number | null; out: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...list], { encoding: 'utf8' });
    return { code: status, out: stdout + stderr };
  };
  const write = (name: string, content: string): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const exported = (changed: readonly string[]): string => write('export.ndjson', `${changed.join('\n')}\n`);
  const firstEntry = 1 + log.checkpoints.length;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'consilium-audit-'));
    write('key.txt', log.verifierKey);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it(`finds every falsification of a log of 10,000 entries and names the place (seed ${SEED})`, () => {
    const result = tamperDrill({ seed: SEED, times: 2 * Object.keys(tamperings).length, entries: 10_000 });
    expect(result.failures).toEqual([]);
    expect(result.exact).toBe(result.tried);
  });

  it(`finds every falsification of a short log, where each entry stands near an edge (seed ${SEED})`, () => {
    const result = tamperDrill({ seed: SEED + 1, times: 10 * Object.keys(tamperings).length, entries: 50 });
    expect(result.failures).toEqual([]);
    expect(Math.min(...Object.values(result.byKind))).toBe(10);
  });

  it(`raises no false alarm on clean logs (seed ${SEED})`, () => {
    expect(cleanDrill({ seed: SEED, times: 40 })).toEqual([]);
  });

  it('verifies, says what it compared, and ends with code 0', () => {
    const { code, out } = run(exported(lines), '--key', path('key.txt'), '--checkpoint', write('kept.checkpoint', log.checkpoints[1]?.note ?? ''));
    expect(out).toMatch(/^VERIFIED .*the whole log\n {2}60 entries in \d+ chains/);
    expect(out).toContain('kept.checkpoint: 40 entries at');
    expect(out).not.toContain('UNANCHORED');
    expect(code).toBe(0);
  });

  it('says what no checkpoint covers', () => {
    const bare = lines.filter((line) => !line.startsWith('{"checkpoint"'));
    expect(run(exported(bare)).out).toContain('UNANCHORED  60 of 60 entries');
    const { code, out } = run(exported(bare), '--key', path('key.txt'), '--checkpoint', write('old.checkpoint', log.checkpoints[0]?.note ?? ''));
    expect(out).toContain('UNANCHORED  40 of 60 entries');
    expect(code).toBe(0);
    expect(run(exported(lines)).out).toContain('UNSIGNED');
    expect(run(exported(lines), '--key', path('key.txt')).out).toContain('UNANCHORED OUTSIDE');
  });

  it('looks for a head printed on a report', () => {
    expect(run(exported(lines), '--head', log.entries[7]?.hash ?? '').code).toBe(0);
    const { code, out } = run(exported(lines), '--head', 'ab'.repeat(32));
    expect(out).toBe(`BROKEN  no entry has the hash ${'ab'.repeat(32)}\n`);
    expect(code).toBe(1);
  });

  const foreign = syntheticLog({ seed: SEED + 9, entries: 60 });
  const other = syntheticLog({ seed: SEED, entries: 80, checkpointEvery: 80 });
  it.each([
    ['cut in the middle of a line', () => lines.join('\n').slice(0, -200), /ends in the middle of a line/],
    ['without its end', () => lines.slice(0, -1).join('\n') + '\n', /its end is missing/],
    ['with an entry behind the end', () => `${lines.join('\n')}\n${lines[firstEntry]}\n`, /stands behind the end/],
    ['with two entries at one position', () => [...lines.slice(0, firstEntry + 2), lines[firstEntry + 1], ...lines.slice(firstEntry + 2)].join('\n') + '\n', /leaf 2 is missing or out of place/],
    ['with another number of entries at its end', () => [...lines.slice(0, -1), '{"end":{"entries":61}}'].join('\n') + '\n', /its end says 61/],
    ['with a position as text', () => lines.with(firstEntry, (lines[firstEntry] ?? '').replace('"position":1,', '"position":"1",')).join('\n') + '\n', /is not an entry/],
    ['with a further field', () => lines.with(firstEntry, (lines[firstEntry] ?? '').replace(/}$/, ',"note":"x"}')).join('\n') + '\n', /is not an entry/],
    ['with a field twice', () => lines.with(firstEntry, (lines[firstEntry] ?? '').replace('{"leaf":0', '{"leaf":0,"leaf":0')).join('\n') + '\n', /was changed/],
    ['with null for an entry', () => lines.with(firstEntry, 'null').join('\n') + '\n', /was changed/],
    ['of nothing', () => '', /is empty/],
    ['of another format', () => '{"format":"other/1","scope":"whole"}\n', /not an audit export/],
    ['with a falsified checkpoint inside', () => lines.with(1, (lines[1] ?? '').replace('\\n20\\n', '\\n21\\n')).join('\n') + '\n', /is not signed by the given key/],
    ['with the checkpoint of another log inside', () => lines.with(1, JSON.stringify({ checkpoint: foreign.checkpoints[0]?.note })).join('\n') + '\n', /belongs to another log/],
  ])('refuses an export %s', (_, content, message) => {
    const { code, out } = run(write('bad.ndjson', content()), '--key', path('key.txt'));
    expect(out).toMatch(message);
    expect(code).toBe(1);
  });

  it.each([
    ['of another log', foreign.checkpoints[0]?.note ?? '', /belongs to another log/],
    ['with a changed size', (log.checkpoints[0]?.note ?? '').replace('\n20\n', '\n19\n'), /is not signed by the given key/],
    ['that is larger than the log', other.checkpoints[0]?.note ?? '', /leaf 60 is missing: the log was cut/],
    ['that is no checkpoint', 'hello\n', /is not a checkpoint/],
  ])('refuses a kept checkpoint %s', (_, note, message) => {
    const { code, out } = run(exported(lines), '--key', path('key.txt'), '--checkpoint', write('kept.checkpoint', note));
    expect(out).toMatch(message);
    expect(code).toBe(1);
  });

  it('refuses checkpoints under the wrong key', () => {
    const wrong = log.verifierKey.replace(log.origin, foreign.origin);
    expect(run(exported(lines), '--key', write('wrong.txt', wrong)).code).toBe(2);
    const { code, out } = run(exported(lines), '--key', write('wrong.txt', foreign.verifierKey));
    expect(out).toMatch(/is not signed by the given key/);
    expect(code).toBe(1);
  });

  it.each([[[]], [['--nonsense']], [['one', 'two']], [['/nowhere/export.ndjson']]])('answers wrong usage %j with code 2', (list) => {
    const { code, out } = run(...list);
    expect(out).toContain('Usage: verify');
    expect(code).toBe(2);
  });

  it('is one file that imports nothing but Node', async () => {
    const { readFileSync } = await import('node:fs');
    const source = readFileSync(VERIFIER, 'utf8');
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name as string);
    expect(imports.filter((name) => !name.startsWith('node:'))).toEqual([]);
    expect(source.split('\n').length).toBeLessThan(400);
  });
});
