/**
 * Chooses who runs PostgreSQL and where its files lie. PostgreSQL refuses to run as root, so when we are root it runs
 * as an unprivileged account, which must be able to enter the folders on the way to its programs and data. A checkout
 * below /root, say, is closed to it; then programs and data move to a place of their own.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from './plain-error.mjs';

/**
 * @typedef {import('./postgres-binaries.mjs').PostgresBinaries} PostgresBinaries
 * @typedef {{ uid?: number, gid?: number }} Account empty: the account we run as
 * @typedef {{ binaries: PostgresBinaries, folder: string, account: Account, moved: boolean }} PostgresPlace
 */

/** "nobody" on every Linux and on macOS's unprivileged range; it need not exist in /etc/passwd. */
const NOBODY = 65534;

/**
 * @param {object} wish
 * @param {PostgresBinaries} wish.binaries
 * @param {string} wish.folder where the data should lie; made when missing
 * @param {string} wish.otherwise where data and programs lie if the unprivileged account cannot reach `folder`
 * @param {string} wish.checkout
 * @returns {PostgresPlace}
 */
export function placePostgres({ binaries, folder, otherwise, checkout }) {
  if (process.getuid?.() !== 0) {
    refuseForeignFolder(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { binaries, folder, account: {}, moved: false };
  }
  const account = unprivilegedAccount(folder, checkout);
  own(folder, account);
  if (canReach(folder, account) && canRun(binaries, account)) return { binaries, folder, account, moved: false };

  const reachable = join(otherwise, 'data');
  own(reachable, account);
  const reachablePrograms = canRun(binaries, account) ? binaries : copyOf(binaries, otherwise);
  if (!canReach(reachable, account) || !canRun(reachablePrograms, account)) {
    throw new PlainError('PostgreSQL does not run as root, and the account it should run as cannot reach its files.', [
      `Tried the programs in ${reachablePrograms.bin} with the data in ${reachable}, as user id ${account.uid}.`,
      'Run Consilium as an ordinary user, or use a server of your own (DATABASE_URL).',
    ]);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
  return { binaries: reachablePrograms, folder: reachable, account, moved: true };
}

/**
 * Whoever owns the data already; else the owner of the checkout, so that its files stay theirs; else nobody.
 *
 * @param {string} folder
 * @param {string} checkout
 * @returns {Required<Account>}
 */
function unprivilegedAccount(folder, checkout) {
  for (const place of [folder, checkout]) {
    if (!existsSync(place)) continue;
    const { uid, gid } = statSync(place);
    if (uid !== 0) return { uid, gid };
  }
  return { uid: NOBODY, gid: NOBODY };
}

/** @param {string} folder */
function refuseForeignFolder(folder) {
  if (!existsSync(folder)) return;
  const owner = statSync(folder).uid;
  if (owner === process.getuid?.()) return;
  throw new PlainError(
    `The database in ${folder} belongs to another user (user id ${owner}), perhaps from a run as root.`,
    [
      'Start as that user again, or remove it as root ("sudo npm run reset") and start afresh,',
      'or keep it and use another data folder: DATA_DIR=other-data npm start',
    ],
  );
}

/**
 * @param {string} folder
 * @param {Required<Account>} account
 */
function own(folder, account) {
  const parent = dirname(folder);
  const madeParent = mkdirSync(parent, { recursive: true }) !== undefined;
  // A folder made here need only be passed through, whatever the umask made of it.
  if (madeParent) chmodSync(parent, 0o711);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, account.uid, account.gid);
}

/**
 * @param {PostgresBinaries} binaries
 * @param {Required<Account>} account
 * @returns {boolean} whether the account can run the programs
 */
function canRun(binaries, account) {
  return ['postgres', 'initdb'].every(
    (program) =>
      spawnSync(join(binaries.bin, program), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0,
  );
}

/**
 * @param {string} folder
 * @param {Required<Account>} account
 * @returns {boolean} whether the account may pass through every folder above this one
 */
function canReach(folder, account) {
  for (let above = dirname(realpathSync(folder)); ; above = dirname(above)) {
    const { mode, uid, gid } = statSync(above);
    const permission = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & permission) === 0) return false;
    if (above === dirname(above)) return true;
  }
}

/**
 * @param {PostgresBinaries} binaries
 * @param {string} place
 * @returns {PostgresBinaries}
 */
function copyOf(binaries, place) {
  if (!binaries.movable) return binaries;
  const home = join(place, `postgresql-${binaries.major}`);
  if (!existsSync(home)) {
    const unfinished = `${home}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(binaries.home, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    renameSync(unfinished, home);
  }
  return { ...binaries, home, bin: join(home, 'bin') };
}

/** @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
