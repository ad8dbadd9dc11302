export interface CsvRow {
  readonly cells: string[];
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
}

/** RFC 4180 with either kind of line end; empty lines are skipped. Throws what `fail` makes of a line and a reason. */
export function parseCsv(text: string, fail: (line: number, reason: string) => Error): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let state: 'plain' | 'quoted' | 'closed' = 'plain';
  let [line, begin] = [1, 1];
  const endCell = () => {
    cells.push(cell);
    cell = '';
    state = 'plain';
  };
  const endRow = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: begin });
    cells = [];
    begin = line;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') line += 1;
    if (state === 'quoted') {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else state = 'closed';
    } else if (char === '\n') endRow();
    else if (char === ',') endCell();
    else if (char === '\r') continue;
    else if (state === 'closed') {
      if (char.trim() !== '') throw fail(begin, 'text behind a closing quote');
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      state = 'quoted';
    } else cell += char;
  }
  if (state === 'quoted') throw fail(begin, 'a quote is not closed');
  endRow();
  return rows;
}
