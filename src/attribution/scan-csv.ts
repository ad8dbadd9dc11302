export interface CsvRow {
  readonly cells: string[];
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
}

/** No list comes near; a quote that is never closed, or a file of commas, goes beyond at once. */
const CELL = 1 << 20;
const CELLS = 10_000;

/**
 * Rows of RFC 4180 with either kind of line end, one after another; empty lines are skipped. Throws what `fail` makes of
 * a line and a reason.
 */
export function* scanCsv(text: string, fail: (line: number, reason: string) => Error): Generator<CsvRow> {
  let cells: string[] = [];
  let [line, begin, at] = [1, 1, 0];
  const add = (cell: string) => {
    if (cell.length > CELL) throw fail(begin, `a cell of more than ${CELL} characters`);
    if (cells.push(cell) > CELLS) throw fail(begin, `a row of more than ${CELLS} cells`);
  };
  while (at <= text.length) {
    const opened = openingQuote(text, at);
    if (opened >= 0) {
      let cell = '';
      let from = opened + 1;
      for (;;) {
        const end = text.indexOf('"', from);
        if (end < 0) throw fail(begin, 'a quote is not closed');
        cell += text.slice(from, end);
        if (cell.length > CELL) throw fail(begin, `a cell of more than ${CELL} characters`);
        from = end + 1;
        if (text[from] !== '"') break;
        cell += '"';
        from += 1;
      }
      for (let i = opened; i < from; i++) if (text.charCodeAt(i) === 10) line += 1;
      at = from;
      const rest = endOfCell(text, at);
      if (text.slice(at, rest).trim() !== '') throw fail(begin, 'text behind a closing quote');
      at = rest;
      add(cell);
    } else {
      const end = endOfCell(text, at);
      add(text.slice(at, end).replaceAll('\r', ''));
      at = end;
    }
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: begin };
    cells = [];
    line += 1;
    begin = line;
    at += 1;
  }
}

/** Where the quote of a quoted cell stands; -1 when the cell is none. */
function openingQuote(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return text[at] === '"' ? at : -1;
}

function endOfCell(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10) break;
  }
  return at;
}
