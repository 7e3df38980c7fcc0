/**
 * Reads any root and any proof from the stored levels 0, 8, 16, 24 … of the tree. Each hash between them comes from at
 * most 128 stored ones, so a proof reads O(log n) rows.
 */
import { completeSubtrees, foldRight, type NodePlace } from './frontier.js';
import type { Sha256 } from './link.js';
import { treeRoot } from './merkle-hash.js';
import { consistencyRanges, inclusionRanges, manyInclusionRanges, type LeafRange } from './proof.js';

/** Levels whose nodes are stored are multiples of this; level 0 are the leaves. */
export const STORED_LEVEL_STEP = 8;

/** Neighbouring stored nodes: `count` of them at `level`, beginning with `first`. */
export interface StoredRun {
  readonly level: number;
  readonly first: number;
  readonly count: number;
}

/** Gives the hashes of each run, in order. Level 0 asks for leaf hashes. */
export type ReadRuns = (runs: readonly StoredRun[]) => Promise<readonly (readonly Uint8Array[])[]>;

export class StoredTree {
  constructor(
    private readonly read: ReadRuns,
    private readonly sha256: Sha256,
  ) {}

  async root(size: number): Promise<Uint8Array> {
    if (size === 0) return this.sha256(new Uint8Array(0));
    const [root] = await this.hashes([{ from: 0, to: size }]);
    return root as Uint8Array;
  }

  /** Hashes of the given complete subtrees, in order. */
  async nodes(places: readonly NodePlace[]): Promise<Uint8Array[]> {
    const found = await this.read(places.map(runOf));
    return found.map((hashes, index) => {
      const { count } = runOf(places[index] as NodePlace);
      if (hashes.length !== count) throw new Error('The stored tree lacks nodes that its size calls for.');
      return treeRoot(hashes, this.sha256);
    });
  }

  inclusionProof(leaf: number, size: number): Promise<Uint8Array[]> {
    return this.hashes(inclusionRanges(leaf, size));
  }

  consistencyProof(oldSize: number, newSize: number): Promise<Uint8Array[]> {
    return this.hashes(consistencyRanges(oldSize, newSize));
  }

  /** One proof for several leaves, in the order of `manyInclusionRanges`. */
  manyInclusionProof(leaves: readonly number[], size: number): Promise<Uint8Array[]> {
    return this.hashes(manyInclusionRanges(leaves, size));
  }

  private async hashes(ranges: readonly LeafRange[]): Promise<Uint8Array[]> {
    const places = ranges.map(({ from, to }) => completeSubtrees(from, to));
    const found = await this.nodes(places.flat());
    let next = 0;
    return places.map((parts) => {
      const hashes = found.slice(next, next + parts.length);
      next += parts.length;
      return foldRight(hashes, this.sha256);
    });
  }
}

function runOf({ level, index }: NodePlace): StoredRun {
  const stored = level - (level % STORED_LEVEL_STEP);
  const count = 2 ** (level - stored);
  return { level: stored, first: index * count, count };
}
