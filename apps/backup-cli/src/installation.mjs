/** Finds the installation that is to be backed up or restored: its data folder and its database, as their owner. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Guard, PlainError, checkout, dataFolder, embeddedPostgres, ensureDatabase, placePostgres, privateServer, startCluster, takeDataFolder, variableOrFile } from '@consilium/launcher';

const DATABASE = 'consilium';

/**
 * @typedef {object} Installation
 * @property {string} folder
 * @property {string} ownerUrl
 * @property {boolean} isPrivate whether the database is the private server
 * @property {() => Promise<void>} close stops what was started for this
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {'backup' | 'restore'} purpose a backup may run beside the installation, a restore may not
 * @returns {Promise<Installation>}
 */
export async function openInstallation(env, purpose) {
  const folder = dataFolder(env);
  const given = variableOrFile(env, 'DATABASE_URL');
  const ownPlace = privateServer(folder);
  const hasServer = [ownPlace.folder, join(ownPlace.otherwise, 'data')].some((place) => existsSync(join(place, 'PG_VERSION')));
  if (purpose === 'backup' && !given && !hasServer) {
    throw new PlainError(`There is nothing to back up: no database lies in ${folder}.`, ['Is DATA_DIR right? For a server of your own: DATABASE_URL=postgres://owner:password@host/database']);
  }
  const lock = await takeDataFolder(folder, `a ${purpose}`).catch((error) => {
    if (purpose === 'restore' || !(error instanceof PlainError)) throw error;
    // The installation is running; a backup reads beside it.
    return null;
  });
  if (given) return { folder, ownerUrl: given, isPrivate: false, close: async () => lock?.release() };

  const guard = new Guard();
  const release = async () => {
    await guard.close();
    lock?.release();
  };
  try {
    const place = placePostgres({ binaries: embeddedPostgres(), ...ownPlace, checkout });
    if (lock === null && !existsSync(join(place.folder, 'postmaster.pid'))) {
      throw new PlainError('Consilium is starting or stopping with this data.', ['Try again in a moment.']);
    }
    const cluster = await startCluster(place);
    const { pgCtl, folder: data, account } = cluster;
    if (!cluster.adopted) guard.watch({ kind: 'database', name: 'database', cluster: { pgCtl, folder: data, account } });
    await ensureDatabase(cluster, DATABASE);
    return {
      folder,
      ownerUrl: cluster.url(DATABASE),
      isPrivate: true,
      close: async () => {
        if (!cluster.adopted) {
          await cluster.stop();
          guard.forget('database');
        }
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
