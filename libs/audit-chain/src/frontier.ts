/**
 * The right edge of a growing Merkle tree: one hash for each complete subtree that is not yet part of a larger one.
 * Adding a leaf costs O(1) hashes on average, the root O(log n), whatever the size.
 */
import { nodeHash } from './merkle-hash.js';
import type { Sha256 } from './link.js';

/** A complete subtree of 2^level leaves, the index-th from the left at its level. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

export class Frontier {
  private readonly edge: { level: number; hash: Uint8Array }[];
  private count: number;

  /**
   * @param size leaves so far
   * @param edge hashes of the complete subtrees of that size, largest first (`edgeOf(size)` names them)
   */
  constructor(
    private readonly sha256: Sha256,
    size = 0,
    edge: readonly Uint8Array[] = [],
  ) {
    const places = edgeOf(size);
    if (places.length !== edge.length) throw new RangeError(`A tree of ${size} leaves has an edge of ${places.length} hashes, not ${edge.length}.`);
    this.count = size;
    this.edge = places.map(({ level }, index) => ({ level, hash: edge[index] as Uint8Array }));
  }

  get size(): number {
    return this.count;
  }

  /** Adds a leaf and returns the inner nodes that became complete, lowest first. */
  add(leaf: Uint8Array): (NodePlace & { hash: Uint8Array })[] {
    const completed: (NodePlace & { hash: Uint8Array })[] = [];
    let last = { level: 0, hash: leaf };
    let before = this.edge.at(-1);
    this.count += 1;
    while (before?.level === last.level) {
      this.edge.pop();
      last = { level: last.level + 1, hash: nodeHash(before.hash, last.hash, this.sha256) };
      completed.push({ level: last.level, index: Math.floor(this.count / 2 ** last.level) - 1, hash: last.hash });
      before = this.edge.at(-1);
    }
    this.edge.push(last);
    return completed;
  }

  root(): Uint8Array {
    if (this.count === 0) return this.sha256(new Uint8Array(0));
    return foldRight(
      this.edge.map(({ hash }) => hash),
      this.sha256,
    );
  }
}

/** The complete subtrees that make up a tree of this size, largest first. */
export function edgeOf(size: number): NodePlace[] {
  return completeSubtrees(0, size);
}

/**
 * The complete subtrees, left to right, that cover the leaves `from` up to but not including `to`. Valid for the ranges
 * that occur in RFC 6962 proofs: `from` is a multiple of the largest power of two not above `to - from`.
 */
export function completeSubtrees(from: number, to: number): NodePlace[] {
  const places: NodePlace[] = [];
  let start = from;
  while (start < to) {
    let level = 0;
    while (start + 2 ** (level + 1) <= to && start % 2 ** (level + 1) === 0) level += 1;
    places.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return places;
}

/** Root over the hashes of complete subtrees, largest first. @param hashes at least one */
export function foldRight(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right, sha256));
}
