/**
 * Sealing a ballot: AES-256-GCM over its content and salt, bound to its place, and of one length whatever was voted.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { commitTo, type BallotContent, type BallotPlace, type Sha256Hex } from '@consilium/board';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** 256 bits; the rule asks for at least 128. */
const SALT_BYTES = 32;
/** The ciphertext must not tell a short option from a long text, so every ballot is filled up to this size. */
const PLAIN_BYTES = 8192;

export interface SealedBallot {
  /** Nonce, ciphertext and tag. */
  readonly ciphertext: Buffer;
  readonly commitment: Sha256Hex;
}

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const boundTo = ({ ballotId, roundId, caseId, seatId, voterId }: BallotPlace): Buffer => Buffer.from([ballotId, roundId, caseId, seatId, voterId].join('\n'));

export function sealBallot(place: BallotPlace, content: BallotContent, key: Buffer): SealedBallot {
  const salt = randomBytes(SALT_BYTES);
  const text = Buffer.from(JSON.stringify({ content, salt: salt.toString('base64') }));
  if (text.length > PLAIN_BYTES) throw new RangeError('A ballot is longer than its seal.');
  const plain = Buffer.alloc(PLAIN_BYTES, ' ');
  text.copy(plain);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place));
  const ciphertext = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext, commitment: commitTo(place, content, salt, sha256) };
}

/** @throws when the ciphertext was changed or moved to another place. */
export function unsealBallot(place: BallotPlace, ciphertext: Buffer, key: Buffer): { readonly content: BallotContent; readonly salt: Buffer } {
  const decipher = createDecipheriv('aes-256-gcm', key, ciphertext.subarray(0, NONCE_BYTES)).setAAD(boundTo(place)).setAuthTag(ciphertext.subarray(-TAG_BYTES));
  const plain = Buffer.concat([decipher.update(ciphertext.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  const { content, salt } = JSON.parse(plain.toString('utf8')) as { content: BallotContent; salt: string };
  return { content, salt: Buffer.from(salt, 'base64') };
}
