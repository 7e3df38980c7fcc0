import { csvLine } from '@consilium/contracts';

/** The figures behind a picture: what a screen reader gets, and what the CSV export holds. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The table as CSV, each line ended by CRLF; cells that a spreadsheet would run are disarmed. */
export const toCsv = (table: FigureTable): string => `${[table.columns, ...table.rows].map(csvLine).join('\r\n')}\r\n`;
