/** A signed checkpoint on its way out of the machine. */
export interface SignedCheckpoint {
  readonly size: number;
  /** When it was signed, UTC, as `2026-03-12T09:30:00.000Z`. */
  readonly time: string;
  readonly note: string;
}

/** A place outside the database that keeps checkpoints. */
export interface CheckpointSink {
  readonly name: string;
  /** At least this many milliseconds between two checkpoints sent there. */
  readonly everyMs: number;
  publish(checkpoint: SignedCheckpoint): Promise<void>;
}

/** File name that sorts by size: `000000012345-20260312T093000Z.checkpoint`. */
export function checkpointFileName({ size, time }: SignedCheckpoint): string {
  return `${String(size).padStart(12, '0')}-${time.slice(0, 19).replaceAll(/[-:]/g, '')}Z.checkpoint`;
}
