import { Injectable } from '@nestjs/common';
import type { Agenda, AgendaCase, AgendaEntry } from '@consilium/board';
import type { EntityManager } from 'typeorm';

/** The agenda between its rows and the rules: read in order, written back where something moved. */
@Injectable()
export class AgendaRows {
  async read(manager: EntityManager, meetingId: string): Promise<Agenda> {
    const rows = await manager.query<Array<Omit<AgendaCase, 'kind'> & { kind: AgendaEntry['kind'] }>>(
      `SELECT kind, id AS "entryId", case_id AS "caseId", lane, reason, presenter_id AS "presenterId", minutes
         FROM agenda_item WHERE meeting_id = $1 ORDER BY position FOR UPDATE`,
      [meetingId],
    );
    return rows.map((row) => (row.kind === 'break' ? { kind: 'break', entryId: row.entryId, minutes: row.minutes } : { ...row, kind: 'case' }));
  }

  /** Gives every entry the position it has in the list, counted from 1; rows already there are not touched. */
  async writePositions(manager: EntityManager, meetingId: string, agenda: Agenda): Promise<void> {
    await manager.query(
      `UPDATE agenda_item i SET position = wanted.position
         FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, position)
        WHERE i.id = wanted.id AND i.meeting_id = $1 AND i.position <> wanted.position`,
      [meetingId, agenda.map(({ entryId }) => entryId)],
    );
  }
}
