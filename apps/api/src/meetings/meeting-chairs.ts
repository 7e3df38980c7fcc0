import { Injectable } from '@nestjs/common';
import type { Chairs } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import type { MeetingHead } from './meeting-room.js';

/** Who may sit in the chair of a meeting. */
@Injectable()
export class MeetingChairs {
  /** The chair of the meeting, and the board's other chairs and deputies of today. */
  async of(manager: EntityManager, meeting: Pick<MeetingHead, 'boardId' | 'chairId'>): Promise<Chairs> {
    const deputies = await manager.query<Array<{ id: string }>>(
      `SELECT b.person_id AS id FROM board_membership b JOIN person p ON p.id = b.person_id
        WHERE b.board_id = $1 AND b.person_id <> $2 AND b.role IN ('chair', 'deputyChair') AND b.valid_from <= current_date AND (b.valid_to IS NULL OR b.valid_to >= current_date)
        ORDER BY b.role = 'deputyChair', p.display_name, p.id`,
      [meeting.boardId, meeting.chairId],
    );
    return { chairId: meeting.chairId, deputyIds: deputies.map(({ id }) => id) };
  }
}
