import type { CaseRow } from '@consilium/contracts';
import { formatDate, type FigureTable, type Language } from '@consilium/ui';
import type { Say } from '../words/speech';

/** The worklist as a table for a spreadsheet; `toCsv` makes cells harmless that would run as formulas. */
export function worklistTable(rows: readonly CaseRow[], boards: ReadonlyMap<string, string>, say: Say, language: Language): FigureTable {
  return {
    columns: ['number', 'family', 'given', 'birthDate', 'hospitalNumber', 'questionCode', 'question', 'urgency', 'state', 'board', 'meeting', 'changed'].map((key) => say(`cases.column.${key}`)),
    rows: rows.map((row) => [
      row.number,
      row.patient.familyName,
      row.patient.givenName,
      row.patient.birthDate,
      row.patient.identifierValue,
      say(`cases.questionCode.${row.question.code}`),
      row.question.text,
      say(`cases.urgency.${row.urgency}`),
      say(`cases.state.${row.state}`),
      boards.get(row.boardId) ?? '',
      row.nextMeeting ? formatDate(row.nextMeeting.startsAt, 'dateTime', language) : '',
      row.updatedAt,
    ]),
  };
}
