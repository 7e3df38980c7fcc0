/** Inclusion and consistency proofs (RFC 9162, section 2.1.3 and 2.1.4), and one proof for many entries at once. */
import { equalBytes } from './bytes.js';
import type { Sha256 } from './link.js';
import { nodeHash, splitPoint } from './merkle-hash.js';

/** The leaves `from` up to but not including `to`: a subtree whose hash is part of a proof. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The subtrees whose hashes prove that a leaf is in a tree, from the leaf upwards. @throws RangeError outside the tree */
export function inclusionRanges(leaf: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf >= size) throw new RangeError(`There is no leaf ${leaf} in a tree of ${size}.`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (leaf < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** The subtrees whose hashes prove that a tree only grew. @throws RangeError unless 0 < oldSize <= newSize */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  if (!(oldSize > 0 && oldSize <= newSize)) throw new RangeError(`No proof leads from size ${oldSize} to ${newSize}.`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, newSize];
  let whole = true;
  while (oldSize < to) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
      whole = false;
    }
  }
  // The old tree itself is known to the reader; a part of it is not.
  if (!whole) ranges.unshift({ from, to });
  return ranges;
}

/**
 * The subtrees, left to right, that complete the given leaves to the root.
 *
 * @param leaves ascending, each once
 */
export function manyInclusionRanges(leaves: readonly number[], size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  const walk = (from: number, to: number, first: number, last: number): void => {
    if (first === last) ranges.push({ from, to });
    else if (to - from > 1) {
      const middle = from + splitPoint(to - from);
      let cut = first;
      while (cut < last && (leaves[cut] as number) < middle) cut += 1;
      walk(from, middle, first, cut);
      walk(middle, to, cut, last);
    }
  };
  if (size > 0) walk(0, size, 0, leaves.length);
  return ranges;
}

/** Whether the hashes prove the leaf at its place under the root. */
export function verifyInclusion(leaf: number, size: number, leafHash: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array, sha256: Sha256): boolean {
  if (leaf < 0 || leaf >= size) return false;
  const ranges = inclusionRanges(leaf, size);
  if (ranges.length !== proof.length) return false;
  const computed = proof.reduce((hash, sibling, index) => {
    const onTheRight = (ranges[index] as LeafRange).from > leaf;
    return onTheRight ? nodeHash(hash, sibling, sha256) : nodeHash(sibling, hash, sha256);
  }, leafHash);
  return equalBytes(computed, root);
}

/** Whether the hashes prove that the tree with the new root begins with the tree with the old root. */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  if (oldSize === 0) return proof.length === 0;
  if (oldSize > newSize) return false;
  const ranges = consistencyRanges(oldSize, newSize);
  if (ranges.length !== proof.length) return false;
  // Where the old tree is one complete left part of the new one, its root is the start and not sent.
  const startIsSent = ranges[0] !== undefined && ranges[0].to <= oldSize;
  let old = startIsSent ? (proof[0] as Uint8Array) : oldRoot;
  let current = old;
  for (const [index, hash] of [...proof.entries()].slice(startIsSent ? 1 : 0)) {
    if ((ranges[index] as LeafRange).from >= oldSize) current = nodeHash(current, hash, sha256);
    else {
      old = nodeHash(hash, old, sha256);
      current = nodeHash(hash, current, sha256);
    }
  }
  return equalBytes(old, oldRoot) && equalBytes(current, newRoot);
}

/**
 * Root of a tree of which some leaves are known and the proof gives the rest (the order of `manyInclusionRanges`).
 *
 * @returns undefined where the proof has too many or too few hashes
 */
export function rootOfMany(leaves: ReadonlyMap<number, Uint8Array>, size: number, proof: readonly Uint8Array[], sha256: Sha256): Uint8Array | undefined {
  const known = [...leaves.keys()].sort((a, b) => a - b);
  const ranges = manyInclusionRanges(known, size);
  if (size === 0 || ranges.length !== proof.length || known.some((leaf) => leaf >= size)) return undefined;
  let next = 0;
  const hashOf = (from: number, to: number): Uint8Array => {
    if (ranges[next]?.from === from && ranges[next]?.to === to) return proof[next++] as Uint8Array;
    if (to - from === 1) return leaves.get(from) as Uint8Array;
    const middle = from + splitPoint(to - from);
    return nodeHash(hashOf(from, middle), hashOf(middle, to), sha256);
  };
  return hashOf(0, size);
}
