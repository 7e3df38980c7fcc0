/** Work that PostgreSQL broke off only because of what ran beside it: done again, a bounded number of times. */
import { setTimeout as pause } from 'node:timers/promises';
import { databaseErrorCode } from '../errors/database-errors.js';

/** Deadlock and serialization failure: the transaction was rolled back whole, and may succeed when run again. */
const broken = new Set(['40P01', '40001']);

export const isWorthAnotherTry = (error: unknown): boolean => broken.has(databaseErrorCode(error) ?? '');

/** How often a transaction is run at most. */
export const MOST_ATTEMPTS = 4;

/**
 * Runs a whole transaction, again when it lost against another. Between attempts it waits a random time of up to
 * 20, 40, 80 milliseconds, so that two losers do not meet again.
 * @throws whatever the last attempt threw.
 */
export async function retrying<Result>(transaction: () => Promise<Result>, wait: (milliseconds: number) => Promise<unknown> = pause): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isWorthAnotherTry(error)) throw error;
      await wait(Math.random() * 10 * 2 ** attempt);
    }
  }
}
