import type { AuditPayload } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EmergencyAccess, EmergencyRequest } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound } from '../platform/errors/refusal.js';
import { AlarmMail } from './alarm-mail.js';

/** How long emergency access lasts, in minutes. It ends by itself; whoever needs longer gives a reason again. */
export const EMERGENCY_MINUTES = 60;
/** Accesses one person may open within a day before somebody has to be asked. */
export const MOST_PER_DAY = 5;

interface FoundCase {
  readonly case_id: string;
  readonly case_number: string;
  readonly board_id: string;
  readonly board_name: string;
}

/**
 * Emergency access: reading one case of a board one does not belong to, with a reason, for an hour. It is never refused for
 * want of a permission, and never silent: the board's chair and auditors are alarmed, and every act is marked.
 */
@Injectable()
export class EmergencyService {
  constructor(
    private readonly auditLog: AuditLog,
    private readonly vault: FreeTextVault,
    private readonly mail: AlarmMail,
  ) {}

  async open(manager: EntityManager, actor: Actor, input: EmergencyRequest): Promise<EmergencyAccess> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`emergency:${actor.personId}`]);
    const [found] = await manager.query<FoundCase[]>(`SELECT * FROM find_case_by_number($1)`, [input.caseNumber]);
    if (found === undefined) {
      // Trying out numbers is seen as well: the refusal goes on record with its reason.
      throw new Refusal('validation', { reason: 'emergency.unknownCase', fields: [{ path: 'caseNumber', message: 'is the number of no case of your organisation' }] });
    }
    const { case_id: caseId, case_number: caseNumber, board_id: boardId, board_name: boardName } = found;
    const [readable] = await manager.query<unknown[]>(`SELECT 1 FROM board_case WHERE id = $1`, [caseId]);
    if (readable !== undefined) throw new Refusal('conflict', { reason: 'emergency.notNeeded', detail: 'You can read this case without emergency access.' });
    await this.requireFewToday(manager, actor);
    const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, input.reason);
    const [made] = await manager.query<Array<{ id: string; valid_to: Date }>>(
      `INSERT INTO emergency_access (organisation_id, case_id, board_id, person_id, reason_text_id, valid_to)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(mins => $6)) RETURNING id, valid_to`,
      [actor.organisationId, caseId, boardId, actor.personId, text.id, EMERGENCY_MINUTES],
    );
    const until = made!.valid_to.toISOString();
    await this.note(manager, actor, caseId, 'breakGlassOpened', { caseId, accessId: made!.id, textId: text.id, until });
    await this.mail.send(manager, actor.organisationId, made!.id, boardId, boardName);
    return { id: made!.id, caseId, caseNumber, boardName, until };
  }

  /** Ends one's own access before its time. */
  async end(manager: EntityManager, actor: Actor, accessId: string): Promise<void> {
    const [ended] = await manager.query<[Array<{ case_id: string }>, number]>(
      `UPDATE emergency_access SET ended_at = clock_timestamp()
        WHERE id = $1 AND person_id = $2 AND ended_at IS NULL AND valid_to > clock_timestamp() RETURNING case_id`,
      [accessId, actor.personId],
    );
    if (ended[0] === undefined) throw notFound();
    await this.note(manager, actor, ended[0].case_id, 'breakGlassEnded', { caseId: ended[0].case_id, accessId });
  }

  private async requireFewToday(manager: EntityManager, actor: Actor): Promise<void> {
    const [opened] = await manager.query<Array<{ count: number }>>(
      `SELECT count(*)::integer AS count FROM emergency_access WHERE person_id = $1 AND opened_at > clock_timestamp() - interval '24 hours'`,
      [actor.personId],
    );
    if (opened!.count < MOST_PER_DAY) return;
    throw new Refusal('tooManyRequests', {
      reason: 'emergency.tooMany',
      retryAfterSeconds: 3600,
      detail: `You have opened ${MOST_PER_DAY} emergency accesses within a day. Ask the chair of the board to put you on it.`,
    });
  }

  private async note<Event extends 'breakGlassOpened' | 'breakGlassEnded'>(manager: EntityManager, actor: Actor, caseId: string, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId,
      event,
      actorId: actor.personId,
      actorRole: 'emergency',
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
