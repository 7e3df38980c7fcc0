import { createHash } from 'node:crypto';
import { toHex } from './bytes.js';
import { chainOf, framing, GENESIS, linkHash, type AuditEntry } from './link.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const entry: AuditEntry = {
  chain: 'case:22222222-2222-4222-8222-222222222222',
  position: 1,
  time: '2026-03-12T09:30:00.000001Z',
  entryId: '33333333-3333-4333-8333-333333333333',
  organisationId: '11111111-1111-4111-8111-111111111111',
  caseId: '22222222-2222-4222-8222-222222222222',
  event: 'caseRead',
  actorId: null,
  actorRole: 'system',
  outcome: 'success',
  requestId: 'r-ä',
  payload: '{"caseId":"22222222-2222-4222-8222-222222222222","version":1}',
  previousHash: GENESIS,
};

describe('link', () => {
  it('frames each field with its length in bytes', () => {
    const payloadHash = toHex(sha256(new TextEncoder().encode(entry.payload)));
    expect(new TextDecoder().decode(framing(entry, sha256))).toBe(
      'consilium-audit-entry/1\n' +
        '41:case:22222222-2222-4222-8222-222222222222,' +
        '1:1,' +
        '27:2026-03-12T09:30:00.000001Z,' +
        '36:33333333-3333-4333-8333-333333333333,' +
        '36:11111111-1111-4111-8111-111111111111,' +
        '36:22222222-2222-4222-8222-222222222222,' +
        '8:caseRead,' +
        '0:,' +
        '6:system,' +
        '7:success,' +
        '4:r-ä,' +
        `64:${'0'.repeat(64)},` +
        `64:${payloadHash},`,
    );
  });

  it('changes with every field', () => {
    const other: { [K in keyof AuditEntry]: AuditEntry[K] } = {
      chain: 'case:x',
      position: 2,
      time: '2026-03-12T09:30:00.000002Z',
      entryId: 'x',
      organisationId: 'x',
      caseId: null,
      event: 'caseReae',
      actorId: 'x',
      actorRole: 'chair',
      outcome: 'refused',
      requestId: '',
      payload: '{}',
      previousHash: GENESIS.map(() => 1),
    };
    const hashes = Object.keys(other).map((field) => toHex(linkHash({ ...entry, [field]: other[field as keyof AuditEntry] }, sha256)));
    expect(new Set([...hashes, toHex(linkHash(entry, sha256))]).size).toBe(14);
  });

  it('names the chain of a case and of an organisation', () => {
    expect(chainOf('o', 'c')).toBe('case:c');
    expect(chainOf('o', null)).toBe('organisation:o');
  });
});
