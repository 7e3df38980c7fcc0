/**
 * The rows of the database, by COPY over the ordinary connection. The shape of the tables is no part of a backup: it is
 * what the migrations of its names make.
 */
import { finished, pipeline } from 'node:stream/promises';
import { PlainError } from '@consilium/launcher';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Largest piece of a table in the archive, in bytes; a piece is held in memory. */
const PIECE = 8 << 20;

/** Schemas that are made anew: the queue is refilled from the database's own record of what has to be done. */
const NOT_COPIED = ['bullmq'];

/**
 * @typedef {object} CopiedTable
 * @property {string} name with schema, quoted where needed
 * @property {string[]} columns
 *
 * @typedef {object} DatabaseDescription
 * @property {string} takenAt UTC, the moment that all rows show
 * @property {number} serverVersion
 * @property {string[]} migrations names, in the order they ran
 * @property {CopiedTable[]} tables
 * @property {{ name: string, value: string, called: boolean }[]} sequences
 */

/**
 * Opens one snapshot of the whole database.
 *
 * @param {string} ownerUrl of a role that sees every row
 * @returns {Promise<{ client: pg.Client, description: DatabaseDescription }>}
 */
export async function openSnapshot(ownerUrl) {
  const client = await connect(ownerUrl);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const role = await client.query('SELECT rolsuper OR rolbypassrls AS sees_all, rolname FROM pg_roles WHERE rolname = current_user');
  if (!role.rows[0].sees_all) {
    throw new PlainError(`The role ${role.rows[0].rolname} does not see every row, so its backup would not be whole.`, [
      'DATABASE_URL must name a superuser, or a role with BYPASSRLS that may read every table.',
    ]);
  }
  const tables = await tablesOf(client);
  if (!tables.some(({ name }) => name === 'audit.entry')) throw new PlainError('This database holds no installation of Consilium.', ['Is DATABASE_URL right? Has the migrate step run?']);
  await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`);
  const about = await client.query(`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, current_setting('server_version_num')::int AS version`);
  const migrations = await client.query('SELECT name FROM migrations ORDER BY "timestamp", id');
  return {
    client,
    description: { takenAt: about.rows[0].at, serverVersion: about.rows[0].version, migrations: migrations.rows.map(({ name }) => name), tables, sequences: await sequencesOf(client) },
  };
}

/** @param {string} url */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'consilium-backup', options: '-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c client_encoding=UTF8' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new PlainError(`The database does not answer: ${/** @type {Error} */ (error).message}`);
  }
  return client;
}

/** @param {pg.Client} client @returns {Promise<CopiedTable[]>} */
async function tablesOf(client) {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
            array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND NOT n.nspname = ANY ($1)
        AND NOT (n.nspname = 'public' AND c.relname = 'migrations')
      GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
    [NOT_COPIED],
  );
  return rows;
}

/** @param {pg.Client} client */
async function sequencesOf(client) {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname NOT LIKE 'pg\\_%' AND NOT n.nspname = ANY ($1) AND NOT (n.nspname = 'public' AND c.relname = 'migrations_id_seq') ORDER BY 1`,
    [NOT_COPIED],
  );
  const sequences = [];
  for (const { name } of rows) {
    const found = await client.query(`SELECT last_value::text AS value, is_called AS called FROM ${name}`);
    sequences.push({ name, ...found.rows[0] });
  }
  return sequences;
}

/**
 * The rows of a table in pieces of bounded size, as COPY writes them.
 *
 * @param {pg.Client} client
 * @param {CopiedTable} table
 * @returns {AsyncGenerator<Buffer>}
 */
export async function* piecesOf(client, { name, columns }) {
  const stream = client.query(copyTo(`COPY ${name} (${columns.join(', ')}) TO STDOUT`));
  /** @type {Buffer[]} */
  let held = [];
  let size = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/**
 * Lets statistics be gathered again, once the migrate step has said of which columns none may be kept.
 *
 * @param {string} ownerUrl
 */
export async function gatherStatistics(ownerUrl) {
  const client = await connect(ownerUrl);
  try {
    for (const { name } of await tablesOf(client)) await client.query(`ALTER TABLE ${name} RESET (autovacuum_enabled)`);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

/** Fills an empty database of the right shape, in one transaction: all of it is there, or nothing. */
export class DatabaseFiller {
  #client;
  #description;
  /** @type {{ table: string, stream: import('node:stream').Writable & { rowCount: number } } | undefined} */
  #open;
  #rows = 0;
  /** @type {{ table: string, trigger: string, mode: string }[]} */
  #triggers = [];

  /**
   * @param {pg.Client} client
   * @param {DatabaseDescription} description
   */
  constructor(client, description) {
    this.#client = client;
    this.#description = description;
  }

  async begin() {
    await this.#client.query('BEGIN');
    const role = await this.#client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    if (!role.rows[0].rolsuper) throw new PlainError('A restore needs a superuser: the log defends itself against everybody else.', ['Give its address in DATABASE_URL.']);
    // Rules and constraints held when the rows were written; here they would refuse rows of the log that come in bulk.
    await this.#client.query(`SET LOCAL session_replication_role = replica`);
    const { rows } = await this.#client.query(
      `SELECT t.tgrelid::regclass::text AS table, quote_ident(t.tgname) AS trigger, t.tgenabled AS mode FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname <> ALL ($1)`,
      [NOT_COPIED],
    );
    this.#triggers = rows;
    for (const { table, trigger } of rows) await this.#client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
    const found = new Map((await tablesOf(this.#client)).map(({ name, columns }) => [name, columns]));
    for (const { name, columns } of this.#description.tables) {
      const missing = columns.filter((column) => !found.get(name)?.includes(column));
      if (missing.length > 0) throw new PlainError(`The table ${name} of this release lacks ${missing.join(', ')}.`, ['Restore with the release that made the backup.']);
    }
    // What migrations put into tables is part of the backup too.
    await this.#client.query(`TRUNCATE ${[...found.keys()].join(', ')}`);
    // The planner's statistics keep samples of texts where the plan of erasure, stored by the migrate step, does not forbid it.
    for (const name of found.keys()) await this.#client.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
  }

  /**
   * @param {string} table
   * @param {import('node:stream').Readable} piece
   */
  async take(table, piece) {
    if (this.#open?.table !== table) {
      await this.#close();
      const found = this.#description.tables.find(({ name }) => name === table);
      if (found === undefined) throw new PlainError(`The backup holds rows of ${table}, which it does not describe.`);
      this.#open = { table, stream: this.#client.query(copyFrom(`COPY ${table} (${found.columns.join(', ')}) FROM STDIN`)) };
    }
    await pipeline(piece, this.#open.stream, { end: false });
  }

  async #close() {
    if (this.#open === undefined) return;
    const { stream } = this.#open;
    this.#open = undefined;
    stream.end();
    await finished(stream);
    this.#rows += stream.rowCount;
  }

  /**
   * Numbers of sequences, and what must not come back to life with old rows.
   *
   * @returns {Promise<{ rows: number }>}
   */
  async complete() {
    await this.#close();
    const { sequences } = this.#description;
    for (const { name, value, called } of sequences) await this.#client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, called]);
    await this.#forgetTransactions();
    await this.#endWhatMustNotComeBack();
    for (const { table, trigger, mode } of this.#triggers) {
      const enable = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA', D: 'DISABLE' }[mode];
      await this.#client.query(`ALTER TABLE ${table} ${enable} TRIGGER ${trigger}`);
    }
    await this.#client.query('COMMIT');
    return { rows: this.#rows };
  }

  /** A backup of an older release may lack some of these tables. */
  async #endWhatMustNotComeBack() {
    const now = 'clock_timestamp()';
    const ends = {
      // They may have been ended, used or taken out of use after the backup was made.
      session: `revoked_at = ${now} WHERE revoked_at IS NULL`,
      one_time_link: `withdrawn_at = ${now} WHERE used_at IS NULL AND withdrawn_at IS NULL`,
      wall_device: `revoked_at = ${now} WHERE revoked_at IS NULL`,
      // A message that was waiting then has perhaps been sent since: a person decides.
      mail: `state = 'unknown', settled_at = ${now}, error = 'restored from a backup' WHERE state IN ('waiting', 'sending')`,
    };
    for (const [table, end] of Object.entries(ends)) {
      if (this.#description.tables.some(({ name }) => name === `public.${table}`)) await this.#client.query(`UPDATE ${table} SET ${end}`);
    }
  }

  /** Numbers of transactions mean nothing on another server, where they will be given out again. */
  async #forgetTransactions() {
    const { rows } = await this.#client.query(
      `SELECT a.attrelid::regclass::text AS table, quote_ident(a.attname) AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.atttypid = 'xid8'::regtype AND c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> ALL ($1)`,
      [NOT_COPIED],
    );
    for (const { table, column } of rows) await this.#client.query(`UPDATE ${table} SET ${column} = '0'`);
  }
}
