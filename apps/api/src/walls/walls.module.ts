import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { WallDevices } from './wall-devices.js';
import { WallView } from './wall-view.js';
import { BoardWallsController, WallController } from './walls.controller.js';

/** Screens on the walls of meeting rooms. */
@Module({ imports: [CasesModule, DeliberationModule, MeetingsModule], controllers: [WallController, BoardWallsController], providers: [WallDevices, WallView] })
export class WallsModule {}
