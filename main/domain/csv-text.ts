/** In a spreadsheet, a cell that begins with one of these is reckoned out, or can have a program started. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as comma-separated text (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, "CSV Injection").
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
