/** Prints the hashes of every published version; the figures belong in `src/published-versions.ts`. Run after the build. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/criteria';
import { publishedVersions } from '@consilium/knowledge-nelm';

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

for (const { version, knowledge, canonicalContent } of publishedVersions) {
  console.log(
    `${version}\n  hash        ${sha256(canonicalJson(knowledge))}\n  contentHash ${sha256(canonicalContent())}`,
  );
}
