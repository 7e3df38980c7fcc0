/** What a browser must download before the first page shows, measured on the built application. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../../../apps/web/dist/browser');

/**
 * The scripts that the page names, and all that those import at once. Lazily imported chunks are not counted.
 *
 * @returns {{ files: number, gzip: number }} bytes as sent
 */
export function initialScript() {
  const index = readFileSync(join(dist, 'index.html'), 'utf8');
  const waiting = [...index.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1] ?? '');
  /** @type {Map<string, number>} */
  const sizes = new Map();
  while (waiting.length > 0) {
    const name = /** @type {string} */ (waiting.pop()).replace(/^\.?\//, '');
    if (sizes.has(name)) continue;
    const bytes = readFileSync(join(dist, name));
    sizes.set(name, gzipSync(bytes, { level: 9 }).length);
    const text = bytes.toString('utf8');
    // Minified modules name what they need as `import"./chunk-x.js"` or `from"./chunk-x.js"`; `import("…")` is lazy.
    for (const found of text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) waiting.push(found[1] ?? '');
  }
  return { files: sizes.size, gzip: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}
