import { randomBytes } from 'node:crypto';
import { canonicalBallotText, verifyCommitment, type BallotContent, type BallotPlace } from '@consilium/board';
import { sealBallot, sha256, unsealBallot } from './ballot-seal.js';
import { contentOfBallotText } from './ballot-text.js';

const place: BallotPlace = { ballotId: 'ballot-1', roundId: 'round-1', caseId: 'case-1', seatId: 'seat-1', voterId: 'voter-1' };
const contents: BallotContent[] = [
  { position: { kind: 'option', optionId: 'tae' }, confidence: 'high', drivers: [] },
  { position: { kind: 'other', text: `Ein anderer Weg — ${'界'.repeat(290)}` }, confidence: 'low', drivers: ['LTX-AC-01', 'LTX-RC-02'] },
  { position: { kind: 'cannotJudge', reason: 'I have not seen the scan.\nNo report either.' }, confidence: null, drivers: [] },
];

describe('a sealed ballot', () => {
  const key = randomBytes(32);

  it.each(contents)('opens to what was voted and fits its commitment: $position.kind', (content) => {
    const { ciphertext, commitment } = sealBallot(place, content, key);
    const opened = unsealBallot(place, ciphertext, key);
    expect(opened.content).toEqual(content);
    expect(verifyCommitment(commitment, place, opened.content, opened.salt, sha256)).toBe(true);
    expect(contentOfBallotText(canonicalBallotText(place, content))).toEqual(content);
  });

  it('has one length whatever was voted', () => {
    expect(new Set(contents.map((content) => sealBallot(place, content, key).ciphertext.length)).size).toBe(1);
  });

  it('never looks the same twice, neither sealed nor committed to', () => {
    const twice = [1, 2].map(() => sealBallot(place, contents[0]!, key));
    expect(twice[0]!.ciphertext.equals(twice[1]!.ciphertext)).toBe(false);
    expect(twice[0]!.commitment).not.toBe(twice[1]!.commitment);
  });

  it.each(['ballotId', 'roundId', 'caseId', 'seatId', 'voterId'] as const)('does not open in another place: %s', (field) => {
    const { ciphertext } = sealBallot(place, contents[0]!, key);
    expect(() => unsealBallot({ ...place, [field]: 'another' }, ciphertext, key)).toThrow();
  });

  it('does not open when one bit was changed, or with another key', () => {
    const { ciphertext } = sealBallot(place, contents[0]!, key);
    const changed = Buffer.from(ciphertext);
    changed[100]! ^= 1;
    expect(() => unsealBallot(place, changed, key)).toThrow();
    expect(() => unsealBallot(place, ciphertext, randomBytes(32))).toThrow();
  });
});
