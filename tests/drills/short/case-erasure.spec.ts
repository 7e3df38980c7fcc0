import { caseErasureDrill } from '../audit/case-erasure-drill.mjs';

describe('erasing a case that went the whole way', () => {
  it('leaves no word of it in rows, pages, statistics, files and logs, and every chain whole', async () => {
    const result = await caseErasureDrill({ version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18) });
    expect(result.emptyTables).toEqual([]);
    expect(result.foundBefore).toEqual(['rows', 'files']);
    expect(result.plantedFields).toBeGreaterThan(30);
    expect(result.foundInRows).toEqual([]);
    expect(result.foundInFiles).toEqual([]);
    expect(result.filesLeft).toEqual([]);
    expect(result.otherChanged).toEqual([]);
    expect(result.verdict).toBeUndefined();
    expect(result.afterwards).toEqual([410, 410, 404, 200, 0, 200]);
    expect(result.tombstone).toMatchObject({ state: 'complete', basis: 'gdprArticle17', reference: 'DPO 2026/14', requestedBy: { displayName: 'The administrator' }, decidedBy: { displayName: 'Voter 01' }, allowedActions: [] });
    expect(result.tombstone.erasedRows).toBeGreaterThan(50);
    expect(result.tombstone.tablesRewritten).toBe(result.tombstone.tablesToRewrite);
  }, 240_000);
});
