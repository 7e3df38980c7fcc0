import { isDatabaseUnavailable } from '../errors/database-errors.js';
import { MOST_ATTEMPTS, retrying } from './retry.js';

const failure = (code: string) => Object.assign(new Error(code), { driverError: { code } });
const noWait = () => Promise.resolve();

/** Fails with the codes given, one per attempt, then succeeds. */
function flaky(codes: readonly string[]) {
  let attempts = 0;
  return {
    run: async () => {
      attempts += 1;
      const code = codes[attempts - 1];
      if (code !== undefined) throw failure(code);
      return 'done';
    },
    get attempts() {
      return attempts;
    },
  };
}

describe('a transaction that lost against another', () => {
  it.each(['40P01', '40001'])('is run again after %s', async (code) => {
    const work = flaky([code, code]);
    await expect(retrying(work.run, noWait)).resolves.toBe('done');
    expect(work.attempts).toBe(3);
  });

  it('is given up after a bounded number of attempts, and then answered as busy, not as our mistake', async () => {
    const work = flaky(Array.from({ length: 20 }, () => '40P01'));
    const error = await retrying(work.run, noWait).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ driverError: { code: '40P01' } });
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(work.attempts).toBe(MOST_ATTEMPTS);
  });

  it.each(['23505', '42501', '57P01'])('is not run again after %s: that would fail again, or may have been committed', async (code) => {
    const work = flaky([code]);
    await expect(retrying(work.run, noWait)).rejects.toThrow(code);
    expect(work.attempts).toBe(1);
  });
});
