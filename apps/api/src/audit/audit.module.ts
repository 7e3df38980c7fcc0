import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AUDIT_SETTINGS, auditSettingsProvider, type AuditSettings } from './audit-settings.js';
import { FolderCaseKeys } from './free-text/case-keys.js';
import { CASE_KEYS, FreeTextVault } from './free-text/free-text-vault.js';
import { AuditReader } from './audit-reader.js';
import { ChainSelfCheck } from './chain-self-check.js';
import { AuditSealer } from './audit-sealer.js';

/** The record, for every feature. The worker starts and stops `AuditSealer`, and checks as scheduled work. */
@Global()
@Module({
  providers: [
    auditSettingsProvider,
    { provide: CASE_KEYS, inject: [AUDIT_SETTINGS], useFactory: ({ keyDirectory }: AuditSettings) => new FolderCaseKeys(keyDirectory) },
    AuditLog,
    AuditReader,
    AuditSealer,
    ChainSelfCheck,
    FreeTextVault,
  ],
  exports: [AuditLog, AuditReader, AuditSealer, ChainSelfCheck, FreeTextVault],
})
export class AuditModule {}
