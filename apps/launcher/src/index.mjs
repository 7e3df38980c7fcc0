/** The front door: what tests and drills may use of the launcher. */
export { embeddedPostgres, installedPostgres } from './postgres-binaries.mjs';
export { placePostgres } from './postgres-account.mjs';
export { ensureDatabase, startCluster } from './postgres-cluster.mjs';
export { stopCluster } from './postgres-stop.mjs';
export { Guard } from './guarding.mjs';
export { identify, isRunning, signalProcess } from './process-identity.mjs';
export { freePort, isFree } from './free-port.mjs';
export { PlainError, printFailure } from './plain-error.mjs';
export { checkout, entryPoints, fingerprintOfPath } from './paths.mjs';
export { LOGIN_ROLES, ROLE_NAMES, rolePasswordVariables, roleUrl, roleUrlVariables } from './database-roles.mjs';
export { startService, waitUntilReady } from './service.mjs';
export { runOnce } from './one-shot.mjs';
export { Progress } from './progress.mjs';
export { build } from './build.mjs';
export { withConfigurationTable } from './configuration-table.mjs';
export { demoAccounts, seedDemo } from './demo.mjs';
