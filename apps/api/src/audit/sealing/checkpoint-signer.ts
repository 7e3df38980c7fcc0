import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointBody, signNote, writeVerifierKey, type Checkpoint, type VerifierKey } from '@consilium/audit-chain';
import { sha256 } from '../sha256.js';

export const KEY_FILE = 'checkpoint-signing-key.pem';

/** Length of the header that a raw Ed25519 public key has in the DER form SubjectPublicKeyInfo. */
const SPKI_HEADER_BYTES = 12;

/** The key exists no longer, though the log has checkpoints signed with it. */
export class SigningKeyMissingError extends Error {
  constructor(path: string) {
    super(`The key that signs checkpoints is missing: ${path}. Restore it from the backup of the key folder.`);
    this.name = 'SigningKeyMissingError';
  }
}

/** Signs checkpoints with the Ed25519 key of this installation. */
export class CheckpointSigner {
  private constructor(
    private readonly privateKey: KeyObject,
    readonly key: VerifierKey,
  ) {}

  /**
   * Reads the key, or makes it where the log has no checkpoint yet.
   *
   * @throws SigningKeyMissingError where it would have to replace a key that has signed already
   */
  static async load(directory: string, origin: string, logHasCheckpoints: boolean): Promise<CheckpointSigner> {
    const path = join(directory, KEY_FILE);
    let pem: string;
    try {
      pem = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (logHasCheckpoints) throw new SigningKeyMissingError(path);
      pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeFile(path, pem, { mode: 0o600, flag: 'wx', flush: true });
    }
    const privateKey = createPrivateKey(pem);
    const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    return new CheckpointSigner(privateKey, { name: origin, publicKey: new Uint8Array(der.subarray(SPKI_HEADER_BYTES)) });
  }

  sign(checkpoint: Checkpoint): string {
    return signNote(checkpointBody(checkpoint), this.key, (message) => sign(null, message, this.privateKey), sha256);
  }

  /** The public key as auditors pass it to the verifier. */
  get verifierKey(): string {
    return writeVerifierKey(this.key, sha256);
  }
}
