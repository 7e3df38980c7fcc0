import { Injectable } from '@nestjs/common';
import type { FailedDocument, Operations, QueueState, ScheduledTaskState, TroubledMail } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { utcText } from '../documents/orders/letterhead.js';
import { Mail } from '../mail/mail.js';

/** Failed things shown at once, newest first. */
const MOST_SHOWN = 50;
/** A queue the worker has not looked at for this long, in seconds, is reported as silent. */
const FRESH_SECONDS = 60;

interface Rates {
  readonly last_hour: string;
  readonly last_day: string;
  readonly median_seconds: number | null;
  readonly p95_seconds: number | null;
}

/** Reads what goes on in the background of one organisation. */
@Injectable()
export class OperationsReader {
  constructor(private readonly mail: Mail) {}

  async read(manager: EntityManager): Promise<Operations> {
    const [time] = await manager.query<Array<{ now: string }>>(`SELECT ${utcText('clock_timestamp()')} AS now`);
    const [rates] = await manager.query<Rates[]>(`SELECT * FROM operations.document_rates()`);
    return {
      serverTime: time!.now,
      queues: await this.queues(manager),
      documents: {
        states: countsOf(await manager.query(`SELECT state, count FROM operations.document_states()`)),
        lastHour: Number(rates!.last_hour),
        lastDay: Number(rates!.last_day),
        medianSeconds: rates!.median_seconds,
        p95Seconds: rates!.p95_seconds,
        failed: await manager.query<FailedDocument[]>(`SELECT id, kind, format, attempts, error, ${utcText('ordered_at')} AS "orderedAt" FROM operations.failed_documents($1)`, [MOST_SHOWN]),
      },
      mail: {
        isConfigured: this.mail.isConfigured,
        states: countsOf(await manager.query(`SELECT state, count(*) FROM mail GROUP BY state`)),
        troubled: await this.troubled(manager),
      },
      tasks: await this.tasks(manager),
    };
  }

  private async queues(manager: EntityManager): Promise<QueueState[]> {
    return manager.query(
      `SELECT name, backend, counts, ${utcText('observed_at')} AS "observedAt", observed_at > clock_timestamp() - make_interval(secs => $1) AS "isFresh" FROM queue_state ORDER BY name`,
      [FRESH_SECONDS],
    );
  }

  /** Addresses stay out: a letter to a patient is nobody's business here. */
  private async troubled(manager: EntityManager): Promise<TroubledMail[]> {
    return manager.query(
      `SELECT id, purpose, state, attempts, error, ${utcText('created_at')} AS "createdAt",
              CASE WHEN state = 'waiting' THEN ${utcText('next_attempt_at')} END AS "nextAttemptAt", state IN ('failed', 'unknown') AND purpose <> 'letter' AS "canRetry"
         FROM mail WHERE state IN ('failed', 'unknown') OR (state = 'waiting' AND attempts > 0) ORDER BY created_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
    );
  }

  private async tasks(manager: EntityManager): Promise<ScheduledTaskState[]> {
    return manager.query(
      `SELECT t.id, t.cron, ${utcText('t.next_run_at')} AS "nextRunAt",
              t.again_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM scheduled_run a WHERE a.task_id = t.id AND a.tick = t.again_at) AS "isAskedAgain",
              CASE WHEN r.task_id IS NOT NULL THEN json_build_object('startedAt', ${utcText('r.started_at')},
                'seconds', round(extract(epoch FROM r.finished_at - r.started_at)::numeric, 1), 'state', r.state, 'counts', r.counts, 'error', r.error) END AS "lastRun"
         FROM scheduled_task t LEFT JOIN LATERAL (SELECT * FROM scheduled_run r WHERE r.task_id = t.id ORDER BY r.started_at DESC LIMIT 1) r ON true
        WHERE t.seen_at > clock_timestamp() - interval '1 day' ORDER BY t.id`,
    );
  }
}

const countsOf = (rows: ReadonlyArray<{ readonly state: string; readonly count: string }>): Record<string, number> => Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
