/** Prints the SHA-256 of every published version; the figures belong in `src/published-versions.ts`. Run after the build. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/criteria';
import { publishedVersions } from '@consilium/knowledge-nelm';

for (const { version, knowledge } of publishedVersions) {
  console.log(version, createHash('sha256').update(canonicalJson(knowledge), 'utf8').digest('hex'));
}
