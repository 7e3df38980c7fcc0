/** The figures behind a picture: what a screen reader gets, and what the CSV export holds. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * The table as CSV (RFC 4180, CRLF). A cell that a spreadsheet would run as a formula gets a leading apostrophe;
 * plain numbers, negative ones included, stay as they are.
 */
export function toCsv(table: FigureTable): string {
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const isNumber = /^[-\u2212]?\d+(?:[.,]\d+)?$/.test(text);
  const harmless = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
