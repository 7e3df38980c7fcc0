import { killDrill } from '../audit/kill-drill.mjs';

/** The long form is `npm run drill:audit -- kill --times 1000`. */
const SEED = Number(process.env['AUDIT_SEED'] ?? 20260312);

describe('kill -9 of writers, sealer, backends and the whole server while acts are recorded', () => {
  it(`loses no acknowledged act, doubles none, and every chain verifies (25 kills, seed ${SEED})`, async () => {
    const result = await killDrill({ seed: SEED, kills: 25, version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18) });
    expect(result.violations).toEqual([]);
    expect(result.byKind).toEqual({ server: 10, writer: 5, backend: 5, sealer: 5 });
    expect(result.acknowledged).toBeGreaterThan(25);
  }, 180_000);
});
