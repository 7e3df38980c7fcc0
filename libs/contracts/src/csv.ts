/** CSV as spreadsheets read it, with cells that cannot act. */

export type CsvCell = string | number | null;

/**
 * One line of CSV (RFC 4180) without its line break. A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe; plain numbers, negative ones included, stay as they are.
 */
export const csvLine = (cells: readonly CsvCell[]): string => cells.map(cell).join(',');

function cell(value: CsvCell): string {
  if (value === null) return '';
  const text = String(value);
  const isNumber = /^[-\u2212]?\d+(?:[.,]\d+)?$/.test(text);
  const harmless = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
