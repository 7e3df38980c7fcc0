/** The questions of the worklist as SQL: as the server puts them, and as somebody would by hand. */
import { randomUUID } from 'node:crypto';

/** @type {Record<string, Record<string, string>>} */
export const QUESTIONS = {
  'first page': { limit: '50' },
  'one state': { limit: '50', state: 'accepted' },
  'one kind of question': { limit: '50', question: 'prrt' },
  'given name, 1 in 700': { limit: '50', text: 'vorname7' },
  'hospital number': { limit: '50', text: 'bench-000777' },
  'a word of every question': { limit: '50', text: 'lebermetastasen' },
  'two words of the question': { limit: '50', text: 'metastasen resektabel9' },
  'two letters': { limit: '50', text: 'fa' },
  'nothing found': { limit: '50', text: 'gibtesnicht' },
  'common option': { limit: '50', option: 'observation' },
  'rare option': { limit: '50', option: 'liver-transplantation' },
  'missing item': { limit: '50', missing: 'ki67Pct' },
  'state, question, word and missing item': { limit: '50', state: 'accepted', question: 'transplant', text: 'familie1', missing: 'ki67Pct' },
};

/** @param {Record<string, string>} query */
const wordsOf = (query) => (query['text'] ?? '').split(' ').filter(Boolean);

/**
 * What the server binds for the coordinator's question.
 *
 * @param {{ boardId: string }} board
 * @param {Record<string, string>} query
 */
export const parametersOf = (board, query) => [
  JSON.stringify([{ board: board.boardId, states: query['state'] === undefined ? null : [query['state']] }]), null, null, query['question'] ?? null,
  wordsOf(query), query['option'] ?? null, query['missing'] ?? null, null, null, Number(query['limit']) + 1,
];

/**
 * The same question without scope, policies and parameters, as superuser.
 *
 * @param {{ boardId: string }} board
 * @param {Record<string, string>} query
 */
export function byHand(board, query) {
  const where = [
    `s.board_id = '${board.boardId}'`,
    ...(query['state'] === undefined ? [] : [`s.state = '${query['state']}'`]),
    ...(query['question'] === undefined ? [] : [`s.question_code = '${query['question']}'`]),
    ...(query['option'] === undefined ? [] : [`s.options @> ARRAY['${query['option']}']`]),
    ...(query['missing'] === undefined ? [] : [`s.missing @> ARRAY['${query['missing']}']`]),
    // One or two letters mean the beginning of a word.
    ...wordsOf(query).map((word) => `s.words LIKE '%${word.length < 3 ? ' ' : ''}${word}%'`),
  ].join(' AND ');
  return `SELECT c.*, p.* , f.case_id FROM (SELECT * FROM case_search s WHERE ${where} ORDER BY s.updated_at DESC, s.case_id DESC LIMIT 51) f
            JOIN board_case c ON c.id = f.case_id JOIN patient p ON p.id = c.patient_id ORDER BY f.updated_at DESC, f.case_id DESC`;
}

/**
 * Runs one statement in the scope the server would set for the coordinator.
 *
 * @param {import('pg').Client} client of the app's role
 * @param {{ organisationId: string, boardId: string, coordinator: { id: string } }} board
 * @param {string} sql
 * @param {unknown[]} parameters
 */
export async function asCoordinator(client, board, sql, parameters) {
  await client.query('BEGIN');
  await client.query(
    `SELECT set_config('consilium.organisation_id', $1, true), set_config('consilium.person_id', $2, true), set_config('consilium.board_ids', $3, true), set_config('consilium.request_id', $4, true)`,
    [board.organisationId, board.coordinator.id, `{${board.boardId}}`, randomUUID()],
  );
  const result = await client.query(sql, parameters);
  await client.query('ROLLBACK');
  return result;
}
