/**
 * A headless Chromium for tests: `CHROME_PATH`; else an installed Chrome or Chromium; else the one that comes with
 * `npm ci` (Linux, x64); else whatever Chrome Playwright finds.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { checkout } from '@consilium/launcher';

/** The package's own list makes the browser crash on its second page. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu'];

const INSTALLED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/**
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium(options = {}) {
  const args = [...ARGUMENTS, ...(options.args ?? [])];
  const chosen = process.env['CHROME_PATH'] ?? installedChromium();
  if (chosen) return chromium.launch({ ...options, args, executablePath: chosen });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await broughtChromium();
    return chromium.launch({ ...options, args, executablePath, env: { ...process.env, ...env, ...options.env } });
  }
  return chromium.launch({ ...options, args, channel: 'chrome' });
}

/** @returns {string | undefined} */
function installedChromium() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of INSTALLED) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

/**
 * Unpacks the browser into the checkout, once. Two test files may come here at the same time, so each unpacks for itself
 * and the first to finish gives its folder the final name.
 *
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
async function broughtChromium() {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const version = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  const home = join(checkout, 'tests/.artifacts', `chromium-${version}`);
  if (!existsSync(home)) await unpack(packageFolder, home);
  const executablePath = join(home, 'chromium');
  /** @type {Record<string, string>} */
  const env = { FONTCONFIG_PATH: join(home, 'fonts') };
  if (lacksLibraries(executablePath))
    env['LD_LIBRARY_PATH'] = [join(home, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { executablePath, env };
}

/**
 * @param {string} packageFolder
 * @param {string} home
 */
async function unpack(packageFolder, home) {
  const unfinished = `${home}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks to the temporary folder of the process, so a process of its own does it.
  const script = `const { inflate } = await import('@sparticuz/chromium');
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(process.argv[1] + '/bin/' + name);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script, packageFolder], {
    cwd: checkout,
    env: { ...process.env, TMPDIR: unfinished },
    stdio: 'inherit',
  });
  // Libraries for machines that lack them, packed as a tar archive.
  const libraries = join(unfinished, 'al2023');
  mkdirSync(libraries);
  execFileSync('tar', ['-x', '-C', libraries], {
    input: brotliDecompressSync(readFileSync(join(packageFolder, 'bin/al2023.tar.br'))),
  });
  chmodSync(join(unfinished, 'chromium'), 0o755);
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/** @param {string} executablePath */
function lacksLibraries(executablePath) {
  return spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout?.includes('not found') ?? false;
}
