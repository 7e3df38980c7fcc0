/**
 * The dependency rule is only as good as the lint that enforces it. Each fixture is a file that breaks (or keeps) the
 * rule, linted as if it lay at the path it has below `must-fail` (or `must-pass`).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';

const here = import.meta.dirname;
const checkout = join(here, '../..');
const eslint = new ESLint({ cwd: checkout });

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

async function rulesBroken(kind: 'must-fail' | 'must-pass', path: string): Promise<string[]> {
  const text = readFileSync(join(here, 'fixtures', kind, path), 'utf8');
  const [result] = await eslint.lintText(text, { filePath: join(checkout, path) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('the dependency rule', () => {
  const mustFail = filesBelow(join(here, 'fixtures/must-fail'));
  const mustPass = filesBelow(join(here, 'fixtures/must-pass'));

  it.each(mustFail)('refuses %s', async (path) => {
    const text = readFileSync(join(here, 'fixtures/must-fail', path), 'utf8');
    const expected = /^\/\/ expected: (\S+)/.exec(text)?.[1] ?? 'no-restricted-imports';
    expect(await rulesBroken('must-fail', path)).toEqual([expected]);
  });

  it.each(mustPass)('permits %s', async (path) => {
    expect(await rulesBroken('must-pass', path)).toEqual([]);
  });

  it('lets the browser take the knowledge by its side doors only, and no other package that way', async () => {
    const broken = async (specifier: string): Promise<number> => {
      const [result] = await eslint.lintText(`export * from '${specifier}';\n`, {
        filePath: join(checkout, 'apps/web/src/app/core/page.ts'),
      });
      return result?.messages.length ?? 0;
    };
    expect(await broken('@consilium/knowledge-nelm/engine')).toBe(0);
    expect(await broken('@consilium/knowledge-nelm')).toBe(1);
    expect(await broken('@consilium/criteria/engine')).toBe(1);
  });

  it('has a fixture for every room', () => {
    const rooms = [
      'libs/criteria',
      'libs/audit-chain',
      'libs/knowledge',
      'libs/board',
      'libs/contracts',
      'libs/ui',
      'apps/web',
      'apps/api',
      'migrations',
      'tests',
    ];
    expect(rooms.filter((room) => !mustFail.some((path) => path.startsWith(`${room}/`)))).toEqual([]);
  });
});
