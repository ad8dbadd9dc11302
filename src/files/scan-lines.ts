import { StringDecoder } from 'node:string_decoder';
import { scanText } from './scan-text.ts';

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The lines of a UTF-8 text file one after the other, without their ends and without a byte order mark; memory holds one
 * part of it. `most`: bytes of a line. Errors: those of scanText.
 */
export function* scanLines(path: string, most: number): Generator<TextLine> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let line = 0;
  const cut = (text: string): TextLine => {
    line += 1;
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    return { text: line === 1 && whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole, line };
  };
  for (const part of scanText(path, { line: most })) {
    const text = rest + decoder.write(part);
    let at = 0;
    for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
      yield cut(text.slice(at, end));
      at = end + 1;
    }
    rest = text.slice(at);
  }
  if (rest !== '') yield cut(rest);
}
