import { Logger } from '@nestjs/common';
import { Refusal } from '../errors/refusal.js';
import { DamagedObjectError, type ObjectStore } from './object-store.js';

/** Seconds after which asking again makes sense. */
const LATER = 30;

/**
 * A store that may be away: a bucket that does not answer, a full disk. Whoever asked is told that nothing was stored and what to
 * do; the log says why. Damaged objects are another matter and pass.
 */
export class ReachableStore implements ObjectStore {
  private readonly logger = new Logger('Storage');

  constructor(private readonly store: ObjectStore) {}

  put(content: Buffer): Promise<string> {
    return this.reach('put', () => this.store.put(content));
  }

  get(sha256: string): Promise<Buffer | null> {
    return this.reach('get', () => this.store.get(sha256));
  }

  destroy(sha256: string): Promise<void> {
    return this.reach('destroy', () => this.store.destroy(sha256));
  }

  private async reach<Result>(act: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DamagedObjectError || error instanceof RangeError) throw error;
      this.logger.error({ message: 'the store of files does not do its work', act, error: reasonOf(error) });
      throw new Refusal('unavailable', {
        reason: 'storage.away',
        retryAfterSeconds: LATER,
        detail: 'The store of the files does not answer. Nothing was changed. Try again in a while; if it lasts, tell the administrator.',
      });
    }
  }
}

/** Kind and code of an error of disk or network, with what caused it; addresses of objects are hashes and tell nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  const cause = error.cause === undefined ? '' : `, because of ${reasonOf(error.cause)}`;
  return `${error.name}${typeof code === 'string' ? ` ${code}` : ''}: ${error.message.slice(0, 300)}${cause}`;
}
