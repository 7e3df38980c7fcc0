/**
 * How every benchmark speaks: readable tables first, and one line of JSON as the last line of all:
 *
 *   {"bench":…,"figures":{…},"goals":[{"id":…,"value":…,"goal":…,"ok":…}]}
 *
 *   const report = new BenchReport('criteria', { seed });
 *   report.table('Evaluations per second', ['engine', 'per second'], rows);
 *   report.figure('ours.perSecond', 81_000);
 *   report.goal('criteria.speed', 81_000, 'atLeast', 50_000);
 *   report.end();
 *
 * A goal that is missed is shown, not thrown: times depend on the machine.
 */
import { cpus, totalmem } from 'node:os';

/**
 * @typedef {string | number | boolean | null | undefined} Cell
 * @typedef {'atLeast' | 'atMost' | 'exactly'} Comparison
 * @typedef {{ id: string, value: number, goal: number, ok: boolean }} Goal
 */

/** @type {Record<Comparison, { sign: string, holds: (value: number, goal: number) => boolean }>} */
const COMPARISONS = {
  atLeast: { sign: '≥', holds: (value, goal) => value >= goal },
  atMost: { sign: '≤', holds: (value, goal) => value <= goal },
  exactly: { sign: '=', holds: (value, goal) => value === goal },
};

export class BenchReport {
  #bench;
  #print;
  /** @type {Record<string, number | string>} */
  #figures = {};
  /** @type {(Goal & { sign: string })[]} */
  #goals = [];

  /**
   * @param {string} bench its name, as in `npm run bench:<name>`
   * @param {object} [circumstances]
   * @param {number | string} [circumstances.seed] of its random data; run it again with the same to get the same data
   * @param {string} [circumstances.scale] when smaller than what the figures are about
   * @param {(line: string) => void} [print]
   */
  constructor(bench, { seed, scale } = {}, print = console.log) {
    this.#bench = bench;
    this.#print = print;
    const processors = cpus();
    const machine = [
      `Node ${process.versions.node}`,
      `${processors.length} × ${processors[0]?.model.trim() ?? process.arch}`,
      `${Math.round(totalmem() / 2 ** 30)} GiB`,
    ];
    print(
      `\n${bench}: ${machine.join(', ')}${scale ? `; scale: ${scale}` : ''}${seed === undefined ? '' : `; seed: ${seed}`}`,
    );
    if (seed !== undefined) this.#figures['seed'] = seed;
  }

  /**
   * @param {string} title
   * @param {string[]} columns
   * @param {Cell[][]} rows
   */
  table(title, columns, rows) {
    const texts = rows.map((row) => columns.map((_, index) => shown(row[index])));
    const widths = columns.map((column, index) =>
      Math.max(column.length, ...texts.map((row) => row[index]?.length ?? 0)),
    );
    const isNumber = columns.map((_, index) => rows.some((row) => typeof row[index] === 'number'));
    /** @param {string[]} cells */
    const line = (cells) =>
      `  ${cells.map((cell, index) => (isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join('  ')}`.trimEnd();
    this.#print(`\n${title}\n`);
    this.#print(line(columns));
    this.#print(line(widths.map((width) => '─'.repeat(width))));
    for (const row of texts) this.#print(line(row));
  }

  /**
   * @param {string} id with its unit in the name where it has one, for example `ours.p99Ms`
   * @param {number} value
   */
  figure(id, value) {
    if (!Number.isFinite(value)) throw new RangeError(`The figure ${id} is ${value}.`);
    this.#figures[id] = rounded(value);
  }

  /**
   * @param {string} id
   * @param {number} value
   * @param {Comparison} comparison
   * @param {number} goal
   */
  goal(id, value, comparison, goal) {
    if (!Number.isFinite(value)) throw new RangeError(`The value of the goal ${id} is ${value}.`);
    const { sign, holds } = COMPARISONS[comparison];
    this.#goals.push({ id, value: rounded(value), goal, ok: holds(value, goal), sign });
  }

  /** Prints the goals, then the line of JSON; nothing may be printed after it. */
  end() {
    if (this.#goals.length > 0) {
      this.table(
        'Goals',
        ['goal', 'value', '', 'wanted', ''],
        this.#goals.map(({ id, value, sign, goal, ok }) => [id, value, sign, goal, ok ? 'reached' : 'missed']),
      );
    }
    const goals = this.#goals.map(({ id, value, goal, ok }) => ({ id, value, goal, ok }));
    this.#print('');
    this.#print(JSON.stringify({ bench: this.#bench, figures: this.#figures, goals }));
  }
}

/**
 * @param {readonly number[]} values
 * @param {number} share from 0 to 1; 0.5 is the median
 * @returns {number} the smallest value that this share of all values does not exceed
 * @throws {RangeError} without values
 */
export function quantile(values, share) {
  if (values.length === 0) throw new RangeError('There is no quantile of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
}

/**
 * Times contestants in turns, so that a machine that slows down, or warms up, does so for all of them.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} contestants each does the same work once; a promise is awaited
 * @param {{ rounds?: number, warmUpRounds?: number }} [options]
 * @returns {Promise<Record<Name, number[]>>} milliseconds of each round
 */
export async function inTurns(contestants, { rounds = 10, warmUpRounds = 2 } = {}) {
  const names = /** @type {Name[]} */ (Object.keys(contestants));
  /** @type {any} */
  const empty = Object.fromEntries(names.map((name) => [name, []]));
  /** @type {Record<Name, number[]>} */
  const times = empty;
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    // Who goes first changes, for the first one of a round may find the caches cold.
    const shift = Math.abs(round) % names.length;
    for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
      const began = performance.now();
      await contestants[name]();
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  return times;
}

/** @param {Cell} cell */
function shown(cell) {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'number')
    return Number.isInteger(cell)
      ? cell.toLocaleString('en-GB')
      : cell.toLocaleString('en-GB', { maximumSignificantDigits: 4 });
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell;
}

/** @param {number} value */
const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));
