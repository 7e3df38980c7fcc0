// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- no annotations: this file is for readers outside the project
// @ts-nocheck
/**
 * Verifies an export of the audit log. It shares no code with the product, needs no database, no network and no package:
 * Node alone, and this file, which is meant to be read in one sitting. The format is docs/audit-format.md.
 *
 *   node verify.mjs EXPORT [--key FILE]... [--checkpoint FILE]... [--head HASH]
 *
 *   EXPORT        file made by `npm run --silent audit -- export` or `prove`
 *   --key         public key of the log, got by another way than the export; without it signatures are not checked
 *   --checkpoint  a checkpoint you kept, older or newer; the export must agree with each one
 *   --head        hash of an entry, as printed on a report; the export must contain it
 *
 * Exit code 0: verified (read what it says is unanchored). 1: broken, the first bad entry is named. 2: wrong usage.
 */
import { createPublicKey, hash as digest, verify as verifySignature } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export class Broken extends Error {}
class Usage extends Error {}

// ---------------------------------------------------------------------------------------------------- hashes

/** SHA-256 of bytes. 'latin1' keeps 32 bytes as a string of 32 characters: cheap to keep and compare. */
const sha256 = (data) => digest('sha256', data, 'latin1');
const framed = (field) => `${Buffer.byteLength(field)}:${field},`;

/** Hash of an entry: what its field `hash` must say. Texts are hashed as UTF-8; the result is hexadecimal. */
function linkHash(e) {
  const before = framed(e.chain) + framed(String(e.position)) + framed(e.time) + framed(e.entry) + framed(e.organisation) + framed(e.case ?? '');
  const after = framed(e.event) + framed(e.actor ?? '') + framed(e.role) + framed(e.outcome) + framed(e.request);
  return digest('sha256', `consilium-audit-entry/1\n${before}${after}64:${e.previous},64:${digest('sha256', e.payload)},`);
}

/** RFC 6962: a leaf is hashed behind a byte 0, an inner node behind a byte 1. The two buffers serve again and again. */
const [LEAF, NODE] = [Buffer.alloc(1 + 32, 0), Buffer.alloc(1 + 32 + 32, 1)];
function leafHash(hex) {
  LEAF.write(hex, 1, 'hex');
  return sha256(LEAF);
}
function nodeHash(left, right) {
  NODE.write(left, 1, 'latin1');
  NODE.write(right, 33, 'latin1');
  return sha256(NODE);
}

/** A growing tree: the complete subtrees at its right edge, as [number of leaves, hash]. */
class Tree {
  size = 0;
  edge = [];
  add(leaf) {
    let [width, hash] = [1, leaf];
    while (this.edge.at(-1)?.[0] === width) [width, hash] = [width * 2, nodeHash(this.edge.pop()[1], hash)];
    this.edge.push([width, hash]);
    this.size += 1;
  }
  root() {
    return this.edge.map(([, hash]) => hash).reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two smaller than n. */
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));

/** Root of a tree of which some leaves are shown and the proof gives, left to right, the subtrees without any. */
function rootOfShown(leaves, size, proof) {
  const shown = [...leaves.keys()].sort((a, b) => a - b);
  const missing = [...proof];
  const subtree = (from, to, first, last) => {
    if (first === last) return missing.shift() ?? broken('the proof has too few hashes');
    if (to - from === 1) return leaves.get(from);
    const middle = from + split(to - from);
    let cut = first;
    while (cut < last && shown[cut] < middle) cut += 1;
    return nodeHash(subtree(from, middle, first, cut), subtree(middle, to, cut, last));
  };
  if (shown.length === 0 || shown.at(-1) >= size) broken('the proof does not reach the entries');
  const root = subtree(0, size, 0, shown.length);
  return missing.length === 0 ? root : broken('the proof has too many hashes');
}

/** RFC 9162, 2.1.4.2: whether a tree of size n with root `newer` begins with the tree of size m with root `older`. */
function grewFrom(m, older, n, newer, proof) {
  const path = [...proof];
  if (m === n) return older === newer && path.length === 0;
  let [inOld, inNew] = [m - 1, n - 1];
  while (inOld % 2 === 1) [inOld, inNew] = [Math.floor(inOld / 2), Math.floor(inNew / 2)];
  let [old, current] = Array(2).fill(inOld === 0 ? older : path.shift());
  for (const hash of path) {
    if (inNew === 0) return false;
    if (inOld % 2 === 1 || inOld === inNew) {
      [old, current] = [nodeHash(hash, old), nodeHash(hash, current)];
      while (inOld % 2 === 0 && inOld !== 0) [inOld, inNew] = [inOld / 2, Math.floor(inNew / 2)];
    } else current = nodeHash(current, hash);
    [inOld, inNew] = [Math.floor(inOld / 2), Math.floor(inNew / 2)];
  }
  return inNew === 0 && old === older && current === newer;
}

// ----------------------------------------------------------------------------------------------- checkpoints

/** A key as signed notes write it: name+id+base64, where the first byte 1 says Ed25519. */
function readKey(file) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(readText(file).trim()) ?? [];
  const raw = Buffer.from(encoded ?? '', 'base64');
  const keyId = Buffer.from(digest('sha256', Buffer.concat([Buffer.from(`${name}\n`), raw])).slice(0, 8), 'hex');
  if (raw.length !== 33 || raw[0] !== 1 || keyId.toString('hex') !== id) throw new Usage(`${file} is not a public key.`);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  return { name, keyId, publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

/** Reads a checkpoint: origin, size, root, further lines; an empty line; signatures. Checks the signature with a key. */
function readCheckpoint(note, from, keys, log) {
  const [, body, origin, size, root, more, signatures] = /^((.+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n((?:.+\n)*))\n((?:— .+\n)+)$/.exec(note) ?? [];
  if (body === undefined) broken(`${from} is not a checkpoint`);
  if (origin !== log) broken(`${from} belongs to another log, ${origin}`);
  const signed = keys.some(({ name, keyId, publicKey }) =>
    signatures.split('\n').some((line) => {
      const [dash, signer, encoded] = line.split(' ');
      const signature = Buffer.from(encoded ?? '', 'base64');
      const ours = dash === '—' && signer === name && signature.subarray(0, 4).equals(keyId);
      return ours && signature.length === 68 && verifySignature(null, Buffer.from(body), publicKey, signature.subarray(4));
    }),
  );
  if (keys.length > 0 && !signed) broken(`${from} is not signed by the given key`);
  return { from, size: Number(size), root: Buffer.from(root, 'base64').toString('latin1'), time: /^time (.+)$/m.exec(more)?.[1] ?? '', signed };
}

/** A log only grows: a later checkpoint cannot be smaller, nor differ at the same size. */
function requireGrowth(checkpoints) {
  const byTime = checkpoints.filter(({ time }) => time !== '').sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.size - b.size));
  byTime.forEach((later, index) => {
    const earlier = byTime[index - 1];
    if (earlier && (later.size < earlier.size || (later.size === earlier.size && later.root !== earlier.root))) {
      broken(`${later.from} contradicts ${earlier.from}: the log was shortened or rewritten between them`);
    }
  });
}

// ---------------------------------------------------------------------------------------------------- export

/** The lines of a file without reading it whole. A last line without its end is a cut. */
function* linesOf(file) {
  const handle = openFile(file);
  let [buffer, kept] = [Buffer.allocUnsafe(1 << 20), 0];
  try {
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer, kept, buffer.length - kept)) {
      const filled = kept + length;
      const end = buffer.lastIndexOf(10, filled - 1) + 1;
      if (end > 0) yield* buffer.toString('utf8', 0, end - 1).split('\n');
      kept = buffer.copy(buffer, 0, end, filled);
      // A line that is longer than the buffer.
      if (kept === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(kept)]);
    }
  } finally {
    closeSync(handle);
  }
  if (kept > 0) broken('the file ends in the middle of a line');
}

const FIELDS = 'leaf,entry,chain,position,time,organisation,case,event,actor,role,outcome,request,payload,previous,hash';
const TEXTS = ['entry', 'chain', 'time', 'organisation', 'event', 'role', 'outcome', 'request', 'payload', 'previous', 'hash'];
const ZERO = '0'.repeat(64);
const SCOPES = ['whole', 'case', 'period', 'entries'];

/** One line as an object; another spelling of the same value is a change of the file. */
function parse(line, number) {
  try {
    const value = JSON.parse(line);
    if (JSON.stringify(value) === line && typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the same answer: nobody exported this line.
  }
  return broken(`line ${number} of the export was changed`);
}

const nameOf = (e) => `entry ${e.entry} (${e.chain} position ${e.position}${e.leaf === null ? '' : `, leaf ${e.leaf}`})`;

/** Whether an entry has its fields, each of its kind: an empty text and null, a number and its digits must not pass for each other. */
function isEntry(e) {
  const { leaf, position, previous, hash } = e;
  const numbers = Number.isSafeInteger(position) && position > 0 && (leaf === null || (Number.isSafeInteger(leaf) && leaf >= 0));
  const ids = [e.case, e.actor].every((id) => id === null || (typeof id === 'string' && id !== ''));
  return numbers && ids && Object.keys(e).join() === FIELDS && TEXTS.every((name) => typeof e[name] === 'string') && previous.length === 64 && hash.length === 64;
}

/** Checks one entry by itself and against the one before it in its chain. */
function checkLink(e, chains, scope) {
  if (linkHash(e) !== e.hash) broken(`${nameOf(e)} was changed: its hash does not fit`);
  const before = chains.get(e.chain) ?? (scope === 'whole' || scope === 'case' ? { position: 0, hash: ZERO, leaf: -1 } : undefined);
  if (before && e.position !== before.position + 1 && scope !== 'entries') {
    broken(`${nameOf(e)} is out of place: position ${before.position + 1} of its chain is expected`);
  }
  if (before?.position === e.position - 1 && e.previous !== before.hash) broken(`${nameOf(e)} does not link to the entry before it`);
  if (before && e.leaf !== null && !(e.leaf > before.leaf)) broken(`${nameOf(e)} comes before an earlier position of its chain`);
  chains.set(e.chain, { position: e.position, hash: e.hash, leaf: e.leaf ?? Infinity });
}

// ---------------------------------------------------------------------------------------------------- verify

/**
 * @param {{ file: string, keyFiles?: string[], checkpointFiles?: string[], head?: string }} given
 * @throws {Broken} naming what is wrong
 * @returns what was covered
 */
export function verify({ file, keyFiles = [], checkpointFiles = [], head }) {
  const keys = keyFiles.map(readKey);
  const lines = linesOf(file);
  const header = parse(lines.next().value ?? broken('the export is empty'), 1);
  if (header.format !== 'consilium-audit-export/1' || !SCOPES.includes(header.scope)) broken('this is not an audit export of format 1');
  const whole = header.scope === 'whole';
  const checkpoints = checkpointFiles.map((name) => readCheckpoint(readText(name), name, keys, header.log));
  const [chains, tree, shown, consistency] = [new Map(), new Tree(), new Map(), []];
  let [number, entries, unsealed, headFound, proof, end] = [1, 0, 0, head === undefined, undefined, undefined];
  let [due, good] = [undefined, 0];

  for (const line of lines) {
    number += 1;
    if (end !== undefined) broken(`line ${number} stands behind the end of the export`);
    const value = parse(line, number);
    if (value.end !== undefined) end = value.end;
    else if (value.checkpoint !== undefined && due === undefined) checkpoints.push(readCheckpoint(value.checkpoint, `the checkpoint in line ${number}`, keys, header.log));
    else if (value.proof !== undefined) proof = value.proof;
    else if (value.consistency !== undefined) consistency.push(value.consistency);
    else {
      // Checkpoints stand before the entries, so that each can be compared as soon as the tree has its size.
      due ??= [...checkpoints].sort((a, b) => a.size - b.size);
      if (!isEntry(value)) broken(`line ${number} is not an entry as the format describes it`);
      if (value.leaf === null) unsealed += 1;
      else if (whole && (unsealed > 0 || value.leaf !== tree.size)) broken(`leaf ${tree.size} is missing or out of place: ${nameOf(value)} stands there`);
      checkLink(value, chains, header.scope);
      entries += 1;
      headFound ||= value.hash === head;
      if (value.leaf === null) continue;
      if (!whole) {
        if (header.scope === 'period' && shown.size > 0 && !shown.has(value.leaf - 1)) broken(`entries before ${nameOf(value)} are missing`);
        shown.set(value.leaf, leafHash(value.hash));
        continue;
      }
      tree.add(leafHash(value.hash));
      for (; due[0]?.size === tree.size; good = due.shift().size) {
        if (due[0].root !== tree.root()) broken(`the entries from leaf ${good} to leaf ${tree.size - 1} are not those that ${due[0].from} covers: they were rewritten`);
      }
    }
  }
  if (end === undefined) broken(`the export was cut after ${entries} entries: its end is missing`);
  if (end.entries !== entries) broken(`the export has ${entries} entries, its end says ${end.entries}`);
  due ??= [...checkpoints].sort((a, b) => a.size - b.size);
  requireGrowth(checkpoints);
  if (whole && due.length > 0) {
    const newer = due[0].time > header.madeAt ? ' (or that checkpoint is newer than the export: export again)' : '';
    broken(`leaf ${tree.size} is missing: the log was cut, ${due[0].from} covers ${due[0].size} entries${newer}`);
  }
  if (!headFound) broken(`no entry has the hash ${head}`);

  const sealed = whole ? tree.size : shown.size;
  const compared = whole ? checkpoints : anchorPart(shown, proof, consistency, checkpoints);
  return { header, entries, chains: chains.size, checkpoints, compared, anchored: whole ? good : compared.length > 0 ? sealed : 0 };
}

/** The entries of a part lead, with its proof, to one root; each checkpoint must be that tree, or one it grew from or into. */
function anchorPart(shown, proof, consistency, checkpoints) {
  if (shown.size === 0 || proof === undefined) return [];
  const root = rootOfShown(shown, proof.size, proof.hashes.map(fromBase64));
  return checkpoints.filter((checkpoint) => {
    const { size, from } = checkpoint;
    const [m, n] = [Math.min(size, proof.size), Math.max(size, proof.size)];
    const path = m === n ? { hashes: [] } : consistency.find((c) => c.from === m && c.to === n);
    if (path === undefined) return false;
    const [older, newer] = size <= proof.size ? [checkpoint.root, root] : [root, checkpoint.root];
    if (!grewFrom(m, older, n, newer, path.hashes.map(fromBase64))) broken(`the entries of this export are not part of the log that ${from} covers`);
    return true;
  });
}

function report({ header, entries, chains, checkpoints, compared, anchored }, { keyFiles, checkpointFiles }) {
  console.log(`VERIFIED  ${header.log}, ${header.scope === 'whole' ? 'the whole log' : `a part of the log (${header.scope})`}`);
  console.log(`  ${entries} entries in ${chains} chains: every hash, link and position fits.`);
  const outside = compared.filter(({ from }) => checkpointFiles.includes(from));
  for (const { from, size, time } of outside) console.log(`  Agrees with ${from}: ${size} entries at ${time}.`);
  if (compared.length > outside.length) console.log(`  Agrees with ${compared.length - outside.length} checkpoints inside the export.`);
  for (const { from } of checkpoints.filter((checkpoint) => !compared.includes(checkpoint))) console.log(`  NOT COMPARED  ${from}: the export has no consistency proof to it.`);
  if (checkpoints.length > 0 && keyFiles.length === 0) console.log('  UNSIGNED  Without --key the signatures of the checkpoints were not checked.');
  if (anchored < entries) console.log(`  UNANCHORED  ${entries - anchored} of ${entries} entries are covered by no checkpoint: a rewrite of them would not show.`);
  if (anchored > 0 && outside.length === 0) console.log('  UNANCHORED OUTSIDE  Only checkpoints inside the export were compared. Compare one you kept: --checkpoint FILE.');
  if (header.scope !== 'whole') console.log('  A part shows that its entries are in the log, not that nothing came after them. Compare the head printed on a report: --head HASH.');
}

// --------------------------------------------------------------------------------------------------- command

function broken(reason) {
  throw new Broken(reason);
}

function fromBase64(text) {
  return Buffer.from(text, 'base64').toString('latin1');
}

function openFile(file) {
  try {
    return openSync(file);
  } catch {
    throw new Usage(`${file} cannot be read.`);
  }
}

function readText(file) {
  closeSync(openFile(file));
  return readFileSync(file, 'utf8');
}

function readArguments(list) {
  const given = { file: undefined, keyFiles: [], checkpointFiles: [], head: undefined };
  const rest = [...list];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--') && given.file === undefined) given.file = word;
    else if (word === '--key' && rest.length > 0) given.keyFiles.push(rest.shift());
    else if (word === '--checkpoint' && rest.length > 0) given.checkpointFiles.push(rest.shift());
    else if (word === '--head' && rest.length > 0) given.head = rest.shift();
    else throw new Usage(`"${word}" was not expected.`);
  }
  if (given.file === undefined) throw new Usage('Which export?');
  return given;
}

/** Verifies, prints the result, and returns the exit code. */
export function main(list) {
  try {
    const given = readArguments(list);
    report(verify(given), given);
    return 0;
  } catch (error) {
    if (error instanceof Broken) console.log(`BROKEN  ${error.message}`);
    else if (error instanceof Usage) console.error(`${error.message}\nUsage: verify EXPORT [--key FILE]... [--checkpoint FILE]... [--head HASH]`);
    else throw error;
    return error instanceof Broken ? 1 : 2;
  }
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
