import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { JejakError } from '../../primitives/jejak-error.ts';

export interface SubjectLine {
  readonly text: string;
  readonly line: number;
}

/**
 * Subjects of a file, one a line, of a CSV file the first column; `#` begins a comment, a first line that says `address`
 * is a header. A line at a time is in memory. Errors: FILE_MISSING.
 */
export async function* readSubjects(path: string): AsyncGenerator<SubjectLine> {
  const stream = createReadStream(path, 'utf8');
  let line = 0;
  try {
    for await (const row of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const text = row
        .split(',', 1)[0]!
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      if (text === '' || text.startsWith('#') || (line === 1 && /^(?:address|subject|alamat)$/i.test(text)))
        continue;
      yield { text, line };
    }
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason }, cause });
  } finally {
    stream.destroy();
  }
}
