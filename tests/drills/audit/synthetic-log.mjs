/** Logs made without a database: whole exports with the checkpoints that a sealer would have signed. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonicalJson, checkpointBody, Frontier, leafHash, linkHash, signNote, toHex, writeVerifierKey } from '@consilium/audit-chain';
import { Random } from './random.mjs';

/** @param {Uint8Array} bytes */
export const sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** A fixed Ed25519 key for tests: the seed is 32 bytes of 0x2a. */
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 0x2a)]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(12));

/**
 * @typedef {object} LineEntry one entry as an export line spells it
 * @property {number | null} leaf
 * @property {string} entry
 * @property {string} chain
 * @property {number} position
 * @property {string} time
 * @property {string} organisation
 * @property {string | null} case
 * @property {string} event
 * @property {string | null} actor
 * @property {string} role
 * @property {string} outcome
 * @property {string} request
 * @property {string} payload
 * @property {string} previous
 * @property {string} hash
 *
 * @typedef {object} SyntheticLog
 * @property {string} origin
 * @property {LineEntry[]} entries in the order of their leaves
 * @property {{ size: number, note: string }[]} checkpoints ascending; the last covers everything
 * @property {string} verifierKey
 */

const EVENTS = ['caseRead', 'factRecorded', 'ballotCast', 'annotationAdded', 'caseListRead', 'accessRefused'];
const ROLES = ['specialist', 'chair', 'coordinator', 'auditor'];
const ZERO = '0'.repeat(64);

/**
 * @param {object} wish
 * @param {number} wish.seed
 * @param {number} wish.entries
 * @param {number} [wish.chains]
 * @param {number} [wish.checkpointEvery] leaves between two checkpoints
 * @returns {SyntheticLog}
 */
export function syntheticLog({ seed, entries: count, chains: chainCount = Math.max(1, Math.round(count / 20)), checkpointEvery = Math.max(1, Math.round(count / 10)) }) {
  const random = new Random(seed);
  const origin = `consilium-audit/${random.uuid()}`;
  const organisation = random.uuid();
  const cases = Array.from({ length: chainCount }, () => (random.below(10) === 0 ? null : random.uuid()));
  /** @type {Map<string, { position: number, hash: string }>} */
  const heads = new Map();
  const entries = Array.from({ length: count }, (_, leaf) => {
    const inCase = random.pick(cases);
    const chain = inCase === null ? `organisation:${organisation}` : `case:${inCase}`;
    const head = heads.get(chain) ?? { position: 0, hash: ZERO };
    const entry = rehashed({
      leaf,
      entry: random.uuid(),
      chain,
      position: head.position + 1,
      time: new Date(Date.UTC(2026, 0, 1) + leaf * 1000).toISOString().replace('Z', '000Z'),
      organisation,
      case: inCase,
      event: random.pick(EVENTS),
      actor: random.below(8) === 0 ? null : random.uuid(),
      role: random.pick(ROLES),
      outcome: random.below(20) === 0 ? 'refused' : 'success',
      request: `r${random.below(1e9)}`,
      payload: canonicalJson({ caseId: inCase, version: random.below(50), field: `"€\n${random.below(99)}` }),
      previous: head.hash,
      hash: '',
    });
    heads.set(chain, entry);
    return entry;
  });
  return { origin, entries, checkpoints: checkpointsOf(origin, entries, checkpointEvery), verifierKey: writeVerifierKey({ name: origin, publicKey }, sha256) };
}

/**
 * The entry with the hash that its fields give.
 *
 * @param {LineEntry} entry
 * @returns {LineEntry}
 */
export function rehashed(entry) {
  const hash = linkHash(
    {
      chain: entry.chain,
      position: entry.position,
      time: entry.time,
      entryId: entry.entry,
      organisationId: entry.organisation,
      caseId: entry.case,
      event: entry.event,
      actorId: entry.actor,
      actorRole: entry.role,
      outcome: /** @type {'success' | 'refused'} */ (entry.outcome),
      requestId: entry.request,
      payload: entry.payload,
      previousHash: Buffer.from(entry.previous, 'hex'),
    },
    sha256,
  );
  return { ...entry, hash: toHex(hash) };
}

/**
 * @param {string} origin
 * @param {readonly LineEntry[]} entries
 * @param {number} every
 */
export function checkpointsOf(origin, entries, every) {
  const frontier = new Frontier(sha256);
  /** @type {{ size: number, note: string }[]} */
  const checkpoints = [];
  for (const { hash, time } of entries) {
    frontier.add(leafHash(Buffer.from(hash, 'hex'), sha256));
    if (frontier.size % every === 0 || frontier.size === entries.length) {
      const body = checkpointBody({ origin, size: frontier.size, root: frontier.root(), time });
      checkpoints.push({ size: frontier.size, note: signNote(body, { name: origin, publicKey }, (message) => sign(null, message, privateKey), sha256) });
    }
  }
  return checkpoints;
}

/**
 * @param {SyntheticLog} log
 * @returns {string[]} the lines of its export
 */
export const exportLines = ({ origin, entries, checkpoints }) => [
  JSON.stringify({ format: 'consilium-audit-export/1', log: origin, scope: 'whole', madeAt: '2026-03-12T09:30:00Z' }),
  ...checkpoints.map(({ note }) => JSON.stringify({ checkpoint: note })),
  ...entries.map((entry) => JSON.stringify(entry)),
  JSON.stringify({ end: { entries: entries.length } }),
];
