/** Looks for a text in everything the system has written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOwner } from './board-room.mjs';

/**
 * @param {string} ownerUrl
 * @param {string[]} texts
 * @returns {Promise<string[]>} `table contains text`, for every table of every schema
 */
export async function foundInTables(ownerUrl, texts) {
  return asOwner(ownerUrl, async (client) => {
    const tables = await client.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const found = [];
    for (const { name } of tables.rows) {
      for (const text of texts) {
        // Binary columns are shown in hexadecimal, so the text is looked for in that form too.
        const { rows } = await client.query(`SELECT count(*)::int AS hits FROM ${name} t WHERE t::text LIKE $1 OR t::text LIKE $2`, [
          `%${text}%`, `%${Buffer.from(text).toString('hex')}%`,
        ]);
        if (rows[0].hits > 0) found.push(`${name} contains ${text}`);
      }
    }
    return found;
  });
}

/**
 * @param {string} folder
 * @param {string[]} texts
 * @returns {string[]} files below the folder that hold one of the texts
 */
export function foundInFiles(folder, texts) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path).toString('latin1');
      return texts.some((text) => content.includes(Buffer.from(text).toString('latin1')));
    });
}
