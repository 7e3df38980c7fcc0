import { Injectable } from '@nestjs/common';

/** One tick of a task. */
export interface Tick {
  /** When it was due; a run may come later, after a night in which no worker was up. */
  readonly at: Date;
  /** For log and audit entries of what the run does. */
  readonly requestId: string;
}

/** What a run did, for the operator: numbers under codes of the task, as `{ sent: 3 }`. Never a name. */
export type RunCounts = Readonly<Record<string, number>>;

/** Work a feature has to do at certain times. */
export interface ScheduledTask {
  /** Letters and dots, as `reminders.unsignedOutcomes`; the operator's page has its words. */
  readonly id: string;
  /** Minute, hour, day of month, month, day of week, in UTC. */
  readonly cron: string;
  /**
   * Runs once for each tick, however many workers there are. A worker that dies in it lets another begin again, so what it
   * does must bear repetition. @throws what went wrong; the run is listed as failed with the error's name.
   */
  run(tick: Tick): Promise<RunCounts>;
}

/** An error whose message is meant for the operator and holds no patient's data. */
export class TaskFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TaskFailedError';
  }
}

/** Where features register their tasks as their module starts in the worker. */
@Injectable()
export class ScheduledWork {
  private readonly registered = new Map<string, ScheduledTask>();

  /** @throws Error when two tasks have one id */
  register(task: ScheduledTask): void {
    if (this.registered.has(task.id)) throw new Error(`two scheduled tasks are called "${task.id}"`);
    this.registered.set(task.id, task);
  }

  get tasks(): readonly ScheduledTask[] {
    return [...this.registered.values()];
  }

  find(id: string): ScheduledTask | undefined {
    return this.registered.get(id);
  }
}
