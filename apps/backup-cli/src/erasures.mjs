/** Erasures that were made after the backup: a restore must not bring the erased back. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PlainError } from '@consilium/launcher';

/**
 * @typedef {object} KnownErasure
 * @property {string} erasureId
 * @property {string} organisationId
 * @property {string} caseId
 * @property {string} basis
 * @property {string | null} requestedBy null: asked for before the entries at hand begin
 * @property {string} decidedBy
 * @property {string} erasedAt UTC
 *
 * @typedef {{ event: string, organisation: string, actor: string | null, time: string, payload: { erasureId?: string, caseId: string, basis: string } }} Found
 */

/**
 * From the log of the database that is to be replaced.
 *
 * @param {import('pg').Client} client
 * @returns {Promise<KnownErasure[]>}
 */
export async function erasuresOfDatabase(client) {
  const { rows } = await client.query(
    `SELECT event, organisation_id AS organisation, actor_id AS actor, recorded_at AS time, payload::json AS payload FROM audit.entry
      WHERE event IN ('erasureRequested', 'erasureDone') AND outcome = 'success' ORDER BY seq`,
  );
  return paired(rows);
}

/**
 * From an export of the log, which an auditor keeps elsewhere: for the day on which nothing but the backup is left.
 *
 * @param {string} file
 * @returns {Promise<KnownErasure[]>}
 */
export async function erasuresOfExport(file) {
  /** @type {Found[]} */
  const found = [];
  const lines = createInterface({ input: createReadStream(file).on('error', () => undefined) });
  for await (const line of lines) {
    if (found.length === 0 && line.startsWith('{"format"') && !line.includes('consilium-audit-export/')) throw new PlainError(`${file} is no export of the log.`);
    if (!line.includes('"event":"erasure')) continue;
    const entry = JSON.parse(line);
    if (['erasureRequested', 'erasureDone'].includes(entry.event) && entry.outcome === 'success') found.push({ ...entry, payload: JSON.parse(entry.payload) });
  }
  return paired(found);
}

/**
 * @param {Found[]} found in the order of the log
 * @returns {KnownErasure[]}
 */
function paired(found) {
  /** @type {Map<string, string>} */
  const requestedBy = new Map();
  /** @type {KnownErasure[]} */
  const known = [];
  for (const { event, organisation, actor, time, payload } of found) {
    const { erasureId, caseId, basis } = payload;
    if (erasureId === undefined || actor === null) continue;
    if (event === 'erasureRequested') requestedBy.set(erasureId, actor);
    else known.push({ erasureId, organisationId: organisation, caseId, basis, requestedBy: requestedBy.get(erasureId) ?? null, decidedBy: actor, erasedAt: time });
  }
  return known;
}
