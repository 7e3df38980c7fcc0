import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { BallotContent, BallotPlace } from './ballot.js';
import {
  canonicalBallotText,
  commitmentPreimage,
  commitTo,
  isSha256Hex,
  SaltTooShortError,
  verifyCommitment,
} from './commitment.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const PLACE: BallotPlace = { ballotId: 'b', roundId: 'r', caseId: 'c', seatId: 's', voterId: 'v' };
const CONTENT: BallotContent = {
  position: { kind: 'option', optionId: 'tae' },
  confidence: 'high',
  drivers: ['IAT-IND-01'],
};
const SALT = Uint8Array.from({ length: 16 }, (_, index) => index);

const id = fc.string({ minLength: 1, maxLength: 8 });
const anyPlace: fc.Arbitrary<BallotPlace> = fc.record({
  ballotId: id,
  roundId: id,
  caseId: id,
  seatId: id,
  voterId: id,
});
const anyContent: fc.Arbitrary<BallotContent> = fc.record({
  position: fc.oneof(
    id.map((optionId) => ({ kind: 'option' as const, optionId })),
    id.map((text) => ({ kind: 'other' as const, text })),
    id.map((reason) => ({ kind: 'cannotJudge' as const, reason })),
  ),
  confidence: fc.constantFrom('low', 'moderate', 'high', null),
  drivers: fc.array(id, { maxLength: 2 }),
});
const anySalt = fc.uint8Array({ minLength: 16, maxLength: 40 });

describe('commitment', () => {
  it('hashes salt and text, which a reader can repeat with any tool', () => {
    const text = 'consilium-ballot/1\n["c","r","s","v","b","option","tae","high",["IAT-IND-01"]]';
    expect(canonicalBallotText(PLACE, CONTENT)).toBe(text);
    const expected = createHash('sha256').update(SALT).update(text, 'utf8').digest('hex');
    expect(commitTo(PLACE, CONTENT, SALT, sha256)).toBe(expected);
    expect(isSha256Hex(expected)).toBe(true);
  });

  it('refuses a salt of fewer than 16 bytes', () => {
    expect(() => commitTo(PLACE, CONTENT, SALT.subarray(1), sha256)).toThrow(SaltTooShortError);
    expect(verifyCommitment('0'.repeat(64), PLACE, CONTENT, SALT.subarray(1), sha256)).toBe(false);
  });

  it('verifies the ballot itself and no other', () => {
    fc.assert(
      fc.property(
        anyPlace,
        anyContent,
        anySalt,
        anyPlace,
        anyContent,
        anySalt,
        (place, content, salt, otherPlace, otherContent, otherSalt) => {
          const commitment = commitTo(place, content, salt, sha256);
          expect(verifyCommitment(commitment, place, content, salt, sha256)).toBe(true);
          const same =
            canonicalBallotText(place, content) === canonicalBallotText(otherPlace, otherContent) &&
            Buffer.from(salt).equals(Buffer.from(otherSalt));
          expect(verifyCommitment(commitment, otherPlace, otherContent, otherSalt, sha256)).toBe(same);
        },
      ),
    );
  });

  it('tells apart ballots that differ in one field, whatever the field holds', () => {
    fc.assert(
      fc.property(anyPlace, anyContent, anyPlace, anyContent, (place, content, otherPlace, otherContent) => {
        const equal = JSON.stringify([place, content]) === JSON.stringify([otherPlace, otherContent]);
        if (!equal) expect(canonicalBallotText(place, content)).not.toBe(canonicalBallotText(otherPlace, otherContent));
      }),
    );
    expect(canonicalBallotText({ ...PLACE, caseId: 'c","r' }, CONTENT)).not.toBe(canonicalBallotText(PLACE, CONTENT));
  });

  it('holds exactly one raw line break, so that salt and text divide at one place only', () => {
    fc.assert(
      fc.property(anyPlace, anyContent, (place, content) => {
        const text = canonicalBallotText(place, {
          ...content,
          position: { kind: 'other', text: 'a\nconsilium-ballot/1\n["c"]' },
        });
        expect(text.split('\n')).toHaveLength(2);
        expect(commitmentPreimage(SALT, text).length).toBe(16 + Buffer.byteLength(text));
      }),
    );
  });
});
