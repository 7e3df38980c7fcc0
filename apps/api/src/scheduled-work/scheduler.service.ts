import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { queueSettings } from '../platform/queue/queue-backend.js';
import { Schedule } from './schedule.js';
import { ScheduledRuns } from './scheduled-runs.js';
import { ScheduledWork } from './scheduled-work.js';
import { TaskRunner } from './task-runner.js';

/** Milliseconds between two looks whether the queue still holds every task. */
const RECONCILE_MS = 30_000;

/** Keeps scheduled work running for as long as the worker process lives. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Scheduler.name);
  private schedule: Schedule | null = null;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private lastComplaint = '';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: ScheduledWork,
    private readonly runs: ScheduledRuns,
    private readonly runner: TaskRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule = new Schedule(queueSettings(this.config), this.work.tasks, this.runs, this.runner, (error) => this.complain(error));
    this.timer = setInterval(() => this.look(), RECONCILE_MS);
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.schedule?.close();
  }

  private look(): void {
    this.running ??= this.schedule!.reconcile()
      .then(
        () => void (this.lastComplaint = ''),
        (error: unknown) => this.complain(error),
      )
      .finally(() => (this.running = null));
  }

  /** Says a lasting trouble once, not at every look. */
  private complain(error: unknown): void {
    const message = `scheduled work cannot reach its queue: ${error instanceof Error ? error.message : String(error)}`;
    if (message !== this.lastComplaint) this.log.warn(message);
    this.lastComplaint = message;
  }
}
