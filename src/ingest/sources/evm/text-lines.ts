import { createReadStream } from 'node:fs';
import { JejakError } from '../../../primitives/jejak-error.ts';

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Where it begins in the file, and its bytes without the line's end. */
  readonly offset: number;
  readonly length: number;
}

const CHUNK = 1 << 20;

/** Lines of a file, empty ones left out; memory grows with the longest line only. Errors: FILE_MISSING. */
export async function* textLines(file: string): AsyncGenerator<TextLine> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let start = 0;
  let line = 0;
  const cut = (bytes: Buffer): TextLine | undefined => {
    const offset = start;
    line++;
    start += bytes.length + 1;
    const length = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
    return length === 0 ? undefined : { text: bytes.toString('utf8', 0, length), line, offset, length };
  };
  try {
    for await (const piece of createReadStream(file, { highWaterMark: CHUNK })) {
      const chunk = piece as Buffer;
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const bytes = Buffer.concat([...rest, chunk.subarray(from, end)], restLength + end - from);
        [rest, restLength, from] = [[], 0, end + 1];
        const found = cut(bytes);
        if (found) yield found;
      }
      rest.push(chunk.subarray(from));
      restLength += chunk.length - from;
    }
  } catch (cause) {
    if (cause instanceof JejakError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code;
    if (!reason) throw cause;
    throw new JejakError('FILE_MISSING', { meta: { file, reason }, cause });
  }
  const found = cut(Buffer.concat(rest, restLength));
  if (found) yield found;
}
