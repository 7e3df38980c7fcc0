/** A small table that is audited like those of the product, and the act that drills and benchmarks perform on it. */
import pg from 'pg';

/**
 * Adds the table to a migrated database.
 *
 * @param {string} ownerUrl
 */
export async function addActs(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      CREATE TABLE drill_act (id uuid PRIMARY KEY, case_id uuid NOT NULL, version integer NOT NULL, note text NOT NULL DEFAULT '');
      ALTER TABLE drill_act OWNER TO consilium_owner;
      GRANT SELECT, INSERT, UPDATE, DELETE ON drill_act TO consilium_app;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON drill_act
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
      -- The same without a record, to compare with.
      CREATE TABLE bare_act (LIKE drill_act INCLUDING ALL);
      ALTER TABLE bare_act OWNER TO consilium_owner;
      GRANT SELECT, INSERT ON bare_act TO consilium_app;
    `);
  } finally {
    await client.end();
  }
}

export const APPEND = 'SELECT entry_id, chain, "position", hash FROM audit.append($1, $2, $3, $4, $5, $6, $7, $8)';

/**
 * @param {pg.ClientBase} client connected as consilium_app
 * @param {string} organisation
 */
export const setScope = (client, organisation) => client.query(`SELECT set_config('consilium.organisation_id', $1, true)`, [organisation]);

/**
 * One act: a row and its entry, in one transaction.
 *
 * @param {pg.ClientBase} client connected as consilium_app
 * @param {{ id: string, organisation: string, caseId: string, version?: number }} act
 */
export async function performAct(client, { id, organisation, caseId, version = 1 }) {
  await client.query('BEGIN');
  try {
    await setScope(client, organisation);
    await client.query('INSERT INTO drill_act (id, case_id, version) VALUES ($1, $2, $3)', [id, caseId, version]);
    const payload = `{"annotationId":"${id}","caseId":"${caseId}","target":"case","targetId":"${caseId}","visibility":"record"}`;
    const { rows } = await client.query(APPEND, [organisation, caseId, 'annotationAdded', organisation, 'specialist', 'success', payload, `act-${id}`]);
    await client.query('COMMIT');
    return rows[0];
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
