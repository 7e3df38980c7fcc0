/**
 * Every version ever published, with the SHA-256 of its canonical form. Frozen: a test recomputes the hashes, so a
 * published version cannot change unseen. Records name a version by number and hash.
 */
import type { KnowledgeBase } from '@consilium/criteria';
import { knowledge2026_1 } from './v2026-1/index.js';

export interface PublishedVersion {
  readonly version: string;
  /** SHA-256, hexadecimal, of the RFC 8785 form of the knowledge base. */
  readonly hash: string;
  readonly knowledge: KnowledgeBase;
}

export const publishedVersions: readonly PublishedVersion[] = [
  {
    version: '2026.1.0',
    hash: 'f50692390548beec9bee4bd388c7c6e2a172b538280419ef2c3d22e8358d8a6d',
    knowledge: knowledge2026_1,
  },
];
