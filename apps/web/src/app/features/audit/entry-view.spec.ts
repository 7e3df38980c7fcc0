import type { AuditEntry } from '@consilium/contracts';
import { entryView, shortHash } from './entry-view';

const entry = (payload: object, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'e1',
  chain: 'case:c1',
  position: 7,
  caseId: 'c1',
  event: 'factRecorded',
  actor: { id: 'p1', displayName: 'Dr Example' },
  actorRole: 'specialist',
  outcome: 'success',
  recordedAt: '2026-11-21T08:00:00.000000Z',
  payload: JSON.stringify(payload),
  hash: 'ab'.repeat(32),
  ...change,
});

describe('entry view', () => {
  it('takes the payload apart and leaves out what the row shows elsewhere', () => {
    const view = entryView(entry({ caseId: 'c1', version: 4, field: 'ki67Pct' }));
    expect(view.details).toEqual([
      { name: 'version', value: '4' },
      { name: 'field', value: 'ki67Pct' },
    ]);
    expect(view.occurredAt).toBeNull();
  });

  it('tells when imported history happened', () => {
    const view = entryView(entry({ imported: true, occurredAt: '2026-10-01T10:00:00.000Z' }));
    expect(view.occurredAt).toBe('2026-10-01T10:00:00.000Z');
    expect(view.details).toEqual([]);
  });

  it('says how many references a long list holds', () => {
    expect(entryView(entry({ caseIds: ['a', 'b', 'c', 'd'] })).details).toEqual([{ name: 'caseIds', value: 'a, b, c … (4)' }]);
  });

  it('shows the ends of a hash', () => {
    expect(entryView(entry({ contentHash: `0123456789${'0'.repeat(50)}cdef` })).details).toEqual([{ name: 'contentHash', value: '0123 4567 … cdef' }]);
  });

  it('marks a refusal and an act of the system', () => {
    expect(entryView(entry({}, { outcome: 'refused', actor: null }))).toMatchObject({ refused: true, actor: null });
  });

  it('shortens a hash to its ends', () => {
    expect(shortHash(`0123456789${'0'.repeat(50)}cdef`)).toBe('0123 4567 … cdef');
  });
});
