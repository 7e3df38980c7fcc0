import { killDrill } from '../audit/kill-drill.mjs';
import { serviceKillDrill } from '../audit/service-kill-drill.mjs';

/** The long forms are `npm run drill:audit -- kill --times 1000` and `kill-writers --times 1000`. */
const SEED = Number(process.env['AUDIT_SEED'] ?? 20260312);
const VERSION = Number(process.env['TEST_POSTGRES_VERSION'] ?? 18);

describe('kill -9 while people work over HTTP', () => {
  it(`of the API, the worker, backends, the postmaster and the whole server: nothing acknowledged is lost or doubled, everybody else is told 503 (10 kills, seed ${SEED})`, async () => {
    const result = await serviceKillDrill({ seed: SEED, kills: 10, version: VERSION });
    expect(result.violations).toEqual([]);
    expect(result.byKind).toEqual({ backend: 2, api: 2, server: 2, worker: 2, postmaster: 2 });
    expect(Math.min(result.remarks, result.votes, result.reads, result.away, result.lost)).toBeGreaterThan(0);
  }, 240_000);
});

describe('kill -9 of writers, sealer, backends and the whole server while acts are recorded', () => {
  it(`loses no acknowledged act, doubles none, and every chain verifies (15 kills, seed ${SEED})`, async () => {
    const result = await killDrill({ seed: SEED, kills: 15, version: VERSION });
    expect(result.violations).toEqual([]);
    expect(result.byKind).toEqual({ server: 6, writer: 3, backend: 3, sealer: 3 });
    expect(result.acknowledged).toBeGreaterThan(15);
  }, 180_000);
});
