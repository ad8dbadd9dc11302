import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK = 1_048_576;

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly row: number;
}

/** The lines of a UTF-8 text file one after the other, without their ends; memory holds one chunk. */
export function* readLines(path: string): Generator<TextLine> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(CHUNK);
    let rest = '';
    let row = 0;
    for (;;) {
      const got = readSync(file, bytes, 0, CHUNK, null);
      const text = rest + (got === 0 ? decoder.end() : decoder.write(bytes.subarray(0, got)));
      let at = 0;
      for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
        row += 1;
        yield { text: text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end), row };
        at = end + 1;
      }
      rest = text.slice(at);
      if (got > 0) continue;
      if (rest !== '') yield { text: rest, row: row + 1 };
      return;
    }
  } finally {
    closeSync(file);
  }
}
