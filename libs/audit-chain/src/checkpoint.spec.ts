import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { concatenated, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
import { BadCheckpointError, checkpointBody, openNote, readCheckpointBody, readVerifierKey, signNote, writeVerifierKey } from './checkpoint.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const SPKI = fromHex('302a300506032b6570032100');
const ed25519 = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean =>
  verify(null, message, createPublicKey({ key: Buffer.from(concatenated(SPKI, publicKey)), format: 'der', type: 'spki' }), signature);

const pair = generateKeyPairSync('ed25519');
const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
const key = { name: 'consilium-audit/test', publicKey };
const checkpoint = { origin: 'consilium-audit/test', size: 42, root: sha256(utf8('root')), time: '2026-03-12T09:30:00.000Z' };
const note = signNote(checkpointBody(checkpoint), key, (message) => sign(null, message, pair.privateKey), sha256);

describe('checkpoint', () => {
  it('reads the signed note and key that the Go implementation documents', () => {
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signed = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    const neumann = readVerifierKey(vkey, sha256);
    expect(openNote(signed, neumann, ed25519, sha256)).toBe(text);
    expect(writeVerifierKey(neumann, sha256)).toBe(vkey);
    expect(() => openNote(signed.replace('problem,', 'problem.'), neumann, ed25519, sha256)).toThrow(BadCheckpointError);
  });

  it('comes back as it was signed', () => {
    expect(readCheckpointBody(openNote(note, readVerifierKey(writeVerifierKey(key, sha256), sha256), ed25519, sha256))).toEqual(checkpoint);
    expect(note.split('\n').slice(0, 4)).toEqual(['consilium-audit/test', '42', toBase64(checkpoint.root), 'time 2026-03-12T09:30:00.000Z']);
  });

  it.each([
    ['another size', (text: string) => text.replace('\n42\n', '\n43\n')],
    ['another root', (text: string) => text.replace(toBase64(checkpoint.root), toBase64(sha256(utf8('other'))))],
    ['another origin', (text: string) => text.replace('consilium-audit/test\n', 'consilium-audit/best\n')],
    ['another time', (text: string) => text.replace('09:30', '09:31')],
    ['a further line', (text: string) => text.replace('\n\n', '\nmore\n\n')],
    ['no signature', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
    ['a name that did not sign', (text: string) => text.replace('— consilium-audit/test', '— consilium-audit/rest')],
    ['a cut signature', (text: string) => `${text.slice(0, -6)}\n`],
    ['nothing', () => ''],
  ])('refuses a note with %s', (_, change) => {
    expect(() => openNote(change(note), key, ed25519, sha256)).toThrow(BadCheckpointError);
  });

  it('refuses a note of another key with the same name', () => {
    const other = new Uint8Array(generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
    expect(() => openNote(note, { ...key, publicKey: other }, ed25519, sha256)).toThrow(/no signature by/);
  });

  it.each(['', 'a\n', 'a\n-1\nx\n', 'a\n01\nx\n', 'a\n1\n\n', 'a\n1\n????\n', `a\n1\n${toBase64(Uint8Array.of(1))}\n`])('refuses the body %j', (body) => {
    expect(() => readCheckpointBody(body)).toThrow(BadCheckpointError);
  });

  it.each(['', 'x', 'a+00000000+AAAA', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'])('refuses the key %j', (text) => {
    expect(() => readVerifierKey(text, sha256)).toThrow(BadCheckpointError);
  });

  it('writes and reads Base 64 and hexadecimal as Node does', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = sha256(Uint8Array.of(length)).slice(0, length % 33);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
      expect(fromHex(toHex(bytes))).toEqual(Uint8Array.from(bytes));
    }
    expect(() => fromBase64('AB==')).toThrow(RangeError);
    expect(() => fromBase64('A')).toThrow(RangeError);
    expect(() => fromHex('AB')).toThrow(RangeError);
    expect(utf8('aé€😂')).toEqual(new Uint8Array(Buffer.from('aé€😂')));
    expect(() => utf8('\ud800')).toThrow(RangeError);
  });
});
