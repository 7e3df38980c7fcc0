/** Bytes kept outside the database, addressed by what they are: the same bytes are one object, and an object never changes. */
import { createHash } from 'node:crypto';

export interface ObjectStore {
  /** Stores bytes durably under their SHA-256. Storing them again changes nothing. @returns the hash, 64 hexadecimal digits. */
  put(content: Buffer): Promise<string>;
  /** The bytes of a hash; null when they are not there. @throws DamagedObjectError when they are not what was stored. */
  get(sha256: string): Promise<Buffer | null>;
  /** Destroys the bytes of a hash, where a lawful erasure asks for it. What is not there any more is no error. */
  destroy(sha256: string): Promise<void>;
}

export const OBJECT_STORE = Symbol('ObjectStore');

/** The store handed back other bytes than were stored under this hash. */
export class DamagedObjectError extends Error {
  constructor(readonly sha256: string) {
    super(`The object ${sha256} is damaged.`);
    this.name = 'DamagedObjectError';
  }
}

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Key below a folder or in a bucket: `ab/cd/abcd…`. @throws RangeError for anything but a SHA-256 in lower-case hexadecimal. */
export function objectKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** @throws DamagedObjectError */
export function whole(sha256: string, content: Buffer): Buffer {
  if (sha256Of(content) !== sha256) throw new DamagedObjectError(sha256);
  return content;
}
