import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fromHex, toHex } from './bytes.js';
import { completeSubtrees, edgeOf, Frontier } from './frontier.js';
import { leafHash, treeRoot } from './merkle-hash.js';
import { consistencyRanges, inclusionRanges, manyInclusionRanges, rootOfMany, verifyConsistency, verifyInclusion, type LeafRange } from './proof.js';
import { StoredTree, type ReadRuns } from './stored-tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

// The eight leaves, roots and proofs that RFC 6962 implementations share as test vectors.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => leafHash(fromHex(hex), sha256));
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const CONSISTENCY: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
];

const rangeRoot = (leaves: readonly Uint8Array[]) => (range: LeafRange): Uint8Array => treeRoot(leaves.slice(range.from, range.to), sha256);
const leavesOf = (size: number): Uint8Array[] => Array.from({ length: size }, (_, index) => leafHash(Uint8Array.of(index >> 8, index & 255), sha256));

/** Levels 0, 8 and 16 of the tree over the leaves, as the database stores them. */
function stored(leaves: readonly Uint8Array[]): ReadRuns {
  return async (runs) =>
    runs.map(({ level, first, count }) =>
      Array.from({ length: count }, (_, index) => {
        const width = 2 ** level;
        const from = (first + index) * width;
        if (from + width > leaves.length) throw new RangeError('asked for a node that is not complete');
        return treeRoot(leaves.slice(from, from + width), sha256);
      }),
    );
}

describe('the Merkle tree', () => {
  it('has the roots of the RFC 6962 vectors', () => {
    expect(toHex(treeRoot([], sha256))).toBe(EMPTY_ROOT);
    expect(toHex(new Frontier(sha256).root())).toBe(EMPTY_ROOT);
    const frontier = new Frontier(sha256);
    LEAVES.forEach((leaf, index) => {
      frontier.add(leaf);
      expect(toHex(frontier.root())).toBe(ROOTS[index]);
      expect(toHex(treeRoot(LEAVES.slice(0, index + 1), sha256))).toBe(ROOTS[index]);
    });
  });

  it.each(CONSISTENCY)('has the consistency proof of the vectors from size %i to %i', (from, to, proof) => {
    expect(consistencyRanges(from, to).map(rangeRoot(LEAVES)).map(toHex)).toEqual(proof);
    expect(verifyConsistency(from, to, fromHex(ROOTS[from - 1] as string), fromHex(ROOTS[to - 1] as string), proof.map(fromHex), sha256)).toBe(true);
  });

  it('has the inclusion proof of the vectors for leaf 5 of 8', () => {
    expect(inclusionRanges(5, 8).map(rangeRoot(LEAVES)).map(toHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('proves every leaf of every size up to 40, and nothing else', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      const root = treeRoot(leaves, sha256);
      for (let leaf = 0; leaf < size; leaf += 1) {
        const proof = inclusionRanges(leaf, size).map(rangeRoot(leaves));
        expect(verifyInclusion(leaf, size, leaves[leaf] as Uint8Array, proof, root, sha256)).toBe(true);
        expect(verifyInclusion(leaf, size, leafHash(Uint8Array.of(9), sha256), proof, root, sha256)).toBe(false);
        expect(verifyInclusion(leaf, size, leaves[leaf] as Uint8Array, [...proof, root], root, sha256)).toBe(false);
        if (size > 1) expect(verifyInclusion((leaf + 1) % size, size, leaves[leaf] as Uint8Array, proof, root, sha256)).toBe(false);
      }
      expect(verifyInclusion(size, size, root, [], root, sha256)).toBe(false);
    }
  });

  it('proves that every size up to 40 grew from every smaller one, and from no other tree', () => {
    const leaves = leavesOf(40);
    const root = (size: number): Uint8Array => treeRoot(leaves.slice(0, size), sha256);
    for (let to = 1; to <= 40; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const proof = consistencyRanges(from, to).map(rangeRoot(leaves));
        expect(verifyConsistency(from, to, root(from), root(to), proof, sha256)).toBe(true);
        expect(verifyConsistency(from, to, leafHash(Uint8Array.of(1), sha256), root(to), proof, sha256)).toBe(false);
        expect(verifyConsistency(from, to, root(from), leafHash(Uint8Array.of(1), sha256), proof, sha256)).toBe(false);
        expect(verifyConsistency(from, to, root(from), root(to), [...proof, root(1)], sha256)).toBe(false);
      }
    }
    expect(verifyConsistency(5, 4, root(5), root(4), [], sha256)).toBe(false);
  });

  it('grows from any stored edge', () => {
    const leaves = leavesOf(70);
    for (let size = 0; size < 70; size += 1) {
      const edge = edgeOf(size).map(({ level, index }) => treeRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level), sha256));
      const frontier = new Frontier(sha256, size, edge);
      const completed = leaves.slice(size).flatMap((leaf) => frontier.add(leaf));
      expect(toHex(frontier.root())).toBe(toHex(treeRoot(leaves, sha256)));
      for (const { level, index, hash } of completed) {
        expect(toHex(hash)).toBe(toHex(treeRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level), sha256)));
      }
    }
    expect(() => new Frontier(sha256, 3, [])).toThrow(RangeError);
  });

  it('names complete subtrees beyond 32 bits', () => {
    expect(completeSubtrees(0, 2 ** 40 + 3)).toEqual([
      { level: 40, index: 0 },
      { level: 1, index: 2 ** 39 },
      { level: 0, index: 2 ** 40 + 2 },
    ]);
  });

  it('reads roots and proofs from stored levels alone', async () => {
    const leaves = leavesOf(700);
    const tree = new StoredTree(stored(leaves), sha256);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(699), async (size, seed) => {
        const leaf = seed % size;
        const root = treeRoot(leaves.slice(0, size), sha256);
        expect(toHex(await tree.root(size))).toBe(toHex(root));
        expect(verifyInclusion(leaf, size, leaves[leaf] as Uint8Array, await tree.inclusionProof(leaf, size), root, sha256)).toBe(true);
        const older = leaf + 1;
        expect(verifyConsistency(older, size, treeRoot(leaves.slice(0, older), sha256), root, await tree.consistencyProof(older, size), sha256)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for no more than 128 stored hashes at a time', async () => {
    const asked: number[] = [];
    const counting: ReadRuns = async (runs) => runs.map(({ count }) => (asked.push(count), Array.from({ length: count }, () => new Uint8Array(32))));
    await new StoredTree(counting, sha256).inclusionProof(5_000_000, 10_000_000);
    expect(asked.length).toBeLessThanOrEqual(2 * 24);
    expect(Math.max(...asked)).toBeLessThanOrEqual(128);
  });

  it('proves many leaves at once, and refuses a proof that is longer, shorter or for other leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.uniqueArray(fc.nat(119), { minLength: 1 }), fc.nat(), (size, wanted, pick) => {
        const leaves = leavesOf(size);
        const known = wanted.filter((leaf) => leaf < size).sort((a, b) => a - b);
        fc.pre(known.length > 0);
        const root = treeRoot(leaves, sha256);
        const proof = manyInclusionRanges(known, size).map(rangeRoot(leaves));
        const shown = new Map(known.map((leaf) => [leaf, leaves[leaf] as Uint8Array]));
        expect(toHex(rootOfMany(shown, size, proof, sha256) as Uint8Array)).toBe(toHex(root));
        expect(rootOfMany(shown, size, [...proof, root], sha256)).toBeUndefined();
        const changed = known[pick % known.length] as number;
        shown.set(changed, leafHash(Uint8Array.of(7, 7, 7), sha256));
        expect(toHex(rootOfMany(shown, size, proof, sha256) as Uint8Array)).not.toBe(toHex(root));
      }),
    );
  });
});
