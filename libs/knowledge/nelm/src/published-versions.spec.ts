import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/criteria';
import { KNOWLEDGE_VERSION, nelmEngine, publishedVersions } from './index.js';

/** After a change that is meant: `node libs/knowledge/nelm/tools/hash.mjs`, and a new version once one is released. */
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('published knowledge', () => {
  it.each(publishedVersions.map((one) => [one.version, one] as const))(
    '%s is what was published',
    (version, { hash, contentHash, knowledge, canonicalContent }) => {
      expect(knowledge.version).toBe(version);
      expect(sha256(canonicalJson(knowledge))).toBe(hash);
      expect(sha256(canonicalContent())).toBe(contentHash);
    },
  );

  it('ends with the version new evaluations use', () => {
    expect(publishedVersions.at(-1)?.version).toBe(KNOWLEDGE_VERSION);
    expect(nelmEngine.knowledge).toBe(publishedVersions.at(-1)?.knowledge);
  });

  it('is data alone: it survives being written down and read back', () => {
    for (const { knowledge } of publishedVersions)
      expect(canonicalJson(JSON.parse(canonicalJson(knowledge)))).toBe(canonicalJson(knowledge));
  });
});
