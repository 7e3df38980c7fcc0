import { leafHash, StoredTree, type ReadRuns } from '@consilium/audit-chain';
import { sha256 } from './sha256.js';

/** Anything that runs SQL: an entity manager, a query runner. */
export interface Queryable {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

const HASH_BYTES = 32;

/** The stored Merkle tree, read over the given connection. */
export function storedTree(connection: Queryable): StoredTree {
  const read: ReadRuns = async (runs) => {
    if (runs.length === 0) return [];
    const rows = await connection.query<{ hashes: Buffer | null }[]>('SELECT hashes FROM audit.tree_runs($1, $2, $3)', [
      runs.map(({ level }) => level),
      runs.map(({ first }) => first),
      runs.map(({ count }) => count),
    ]);
    return rows.map(({ hashes }, index) => {
      const found = Array.from({ length: (hashes?.length ?? 0) / HASH_BYTES }, (_, at) => (hashes as Buffer).subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
      return runs[index]?.level === 0 ? found.map((hash) => leafHash(hash, sha256)) : found;
    });
  };
  return new StoredTree(read, sha256);
}
