import { edgeOf, Frontier, leafHash, STORED_LEVEL_STEP } from '@consilium/audit-chain';
import { storedTree, type Queryable } from '../tree-reader.js';
import { sha256 } from '../sha256.js';
import type { CheckpointSigner } from './checkpoint-signer.js';
import type { SignedCheckpoint } from './checkpoint-sink.js';

/** Most entries sealed in one transaction. */
export const BATCH = 10_000;

interface Horizon {
  readonly newest_seq: string;
  readonly oldest_running: string;
  readonly at: string;
}

/**
 * Seals entries in rounds over one connection: gives leaf numbers, grows the tree, signs a checkpoint, all in one
 * transaction. Remembers the right edge of the tree, so that a round costs only its new entries.
 */
export class SealingRounds {
  private frontier: Frontier | undefined;
  /** Every entry up to this seq is sealed or dead. */
  private sealedThrough = 0;
  /** Once every transaction up to `transaction` has ended, `seq` becomes the new `sealedThrough`. */
  private waiting: { seq: number; transaction: bigint } | undefined;

  constructor(
    private readonly connection: Queryable,
    private readonly signer: CheckpointSigner,
  ) {}

  /** Seals what there is, up to a batch. @returns the new checkpoint, or null when there was nothing to seal */
  async seal(): Promise<SignedCheckpoint | null> {
    try {
      await this.connection.query('BEGIN');
      const sealed = await this.sealInTransaction();
      await this.connection.query('COMMIT');
      return sealed;
    } catch (error) {
      // What is remembered may be ahead of what was stored: read it again.
      this.frontier = undefined;
      await this.connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  private async sealInTransaction(): Promise<SignedCheckpoint | null> {
    this.frontier ??= await this.load();
    const frontier = this.frontier;
    const [horizon] = await this.connection.query<Horizon[]>('SELECT * FROM audit.sealing_horizon()');
    if (horizon === undefined) throw new Error('audit.sealing_horizon() returned nothing.');
    const taken = await this.connection.query<{ leaf_index: string; hash: Buffer }[]>('SELECT leaf_index, hash FROM audit.take_leaves($1, $2)', [
      this.sealedThrough,
      BATCH,
    ]);
    if (taken.length < BATCH) await this.advance(horizon);
    if (taken.length === 0) return null;

    const nodes = taken.flatMap(({ leaf_index: leaf, hash }) => {
      if (Number(leaf) !== frontier.size) throw new Error(`Leaf ${leaf} does not follow a tree of ${frontier.size}.`);
      return frontier.add(leafHash(hash, sha256)).filter(({ level }) => level % STORED_LEVEL_STEP === 0);
    });
    const checkpoint = { origin: this.signer.key.name, size: frontier.size, root: frontier.root(), time: horizon.at };
    const note = this.signer.sign(checkpoint);
    await this.connection.query('SELECT audit.seal($1, $2, $3, $4, $5, $6, $7)', [
      checkpoint.size,
      Buffer.from(checkpoint.root),
      note,
      this.sealedThrough,
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => Buffer.from(hash)),
    ]);
    return { size: checkpoint.size, time: checkpoint.time, note };
  }

  /**
   * Moves the place from which new entries are searched. An entry whose transaction is still open may carry a smaller seq
   * than one already sealed, so the place moves only past transactions that have ended.
   */
  private async advance(horizon: Horizon): Promise<void> {
    if (this.waiting !== undefined && BigInt(horizon.oldest_running) > this.waiting.transaction) {
      this.sealedThrough = this.waiting.seq;
      this.waiting = undefined;
    }
    const newest = Number(horizon.newest_seq);
    if (this.waiting !== undefined || newest <= this.sealedThrough) return;
    // Transaction ids rise, so this one is above that of every entry counted in `newest`.
    const [own] = await this.connection.query<{ id: string }[]>('SELECT pg_current_xact_id()::text AS id');
    this.waiting = { seq: newest, transaction: BigInt(own?.id ?? 0) };
  }

  private async load(): Promise<Frontier> {
    const [last] = await this.connection.query<{ size: string; sealed_through: string }[]>(
      'SELECT size, sealed_through FROM audit.checkpoint ORDER BY size DESC LIMIT 1',
    );
    const size = Number(last?.size ?? 0);
    this.sealedThrough = Number(last?.sealed_through ?? 0);
    this.waiting = undefined;
    return new Frontier(sha256, size, await storedTree(this.connection).nodes(edgeOf(size)));
  }
}
