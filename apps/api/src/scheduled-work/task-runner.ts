import { Injectable, Logger } from '@nestjs/common';
import { RUN_LEASE_SECONDS, ScheduledRuns } from './scheduled-runs.js';
import { ScheduledWork, TaskFailedError } from './scheduled-work.js';

/** Longest error kept with a run, in characters. */
const ERROR_LENGTH = 300;

/** Runs one tick of one task, unless it was run before. */
@Injectable()
export class TaskRunner {
  private readonly log = new Logger(TaskRunner.name);

  constructor(
    private readonly work: ScheduledWork,
    private readonly runs: ScheduledRuns,
  ) {}

  /** @returns whether this call ran the tick, with whatever result. */
  async run(taskId: string, tick: Date): Promise<boolean> {
    const task = this.work.find(taskId);
    if (task === undefined) return false;
    const claimed = await this.runs.claim(taskId, tick);
    if (claimed === null) return false;
    const alive = setInterval(() => void this.runs.keep(claimed).catch(() => undefined), (RUN_LEASE_SECONDS * 1000) / 4);
    try {
      const counts = await task.run({ at: tick, requestId: `scheduled-${taskId}-${tick.toISOString()}`.slice(0, 100) });
      await this.runs.finish(claimed, { counts });
    } catch (error) {
      this.log.error(`the scheduled task ${taskId} failed: ${error instanceof Error ? error.message : String(error)}`);
      await this.runs.finish(claimed, { error: describe(error) });
    } finally {
      clearInterval(alive);
    }
    return true;
  }
}

/** Messages of a database or a mail server may quote what they were given; only those meant for the operator are kept. */
function describe(error: unknown): string {
  if (error instanceof TaskFailedError) return error.message.slice(0, ERROR_LENGTH);
  const code = (error as { code?: unknown } | null)?.code;
  return [error instanceof Error ? error.name : 'Error', ...(typeof code === 'string' ? [code] : [])].join(' ').slice(0, ERROR_LENGTH);
}
