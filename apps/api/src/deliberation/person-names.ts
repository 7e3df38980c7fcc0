import type { PersonName } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';

/** Names of people, read once for one answer. */
export class PersonNames {
  private constructor(private readonly byId: ReadonlyMap<string, PersonName>) {}

  /** For answers that name nobody, such as a round whose seal is closed. */
  static readonly none = new PersonNames(new Map());

  static async read(manager: EntityManager, personIds: Iterable<string | null>): Promise<PersonNames> {
    const wanted = [...new Set(personIds)].filter((id): id is string => id !== null);
    const people = wanted.length === 0 ? [] : await manager.query<PersonName[]>(`SELECT id, display_name AS "displayName", discipline FROM person WHERE id = ANY ($1)`, [wanted]);
    return new PersonNames(new Map(people.map((person) => [person.id, person])));
  }

  of(personId: string): PersonName {
    const found = this.byId.get(personId);
    if (found === undefined) throw new Error(`The name of ${personId} was not read.`);
    return found;
  }

  maybe(personId: string | null): PersonName | null {
    return personId === null ? null : this.of(personId);
  }
}
