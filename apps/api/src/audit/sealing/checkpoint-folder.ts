import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointFileName, type CheckpointSink, type SignedCheckpoint } from './checkpoint-sink.js';

export const LATEST = 'latest.checkpoint';
export const VERIFIER_KEY = 'checkpoint-key.txt';

const MINUTE = 'YYYY-MM-DDTHH:MM'.length;

/**
 * Checkpoints in a folder: `latest.checkpoint`, replaced each time, and one file per minute for ever, which narrow down
 * when a rewritten part of the log was still whole.
 */
export class CheckpointFolder implements CheckpointSink {
  readonly name = 'folder';
  readonly everyMs = 0;
  private lastMinute = '';

  constructor(private readonly directory: string) {}

  async publishKey(verifierKey: string): Promise<void> {
    await this.write(VERIFIER_KEY, `${verifierKey}\n`);
  }

  async publish(checkpoint: SignedCheckpoint): Promise<void> {
    await this.write(LATEST, checkpoint.note);
    const minute = checkpoint.time.slice(0, MINUTE);
    if (minute === this.lastMinute) return;
    await this.write(join(checkpoint.time.slice(0, 10), checkpointFileName(checkpoint)), checkpoint.note);
    this.lastMinute = minute;
  }

  /** The newest checkpoint in the folder; null where there is none. */
  async latest(): Promise<string | null> {
    try {
      return await readFile(join(this.directory, LATEST), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Readers see the old file or the new one, after a power cut too. */
  private async write(name: string, content: string): Promise<void> {
    const path = join(this.directory, name);
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.part`, content, { flush: true });
    await rename(`${path}.part`, path);
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
