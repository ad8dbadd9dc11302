import { scanLines } from '../../files/scan-lines.ts';

/** Bytes of a line: an address and what a table has beside it. */
const LINE = 1 << 20;

export interface SubjectLine {
  readonly text: string;
  readonly line: number;
}

/**
 * Subjects of a file, one a line, of a CSV file the first column; `#` begins a comment, a first line that says `address`
 * is a header. A line at a time is in memory. Errors: those of scanLines.
 */
export function* readSubjects(path: string): Generator<SubjectLine> {
  for (const { text: row, line } of scanLines(path, LINE)) {
    const text = row
      .split(',', 1)[0]!
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    if (text === '' || text.startsWith('#') || (line === 1 && /^(?:address|subject|alamat)$/i.test(text)))
      continue;
    yield { text, line };
  }
}
