/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** One cell: quoted, and never a formula whoever wrote it (OWASP, CSV injection). */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return `"${(formula.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
