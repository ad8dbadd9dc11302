import { visible } from './visible.ts';

/** Columns padded to the widest cell; `right` names the columns of numbers. A cell is one line, whatever it holds. */
export function toTable(
  header: readonly string[],
  cells: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const rows = cells.map((row) => row.map((cell) => visible(cell, true)));
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length), 0));
  const line = (row: readonly string[]) =>
    row
      .map((text, i) => (right.includes(i) ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return `${[line(header), rule, ...rows.map(line)].join('\n')}\n`;
}
