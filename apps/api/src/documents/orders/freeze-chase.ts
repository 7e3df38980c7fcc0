/** Freezes what one person owes for one case, for the letter about it. Runs in the transaction that orders it. */
import type { EntityManager } from 'typeorm';
import { FrozenChase } from './frozen.js';
import { readLetterhead, utcText } from './letterhead.js';

export interface ChaseOwner {
  readonly caseId: string;
  readonly boardId: string;
  readonly ownerRole: FrozenChase['owner']['role'];
  readonly ownerId: string | null;
  /** Label of an owner without an account, or the person's name. */
  readonly name: string | null;
}

/** @param recipient how the owner is addressed. */
export async function freezeChase(manager: EntityManager, { caseId, boardId, ownerRole, ownerId, name }: ChaseOwner, recipient: string): Promise<FrozenChase> {
  const { letterhead, timeZone } = await readLetterhead(manager, boardId);
  const [row] = await manager.query<Array<Record<string, string>>>(
    `SELECT c.number, p.family_name, p.given_name, p.birth_date::text AS birth_date, p.sex, p.identifier_value, (now() AT TIME ZONE $2)::date::text AS written_on
       FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`,
    [caseId, timeZone],
  );
  if (row === undefined) throw new Error('The case is not in scope.');
  return FrozenChase.parse({
    format: 'consilium-frozen-chase/1',
    letterhead,
    writtenOn: row['written_on'],
    caseNumber: row['number'],
    patient: { familyName: row['family_name'], givenName: row['given_name'], birthDate: row['birth_date'], sex: row['sex'], identifier: row['identifier_value'] },
    owner: { name: recipient, role: ownerRole },
    coordinator: await readCoordinator(manager, boardId, letterhead.board),
    meeting: await readMeeting(manager, caseId, timeZone),
    items: await manager.query(
      `SELECT i.item_id AS "itemId", i.ask, i.due_on::text AS "dueOn", (i.created_at AT TIME ZONE $5)::date::text AS "askedOn"
         FROM chase_item i WHERE i.case_id = $1 AND i.state = 'open' AND i.owner_role = $2 AND i.owner_id IS NOT DISTINCT FROM $3
          AND (i.owner_id IS NOT NULL OR i.owner_label = '' OR i.owner_label = $4) ORDER BY i.due_on, i.item_id, i.id`,
      [caseId, ownerRole, ownerId, name ?? '', timeZone],
    ),
  } satisfies Record<keyof FrozenChase, unknown>);
}

/** The coordinator whose seat on the board is the oldest; the board itself where there is none. */
async function readCoordinator(manager: EntityManager, boardId: string, board: string): Promise<FrozenChase['coordinator']> {
  const [found] = await manager.query<Array<FrozenChase['coordinator']>>(
    `SELECT p.display_name AS name, p.email AS contact FROM board_membership m JOIN person p ON p.id = m.person_id
      WHERE m.board_id = $1 AND m.role = 'coordinator' AND p.is_active AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)
      ORDER BY m.valid_from, p.id LIMIT 1`,
    [boardId],
  );
  return found ?? { name: board, contact: '' };
}

async function readMeeting(manager: EntityManager, caseId: string, timeZone: string): Promise<FrozenChase['meeting']> {
  const [found] = await manager.query<Array<{ title: string; startsAt: string }>>(
    `SELECT m.title, ${utcText('m.starts_at')} AS "startsAt" FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
      WHERE i.case_id = $1 AND i.lane <> 'deferred' AND m.state IN ('draft', 'published') AND m.starts_at > now() ORDER BY m.starts_at LIMIT 1`,
    [caseId],
  );
  return found === undefined ? null : { ...found, timeZone };
}
