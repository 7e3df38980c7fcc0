import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { MOST_SAVED_VIEWS, SavedView, SavedViewInput, id } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from '../../audit/audit-log.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { auditRole } from '../../platform/authorisation/actor.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';

interface ViewRow extends Omit<SavedView, 'savedAt'> {
  readonly savedAt: Date;
}

const SELECT = `SELECT id, name, filters, saved_at AS "savedAt" FROM saved_view`;
const toView = ({ savedAt, ...row }: ViewRow): SavedView => ({ ...row, savedAt: savedAt.toISOString() });

/** One's own views of the worklist. The policies of the table show nobody another's. */
@Controller('saved-views')
export class SavedViewsController {
  constructor(
    private readonly acts: Acts,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('savedView.list')
  @Get()
  @Answers(z.array(SavedView))
  async list(@CurrentAct() act: Act): Promise<SavedView[]> {
    return this.acts.read(act, async (manager) => ({ body: (await manager.query<ViewRow[]>(`${SELECT} ORDER BY lower(name), id`)).map(toView) }));
  }

  /** A view of the same name is replaced. */
  @Requires('savedView.change')
  @Post()
  @HttpCode(201)
  @Answers(SavedView)
  async save(@Body({ schema: SavedViewInput }) input: SavedViewInput, @CurrentAct() act: Act): Promise<SavedView> {
    return this.acts.perform(act, async (manager) => {
      const { personId, organisationId } = act.actor;
      const [saved] = await manager.query<ViewRow[]>(
        `INSERT INTO saved_view (organisation_id, person_id, name, filters) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, name) DO UPDATE SET filters = EXCLUDED.filters, saved_at = clock_timestamp()
         RETURNING id, name, filters, saved_at AS "savedAt"`,
        [organisationId, personId, input.name, JSON.stringify(input.filters)],
      );
      const [{ count }] = (await manager.query<Array<{ count: number }>>(`SELECT count(*)::integer AS count FROM saved_view`)) as [{ count: number }];
      if (count > MOST_SAVED_VIEWS) throw new Refusal('conflict', { reason: 'savedView.tooMany', detail: `At most ${MOST_SAVED_VIEWS} views are kept. Remove one you no longer use.` });
      await this.record(manager, act, saved!.id, 'saved');
      return { status: 201, body: toView(saved!) };
    });
  }

  @Requires('savedView.change')
  @Delete(':viewId')
  @HttpCode(204)
  @Answers(null)
  async remove(@Param('viewId', { schema: id }) viewId: string, @CurrentAct() act: Act): Promise<void> {
    return this.acts.perform(act, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(`DELETE FROM saved_view WHERE id = $1`, [viewId]);
      if (removed === 0) throw notFound();
      await this.record(manager, act, viewId, 'removed');
      return { status: 204, body: undefined };
    });
  }

  private async record(manager: EntityManager, { actor }: Act, viewId: string, change: string): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'savedViewChanged',
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload: { viewId, change },
      requestId: actor.requestId,
    });
  }
}
