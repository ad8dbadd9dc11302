/** RFC 4180: comma, CRLF-free lines, quotes where a cell needs them. A leading =, +, - or @ of a text is kept harmless. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[header, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function cell(text: string): string {
  // A spreadsheet runs a cell that begins like a formula; numbers are not formulas.
  const safe = /^[=+@\t\r]/.test(text) || /^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
