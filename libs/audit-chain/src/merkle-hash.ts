/** Merkle tree hashing (RFC 6962, section 2.1; the same in RFC 9162). */
import { concatenated } from './bytes.js';
import type { Sha256 } from './link.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(data: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatenated(LEAF, data));
}

export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatenated(NODE, left, right));
}

/** The largest power of two smaller than size. Plain arithmetic: bit operators stop at 32 bits. @param size at least 2 */
export function splitPoint(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** Root of a list of leaf hashes; the hash of nothing for an empty list. */
export function treeRoot(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const half = splitPoint(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, half), sha256), treeRoot(leaves.slice(half), sha256), sha256);
}
