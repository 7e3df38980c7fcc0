import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { id, Operations } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from '../audit/audit-log.js';
import { ORDER_CHANNEL } from '../documents/orders/document-orders.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { OperationsReader } from './operations-reader.js';

/** Name of scheduled work, as `reminders.chase`. */
const taskName = z.string().regex(/^[a-zA-Z.]{1,60}$/u);

/** The operator's page: what the worker does, what failed, and setting it going again. */
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly acts: Acts,
    private readonly reader: OperationsReader,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('operations.read')
  @Get()
  @Answers(Operations)
  async read(@CurrentAct() act: Act): Promise<Operations> {
    return this.acts.read(act, async (manager) => ({ body: await this.reader.read(manager) }));
  }

  @Requires('operations.retry')
  @Post('documents/:orderId/retry')
  @HttpCode(200)
  @Answers(Operations)
  async retryDocument(@Param('orderId', { schema: id }) orderId: string, @CurrentAct() act: Act): Promise<Operations> {
    return this.acts.perform(act, async (manager) => {
      const [order] = await manager.query<Array<{ kind: string; case_id: string | null; meeting_id: string | null }>>(`SELECT * FROM operations.retry_document($1)`, [orderId]);
      if (order === undefined) throw nothingFailed();
      const payload = { orderId, kind: order.kind, ...(order.case_id === null ? {} : { caseId: order.case_id }), ...(order.meeting_id === null ? {} : { meetingId: order.meeting_id }) };
      await this.auditLog.append(manager, { ...this.entry(act), caseId: order.case_id, event: 'documentOrdered', payload });
      await manager.query(`SELECT pg_notify('${ORDER_CHANNEL}', $1)`, [orderId]);
      return this.answer(manager);
    });
  }

  @Requires('operations.retry')
  @Post('mail/:mailId/retry')
  @HttpCode(200)
  @Answers(Operations)
  async retryMail(@Param('mailId', { schema: id }) mailId: string, @CurrentAct() act: Act): Promise<Operations> {
    return this.acts.perform(act, async (manager) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE mail SET state = 'waiting', error = NULL, settled_at = NULL, next_attempt_at = clock_timestamp()
          WHERE id = $1 AND state IN ('failed', 'unknown') AND purpose <> 'letter' AND (expires_at IS NULL OR expires_at > clock_timestamp())`,
        [mailId],
      );
      if (count !== 1) throw nothingFailed();
      await this.auditLog.append(manager, { ...this.entry(act), caseId: null, event: 'integrationChanged', payload: { integration: 'mail', change: 'sentAgain' } });
      return this.answer(manager);
    });
  }

  /** The worker begins it within half a minute. */
  @Requires('operations.retry')
  @Post('tasks/:task/retry')
  @HttpCode(200)
  @Answers(Operations)
  async retryTask(@Param('task', { schema: taskName }) task: string, @CurrentAct() act: Act): Promise<Operations> {
    return this.acts.perform(act, async (manager) => {
      const asked = await manager.query<unknown[]>(`SELECT * FROM operations.run_again($1)`, [task]);
      if (asked.length === 0) throw nothingFailed();
      await this.auditLog.append(manager, { ...this.entry(act), caseId: null, event: 'integrationChanged', payload: { integration: 'scheduledWork', change: 'ranAgain' } });
      return this.answer(manager);
    });
  }

  private entry({ actor }: Act) {
    return { organisationId: actor.organisationId, actorId: actor.personId, actorRole: 'administrator', outcome: 'success' as const, requestId: actor.requestId };
  }

  private async answer(manager: EntityManager): Promise<{ body: Operations }> {
    return { body: await this.reader.read(manager) };
  }
}

const nothingFailed = (): Refusal => new Refusal('conflict', { reason: 'operations.notFailed', detail: 'It is not failed any more, or it has expired. Load the page again.' });
