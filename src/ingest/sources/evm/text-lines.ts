import { scanText } from '../../../files/scan-text.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

export interface PlacedLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Where it begins in the file, and its bytes without the line's end. */
  readonly offset: number;
  readonly length: number;
}

export interface LineForm {
  /** Bytes of the longest line. */
  readonly most: number;
  /** Every line is an object of JSON: what begins otherwise is refused before all of it is read. */
  readonly json: boolean;
  /** What messages call the file. */
  readonly name: string;
}

/**
 * Lines of a file, empty ones left out; memory grows with the longest line only. Errors: those of scanText, and
 * EVM_FILE_ROW where a line that does not end soon is no JSON.
 */
export function* textLines(file: string, { most, json, name }: LineForm): Generator<PlacedLine> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let start = 0;
  let line = 0;
  const cut = (bytes: Buffer): PlacedLine | undefined => {
    const offset = start;
    line++;
    start += bytes.length + 1;
    const length = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
    return length === 0 ? undefined : { text: bytes.toString('utf8', 0, length), line, offset, length };
  };
  for (const part of scanText(file, { line: most })) {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      const bytes = Buffer.concat([...rest, part.subarray(from, end)], restLength + end - from);
      [rest, restLength, from] = [[], 0, end + 1];
      const found = cut(bytes);
      if (found) yield found;
    }
    if (json && restLength === 0 && from < part.length && !/^[\s\uFEFF]*(?:\{|$)/.test(begin(part, from)))
      throw new JejakError('EVM_FILE_ROW', { meta: { file: name, line: line + 1, reason: 'not JSON' } });
    // The part's memory is used again.
    rest.push(Buffer.from(part.subarray(from)));
    restLength += part.length - from;
  }
  const found = cut(Buffer.concat(rest, restLength));
  if (found) yield found;
}

const begin = (part: Buffer, from: number) => part.toString('utf8', from, Math.min(part.length, from + 256));
