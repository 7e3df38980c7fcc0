import { hashPassword } from '../identity/passwords.js';
import { DEMO_ORGANISATION, demoBoards } from './demo-boards.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import { DEMO_PASSWORD, demoCover, demoPeople, personId } from './demo-people.js';
import { Json, type SeedWriter } from './seed-writer.js';

/** Organisation, boards, people, memberships and the auditor's grant. */
export async function seedPeople(writer: SeedWriter, today: Date): Promise<void> {
  const founded = instantFromToday(today, -400, '09:00');
  await writer.insert('organisation', { id: DEMO_ORGANISATION.id, name: DEMO_ORGANISATION.name, is_demo: true, created_at: founded });
  await writer.record(null, 'organisationCreated', null, 'system', founded, { organisationId: DEMO_ORGANISATION.id });

  for (const board of Object.values(demoBoards)) {
    await writer.insert('board', { id: board.id, organisation_id: writer.organisationId, name: board.name, tumour_type: board.tumourType, settings: new Json(board.settings) });
    await writer.record(null, 'boardCreated', null, 'system', founded, { boardId: board.id });
  }

  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const someone of demoPeople) {
    await writer.insert('person', {
      id: someone.id,
      organisation_id: writer.organisationId,
      display_name: someone.displayName,
      email: someone.email,
      discipline: someone.discipline,
      roles: someone.roles,
      created_at: founded,
    });
    await writer.insert('credential', { person_id: someone.id, password_hash: passwordHash });
    await writer.record(null, 'personInvited', null, 'system', founded, { personId: someone.id });
    for (const [index, role] of someone.boards.entries()) {
      const board = index === 0 ? demoBoards.net : demoBoards.hpb;
      if (role === null) continue;
      const membershipId = demoId(`membership ${someone.key} ${board.id}`);
      await writer.insert('board_membership', {
        id: membershipId,
        organisation_id: writer.organisationId,
        board_id: board.id,
        person_id: someone.id,
        role,
        discipline: someone.discipline,
        valid_from: dayFromToday(today, -400),
      });
      await writer.record(null, 'membershipChanged', personId('quillon'), 'administrator', founded, {
        membershipId,
        boardId: board.id,
        personId: someone.id,
        role,
        change: 'added',
        from: dayFromToday(today, -400),
        to: null,
      });
    }
  }

  const [absent, cover, from, to] = [personId(demoCover.absent), personId(demoCover.cover), dayFromToday(today, -2), dayFromToday(today, 5)];
  const [coverId, named] = [demoId('cover'), instantFromToday(today, -3, '10:00')];
  await writer.insert('board_cover', { id: coverId, organisation_id: writer.organisationId, board_id: demoBoards.net.id, absent_person_id: absent, cover_person_id: cover, valid_from: from, valid_to: to, named_by: absent });
  await writer.record(null, 'coverNamed', absent, 'specialist', named, { coverId, boardId: demoBoards.net.id, absentPersonId: absent, coverPersonId: cover, from, to });

  for (const board of Object.values(demoBoards)) {
    const grantId = demoId(`grant ${board.id}`);
    const from = instantFromToday(today, -30, '09:00');
    const to = instantFromToday(today, 60, '18:00');
    await writer.insert('auditor_grant', {
      id: grantId,
      organisation_id: writer.organisationId,
      board_id: board.id,
      person_id: personId('ellery-voss'),
      reason: 'Yearly review of the board',
      granted_by: personId('quillon'),
      valid_from: from,
      valid_to: to,
    });
    await writer.record(null, 'auditorGranted', personId('quillon'), 'administrator', from, { grantId, boardId: board.id, personId: personId('ellery-voss'), from, to });
  }
}
