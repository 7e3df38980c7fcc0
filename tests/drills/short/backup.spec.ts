import { backupDrill, type BackupDrillResult } from '../backup/backup-drill.mjs';

describe('a backup taken while people work', () => {
  let result: BackupDrillResult;
  beforeAll(async () => {
    result = await backupDrill({ version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18) });
  }, 240_000);

  it('is a file for its owner alone, and says nothing without the passphrase', () => {
    expect(result.mode).toBe(0o600);
    expect(result.readable).toBe(false);
    expect(result.goneOn).toBeGreaterThan(0);
  });

  it('is refused with a wrong passphrase, when it was cut, and over an installation that is there', () => {
    expect(result.refusals[0]).toMatch(/^1: [\s\S]*does not open with this passphrase/);
    expect(result.refusals[1]).toMatch(/^1: [\s\S]*cannot be restored/);
    expect(result.refusals[2]).toMatch(/^1: [\s\S]*There is an installation already[\s\S]*--replace/);
  });

  it('brings back rows, files and keys as they were, with every guard armed, and the record verifies', () => {
    expect(result.restored).toMatch(/^0: [\s\S]*VERIFIED[\s\S]*Everybody signs in anew/);
    expect(result.changedTables).toEqual([]);
    expect(result.changedFiles).toEqual([]);
    expect(result.isPrefix).toBe(true);
    expect(result.sameGuards).toBe(true);
  });

  it('is served by the product: sessions of before are over, case, attachment and document are there, sealing goes on', () => {
    expect(result.served).toEqual([401, 200, 200, 200]);
    expect(result.sealedOn).toBe(true);
  });

  it('does not bring back a case that was erased after it was made', () => {
    expect(result.fromExport).toMatch(/^0: [\s\S]*1 known, 1 made after the backup and repeated/);
    expect(result.replaced).toMatch(/^0: [\s\S]*1 made after the backup and repeated[\s\S]*is kept as database/);
    expect(result.erasedAgain).toBe(410);
    expect(result.foundAgain).toEqual([]);
  });

  it('is not put in place when its log was falsified, and the command says so and fails', () => {
    expect(result.falsified.code).toBe(1);
    expect(result.falsified.said).toMatch(/does NOT verify[\s\S]*BROKEN/);
    expect(result.falsified.databases).toEqual(['falsified']);
  });
});
