/** The work in the background as an administrator sees it: numbers, kinds and errors, never a patient. */
import { z } from 'zod';
import { documentFormats, documentKinds } from './document.js';
import { id, instant } from './primitives.js';

export const QueueState = z
  .strictObject({
    name: z.string(),
    backend: z.enum(['redis', 'postgres']),
    /** Jobs by state, e.g. `{ waiting: 3, active: 1 }`. */
    counts: z.record(z.string(), z.int()),
    observedAt: instant,
    /** Whether the worker looked lately; if not, no worker runs or it cannot reach its queue. */
    isFresh: z.boolean(),
  })
  .meta({ id: 'QueueState' });
export type QueueState = z.infer<typeof QueueState>;

export const FailedDocument = z
  .strictObject({ id, kind: z.enum(documentKinds), format: z.enum(documentFormats), attempts: z.int(), error: z.string().nullable(), orderedAt: instant })
  .meta({ id: 'FailedDocument' });
export type FailedDocument = z.infer<typeof FailedDocument>;

export const TroubledMail = z
  .strictObject({
    id,
    purpose: z.string(),
    state: z.enum(['waiting', 'failed', 'unknown']),
    attempts: z.int(),
    error: z.string().nullable(),
    createdAt: instant,
    nextAttemptAt: instant.nullable(),
    /** Whether an administrator may send it again; letters are decided where they were sent. */
    canRetry: z.boolean(),
  })
  .meta({ id: 'TroubledMail' });
export type TroubledMail = z.infer<typeof TroubledMail>;

export const ScheduledTaskState = z
  .strictObject({
    id: z.string(),
    /** Minute, hour, day of month, month, day of week, in UTC. */
    cron: z.string(),
    nextRunAt: instant.nullable(),
    /** Whether one more run was asked for and has not begun. */
    isAskedAgain: z.boolean(),
    lastRun: z
      .strictObject({
        startedAt: instant,
        /** Null while it runs. */
        seconds: z.number().nullable(),
        state: z.enum(['running', 'done', 'failed']),
        counts: z.record(z.string(), z.number()),
        error: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ScheduledTaskState' });
export type ScheduledTaskState = z.infer<typeof ScheduledTaskState>;

export const Operations = z
  .strictObject({
    serverTime: instant,
    queues: z.array(QueueState),
    documents: z.strictObject({
      states: z.record(z.string(), z.int()),
      lastHour: z.int(),
      lastDay: z.int(),
      /** Seconds from order to file over the last day; null when none was made. */
      medianSeconds: z.number().nullable(),
      p95Seconds: z.number().nullable(),
      failed: z.array(FailedDocument),
    }),
    mail: z.strictObject({ isConfigured: z.boolean(), states: z.record(z.string(), z.int()), troubled: z.array(TroubledMail) }),
    tasks: z.array(ScheduledTaskState),
  })
  .meta({ id: 'Operations' });
export type Operations = z.infer<typeof Operations>;
