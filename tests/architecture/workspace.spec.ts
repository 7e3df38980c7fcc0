/** What holds for the workspace as a whole. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import ts from 'typescript';

const checkout = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(checkout, path), 'utf8');

const files = execFileSync('git', ['ls-files'], { cwd: checkout, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(checkout, path)));

describe('pure libraries', () => {
  const pure = ['libs/criteria', 'libs/audit-chain', 'libs/knowledge/nelm', 'libs/board'];

  it.each(pure)('%s compiles without DOM and Node types', (library) => {
    const { config } = ts.readConfigFile(join(checkout, library, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(checkout, library));
    expect(options.types).toEqual([]);
    expect(options.lib?.map((lib) => lib.toLowerCase())).toEqual(['lib.es2023.d.ts']);
  });

  it.each(pure)('%s depends on no npm package', (library) => {
    const { dependencies = {} } = JSON.parse(read(`${library}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => !name.startsWith('@consilium/'))).toEqual([]);
  });
});

describe('.gitignore', () => {
  it('hides no source file from a clone', () => {
    const list = [
      'ls-files',
      '--others',
      '--ignored',
      '--exclude-standard',
      '--',
      'apps/*/src',
      'libs/*/src',
      'libs/*/*/src',
      'migrations/*.ts',
    ];
    const hidden = execFileSync('git', list, { cwd: checkout, encoding: 'utf8' }).trim();
    expect(hidden).toBe('');
  });
});

describe('names', () => {
  it('are ideas: no drawers for what found no place', () => {
    const drawers = files.filter(
      (path) =>
        /^(utils?|helpers?|common|generic|misc)\b/.test(basename(path)) ||
        /\/(utils?|helpers?|common|generic|misc)\//.test(path),
    );
    expect(drawers).toEqual([]);
  });

  it('of source files are kebab-case', () => {
    const sources = files.filter((path) => /\.(ts|mts|mjs)$/.test(path));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((path) => !/^[a-z0-9][a-z0-9.-]*$/.test(basename(path)))).toEqual([]);
  });
});

describe('strictness', () => {
  it('of the compiler is on for every project', () => {
    const configurations = files.filter(
      (path) => /tsconfig(\.\w+)?\.json$/.test(path) && existsSync(join(checkout, path)),
    );
    expect(configurations.length).toBeGreaterThan(10);
    const loose = configurations.filter((path) => {
      const { config } = ts.readConfigFile(join(checkout, path), ts.sys.readFile);
      const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(checkout, path, '..'));
      return options.strict !== true || options.noUncheckedIndexedAccess !== true;
    });
    expect(loose).toEqual([]);
  });

  it('has no test that is switched off or runs alone', () => {
    const specs = files.filter((path) => path.endsWith('.spec.ts') && existsSync(join(checkout, path)));
    const switched = specs.filter((path) =>
      /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(|\bf(it|describe)\(/.test(read(path)),
    );
    expect(switched).toEqual([]);
  });
});

/** A library with side doors names each of them in its package file; what they are for stands in its README. */
const SIDE_DOORS = './libs/knowledge/nelm/src/*.ts';

describe('the aliases', () => {
  it('are one per library, to its front door, and to side doors that its package names', () => {
    const base = ts.readConfigFile(join(checkout, 'tsconfig.base.json'), ts.sys.readFile).config as {
      compilerOptions: { paths: Record<string, string[]> };
    };
    const libraries = [
      ...readdirSync(join(checkout, 'libs')).filter((name) => existsSync(join(checkout, 'libs', name, 'package.json'))),
      'knowledge/nelm',
    ];
    const targets = Object.values(base.compilerOptions.paths).filter(([target]) => target !== SIDE_DOORS);
    const { exports: doors } = JSON.parse(readFileSync(join(checkout, 'libs/knowledge/nelm/package.json'), 'utf8')) as { exports: Record<string, unknown> };
    expect(Object.keys(doors).filter((door) => door.includes('*'))).toEqual([]);
    expect(
      targets.every((target) => target.length === 1 && /\/src\/(testing\/)?index\.ts$/.test(target[0] ?? '')),
    ).toBe(true);
    expect(libraries.filter((name) => !targets.some(([target]) => target === `./libs/${name}/src/index.ts`))).toEqual(
      [],
    );
  });
});
