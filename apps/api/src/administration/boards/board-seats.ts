import type { AccountRole, HeldSeat, NamedCover } from '@consilium/board';
import type { DisciplineCode } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidField, notFound } from '../../platform/errors/refusal.js';

export interface SeatedPerson {
  readonly id: string;
  readonly roles: AccountRole[];
  readonly discipline: DisciplineCode | null;
  readonly isActive: boolean;
}

/** Seats and covers of a board as the rules read them. Locks the board, so that two changes see each other. */
@Injectable()
export class BoardSeats {
  async lock(manager: EntityManager, boardId: string): Promise<void> {
    const found = await manager.query<unknown[]>(`SELECT 1 FROM board WHERE id = $1 FOR UPDATE`, [boardId]);
    if (found.length === 0) throw notFound();
  }

  async held(manager: EntityManager, boardId: string): Promise<Array<HeldSeat & { readonly discipline: DisciplineCode | null }>> {
    return manager.query(
      `SELECT m.person_id AS "personId", m.role, m.valid_from::text AS "from", m.valid_to::text AS "to", coalesce(m.discipline, p.discipline) AS discipline
         FROM board_membership m JOIN person p ON p.id = m.person_id WHERE m.board_id = $1`,
      [boardId],
    );
  }

  async covers(manager: EntityManager, boardId: string): Promise<NamedCover[]> {
    return manager.query(
      `SELECT absent_person_id AS "absentPersonId", cover_person_id AS "coverPersonId", valid_from::text AS "from", valid_to::text AS "to" FROM board_cover WHERE board_id = $1`,
      [boardId],
    );
  }

  /** @param path field of the request that names the person, for the refusal. */
  async person(manager: EntityManager, personId: string, path: string): Promise<SeatedPerson> {
    const [person] = await manager.query<SeatedPerson[]>(`SELECT id, roles, discipline, is_active AS "isActive" FROM person WHERE id = $1`, [personId]);
    if (person === undefined) throw invalidField(path, 'is nobody of your organisation');
    return person;
  }

  async today(manager: EntityManager): Promise<string> {
    const [clock] = await manager.query<Array<{ today: string }>>(`SELECT current_date::text AS today`);
    return clock!.today;
  }
}
