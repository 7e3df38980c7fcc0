/**
 * The commitment to a sealed ballot: SHA-256 over salt and canonical ballot text. Before the seal is opened only this hash is
 * in the log; afterwards anybody can recompute it from the disclosed salt and ballot.
 *
 * Framing: the bytes hashed are `salt || UTF-8(text)`. The text begins with one line naming the format and is otherwise one line
 * of JSON, in which a line break is always escaped. So the hashed bytes hold exactly one raw line break, and salt and text
 * cannot be divided at another place.
 */
import type { BallotContent, BallotPlace } from './ballot.js';
import type { Sha256Hex } from './identifiers.js';
import { hex, utf8Bytes } from './utf8.js';

export const BALLOT_TEXT_FORMAT = 'consilium-ballot/1';
/** Shortest salt, in bytes: 128 bits, so that the few possible ballots cannot be tried out against the hash. */
export const MIN_SALT_BYTES = 16;

/** SHA-256 of bytes, passed in because the library knows no platform. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export class SaltTooShortError extends Error {
  constructor(length: number) {
    super(`A ballot needs a salt of at least ${MIN_SALT_BYTES} bytes; this one has ${length}.`);
    this.name = 'SaltTooShortError';
  }
}

/** Canonical text of a ballot: the place first, then the content, each field in a fixed position. */
export function canonicalBallotText(place: BallotPlace, content: BallotContent): string {
  const { position, confidence, drivers } = content;
  const said =
    position.kind === 'option' ? position.optionId : position.kind === 'other' ? position.text : position.reason;
  const fields = [
    place.caseId,
    place.roundId,
    place.seatId,
    place.voterId,
    place.ballotId,
    position.kind,
    said,
    confidence,
    drivers,
  ];
  return `${BALLOT_TEXT_FORMAT}\n${JSON.stringify(fields)}`;
}

/** The bytes that are hashed, for callers whose hash function is asynchronous. Throws SaltTooShortError. */
export function commitmentPreimage(salt: Uint8Array, text: string): Uint8Array {
  if (salt.length < MIN_SALT_BYTES) throw new SaltTooShortError(salt.length);
  const bytes = utf8Bytes(text);
  const preimage = new Uint8Array(salt.length + bytes.length);
  preimage.set(salt);
  preimage.set(bytes, salt.length);
  return preimage;
}

export function commitTo(place: BallotPlace, content: BallotContent, salt: Uint8Array, sha256: Sha256): Sha256Hex {
  return hex(sha256(commitmentPreimage(salt, canonicalBallotText(place, content))));
}

/** Whether a disclosed ballot is the one committed to. A salt that is too short never verifies. */
export function verifyCommitment(
  commitment: Sha256Hex,
  place: BallotPlace,
  content: BallotContent,
  salt: Uint8Array,
  sha256: Sha256,
): boolean {
  return salt.length >= MIN_SALT_BYTES && commitTo(place, content, salt, sha256) === commitment;
}

export function isSha256Hex(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
