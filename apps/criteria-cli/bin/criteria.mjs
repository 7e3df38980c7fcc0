/**
 * Starts the command line. Builds first when a source is newer than what was built, so that the command works after
 * `npm ci` alone; what the build says goes to standard error, standard output carries results only.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const projects = ['libs/criteria', 'libs/knowledge/nelm', 'apps/criteria-cli'];

/** @param {string} path */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} project */
function isStale(project) {
  const built = modifiedAt(join(root, project, 'dist/.tsbuildinfo'));
  if (built === 0 || modifiedAt(join(root, project, 'dist')) === 0) return true;
  const sources = readdirSync(join(root, project, 'src'), { recursive: true, withFileTypes: true });
  return sources.some(
    (entry) =>
      entry.isFile() && !entry.name.endsWith('.spec.ts') && modifiedAt(join(entry.parentPath, entry.name)) > built,
  );
}

if (projects.some(isStale)) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const build = spawnSync(process.execPath, [compiler, '-b', 'apps/criteria-cli'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (build.status !== 0) {
    process.stderr.write(`The criteria command could not be built:\n${build.stdout}\n`);
    process.exit(1);
  }
}

const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2), process.stdin, process.stdout, process.stderr);
