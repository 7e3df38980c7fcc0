/** Brings tasks to the queue as repeatable jobs, and gives again what the queue lost. */
import type { Queue } from 'bullmq';
import { z } from 'zod';
import { makeQueue, makeWorker, type DeliveredJob, type QueueSettings } from '../platform/queue/queue-backend.js';
import type { ScheduledRuns } from './scheduled-runs.js';
import type { ScheduledTask } from './scheduled-work.js';
import type { TaskRunner } from './task-runner.js';

const QUEUE_NAME = 'scheduled-work';
/** A tick counts as lost this long after it was due, in seconds. */
const GRACE_SECONDS = 30;
const WORKER_OPTIONS = { concurrency: 2, lockDuration: 60_000, stalledInterval: 30_000 };
const LEAVE_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;

const LostTick = z.strictObject({ tick: z.iso.datetime() });

export class Schedule {
  private readonly queue: Queue;
  private readonly worker: { close(): Promise<void> };

  constructor(
    settings: QueueSettings,
    private readonly tasks: readonly ScheduledTask[],
    private readonly runs: ScheduledRuns,
    private readonly runner: TaskRunner,
    onError: (error: Error) => void,
  ) {
    this.queue = makeQueue(QUEUE_NAME, settings, onError);
    this.worker = makeWorker(QUEUE_NAME, settings, WORKER_OPTIONS, async (job) => this.runner.run(job.name, tickOf(job)), onError);
  }

  /** Makes queue and database agree: every task repeats, every lost tick is given again. Safe to repeat at any time. */
  async reconcile(): Promise<void> {
    for (const { id, cron } of this.tasks) await this.runs.note(id, cron);
    const ids = this.tasks.map(({ id }) => id);
    for (const { taskId, tick } of await this.runs.missed(ids, GRACE_SECONDS)) {
      await this.queue.add(taskId, { tick: tick.toISOString() }, { ...LEAVE_NOTHING, jobId: `${taskId}@${tick.getTime()}` });
    }
    const known = new Map((await this.queue.getJobSchedulers(0, -1)).map((scheduler) => [scheduler.key, scheduler]));
    for (const task of this.tasks) {
      // One that stands is left alone: putting it in again would drop a tick that waits to be run.
      if (known.get(task.id)?.pattern !== task.cron) await this.repeat(task);
      const next = (await this.queue.getJobScheduler(task.id))?.next;
      if (next !== undefined) await this.runs.planNext(task.id, new Date(next));
    }
    for (const id of known.keys()) if (!ids.includes(id)) await this.queue.removeJobScheduler(id);
  }

  /** The worker closes before its queue. */
  async close(): Promise<void> {
    await this.worker.close();
    await this.queue.close();
  }

  private async repeat({ id, cron }: ScheduledTask): Promise<void> {
    await this.queue.upsertJobScheduler(id, { pattern: cron, tz: 'UTC' }, { name: id, data: {}, opts: LEAVE_NOTHING });
  }
}

/** When the tick was due: a repeated job carries it, one that was given again has it as its data. */
function tickOf({ data, opts }: DeliveredJob): Date {
  return new Date(opts.prevMillis ?? LostTick.parse(data).tick);
}
