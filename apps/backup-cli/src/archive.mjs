/**
 * The file of a backup: a tar archive, compressed with gzip and, where a passphrase or a recipient is given, encrypted in
 * the age format (age-encryption.org), so that it can be opened without this program too. Its last entry counts the
 * others and holds their SHA-256: a file that was cut or changed is recognised.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PlainError } from '@consilium/launcher';
import { Decrypter, Encrypter } from 'age-encryption';
import { extract, pack } from 'tar-stream';

export const FORMAT = 'consilium-backup/1';
const END = 'end.json';

/**
 * @typedef {object} Locks
 * @property {string} [passphrase]
 * @property {string[]} [recipients] public keys (`age1…`) for whom the archive is encrypted
 * @property {string} [identity] private key (`AGE-SECRET-KEY-…`) that opens it
 */

/** Writes one archive. Under its name it is there whole or not at all; only its owner can read it. */
export class ArchiveWriter {
  #pack = pack();
  #digest = createHash('sha256');
  #entries = 0;
  #file;
  #written;

  /**
   * @param {string} file
   * @param {Locks} locks
   */
  constructor(file, locks) {
    this.#file = file;
    this.#written = this.#write(locks);
    // Told to whoever waits for an entry or the end; never left unheard.
    this.#written.catch((error) => this.#pack.destroy(error));
  }

  /**
   * @param {string} name
   * @param {Buffer | Readable} content
   * @param {number} size of the content in bytes
   */
  async add(name, content, size) {
    this.#digest.update(`${name}\n${size}\n`);
    this.#entries += 1;
    await this.#put(name, content, size, true);
  }

  /** @param {string} name @param {unknown} value */
  async addJson(name, value) {
    const content = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
    await this.add(name, content, content.length);
  }

  /** @returns {Promise<number>} bytes of the finished file */
  async finish() {
    const end = Buffer.from(JSON.stringify({ entries: this.#entries, sha256: this.#digest.digest('hex') }));
    await this.#put(END, end, end.length, false);
    this.#pack.finalize();
    const size = await this.#written;
    await rename(`${this.#file}.part`, this.#file);
    await sync(dirname(this.#file));
    return size;
  }

  /** Removes what was written so far. */
  async abandon() {
    this.#pack.destroy();
    await this.#written.catch(() => undefined);
    await rm(`${this.#file}.part`, { force: true });
  }

  /**
   * @param {string} name
   * @param {Buffer | Readable} content
   * @param {number} size
   * @param {boolean} counts
   */
  async #put(name, content, size, counts) {
    const entry = this.#pack.entry({ name, size, mode: 0o600 });
    const digest = this.#digest;
    await pipeline(
      Buffer.isBuffer(content) ? Readable.from(content.length === 0 ? [] : [content]) : content,
      async function* (chunks) {
        for await (const chunk of chunks) {
          if (counts) digest.update(chunk);
          yield chunk;
        }
      },
      entry,
    );
  }

  /** @param {Locks} locks */
  async #write(locks) {
    const compressed = this.#pack.pipe(createGzip());
    this.#pack.on('error', (error) => compressed.destroy(error));
    const out = createWriteStream(`${this.#file}.part`, { flags: 'wx', mode: 0o600 });
    const source = isLocked(locks) ? await encrypted(compressed, locks) : compressed;
    await pipeline(source, out);
    const handle = await open(`${this.#file}.part`, 'r');
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    return size;
  }
}

/** @param {Locks} locks */
export const isLocked = ({ passphrase, recipients = [] }) => Boolean(passphrase) || recipients.length > 0;

/**
 * @param {Readable} stream
 * @param {Locks} locks
 */
async function encrypted(stream, { passphrase, recipients = [] }) {
  const encrypter = new Encrypter();
  if (passphrase) encrypter.setPassphrase(passphrase);
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const web = await encrypter.encrypt(/** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(stream)));
  return Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (web));
}

/**
 * Hands out the entries of an archive in order, and at the end checks that they are those that were written.
 *
 * @param {string} file
 * @param {Locks} locks
 * @param {(name: string, content: Readable, size: number) => Promise<void>} take must read the content to its end
 * @throws {PlainError} when the file is no backup, is locked, was cut or changed
 */
export async function readArchive(file, locks, take) {
  const digest = createHash('sha256');
  let entries = 0;
  /** @type {{ entries: number, sha256: string } | undefined} */
  let end;
  /** @type {unknown} */
  let refusal;
  const reader = extract();
  const reading = (async () => {
    for await (const entry of reader) {
      const { name, size = 0 } = entry.header;
      if (name === END) {
        end = JSON.parse(await textOf(asReadable(entry)));
        continue;
      }
      if (entries === 0 && name !== 'backup.json') throw damaged(file, 'it does not begin as a backup does');
      entries += 1;
      digest.update(`${name}\n${size}\n`);
      await take(name, asReadable(entry).pipe(counted(digest)), size).catch((error) => {
        // What the taker found, as against a file that cannot be read.
        refusal = error;
        throw error;
      });
    }
  })();
  reading.catch(() => reader.destroy());
  try {
    await pipeline(await opened(file, locks), createGunzip(), reader);
    await reading;
  } catch (error) {
    if (refusal !== undefined && !cameFromAbove(refusal)) throw refusal;
    if (error instanceof PlainError) throw error;
    throw damaged(file, /** @type {Error} */ (error).message);
  }
  if (end === undefined) throw damaged(file, 'its end is missing');
  if (end.entries !== entries || end.sha256 !== digest.digest('hex')) throw damaged(file, 'its content is not what was written');
}

/** @param {unknown} entry of tar-stream, whose streams are those of the package streamx */
const asReadable = (entry) => /** @type {Readable} */ (entry);

/** @param {import('node:crypto').Hash} digest takes part in whatever passes through */
const counted = (digest) =>
  new Transform({
    transform(chunk, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });

/** @param {unknown} error whether a stream ended because the one before it did */
const cameFromAbove = (error) => ['ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR', 'Z_DATA_ERROR', 'ABORT_ERR'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');

/**
 * @param {string} file
 * @param {string} why
 */
const damaged = (file, why) => new PlainError(`${file} cannot be restored: ${why}.`, ['Take another backup file; this one is damaged or was never one.']);

/**
 * @param {string} file
 * @param {Locks} locks
 */
async function opened(file, locks) {
  const raw = createReadStream(file);
  await new Promise((resolve, reject) => raw.once('readable', () => resolve(undefined)).once('error', reject)).catch((error) => {
    throw new PlainError(`${file} cannot be read (${error.code}).`);
  });
  const head = raw.read(21) ?? Buffer.alloc(0);
  raw.unshift(head);
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return raw;
  if (head.toString('latin1') !== 'age-encryption.org/v1') throw damaged(file, 'it is neither a backup nor an encrypted one');
  if (!locks.passphrase && !locks.identity) {
    throw new PlainError(`${file} is encrypted.`, ['Give the passphrase in a file (BACKUP_PASSPHRASE_FILE=…), or the private key: --identity FILE.']);
  }
  const decrypter = new Decrypter();
  if (locks.passphrase) decrypter.addPassphrase(locks.passphrase);
  if (locks.identity) decrypter.addIdentity(locks.identity);
  const web = await decrypter.decrypt(/** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(raw))).catch((error) => {
    throw new PlainError(`${file} does not open with this passphrase or key.`, [error.message]);
  });
  return Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (web));
}

/** @param {Readable} stream */
export async function textOf(stream) {
  /** @type {Buffer[]} */
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  await finished(stream, { writable: false });
  return Buffer.concat(chunks).toString('utf8');
}

/** @param {string} folder */
async function sync(folder) {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
