import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { checkGrant } from '@consilium/board';
import { AuditorGrantInput, AuditorGrant } from '@consilium/contracts';
import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { asRuled } from '../../meetings/rulings.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, invalidField, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { BoardSeats } from '../boards/board-seats.js';
import { DeskRecord } from '../desk-record.js';

type GrantRow = Omit<AuditorGrant, 'validFrom' | 'validTo' | 'revokedAt'> & { validFrom: Date; validTo: Date; revokedAt: Date | null };

/** For how long an auditor reads the record of a board. A grant ends by itself; revoking it acts with the request. */
@Controller('administration/auditor-grants')
export class AuditorGrantsController {
  constructor(
    private readonly acts: Acts,
    private readonly seats: BoardSeats,
    private readonly record: DeskRecord,
  ) {}

  @Requires('auditorGrant.list')
  @Get()
  @Answers(z.array(AuditorGrant))
  async list(@CurrentAct() act: Act): Promise<AuditorGrant[]> {
    return this.acts.read(act, async (manager) => {
      const grants = await grantsWhere(manager, 'true', []);
      await this.record.note(manager, act.actor, null, 'personListRead', { personIds: [...new Set(grants.map(({ person }) => person.id))] });
      return { body: grants };
    });
  }

  @Requires('auditorGrant.give')
  @Post()
  @HttpCode(201)
  @Answers(z.array(AuditorGrant))
  async give(@Body({ schema: AuditorGrantInput }) input: AuditorGrantInput, @CurrentAct() act: Act): Promise<AuditorGrant[]> {
    return this.acts.perform(act, async (manager) => {
      const { actor } = act;
      const person = await this.seats.person(manager, input.personId, 'personId');
      const [fromMs, toMs] = [Date.parse(input.validFrom), Date.parse(input.validTo)];
      asRuled(checkGrant({ actorId: actor.personId, personId: person.id, roles: person.roles, isActive: person.isActive, fromMs, toMs }));
      const [clock] = await manager.query<Array<{ now: Date }>>(`SELECT clock_timestamp() AS now`);
      if (toMs <= clock!.now.getTime()) throw invalidField('validTo', 'has passed already');
      const made: string[] = [];
      for (const boardId of new Set(input.boardIds)) {
        const [board] = await manager.query<unknown[]>(`SELECT 1 FROM board WHERE id = $1`, [boardId]);
        if (board === undefined) throw invalidField('boardIds', 'names a board that is not of your organisation');
        const [grant] = await manager.query<Array<{ id: string }>>(
          `INSERT INTO auditor_grant (organisation_id, board_id, person_id, reason, granted_by, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
          [actor.organisationId, boardId, person.id, input.reason, actor.personId, input.validFrom, input.validTo],
        );
        made.push(grant!.id);
        await this.record.note(manager, actor, boardId, 'auditorGranted', { grantId: grant!.id, boardId, personId: person.id, from: input.validFrom, to: input.validTo });
      }
      return { status: 201, body: await grantsWhere(manager, 'g.id = ANY ($1)', [made]) };
    });
  }

  @Requires('auditorGrant.revoke', 'auditorGrant')
  @Post(':auditorGrantId/revocation')
  @HttpCode(200)
  @Answers(AuditorGrant)
  async revoke(@Param('auditorGrantId') grantId: string, @CurrentAct() act: Act): Promise<AuditorGrant> {
    return this.acts.perform(act, async (manager) => {
      const [ended] = await manager.query<[Array<{ board_id: string }>, number]>(
        `UPDATE auditor_grant SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL AND valid_to > clock_timestamp() RETURNING board_id`,
        [grantId],
      );
      if (ended[0] === undefined) throw new Refusal('conflict', { reason: 'grant.ended', detail: 'This grant has ended already.' });
      await this.record.note(manager, act.actor, ended[0].board_id, 'auditorGrantRevoked', { grantId });
      const [grant] = await grantsWhere(manager, 'g.id = $1', [grantId]);
      if (grant === undefined) throw notFound();
      return { body: grant };
    });
  }
}

async function grantsWhere(manager: EntityManager, condition: string, parameters: unknown[]): Promise<AuditorGrant[]> {
  const rows = await manager.query<GrantRow[]>(
    `SELECT g.id, json_build_object('id', b.id, 'name', b.name) AS board, json_build_object('id', p.id, 'displayName', p.display_name) AS person,
            g.reason, y.display_name AS "grantedBy", g.valid_from AS "validFrom", g.valid_to AS "validTo", g.revoked_at AS "revokedAt",
            CASE WHEN g.revoked_at IS NOT NULL THEN 'revoked' WHEN g.valid_to <= clock_timestamp() THEN 'past'
                 WHEN g.valid_from > clock_timestamp() THEN 'future' ELSE 'current' END AS state
       FROM auditor_grant g JOIN board b ON b.id = g.board_id JOIN person p ON p.id = g.person_id LEFT JOIN person y ON y.id = g.granted_by
      WHERE ${condition} ORDER BY g.valid_to DESC, p.display_name, b.name, g.id LIMIT 500`,
    parameters,
  );
  return rows.map((row) => ({ ...row, validFrom: row.validFrom.toISOString(), validTo: row.validTo.toISOString(), revokedAt: row.revokedAt?.toISOString() ?? null }));
}
