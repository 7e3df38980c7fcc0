/** Where the demo world's things live: its ids follow from names, as `apps/api/src/demo/demo-ids.ts` makes them. */
import { createHash } from 'node:crypto';

/** @param {string} name what the demo calls it, such as `case birchwood` or `meeting today` */
export function demoId(name) {
  const digest = createHash('sha256').update(`consilium demo\n${name}`).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/**
 * A path of the list with names of the demo world in it: `/cases/{case birchwood}` becomes `/cases/8a6f…`.
 *
 * @param {string} path
 */
export const placeOf = (path) => path.replace(/\{([^}]+)\}/g, (_, name) => demoId(name));
