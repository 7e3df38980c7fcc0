/** The services of the built server that keep the record, over one database, without the rest of the server. */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '@consilium/launcher';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

// Drills and tests make trouble on purpose; what comes of it they read from the results.
Logger.overrideLogger(false);

/** @param {string} name */
const built = (name) => import(join(checkout, 'apps/api/dist/audit', `${name}.js`));

/**
 * @param {object} wish
 * @param {string} wish.workerUrl
 * @param {string} wish.appUrl
 * @param {string} [wish.folder] for keys and checkpoints; a new one by default
 * @param {number} [wish.sealEveryMs]
 * @param {object} [wish.settings] further settings of the record
 */
export async function openRecord({ workerUrl, appUrl, folder = mkdtempSync(join(tmpdir(), 'consilium-record-')), sealEveryMs = 20, settings = {} }) {
  const [{ AuditLog }, { AuditReader }, { AuditSealer }, { ChainSelfCheck }, { FreeTextVault }, { FolderCaseKeys }] = await Promise.all(
    ['audit-log', 'audit-reader', 'audit-sealer', 'chain-self-check', 'free-text/free-text-vault', 'free-text/case-keys'].map(built),
  );
  const [worker, app] = [workerUrl, appUrl].map((url) => new DataSource({ type: 'postgres', url, poolSize: 4 }));
  if (!worker || !app) throw new Error('two addresses are needed');
  await Promise.all([worker.initialize(), app.initialize()]);
  const log = new AuditLog();
  const keys = new FolderCaseKeys(join(folder, 'keys'));
  const newSealer = (more = {}) =>
    new AuditSealer(worker, { keyDirectory: join(folder, 'keys'), checkpointDirectory: join(folder, 'checkpoints'), sealEveryMs, retryMs: 200, ...settings, ...more });
  return {
    folder,
    worker,
    app,
    log,
    keys,
    newSealer,
    sealer: newSealer(),
    reader: new AuditReader(),
    selfCheck: new ChainSelfCheck(worker),
    vault: new FreeTextVault(keys, log),
    /**
     * Runs as the app within the scope of an organisation.
     *
     * @param {string} organisation
     * @param {(manager: import('typeorm').EntityManager) => Promise<any>} work
     * @returns {Promise<any>}
     */
    inScope: (organisation, work) =>
      app.transaction(async (manager) => {
        await manager.query(`SELECT set_config('consilium.organisation_id', $1, true)`, [organisation]);
        return work(manager);
      }),
    close: async ({ keepFolder = false } = {}) => {
      await Promise.all([worker.destroy(), app.destroy()]);
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits for a condition, not for a time.
 *
 * @param {() => Promise<boolean> | boolean} condition
 * @param {number} [patienceMs]
 */
export async function until(condition, patienceMs = 15_000) {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
