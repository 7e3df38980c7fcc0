import { Injectable } from '@nestjs/common';
import { isAllowed, type EmergencyAlarm } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { FreeTextErasedError, FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { auditRole, scopeOf, standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound } from '../platform/errors/refusal.js';

interface AlarmRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly board: EmergencyAlarm['board'];
  readonly person: EmergencyAlarm['person'];
  readonly reasonTextId: string;
  readonly openedAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly acts: number;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgement: string | null;
}

/** Emergency accesses as the chair and the auditors of a board see them, until somebody says that it was looked at. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly auditLog: AuditLog,
    private readonly vault: FreeTextVault,
  ) {}

  async list(manager: EntityManager, actor: Actor): Promise<EmergencyAlarm[]> {
    const boards = scopeOf(actor).boardIds.filter((boardId) => isAllowed('alarm.list', standingOf(actor, boardId), null));
    const rows = await manager.query<AlarmRow[]>(
      `SELECT e.id, e.case_id AS "caseId", c.number AS "caseNumber", json_build_object('id', b.id, 'name', b.name) AS board,
              json_build_object('id', p.id, 'displayName', p.display_name, 'discipline', p.discipline) AS person,
              e.reason_text_id AS "reasonTextId", e.opened_at AS "openedAt", e.valid_to AS until, e.ended_at AS "endedAt",
              (SELECT count(*)::integer FROM audit.entry a
                WHERE a.chain = 'case:' || e.case_id AND a.actor_id = e.person_id AND a.actor_role = 'emergency'
                  AND a.event NOT IN ('breakGlassOpened', 'breakGlassEnded')
                  AND a.recorded_at::timestamptz BETWEEN e.opened_at AND e.valid_to + interval '1 minute') AS acts,
              k.display_name AS "acknowledgedBy", e.acknowledged_at AS "acknowledgedAt", e.acknowledgement
         FROM emergency_access e JOIN board_case c ON c.id = e.case_id JOIN board b ON b.id = e.board_id JOIN person p ON p.id = e.person_id
         LEFT JOIN person k ON k.id = e.acknowledged_by
        WHERE e.board_id = ANY ($1::uuid[]) ORDER BY e.acknowledged_at IS NOT NULL, e.opened_at DESC LIMIT 200`,
      [boards],
    );
    return Promise.all(rows.map((row) => this.toAlarm(manager, actor, row)));
  }

  async acknowledge(manager: EntityManager, actor: Actor, accessId: string, note: string): Promise<EmergencyAlarm> {
    const [access] = await manager.query<Array<{ case_id: string; board_id: string; person_id: string; acknowledged_at: Date | null }>>(
      `SELECT case_id, board_id, person_id, acknowledged_at FROM emergency_access WHERE id = $1 FOR UPDATE`,
      [accessId],
    );
    if (access === undefined) throw notFound();
    if (access.person_id === actor.personId) throw new Refusal('forbidden', { reason: 'alarm.own', detail: 'Somebody else looks at your emergency access.' });
    if (access.acknowledged_at !== null) throw new Refusal('conflict', { reason: 'alarm.acknowledged', detail: 'Somebody acknowledged this already.' });
    await manager.query(`UPDATE emergency_access SET acknowledged_by = $2, acknowledged_at = clock_timestamp(), acknowledgement = $3 WHERE id = $1`, [
      accessId,
      actor.personId,
      note,
    ]);
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: access.case_id,
      event: 'breakGlassAcknowledged',
      actorId: actor.personId,
      actorRole: auditRole(actor, access.board_id),
      outcome: 'success',
      payload: { caseId: access.case_id, accessId, personId: access.person_id },
      requestId: actor.requestId,
    });
    const alarm = (await this.list(manager, actor)).find(({ id }) => id === accessId);
    if (alarm === undefined) throw notFound();
    return alarm;
  }

  private async toAlarm(manager: EntityManager, actor: Actor, row: AlarmRow): Promise<EmergencyAlarm> {
    const { reasonTextId, acknowledgedBy, acknowledgedAt, acknowledgement, openedAt, until, endedAt, ...alarm } = row;
    return {
      ...alarm,
      reason: await this.reason(manager, reasonTextId),
      openedAt: openedAt.toISOString(),
      until: until.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      acknowledged: acknowledgedAt === null ? null : { by: acknowledgedBy ?? '', at: acknowledgedAt.toISOString(), note: acknowledgement ?? '' },
      mayAcknowledge: acknowledgedAt === null && row.person.id !== actor.personId,
    };
  }

  private async reason(manager: EntityManager, textId: string): Promise<string | null> {
    try {
      return await this.vault.open(manager, textId);
    } catch (error) {
      if (error instanceof FreeTextErasedError) return null;
      throw error;
    }
  }
}
