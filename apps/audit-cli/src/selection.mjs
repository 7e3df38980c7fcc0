/** Which entries an export holds. */
import { CommandError } from './database.mjs';

/**
 * @typedef {object} Selection
 * @property {'whole' | 'case' | 'period' | 'entries'} scope
 * @property {string} [caseId]
 * @property {string} [entryId]
 * @property {string} [from] inclusive, UTC with microseconds
 * @property {string} [to] exclusive, UTC with microseconds
 *
 * @typedef {object} SelectedRows
 * @property {string} condition SQL over audit.entry e and audit.leaf l
 * @property {unknown[]} values
 * @property {string} order
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * @param {{ case?: string, entry?: string, from?: string, to?: string }} options
 * @returns {Selection}
 */
export function selectionOf(options) {
  const caseId = uuid(options.case, '--case');
  const entryId = uuid(options.entry, '--entry');
  const from = instant(options.from, '--from');
  const to = instant(options.to, '--to');
  if (entryId) return { scope: 'entries', entryId };
  const period = from !== undefined || to !== undefined;
  // Part of one chain: neither every entry of the period nor the chain from its beginning.
  if (caseId && period) return { scope: 'entries', caseId, from, to };
  if (caseId) return { scope: 'case', caseId };
  return period ? { scope: 'period', from, to } : { scope: 'whole' };
}

/**
 * @param {import('pg').Client} client
 * @param {Selection} selection
 * @returns {Promise<SelectedRows>}
 */
export async function rowsOf(client, selection) {
  const { scope, caseId, entryId, from = '', to = '~' } = selection;
  if (scope === 'whole') return { condition: 'true', values: [], order: 'l.leaf_index NULLS LAST, e.seq' };
  if (entryId) return { condition: 'e.entry_id = $1', values: [entryId], order: 'e.seq' };
  if (caseId) {
    return { condition: `e.chain = $1 AND e.recorded_at >= $2 AND e.recorded_at < $3`, values: [`case:${caseId}`, from, to], order: 'e."position"' };
  }
  // A period is a run of leaves without a gap, so that nothing can be taken out of it unseen. It may begin or end with
  // entries a moment outside, which were committed between others of the period.
  const { rows } = await client.query(
    `SELECT min(l.leaf_index) AS first, max(l.leaf_index) AS last FROM audit.entry e JOIN audit.leaf l ON l.seq = e.seq
     WHERE e.recorded_at >= $1 AND e.recorded_at < $2`,
    [from, to],
  );
  return {
    condition: `(l.leaf_index BETWEEN $3 AND $4 OR l.leaf_index IS NULL AND e.recorded_at >= $1 AND e.recorded_at < $2)`,
    values: [from, to, rows[0].first, rows[0].last],
    order: 'l.leaf_index NULLS LAST, e.seq',
  };
}

/**
 * @param {string | undefined} text
 * @param {string} option
 */
function uuid(text, option) {
  if (text === undefined) return undefined;
  if (!UUID.test(text.toLowerCase())) throw new CommandError(`${option} takes an id such as 3f2a8c1e-5b77-4f0e-9a61-0c2f4d9b7e55.`);
  return text.toLowerCase();
}

/**
 * @param {string | undefined} text a date or an instant in UTC
 * @param {string} option
 */
function instant(text, option) {
  if (text === undefined) return undefined;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z)?$/.exec(text);
  if (!parts || Number.isNaN(Date.parse(text))) throw new CommandError(`${option} takes a date or an instant in UTC, as 2026-03-12 or 2026-03-12T09:30:00Z.`);
  return `${parts[1]}T${parts[2] ?? '00:00:00'}.${(parts[3] ?? '').padEnd(6, '0')}Z`;
}
