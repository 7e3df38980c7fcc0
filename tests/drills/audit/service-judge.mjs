/** Compares what clients were told with what the database holds. */
import pg from 'pg';

/**
 * Told "done" is in the database, once; what is in the database was intended; a change and its entry are there together;
 * an answered read stands in the record; every chain holds.
 *
 * @param {string} ownerUrl
 * @param {import('./service-clients.mjs').Told[]} told
 * @returns {Promise<string[]>} violations
 */
export async function judge(ownerUrl, told) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    /** @param {string} sql @param {unknown[]} [values] */
    const rows = async (sql, values) => (await client.query(sql, values)).rows;
    const remarks = await rows(`SELECT id, substr(body, 5) AS key FROM annotation WHERE body LIKE 'Act %'`);
    const entries = await rows(
      `SELECT payload::json ->> 'annotationId' AS id, count(*)::int AS times FROM audit.entry WHERE event = 'annotationAdded' AND outcome = 'success' GROUP BY 1`,
    );
    return [
      ...remarksAsTold(told, remarks),
      ...entriesOfRemarks(remarks, entries),
      ...(await votesAsTold(told, rows)),
      ...(await readsAsTold(told, rows)),
      ...(await rows('SELECT * FROM audit.self_check()')).map(({ chain, position, problem }) => `${chain} position ${position} ${problem}`),
    ];
  } finally {
    await client.end();
  }
}

/**
 * @param {import('./service-clients.mjs').Told[]} told
 * @param {{ id: string, key: string }[]} remarks
 */
function* remarksAsTold(told, remarks) {
  /** @type {Map<string, string[]>} */
  const stored = new Map();
  for (const { id, key } of remarks) stored.set(key, [...(stored.get(key) ?? []), id]);
  const intended = new Set(told.flatMap(({ intended: keys }) => keys));
  for (const [key, ids] of stored) {
    if (ids.length > 1) yield `done ${ids.length} times: remark ${key}`;
    if (!intended.has(key)) yield `nobody intended remark ${key}`;
  }
  for (const [key, id] of told.flatMap((one) => [...one.remarks])) if (stored.get(key)?.[0] !== id) yield `lost, or not what was acknowledged: remark ${key}`;
}

/**
 * @param {{ id: string }[]} remarks
 * @param {{ id: string, times: number }[]} entries
 */
function* entriesOfRemarks(remarks, entries) {
  const recorded = new Map(entries.map(({ id, times }) => [id, times]));
  for (const { id } of remarks) if (recorded.get(id) !== 1) yield `a change with ${recorded.get(id) ?? 0} entries: remark ${id}`;
  const ids = new Set(remarks.map(({ id }) => id));
  for (const { id } of entries) if (!ids.has(id)) yield `an entry without its change: remark ${id}`;
}

/**
 * @param {import('./service-clients.mjs').Told[]} told
 * @param {(sql: string) => Promise<any[]>} rows
 */
async function votesAsTold(told, rows) {
  const ballots = await rows('SELECT voter_id, count(*)::int AS ballots FROM ballot GROUP BY 1');
  const stored = new Map(ballots.map(({ voter_id: id, ballots: count }) => [id, count]));
  const [{ entries }] = await rows(`SELECT count(DISTINCT payload::json ->> 'ballotId')::int AS entries FROM audit.entry WHERE event = 'ballotCast' AND outcome = 'success'`);
  const [{ all }] = await rows(`SELECT count(*)::int AS all FROM audit.entry WHERE event = 'ballotCast' AND outcome = 'success'`);
  const total = ballots.reduce((sum, { ballots: count }) => sum + count, 0);
  return [
    ...told.filter(({ personId, votes }) => (stored.get(personId) ?? 0) !== votes).map(({ personId, votes }) => `${votes} votes acknowledged, ${stored.get(personId) ?? 0} stored: ${personId}`),
    ...(entries === total && all === total ? [] : [`${total} ballots, ${all} entries about ${entries} of them`]),
  ];
}

/**
 * A read whose answer was lost may stand in the record; one that was answered must.
 *
 * @param {import('./service-clients.mjs').Told[]} told
 * @param {(sql: string) => Promise<any[]>} rows
 */
async function readsAsTold(told, rows) {
  const entries = await rows(`SELECT actor_id, count(*)::int AS reads FROM audit.entry WHERE event = 'caseRead' AND payload LIKE '%"parts":["head"]%' GROUP BY 1`);
  const recorded = new Map(entries.map(({ actor_id: id, reads }) => [id, reads]));
  return told.filter(({ personId, reads }) => (recorded.get(personId) ?? 0) < reads).map(({ personId, reads }) => `${reads} reads answered, ${recorded.get(personId) ?? 0} recorded: ${personId}`);
}
