import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { criteriaRows, optionRows } from '../catalogue-tables.js';
import { evaluateNaively } from '../naive/evaluate.js';
import { fill } from '../monotonicity.js';
import type { Profile } from '../profiles/random-profiles.js';
import { comparisons } from './search.js';
import {
  attainable,
  possible,
  type BoundaryCase,
  type ExceptionCase,
  type OptionCase,
  type VerdictCase,
} from './tables.js';

const table = <T>(name: string): T[] => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as T[];
const summary = (facts: Profile, policy: string | null = null): ReturnType<typeof nelmEngine.summarise> =>
  nelmEngine.summarise(facts as never, { policy });

describe('numeric bounds', () => {
  const rows = table<BoundaryCase>('boundaries.json');

  it('are all in the table', () => {
    const named = rows.map((row) => `${row.of} ${row.element} ${row.bound}`);
    for (const { criterion, element, bound } of comparisons())
      expect(named).toContain(`${criterion} ${element} ${bound}`);
    for (const row of [
      'grade ki67Pct 3',
      'grade ki67Pct 20',
      'grade mitoticCount 2',
      'grade mitoticCount 20',
      'numerousLesions lesionCount 10',
      'metastaticPattern lesionCount 1',
    ]) {
      expect(named).toContain(row);
    }
  });

  it.each(rows.map((row) => [`${row.of}: ${row.element} ${row.bound}`, row] as const))(
    '%s, below, at and above',
    (_, row) => {
      for (const [value, expected] of [row.below, row.at, row.above]) {
        const { grade, pattern, implied, criteria } = summary({ ...row.facts, [row.element]: value });
        const read: Record<string, unknown> = {
          grade,
          numerousLesions: implied['numerousLesions'] ?? null,
          metastaticPattern: pattern,
        };
        expect([value, row.of in read ? read[row.of] : criteria[row.of]]).toEqual([value, expected]);
      }
    },
  );
});

describe('verdicts', () => {
  const rows = table<VerdictCase>('verdicts.json');

  it('cover every verdict each criterion can have', () => {
    const wanted = criteriaRows().flatMap((row) =>
      ['met', 'notMet', 'unknown']
        .filter((verdict) => possible(row['role'] ?? '', row['expression'] ?? '', verdict))
        .map((verdict) => `${row['id']} ${verdict}`),
    );
    expect(rows.map((row) => `${row.criterion} ${row.verdict}`)).toEqual(wanted);
  });

  it('are those of the table', () => {
    for (const row of rows)
      expect([row.criterion, row.facts, summary(row.facts).criteria[row.criterion]]).toEqual([
        row.criterion,
        row.facts,
        row.verdict,
      ]);
  });
});

describe('options', () => {
  const rows = table<OptionCase>('options.json');

  it('cover every status each option can have', () => {
    const wanted = optionRows().flatMap((row) =>
      attainable(row['ceiling'] ?? '', (row['criteria'] ?? '').split(' ').filter(Boolean)).map(
        (status) => `${row['id']} ${status}`,
      ),
    );
    expect(rows.map((row) => `${row.option} ${row.status}`)).toEqual(wanted);
  });

  it.each(rows.map((row) => [`${row.option} is ${row.status}`, row] as const))('%s', (_, row) => {
    expect(summary(row.facts, row.policy).options.find((option) => option.id === row.option)?.status).toBe(row.status);
    expect(evaluateNaively(row.facts, row.policy).options[row.option]).toBe(row.status);
  });
});

describe('verdicts that turn when a fact is added', () => {
  it.each(
    table<ExceptionCase>('monotonicity-exceptions.json').map(
      (row) => [`${row.rules.join(' ')}: ${JSON.stringify(row.facts)} and ${JSON.stringify(row.fill)}`, row] as const,
    ),
  )('%s', (_, row) => {
    const [[fact, value] = ['', null]] = Object.entries(row.fill);
    expect(fill(nelmEngine, row.facts, fact, value)).toEqual({ turned: row.turned, rules: row.rules });
  });
});
