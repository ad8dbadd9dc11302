/** A table of GitHub Markdown. Cells are plain text unless they carry code in backticks. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A bar ends a cell even inside of code, outside of it an angle bracket begins a tag that no reader sees. */
function escapeCell(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[<*]/g, '\\$&')))
    .join('')
    .replaceAll('|', '\\|');
}
