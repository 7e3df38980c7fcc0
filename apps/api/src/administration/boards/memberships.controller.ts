import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { checkSeat } from '@consilium/board';
import { MembershipEnd, MembershipInput, Membership } from '@consilium/contracts';
import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { asRuled } from '../../meetings/rulings.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, invalidField, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeskRecord } from '../desk-record.js';
import { BoardSeats } from './board-seats.js';

/** Who belongs to a board, from when to when. An ended seat stays in the list: it is the history of the board. */
@Controller('administration')
export class MembershipsController {
  constructor(
    private readonly acts: Acts,
    private readonly seats: BoardSeats,
    private readonly record: DeskRecord,
  ) {}

  @Requires('membership.list', 'board')
  @Get('boards/:boardId/memberships')
  @Answers(z.array(Membership))
  async list(@Param('boardId') boardId: string, @CurrentAct() act: Act): Promise<Membership[]> {
    return this.acts.read(act, async (manager) => {
      const memberships = await membershipsOf(manager, boardId);
      await this.record.note(manager, act.actor, boardId, 'personListRead', { personIds: [...new Set(memberships.map(({ person }) => person.id))] });
      return { body: memberships };
    });
  }

  @Requires('membership.change', 'board')
  @Post('boards/:boardId/memberships')
  @HttpCode(201)
  @Answers(Membership)
  async add(@Param('boardId') boardId: string, @Body({ schema: MembershipInput }) input: MembershipInput, @CurrentAct() act: Act): Promise<Membership> {
    return this.acts.perform(act, async (manager) => {
      await this.seats.lock(manager, boardId);
      const { actor } = act;
      const person = await this.seats.person(manager, input.personId, 'personId');
      if (input.validFrom < (await this.seats.today(manager))) throw invalidField('validFrom', 'must not lie in the past: nobody belonged to the board then');
      asRuled(
        checkSeat(
          { actorId: actor.personId, personId: person.id, role: input.role, from: input.validFrom, to: input.validTo, accountRoles: person.roles, isActive: person.isActive },
          await this.seats.held(manager, boardId),
        ),
      );
      const [made] = await manager.query<Array<{ id: string }>>(
        `INSERT INTO board_membership (organisation_id, board_id, person_id, role, discipline, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [actor.organisationId, boardId, person.id, input.role, input.discipline ?? person.discipline, input.validFrom, input.validTo],
      );
      await this.record.note(manager, actor, boardId, 'membershipChanged', {
        membershipId: made!.id,
        boardId,
        personId: person.id,
        role: input.role,
        change: 'added',
        from: input.validFrom,
        to: input.validTo,
      });
      return { status: 201, body: await oneOf(manager, boardId, made!.id) };
    });
  }

  /** Without a last day the rights end with this request. Covers of the seat end with it. */
  @Requires('membership.change', 'membership')
  @Post('memberships/:membershipId/end')
  @HttpCode(200)
  @Answers(Membership)
  async end(@Param('membershipId') membershipId: string, @Body({ schema: MembershipEnd }) input: MembershipEnd, @CurrentAct() act: Act): Promise<Membership> {
    return this.acts.perform(act, async (manager) => {
      const [seat] = await manager.query<Array<{ board_id: string; person_id: string; role: string; from: string; is_over: boolean }>>(
        `SELECT board_id, person_id, role, valid_from::text AS "from", coalesce(valid_to < current_date, false) AS is_over FROM board_membership WHERE id = $1`,
        [membershipId],
      );
      if (seat === undefined) throw notFound();
      await this.seats.lock(manager, seat.board_id);
      const today = await this.seats.today(manager);
      if (seat.is_over) throw new Refusal('conflict', { reason: 'membership.ended', detail: 'This membership has ended already.' });
      if (input.lastDay !== null && (input.lastDay < today || input.lastDay < seat.from)) throw invalidField('lastDay', 'must be today or later, and not before the first day');
      if (input.lastDay === null) {
        await manager.query(
          `UPDATE board_membership SET valid_to = greatest(current_date, valid_from) - 1, ended_at = clock_timestamp(), ended_by = $2 WHERE id = $1`,
          [membershipId, act.actor.personId],
        );
      } else await manager.query(`UPDATE board_membership SET valid_to = $2 WHERE id = $1`, [membershipId, input.lastDay]);
      await this.record.note(manager, act.actor, seat.board_id, 'membershipChanged', {
        membershipId,
        boardId: seat.board_id,
        personId: seat.person_id,
        role: seat.role,
        change: input.lastDay === null ? 'endedNow' : 'endSet',
        from: seat.from,
        to: input.lastDay ?? today,
      });
      await this.endCovers(manager, act, seat.board_id, seat.person_id, input.lastDay);
      return { body: await oneOf(manager, seat.board_id, membershipId) };
    });
  }

  /** @param lastDay last day of the seat; null: it ended just now. */
  private async endCovers(manager: EntityManager, act: Act, boardId: string, absentPersonId: string, lastDay: string | null): Promise<void> {
    const ended = await manager.query<[Array<{ id: string; cover_person_id: string }>, number]>(
      `UPDATE board_cover SET valid_to = greatest(coalesce($3::date, current_date - 1), valid_from - 1), ended_at = clock_timestamp()
        WHERE board_id = $1 AND absent_person_id = $2 AND valid_to > coalesce($3::date, current_date - 1) RETURNING id, cover_person_id`,
      [boardId, absentPersonId, lastDay],
    );
    for (const { id, cover_person_id: coverPersonId } of ended[0]) {
      await this.record.note(manager, act.actor, boardId, 'coverEnded', { coverId: id, boardId, absentPersonId, coverPersonId });
    }
  }
}

async function membershipsOf(manager: EntityManager, boardId: string): Promise<Membership[]> {
  const rows = await manager.query<Array<Omit<Membership, 'endedAt'> & { endedAt: Date | null }>>(
    `SELECT m.id, m.board_id AS "boardId", json_build_object('id', p.id, 'displayName', p.display_name, 'isActive', p.is_active) AS person,
            m.role, coalesce(m.discipline, p.discipline) AS discipline, m.valid_from::text AS "validFrom", coalesce(m.ended_at::date, m.valid_to)::text AS "validTo",
            m.ended_at AS "endedAt",
            CASE WHEN m.valid_to < current_date OR m.valid_to < m.valid_from THEN 'past' WHEN m.valid_from > current_date THEN 'future' ELSE 'current' END AS state
       FROM board_membership m JOIN person p ON p.id = m.person_id
      WHERE m.board_id = $1
      ORDER BY array_position(ARRAY['chair','deputyChair','coordinator','member','guest'], m.role), p.display_name, m.valid_from DESC`,
    [boardId],
  );
  return rows.map((row) => ({ ...row, endedAt: row.endedAt?.toISOString() ?? null }));
}

async function oneOf(manager: EntityManager, boardId: string, membershipId: string): Promise<Membership> {
  const found = (await membershipsOf(manager, boardId)).find(({ id }) => id === membershipId);
  if (found === undefined) throw notFound();
  return found;
}
