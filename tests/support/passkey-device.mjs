/**
 * A passkey device in software, for tests over HTTP: makes ES256 key pairs and signs challenges as an authenticator does
 * (W3C Web Authentication, sections 6.1 and 6.5), and can be told to misbehave.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (/** @type {string | Buffer} */ content) => createHash('sha256').update(content).digest();
const base64url = (/** @type {string | Buffer} */ content) => Buffer.from(content).toString('base64url');

/** Smallest CBOR writer for what an attestation holds: unsigned and negative numbers, byte and text strings, maps. */
/** @type {(value: number | string | Buffer | Map<unknown, unknown>) => Buffer} */
function cbor(value) {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, content]) => [cbor(/** @type {number | string} */ (key)), cbor(/** @type {never} */ (content))])]);
}

/** @type {(kind: number, size: number) => Buffer} */
function head(kind, size) {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  if (size < 256) return Buffer.from([(kind << 5) | 24, size]);
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/**
 * @param {string} origin of the page, as `http://localhost:4000`
 */
export function passkeyDevice(origin) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const rpId = new URL(origin).hostname;
  let counter = 0;
  let handle = '';

  /** @type {(flags: number, further?: Buffer) => Buffer} */
  const authenticatorData = (flags, further = Buffer.alloc(0)) => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, further]);
  };
  /** @type {(type: string, challenge: string, from: string) => Buffer} */
  const clientData = (type, challenge, from) => Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));

  return {
    id: base64url(credentialId),
    /** Another device that holds the same key and counts for itself. */
    setCounter: (/** @type {number} */ value) => {
      counter = value;
    },
    /** @param {any} options of the server */
    make({ challenge, user }) {
      handle = user.id;
      const key = cbor(new Map(/** @type {[number, number | Buffer][]} */ ([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(jwk.x ?? '', 'base64url')], [-3, Buffer.from(jwk.y ?? '', 'base64url')]])));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const data = authenticatorData(PRESENT | VERIFIED | WITH_KEY, Buffer.concat([Buffer.alloc(16), length, credentialId, key]));
      return {
        id: base64url(credentialId),
        rawId: base64url(credentialId),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64url(cbor(new Map(/** @type {[string, unknown][]} */ ([['fmt', 'none'], ['attStmt', new Map()], ['authData', data]])))),
          transports: ['internal'],
        },
      };
    },
    /**
     * @param {any} options of the server
     * @param {{ origin?: string, unverified?: boolean, spoilt?: boolean, handle?: string }} [fault]
     */
    sign({ challenge }, fault = {}) {
      counter += 1;
      const data = authenticatorData(fault.unverified ? PRESENT : PRESENT | VERIFIED);
      const client = clientData('webauthn.get', challenge, fault.origin ?? origin);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      if (fault.spoilt) signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
      return {
        id: base64url(credentialId),
        rawId: base64url(credentialId),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature), ...((fault.handle ?? handle) === '' ? {} : { userHandle: fault.handle ?? handle }) },
      };
    },
  };
}
