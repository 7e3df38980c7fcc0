import { restoreDrill } from '../audit/restore-drill.mjs';

describe('restore to a point in time', () => {
  it('brings back every act before it; the record verifies against the last checkpoint outside; an older copy is noticed', async () => {
    const result = await restoreDrill({ seed: 1, version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18), acts: 20 });
    expect(result).toMatchObject({ acknowledged: 40, restored: 40, verdict: undefined, noticedOlderCopy: true });
  }, 120_000);
});
