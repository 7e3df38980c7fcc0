/**
 * Ways to falsify a log, as somebody would who owns the database but not the signing key. Each one says which leaf the
 * verifier must name, or between which leaves it must say the log was rewritten.
 *
 * @typedef {import('./synthetic-log.mjs').LineEntry} LineEntry
 * @typedef {import('./synthetic-log.mjs').SyntheticLog} SyntheticLog
 * @typedef {import('./random.mjs').Random} Random
 *
 * @typedef {object} Tampered
 * @property {string[]} lines
 * @property {number} [leaf] the first bad entry
 * @property {number} [line] the first bad line, counted from 1, where it is no entry any more
 * @property {{ from: number, to: number }} [between] leaves between the last good and the first bad checkpoint
 */
import { exportLines, rehashed } from './synthetic-log.mjs';

/** @type {Record<string, (log: SyntheticLog, random: Random) => Tampered>} */
export const tamperings = {
  'a bit is flipped': (log, random) => {
    const lines = exportLines(log);
    const leaf = random.below(log.entries.length);
    const line = firstEntryLine(log) + leaf;
    const bytes = Buffer.from(/** @type {string} */ (lines[line]));
    const at = random.below(bytes.length);
    bytes[at] = /** @type {number} */ (bytes[at]) ^ (1 << random.below(8));
    // A byte that is no UTF-8 any more is read as U+FFFD: changed all the same.
    lines[line] = bytes.toString('utf8');
    return { lines, leaf, line: line + 1 };
  },

  'a field is changed': (log, random) => {
    const entries = [...log.entries];
    const leaf = random.below(entries.length);
    const entry = /** @type {LineEntry} */ (entries[leaf]);
    const field = random.pick(/** @type {const} */ (['entry', 'time', 'organisation', 'event', 'actor', 'role', 'outcome', 'request', 'payload', 'previous', 'hash']));
    /** @type {Record<string, string | null>} */
    const changed = {
      actor: entry.actor === null ? random.uuid() : null,
      outcome: entry.outcome === 'success' ? 'refused' : 'success',
      payload: entry.payload.replace('"version":', '"version":1'),
      previous: entry.hash,
      hash: entry.previous,
      time: entry.time.replace('2026', '2025'),
      event: 'caseWithdrawn',
      role: 'administrator',
    };
    entries[leaf] = /** @type {LineEntry} */ ({ ...entry, [field]: changed[field] ?? random.uuid() });
    return { lines: linesOf(log, entries), leaf };
  },

  'a text and null change places': (log, random) => {
    const entries = [...log.entries];
    const leaf = entries.findIndex(({ actor }, index) => actor === null && index >= random.below(entries.length / 2));
    if (leaf < 0) return { lines: linesOf(log, entries.slice(0, -1)), leaf: entries.length - 1 };
    entries[leaf] = { .../** @type {LineEntry} */ (entries[leaf]), actor: '' };
    return { lines: linesOf(log, entries), leaf, line: firstEntryLine(log) + leaf + 1 };
  },

  'an entry is deleted': (log, random) => {
    const leaf = random.below(log.entries.length);
    return { lines: linesOf(log, log.entries.toSpliced(leaf, 1)), leaf };
  },

  'an entry is deleted and the leaves are numbered anew': (log, random) => {
    const leaf = random.below(log.entries.length);
    const { chain } = /** @type {LineEntry} */ (log.entries[leaf]);
    const entries = renumbered(log.entries.toSpliced(leaf, 1));
    const nextOfChain = entries.findIndex((entry, index) => index >= leaf && entry.chain === chain);
    return { lines: linesOf(log, entries), ...firstOf(log, entries.length, leaf, nextOfChain) };
  },

  'an entry is inserted': (log, random) => {
    const leaf = random.below(log.entries.length);
    const entries = log.entries.toSpliced(leaf, 0, rehashed({ .../** @type {LineEntry} */ (log.entries[leaf]), entry: random.uuid() }));
    // Good in itself, it takes the place of another: the next one shows it, or a checkpoint that ends with it.
    const between = intervalOf(log, leaf);
    return { lines: linesOf(log, entries), ...(between.to === leaf ? { between } : { leaf: leaf + 1 }) };
  },

  'an entry is doubled': (log, random) => {
    const leaf = random.below(log.entries.length);
    const entries = log.entries.toSpliced(leaf, 0, /** @type {LineEntry} */ (log.entries[leaf]));
    return { lines: linesOf(log, entries), leaf: leaf + 1 };
  },

  'two entries change places': (log, random) => {
    const [first, second] = twoOf(log.entries.length, random);
    const entries = swapped(log.entries, first, second);
    return { lines: linesOf(log, entries), leaf: first };
  },

  'two entries change places and leaves': (log, random) => {
    const [first, second] = twoOf(log.entries.length, random);
    const entries = renumbered(swapped(log.entries, first, second));
    return { lines: linesOf(log, entries), ...firstOf(log, entries.length, first, firstOutOfOrder(entries)) };
  },

  'an entry is changed and its chain hashed anew': (log, random) => {
    const leaf = random.below(log.entries.length);
    const entries = relinked(log.entries.with(leaf, { .../** @type {LineEntry} */ (log.entries[leaf]), payload: '{"version":0}' }), leaf);
    return { lines: linesOf(log, entries), between: intervalOf(log, leaf) };
  },

  'an entry is deleted and everything hashed anew': (log, random) => {
    const leaf = random.below(log.entries.length - 1);
    const { chain } = /** @type {LineEntry} */ (log.entries[leaf]);
    let entries = renumbered(log.entries.toSpliced(leaf, 1));
    entries = relinked(
      entries.map((entry, index) => (index >= leaf && entry.chain === chain ? { ...entry, position: entry.position - 1 } : entry)),
      leaf,
      chain,
    );
    const { from, to } = intervalOf(log, leaf);
    // Where the last checkpoint is the first bad one, the log has become too short for it.
    return to >= entries.length ? { lines: linesOf(log, entries), leaf: entries.length } : { lines: linesOf(log, entries), between: { from, to } };
  },

  'the tail is cut': (log, random) => {
    const left = random.below(log.entries.length);
    return { lines: linesOf(log, log.entries.slice(0, left)), leaf: left };
  },
};

/** @param {SyntheticLog} log */
const firstEntryLine = ({ checkpoints }) => 1 + checkpoints.length;

/**
 * @param {SyntheticLog} log
 * @param {LineEntry[]} entries
 */
const linesOf = (log, entries) => exportLines({ ...log, entries });

/** @param {LineEntry[]} entries */
const renumbered = (entries) => entries.map((entry, leaf) => (entry.leaf === leaf ? entry : { ...entry, leaf }));

/**
 * @param {readonly LineEntry[]} entries
 * @param {number} first
 * @param {number} second
 */
const swapped = (entries, first, second) =>
  entries.with(first, /** @type {LineEntry} */ (entries[second])).with(second, /** @type {LineEntry} */ (entries[first]));

/**
 * @param {number} count
 * @param {Random} random
 * @returns {[number, number]} ascending
 */
function twoOf(count, random) {
  const first = random.below(count - 1);
  return [first, first + 1 + random.below(count - first - 1)];
}

/**
 * Hashes one chain anew from a leaf on.
 *
 * @param {LineEntry[]} entries
 * @param {number} leaf
 * @param {string} [chain]
 */
function relinked(entries, leaf, chain = /** @type {LineEntry} */ (entries[leaf]).chain) {
  const result = [...entries];
  let before = entries.slice(0, leaf).findLast((entry) => entry.chain === chain)?.hash ?? '0'.repeat(64);
  for (let index = leaf; index < result.length; index += 1) {
    const entry = /** @type {LineEntry} */ (result[index]);
    if (entry.chain !== chain) continue;
    result[index] = rehashed({ ...entry, previous: before });
    before = /** @type {LineEntry} */ (result[index]).hash;
  }
  return result;
}

/**
 * The first entry whose position does not follow in its chain; -1 when there is none.
 *
 * @param {readonly LineEntry[]} entries
 */
function firstOutOfOrder(entries) {
  /** @type {Map<string, number>} */
  const positions = new Map();
  return entries.findIndex(({ chain, position }) => {
    const follows = position === (positions.get(chain) ?? 0) + 1;
    positions.set(chain, position);
    return !follows;
  });
}

/**
 * The leaves between the last checkpoint that does not reach a leaf and the first that covers it.
 *
 * @param {SyntheticLog} log
 * @param {number} leaf
 */
function intervalOf({ checkpoints }, leaf) {
  const covering = checkpoints.findIndex(({ size }) => size > leaf);
  return { from: checkpoints[covering - 1]?.size ?? 0, to: /** @type {{ size: number }} */ (checkpoints[covering]).size - 1 };
}

/**
 * Whatever a reader in leaf order meets first: a broken link at `link`, a checkpoint that covers `leaf`, or the end.
 *
 * @param {SyntheticLog} log
 * @param {number} entries left in the log
 * @param {number} leaf
 * @param {number} link -1: none
 */
function firstOf(log, entries, leaf, link) {
  const between = intervalOf(log, leaf);
  if (link >= 0 && link <= between.to) return { leaf: link };
  return between.to < entries ? { between } : { leaf: entries };
}
