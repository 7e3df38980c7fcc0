import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isAllowed, type WallDevice, type WallPairing } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { hashToken, newToken } from '../identity/session-cookies.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';

/** Letters and digits that are not taken for one another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** How long a code can be entered, in minutes, and a screen stays paired, in days. */
const CODE_MINUTES = 10;
const PAIRED_DAYS = 365;
/** Most screens of one board. */
const MOST = 20;

/** A screen that is paired, and the meeting it may show at this moment. */
export interface PairedWall {
  readonly wallId: string;
  readonly organisationId: string;
  readonly boardId: string;
  readonly boardName: string;
  readonly name: string;
  /** Null while no meeting of its board is open. */
  readonly meetingId: string | null;
}

interface FoundWall {
  wall_id: string;
  organisation_id: string | null;
  board_id: string | null;
  board_name: string | null;
  name: string | null;
  meeting_id: string | null;
}

/** Pairing screens with boards, and telling what a screen may show now. */
@Injectable()
export class WallDevices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /** @returns the screen's own secret, stored as hash only, and the code it shows. */
  async begin(): Promise<{ readonly token: string; readonly pairing: WallPairing }> {
    const token = newToken();
    const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const [begun] = await this.unitOfWork.callIdentity<{ ends: Date }>(`SELECT identity.begin_wall($1, $2, $3) AS ends`, [hashToken(token), codeHash(letters), CODE_MINUTES]);
    return { token, pairing: { code: `${letters.slice(0, 4)}-${letters.slice(4)}`, expiresAt: begun!.ends.toISOString() } };
  }

  /** @returns `waiting` while the code was not entered, null for a screen that is none (any more). */
  async find(token: string): Promise<PairedWall | 'waiting' | null> {
    const [found] = await this.unitOfWork.callIdentity<FoundWall>(`SELECT * FROM identity.find_wall($1)`, [hashToken(token)]);
    if (found === undefined) return null;
    if (found.board_id === null) return 'waiting';
    // The table says what a wall may do; without its row there the screen stays dark.
    const standing = { personRoles: [], boardRole: null, ownReferral: false, auditGrant: false, sameOrganisation: true, wall: true };
    const mayShow = isAllowed('wall.show', standing, null);
    return { wallId: found.wall_id, organisationId: found.organisation_id!, boardId: found.board_id, boardName: found.board_name!, name: found.name!, meetingId: mayShow ? found.meeting_id : null };
  }

  async list(manager: EntityManager, boardId: string): Promise<WallDevice[]> {
    const rows = await manager.query<Array<{ id: string; name: string; paired_by: string; paired_at: Date; expires_at: Date; last_seen_at: Date }>>(
      `SELECT w.id, w.name, p.display_name AS paired_by, w.paired_at, w.expires_at, w.last_seen_at FROM wall_device w JOIN person p ON p.id = w.paired_by
        WHERE w.board_id = $1 AND w.revoked_at IS NULL AND w.expires_at > clock_timestamp() ORDER BY w.name, w.id`,
      [boardId],
    );
    return rows.map((row) => ({ id: row.id, name: row.name, pairedBy: row.paired_by, pairedAt: row.paired_at.toISOString(), expiresAt: row.expires_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString() }));
  }

  /** @throws Refusal at the field for a wrong, used or late code; conflict for one screen too many */
  async pair(manager: EntityManager, actor: Actor, boardId: string, code: string, name: string): Promise<WallDevice> {
    if ((await this.list(manager, boardId)).length >= MOST) throw new Refusal('conflict', { reason: 'wall.tooMany', detail: `This board has ${MOST} screens. Take one out of use first.` });
    const [paired] = await manager.query<Array<{ id: string | null }>>(`SELECT identity.pair_wall($1, $2, $3, $4) AS id`, [codeHash(code.replace('-', '')), boardId, name, PAIRED_DAYS]);
    if (paired!.id === null) throw invalidField('code', 'is not the code a screen shows now: look again, or let the screen show a new one');
    await this.note(manager, actor, boardId, 'wallPaired', paired!.id);
    return (await this.list(manager, boardId)).find(({ id }) => id === paired!.id)!;
  }

  /** Acts with the screen's next look. */
  async revoke(manager: EntityManager, actor: Actor, boardId: string, wallId: string): Promise<void> {
    const [, count] = await manager.query<[unknown[], number]>(`UPDATE wall_device SET revoked_at = clock_timestamp(), revoked_by = $3 WHERE id = $1 AND board_id = $2 AND revoked_at IS NULL`, [wallId, boardId, actor.personId]);
    if (count === 0) throw notFound();
    await this.note(manager, actor, boardId, 'wallRevoked', wallId);
  }

  private async note(manager: EntityManager, actor: Actor, boardId: string, event: 'wallPaired' | 'wallRevoked', wallId: string): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, boardId),
      outcome: 'success',
      payload: { wallId, boardId },
      requestId: actor.requestId,
    });
  }
}

const codeHash = (letters: string): Buffer => createHash('sha256').update('wall code\n').update(letters).digest();
