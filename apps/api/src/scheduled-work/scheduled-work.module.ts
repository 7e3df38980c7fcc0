import { Global, Module } from '@nestjs/common';
import { EveryOrganisation } from './every-organisation.js';
import { ScheduledRuns } from './scheduled-runs.js';
import { ScheduledWork } from './scheduled-work.js';
import { Scheduler } from './scheduler.service.js';
import { TaskRunner } from './task-runner.js';

/** In the worker process: features register what has to be done when, and it is done. */
@Global()
@Module({ providers: [ScheduledWork, ScheduledRuns, TaskRunner, Scheduler, EveryOrganisation], exports: [ScheduledWork, EveryOrganisation] })
export class ScheduledWorkModule {}
