/**
 * Checkpoints: the size and root of the tree, signed by Ed25519, in the C2SP formats tlog-checkpoint and signed-note, so
 * that other people's tools read them.
 */
import { concatenated, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
import type { Sha256 } from './link.js';

export interface Checkpoint {
  /** Which log: its name for ever. */
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  /** Root hash, 32 bytes. */
  readonly root: Uint8Array;
  /** When it was signed, UTC. */
  readonly time: string;
}

export interface VerifierKey {
  readonly name: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Signs with Ed25519: 64 bytes. */
export type Ed25519Sign = (message: Uint8Array) => Uint8Array;
export type Ed25519Verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;

/** The text is not a checkpoint, or not one of this log and key. */
export class BadCheckpointError extends Error {
  constructor(reason: string) {
    super(`Not a valid checkpoint: ${reason}.`);
    this.name = 'BadCheckpointError';
  }
}

const ED25519 = Uint8Array.of(1);
const TIME = 'time ';

function keyId(key: VerifierKey, sha256: Sha256): Uint8Array {
  return sha256(concatenated(utf8(`${key.name}\n`), ED25519, key.publicKey)).subarray(0, 4);
}

export function checkpointBody(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n${TIME}${checkpoint.time}\n`;
}

export function signNote(body: string, key: VerifierKey, sign: Ed25519Sign, sha256: Sha256): string {
  const signature = concatenated(keyId(key, sha256), sign(utf8(body)));
  return `${body}\n— ${key.name} ${toBase64(signature)}\n`;
}

/** The signed body of a note. @throws BadCheckpointError unless this key signed it */
export function openNote(note: string, key: VerifierKey, verify: Ed25519Verify, sha256: Sha256): string {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new BadCheckpointError('a signed note has a body, an empty line and signatures');
  const body = note.slice(0, end + 1);
  const id = keyId(key, sha256);
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    if (name === undefined || encoded === undefined) throw new BadCheckpointError('a signature line is malformed');
    const bytes = decoded(encoded);
    if (name !== key.name || !equalBytes(bytes.subarray(0, 4), id)) continue;
    if (bytes.length === 68 && verify(utf8(body), bytes.subarray(4), key.publicKey)) return body;
    throw new BadCheckpointError('the signature does not fit');
  }
  throw new BadCheckpointError(`no signature by ${key.name}+${toHex(id)}`);
}

/** Reads the body of a checkpoint; says nothing about its signature. @throws BadCheckpointError */
export function readCheckpointBody(body: string): Checkpoint {
  const [origin, size, root, ...extensions] = body.split('\n');
  if (!origin || !size || !/^(0|[1-9]\d{0,15})$/.test(size) || !root) throw new BadCheckpointError('it needs origin, size and root');
  const bytes = decoded(root);
  if (bytes.length !== 32) throw new BadCheckpointError('the root is not 32 bytes');
  const time = extensions.find((line) => line.startsWith(TIME))?.slice(TIME.length) ?? '';
  return { origin, size: Number(size), root: bytes, time };
}

/** Public key as the signed-note format writes it: `<name>+<key id>+<base64>`. */
export function writeVerifierKey(key: VerifierKey, sha256: Sha256): string {
  return `${key.name}+${toHex(keyId(key, sha256))}+${toBase64(concatenated(ED25519, key.publicKey))}`;
}

/** @throws BadCheckpointError unless the text is an Ed25519 verifier key */
export function readVerifierKey(text: string, sha256: Sha256): VerifierKey {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) throw new BadCheckpointError('the key is malformed');
  const bytes = decoded(encoded);
  const key = { name, publicKey: bytes.subarray(1) };
  if (bytes[0] !== 1 || bytes.length !== 33 || !equalBytes(keyId(key, sha256), fromHex(id))) throw new BadCheckpointError('the key is malformed');
  return key;
}

function decoded(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw new BadCheckpointError('malformed Base 64');
  }
}
