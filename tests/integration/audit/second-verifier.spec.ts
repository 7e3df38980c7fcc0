import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Random } from '../../drills/audit/random.mjs';
import { exportLines, syntheticLog } from '../../drills/audit/synthetic-log.mjs';
import { verdictOn } from '../../drills/audit/tamper-drill.mjs';
import { tamperings } from '../../drills/audit/tamperings.mjs';

interface Verdict {
  readonly verdict: 'verified' | 'broken';
  readonly bad_leaf: string | null;
  readonly reason: string;
}

/** 1,000 with AUDIT_LOGS=1000; the seed brings a run back. */
const LOGS = Number(process.env['AUDIT_LOGS'] ?? 120);
const SEED = Number(process.env['AUDIT_SEED'] ?? 20260312);

describe('two verifiers, one in JavaScript and one in SQL', () => {
  let client: pg.Client;
  let folder: string;

  beforeAll(async () => {
    client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
    await client.connect();
    await client.query(readFileSync(join(import.meta.dirname, 'verify-export.sql'), 'utf8'));
    folder = mkdtempSync(join(tmpdir(), 'consilium-audit-'));
  });

  afterAll(async () => {
    await client.end();
    rmSync(folder, { recursive: true });
  });

  const bySql = async (lines: readonly string[], kept: readonly string[]): Promise<Verdict> => {
    await client.query('BEGIN');
    const { rows } = await client.query<Verdict>('SELECT * FROM pg_temp.verify_export($1, $2)', [lines, kept]);
    await client.query('COMMIT');
    return rows[0] as Verdict;
  };

  const byScript = (lines: readonly string[], kept: readonly string[], verifierKey: string): string | undefined => {
    const [file, key] = [join(folder, 'export.ndjson'), join(folder, 'key.txt')];
    writeFileSync(file, `${lines.join('\n')}\n`);
    writeFileSync(key, verifierKey);
    const checkpointFiles = kept.map((note, index) => {
      const name = join(folder, `${index}.checkpoint`);
      writeFileSync(name, note);
      return name;
    });
    return verdictOn({ file, keyFiles: [key], checkpointFiles });
  };

  it(`agree on ${LOGS} random logs, clean and falsified (seed ${SEED})`, async () => {
    const kinds = Object.keys(tamperings);
    const disagreements: string[] = [];
    const seen = { verified: 0, broken: 0 };
    for (let number = 0; number < LOGS; number += 1) {
      const random = new Random(SEED + number);
      const log = syntheticLog({ seed: SEED + number, entries: 2 + random.below(60), chains: 1 + random.below(6), checkpointEvery: 1 + random.below(20) });
      // One in three is left alone.
      const kind = number % 3 === 0 ? undefined : (kinds[(number * 2) % kinds.length] as string);
      const lines = kind === undefined ? exportLines(log) : (tamperings[kind]?.(log, random).lines ?? []);
      const kept = [log.checkpoints.at(-1)?.note ?? ''];
      const script = byScript(lines, kept, log.verifierKey);
      const sql = await bySql(lines, kept);
      seen[sql.verdict] += 1;
      const leaf = /^leaf (\d+) is missing/.exec(script ?? '') ?? /, leaf (\d+)\)/.exec(script ?? '');
      const agree = (script === undefined) === (sql.verdict === 'verified') && (sql.bad_leaf === null || leaf === null || leaf[1] === sql.bad_leaf);
      if (!agree || (script === undefined) !== (kind === undefined)) disagreements.push(`number ${number}, ${kind}: ${script} against ${JSON.stringify(sql)}`);
    }
    expect(disagreements).toEqual([]);
    expect(seen.verified).toBe(Math.ceil(LOGS / 3));
    expect(seen.broken).toBe(LOGS - seen.verified);
  }, 60_000 + LOGS * 500);
});
