/**
 * Restores a backup beside what is there, verifies it, and only then puts it in place. What it replaces is kept under
 * another name.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, Progress, checkout, runOnce } from '@consilium/launcher';
import pg from 'pg';
import { FORMAT, readArchive, textOf } from './archive.mjs';
import { BEFORE_RESTORE, RESTORING, keptNames, placeFile } from './data-files.mjs';
import { DatabaseFiller, connect, gatherStatistics } from './database-content.mjs';
import { erasuresOfDatabase, erasuresOfExport } from './erasures.mjs';
import { openInstallation } from './installation.mjs';
import { verifyRestored } from './verify-restored.mjs';

const built = (/** @type {string} */ name) => join(checkout, 'apps/api/dist', `${name}.js`);

/**
 * @typedef {object} RestoreWish
 * @property {string} file
 * @property {boolean} replace whether an installation that is there may be put aside
 * @property {import('./archive.mjs').Locks} locks
 * @property {string[]} checkpoints files kept outside, with which the restored log is compared
 * @property {string[]} erasures exports of the log that name erasures made after the backup
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {RestoreWish} wish
 */
export async function restoreBackup(env, wish) {
  for (const file of [wish.file, ...wish.checkpoints, ...wish.erasures]) if (!existsSync(file)) throw new PlainError(`${file} does not exist.`);
  const installation = await openInstallation(env, 'restore');
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const place = new RestorePlace(installation, stamp);
  try {
    const isEmpty = await place.isEmpty();
    if (!isEmpty && !wish.replace) {
      throw new PlainError(`There is an installation already: database "${place.database}", data folder ${installation.folder}.`, [
        'Restore into an empty place (DATA_DIR=… or another DATABASE_URL),',
        'or put this one aside: npm run restore -- FILE --replace',
      ]);
    }
    await restoreInto(place, env, wish, isEmpty ? [] : await place.erasures());
    const kept = await place.swap(isEmpty);
    console.log(`\nRestored into ${installation.folder} and database "${place.database}". Everybody signs in anew.`);
    if (kept !== null) console.log(`What was there is kept as database "${kept.database}" and in ${kept.folder}; remove both when nothing is missing.`);
    if (!installation.isPrivate) console.log('Passwords of the login roles are those of this server; run the migrate step to set others.');
  } finally {
    await place.cleanUp();
    await installation.close();
  }
}

/**
 * @param {RestorePlace} place
 * @param {NodeJS.ProcessEnv} env
 * @param {RestoreWish} wish
 * @param {import('./erasures.mjs').KnownErasure[]} erasuresBefore of the installation that is replaced
 */
async function restoreInto(place, env, wish, erasuresBefore) {
  const progress = new Progress();
  const takenAt = await progress.step('Content', async (step) => {
    const { description, rows, files } = await unpack(place, env, wish, (detail) => step.doing(detail));
    step.outcome = `${rows} rows and ${files} files as of ${description.takenAt}`;
    return description.takenAt;
  });
  const ownerEnv = { ...env, DATABASE_URL: place.url, DATABASE_URL_FILE: '', DATA_DIR: place.files, APP_DB_PASSWORD: '', WORKER_DB_PASSWORD: '', AUDITOR_DB_PASSWORD: '' };
  await progress.step('Migrations', async (step) => {
    step.outcome = (await runOnce({ name: 'The migrate step', entryPoint: built('migrate'), env: ownerEnv })).at(-1) ?? '';
    await gatherStatistics(place.url);
  });
  await progress.step('Erasures', async (step) => {
    const known = [...erasuresBefore, ...(await Promise.all(wish.erasures.map(erasuresOfExport))).flat()];
    const list = join(place.files, 'after-restore.part');
    writeFileSync(list, JSON.stringify({ takenAt, erasures: known }), { mode: 0o600 });
    step.outcome = (await runOnce({ name: 'The step after a restore', entryPoint: built('after-restore'), scriptArguments: [list], env: ownerEnv })).at(-1) ?? '';
    rmSync(list);
  });
  await progress.step('Verification', async (step) => {
    const verdict = await verifyRestored(place.url, place.files, wish.checkpoints);
    step.outcome = verdict.split('\n')[0] ?? '';
    rmSync(join(place.files, 'restored-log.part'), { force: true });
  });
}

/**
 * @param {RestorePlace} place
 * @param {NodeJS.ProcessEnv} env
 * @param {RestoreWish} wish
 * @param {(detail: string) => void} doing
 */
async function unpack(place, env, { file, locks }, doing) {
  /** @type {{ filler: DatabaseFiller, client: pg.Client, description: import('./database-content.mjs').DatabaseDescription } | undefined} */
  let database;
  let files = 0;
  try {
    await readArchive(file, locks, async (name, content) => {
      const [kind, ...rest] = name.split('/');
      if (name === 'backup.json') {
        const { format } = JSON.parse(await textOf(content));
        if (format !== FORMAT) throw new PlainError(`${file} is of the format "${format}", which this release does not know.`);
      } else if (name === 'database.json') {
        const description = JSON.parse(await textOf(content));
        doing('making the tables');
        await place.make();
        const names = join(place.files, 'migrations.part');
        writeFileSync(names, JSON.stringify(description.migrations));
        await runOnce({ name: 'The step that makes the tables', entryPoint: built('schema-of-backup'), scriptArguments: [names], env: { ...env, DATABASE_URL: place.url, DATABASE_URL_FILE: '' } });
        rmSync(names);
        const client = await connect(place.url);
        database = { client, description, filler: new DatabaseFiller(client, description) };
        await database.filler.begin();
      } else if (kind === 'rows' && database !== undefined) {
        doing(rest[0] ?? '');
        await database.filler.take(rest[0] ?? '', content);
      } else if (kind === 'files') {
        files += 1;
        await placeFile(place.files, rest.join('/'), content);
      } else throw new PlainError(`The backup holds "${name}", which this release does not know.`, ['Restore with the release that made it.']);
    });
    if (database === undefined) throw new PlainError(`${file} holds no database.`);
    doing('checking');
    return { ...(await database.filler.complete()), files, description: database.description };
  } finally {
    await database?.client.end();
  }
}

/** A database and a folder beside the ones in use, until they take their names. */
class RestorePlace {
  /** @param {import('./installation.mjs').Installation} installation @param {string} stamp */
  constructor(installation, stamp) {
    this.installation = installation;
    this.stamp = stamp;
    this.database = decodeURIComponent(new URL(installation.ownerUrl).pathname.slice(1));
    this.restoring = `${this.database}_restoring_${stamp.replaceAll('-', '').toLowerCase()}`;
    this.files = join(installation.folder, `${RESTORING}${stamp}`);
    mkdirSync(this.files, { recursive: true, mode: 0o700 });
  }

  get url() {
    return this.#urlOf(this.restoring);
  }

  /** @returns {Promise<boolean>} whether neither tables nor files are there */
  async isEmpty() {
    if ((await keptNames(this.installation.folder)).length > 0) return false;
    const found = await this.#ask(this.database, `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' LIMIT 1`);
    return found.rowCount === 0;
  }

  async erasures() {
    const client = await connect(this.installation.ownerUrl);
    try {
      const { rows } = await client.query(`SELECT to_regclass('audit.entry') IS NOT NULL AS has_log`);
      return rows[0].has_log ? await erasuresOfDatabase(client) : [];
    } finally {
      await client.end();
    }
  }

  async make() {
    await this.#ask('postgres', `CREATE DATABASE ${pg.escapeIdentifier(this.restoring)} TEMPLATE template0`);
  }

  /**
   * @param {boolean} wasEmpty
   * @returns {Promise<{ database: string, folder: string } | null>} where the former installation is kept
   */
  async swap(wasEmpty) {
    const busy = await this.#ask('postgres', `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = ${pg.escapeLiteral(this.database)}`);
    if (busy.rows[0].n > 0) throw new PlainError(`Somebody is connected to the database "${this.database}".`, ['Stop API and worker, then restore again.']);
    const { folder } = this.installation;
    const former = { database: `${this.database}_before_${this.stamp.replaceAll('-', '').toLowerCase()}`, folder: join(folder, `${BEFORE_RESTORE}${this.stamp}`) };
    const [now, restored, kept] = [this.database, this.restoring, former.database].map((name) => pg.escapeIdentifier(name));
    if (wasEmpty) await this.#ask('postgres', `DROP DATABASE ${now}`);
    else await this.#ask('postgres', `ALTER DATABASE ${now} RENAME TO ${kept}`);
    await this.#ask('postgres', `ALTER DATABASE ${restored} RENAME TO ${now}`);
    const before = await keptNames(folder);
    if (before.length > 0) mkdirSync(former.folder, { mode: 0o700 });
    for (const name of before) renameSync(join(folder, name), join(former.folder, name));
    for (const name of await keptNames(this.files)) renameSync(join(this.files, name), join(folder, name));
    return wasEmpty ? null : former;
  }

  /** Whatever happened, nothing half-done is left. */
  async cleanUp() {
    rmSync(this.files, { recursive: true, force: true });
    await this.#ask('postgres', `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(this.restoring)} WITH (FORCE)`).catch(() => undefined);
  }

  /** @param {string} database @param {string} statement */
  async #ask(database, statement) {
    const client = await connect(this.#urlOf(database));
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** @param {string} database */
  #urlOf(database) {
    const url = new URL(this.installation.ownerUrl);
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.href;
  }
}
