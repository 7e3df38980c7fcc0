import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/criteria';
import { KNOWLEDGE_VERSION, nelmEngine, publishedVersions } from './index.js';

describe('published knowledge', () => {
  it.each(publishedVersions.map((one) => [one.version, one] as const))(
    '%s is what was published',
    (version, { hash, knowledge }) => {
      expect(knowledge.version).toBe(version);
      expect(createHash('sha256').update(canonicalJson(knowledge), 'utf8').digest('hex')).toBe(hash);
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
