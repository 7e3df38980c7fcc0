import { Module, type OnModuleInit } from '@nestjs/common';
import { ScheduledWork } from '../scheduled-work/scheduled-work.js';
import { Housekeeping } from './housekeeping.js';

/** In the worker process: what has served its purpose is removed. */
@Module({ providers: [Housekeeping] })
export class HousekeepingModule implements OnModuleInit {
  constructor(
    private readonly work: ScheduledWork,
    private readonly housekeeping: Housekeeping,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'housekeeping.expired', cron: '17 * * * *', run: () => this.housekeeping.removeExpired() });
    this.work.register({ id: 'housekeeping.erasures', cron: '40 1 * * *', run: (tick) => this.housekeeping.completeErasures(tick) });
    this.work.register({ id: 'housekeeping.files', cron: '20 1 * * *', run: (tick) => this.housekeeping.removeLeftovers(tick) });
  }
}
