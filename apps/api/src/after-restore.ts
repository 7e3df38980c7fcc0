/**
 * One-shot process of a restore: puts it on record, and erases again what was erased after the backup was made. Uses
 * DATABASE_URL, the owner's, and DATA_DIR for the keys of cases.
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from './audit/audit-log.js';
import { FolderCaseKeys } from './audit/free-text/case-keys.js';
import { FreeTextVault } from './audit/free-text/free-text-vault.js';
import { ConfigurationError, readMigrationConfig } from './config/config.js';
import { RepeatedErasures } from './erasure/repeated-erasures.js';
import { workspaceRoot } from './platform/database/data-source.js';
import { systemScope } from './platform/database/scope.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';

const id = z.uuid();
const listSchema = z.object({
  takenAt: z.string(),
  erasures: z.array(z.object({ erasureId: id, organisationId: id, caseId: id, basis: z.string(), requestedBy: id.nullable(), decidedBy: id, erasedAt: z.string() })),
});

try {
  const { DATABASE_URL: ownerUrl, DATA_DIR: dataDir } = readMigrationConfig();
  const file = process.argv[2];
  if (ownerUrl === undefined || file === undefined) throw new ConfigurationError('Usage: DATABASE_URL=… DATA_DIR=… node after-restore.js FILE');
  const { takenAt, erasures } = listSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, applicationName: 'consilium-restore', entities: [], extra: { options: '-c timezone=UTC' } });
  await dataSource.initialize();
  try {
    const log = new AuditLog();
    const vault = new FreeTextVault(new FolderCaseKeys(join(isAbsolute(dataDir) ? dataDir : join(workspaceRoot, dataDir), 'keys')), log);
    const repeated = await new RepeatedErasures(new UnitOfWork(dataSource), vault).repeat(erasures);
    for (const { id: organisationId } of await dataSource.query<Array<{ id: string }>>(`SELECT id FROM organisation`)) {
      await new UnitOfWork(dataSource).run(systemScope(organisationId, 'restore'), (manager) =>
        log.append(manager, {
          organisationId,
          caseId: null,
          event: 'backupRestored',
          actorId: null,
          actorRole: 'system',
          outcome: 'success',
          payload: { takenAt, erasuresRepeated: repeated },
          requestId: 'restore',
        }),
      );
    }
    process.stdout.write(`${erasures.length} known, ${repeated} made after the backup and repeated\n`);
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
