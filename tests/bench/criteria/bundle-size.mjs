/** What the browser downloads for the criteria: bundled and minified as the web app is, then compressed. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

/**
 * @param {string} entry source of a module that uses the libraries
 * @returns {Promise<{ minified: number, gzip: number }>} bytes
 */
export async function bundleSize(entry) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  const bytes = Buffer.from(outputFiles[0]?.contents ?? []);
  return { minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}
