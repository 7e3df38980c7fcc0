import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { checkCover } from '@consilium/board';
import { CoverInput, isAllowed, Cover } from '@consilium/contracts';
import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { asRuled } from '../../meetings/rulings.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { standingOf, type Actor } from '../../platform/authorisation/actor.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, invalidField, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeskRecord } from '../desk-record.js';
import { BoardSeats } from './board-seats.js';

type CoverRow = Omit<Cover, 'mayEnd'>;

/** Who stands in for an absent member, by name and date. The cover votes as themselves for the seat. */
@Controller()
export class CoversController {
  constructor(
    private readonly acts: Acts,
    private readonly seats: BoardSeats,
    private readonly record: DeskRecord,
  ) {}

  @Requires('cover.list', 'board')
  @Get('boards/:boardId/covers')
  @Answers(z.array(Cover))
  async list(@Param('boardId') boardId: string, @CurrentAct() act: Act): Promise<Cover[]> {
    return this.acts.read(act, async (manager) => {
      const covers = await coversOf(manager, act.actor, boardId);
      await this.record.note(manager, act.actor, boardId, 'personListRead', { personIds: [...new Set(covers.flatMap(({ absent, cover }) => [absent.id, cover.id]))] });
      return { body: covers };
    });
  }

  @Requires('cover.name', 'board')
  @Post('boards/:boardId/covers')
  @HttpCode(201)
  @Answers(Cover)
  async name(@Param('boardId') boardId: string, @Body({ schema: CoverInput }) input: CoverInput, @CurrentAct() act: Act): Promise<Cover> {
    return this.acts.perform(act, async (manager) => {
      const { actor } = act;
      await this.seats.lock(manager, boardId);
      if (input.validFrom < (await this.seats.today(manager))) throw invalidField('validFrom', 'must not lie in the past');
      if (input.absentPersonId === input.coverPersonId) throw invalidField('coverPersonId', 'must be somebody else');
      const held = await this.seats.held(manager, boardId);
      const cover = await this.seats.person(manager, input.coverPersonId, 'coverPersonId');
      asRuled(
        checkCover(
          {
            absentPersonId: input.absentPersonId,
            coverPersonId: input.coverPersonId,
            from: input.validFrom,
            to: input.validTo,
            actorId: actor.personId,
            mayNameForOthers: namesForOthers(actor, boardId),
            seatDiscipline: held.find(({ personId, role }) => personId === input.absentPersonId && role !== 'guest' && role !== 'coordinator')?.discipline ?? null,
            cover,
          },
          held,
          await this.seats.covers(manager, boardId),
        ),
      );
      const [made] = await manager.query<Array<{ id: string }>>(
        `INSERT INTO board_cover (organisation_id, board_id, absent_person_id, cover_person_id, valid_from, valid_to, named_by) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [actor.organisationId, boardId, input.absentPersonId, input.coverPersonId, input.validFrom, input.validTo, actor.personId],
      );
      await this.record.note(manager, actor, boardId, 'coverNamed', {
        coverId: made!.id,
        boardId,
        absentPersonId: input.absentPersonId,
        coverPersonId: input.coverPersonId,
        from: input.validFrom,
        to: input.validTo,
      });
      return { status: 201, body: await oneOf(manager, actor, boardId, made!.id) };
    });
  }

  /** Ends a cover with this request; the rights it gave end with it. */
  @Requires('cover.end', 'cover')
  @Delete('covers/:coverId')
  @Answers(Cover)
  async end(@Param('coverId') coverId: string, @CurrentAct() act: Act): Promise<Cover> {
    return this.acts.perform(act, async (manager) => {
      const { actor } = act;
      const [found] = await manager.query<Array<{ board_id: string }>>(`SELECT board_id FROM board_cover WHERE id = $1`, [coverId]);
      if (found === undefined) throw notFound();
      await this.seats.lock(manager, found.board_id);
      const cover = await oneOf(manager, actor, found.board_id, coverId);
      if (cover.state === 'past' || cover.state === 'withdrawn') throw new Refusal('conflict', { reason: 'cover.ended', detail: 'This cover has ended already.' });
      if (!cover.mayEnd) throw new Refusal('forbidden', { reason: 'cover.notOwnSeat', detail: 'You can end the cover of your own seat; the coordinator or the chair ends others.' });
      await manager.query(`UPDATE board_cover SET valid_to = greatest(current_date, valid_from) - 1, ended_at = clock_timestamp() WHERE id = $1`, [coverId]);
      await this.record.note(manager, actor, found.board_id, 'coverEnded', {
        coverId,
        boardId: found.board_id,
        absentPersonId: cover.absent.id,
        coverPersonId: cover.cover.id,
      });
      return { body: await oneOf(manager, actor, found.board_id, coverId) };
    });
  }
}

/** Whoever runs the board or the organisation names covers for everybody; members for their own seat. */
const namesForOthers = (actor: Actor, boardId: string): boolean =>
  actor.roles.includes('administrator') || isAllowed('meeting.editAgenda', standingOf(actor, boardId), null);

async function coversOf(manager: EntityManager, actor: Actor, boardId: string): Promise<Cover[]> {
  const rows = await manager.query<CoverRow[]>(
    `SELECT v.id, v.board_id AS "boardId", v.valid_from::text AS "validFrom", coalesce(v.ended_at::date, v.valid_to)::text AS "validTo",
            json_build_object('id', a.id, 'displayName', a.display_name, 'discipline', a.discipline) AS absent,
            json_build_object('id', c.id, 'displayName', c.display_name, 'discipline', c.discipline) AS cover,
            CASE WHEN v.ended_at IS NOT NULL AND v.valid_to < v.valid_from THEN 'withdrawn' WHEN v.valid_to < current_date THEN 'past'
                 WHEN v.valid_from > current_date THEN 'future' ELSE 'current' END AS state
       FROM board_cover v JOIN person a ON a.id = v.absent_person_id JOIN person c ON c.id = v.cover_person_id
      WHERE v.board_id = $1 ORDER BY v.valid_from DESC, v.id`,
    [boardId],
  );
  const forOthers = namesForOthers(actor, boardId);
  return rows.map((row) => ({ ...row, mayEnd: (row.state === 'future' || row.state === 'current') && (forOthers || row.absent.id === actor.personId) }));
}

async function oneOf(manager: EntityManager, actor: Actor, boardId: string, coverId: string): Promise<Cover> {
  const found = (await coversOf(manager, actor, boardId)).find(({ id }) => id === coverId);
  if (found === undefined) throw notFound();
  return found;
}
