import { Module } from '@nestjs/common';
import { AccountList } from './accounts/account-list.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { BoardSeats } from './boards/board-seats.js';
import { BoardsController } from './boards/boards.controller.js';
import { BoardsService } from './boards/boards.service.js';
import { CoversController } from './boards/covers.controller.js';
import { MembershipsController } from './boards/memberships.controller.js';
import { SettingsEffects } from './boards/settings-effect.js';
import { DeskRecord } from './desk-record.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { AuditorGrantsController } from './grants/auditor-grants.controller.js';
import { IntegrationsController } from './integrations/integrations.controller.js';
import { IntegrationsService } from './integrations/integrations.service.js';
import { SystemHealthReader } from './integrations/system-health.js';

/** The administrator's desk. */
@Module({
  imports: [StorageModule],
  controllers: [AccountsController, BoardsController, MembershipsController, CoversController, AuditorGrantsController, IntegrationsController],
  providers: [DeskRecord, AccountList, AccountsService, BoardsService, BoardSeats, SettingsEffects, IntegrationsService, SystemHealthReader],
})
export class AdministrationModule {}
