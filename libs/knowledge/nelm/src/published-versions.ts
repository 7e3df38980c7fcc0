/**
 * Every version ever published, with the SHA-256 of its canonical form. Frozen: a test recomputes the hashes, so a
 * published version cannot change unseen. Records name a version by number and hash.
 */
import { canonicalJson, type KnowledgeBase } from '@consilium/criteria';
import { CONTRADICTIONS, EVIDENCE, OPEN_QUESTIONS, SOURCES } from './literature.js';
import { knowledge2026_1 } from './v2026-1/index.js';

export interface PublishedVersion {
  readonly version: string;
  /** SHA-256, hexadecimal, of the RFC 8785 form of the rules: everything an evaluation depends on. */
  readonly hash: string;
  /** The same of what is shown beside them: sources, evidence, contradictions, open questions. */
  readonly contentHash: string;
  readonly knowledge: KnowledgeBase;
  /** The text `contentHash` is taken of. */
  readonly canonicalContent: () => string;
}

export const publishedVersions: readonly PublishedVersion[] = [
  {
    version: '2026.1.0',
    hash: 'f50692390548beec9bee4bd388c7c6e2a172b538280419ef2c3d22e8358d8a6d',
    contentHash: '14a5adc159d20706228538772618a07d6e466f563dc66d9af1b25892f4be07ce',
    knowledge: knowledge2026_1,
    canonicalContent: () =>
      canonicalJson({
        sources: SOURCES,
        evidence: EVIDENCE,
        contradictions: CONTRADICTIONS,
        openQuestions: OPEN_QUESTIONS,
      }),
  },
];
