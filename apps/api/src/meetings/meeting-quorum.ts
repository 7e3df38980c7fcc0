import { Injectable } from '@nestjs/common';
import { quorumAt } from '@consilium/board';
import type { PersonName, Quorum } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CaseOutlooks } from './case-outlooks.js';
import type { RoomState } from './meeting-room.js';

/** The quorum light of a case: whom its open options ask for, and who of them is in the room. */
@Injectable()
export class MeetingQuorum {
  constructor(private readonly outlooks: CaseOutlooks) {}

  async read(manager: EntityManager, caseId: string, { register, now }: RoomState): Promise<Quorum> {
    const { needs } = await this.outlooks.read(manager, caseId);
    const quorum = quorumAt(register, caseId, needs, now);
    const names = await this.names(manager, quorum.disciplines.flatMap(({ personIds }) => personIds));
    return {
      caseId,
      met: quorum.met,
      lines: quorum.disciplines.map(({ discipline, state, personIds, causes }) => ({
        discipline,
        state,
        people: personIds.flatMap((id) => names.get(id) ?? []),
        neededFor: causes.flatMap((cause) => (cause.kind === 'option' ? [cause.optionId] : [])),
      })),
    };
  }

  private async names(manager: EntityManager, personIds: readonly string[]): Promise<ReadonlyMap<string, PersonName>> {
    if (personIds.length === 0) return new Map();
    const people = await manager.query<PersonName[]>(`SELECT id, display_name AS "displayName", discipline FROM person WHERE id = ANY ($1)`, [[...new Set(personIds)]]);
    return new Map(people.map((person) => [person.id, person]));
  }
}
