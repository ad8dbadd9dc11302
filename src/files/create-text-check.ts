import { isUtf8 } from 'node:buffer';
import { JejakError } from '../primitives/jejak-error.ts';
import { formatOfBytes } from './format-of-bytes.ts';
import { scanInput } from './scan-input.ts';

const LINE_END = 10;

export interface TextCheck {
  take(part: Buffer): void;
  end(): void;
}

/**
 * Looks at the parts of a text in their order: UTF-8 without a zero byte, no line of more than `most` bytes. `most` is not
 * below the bytes of a part. Errors: INPUT_NOT_TEXT with line and byte, INPUT_LINE with line.
 */
export function createTextCheck(path: string, most: number): TextCheck {
  let before = 0;
  let begin = Buffer.alloc(0);
  /** Bytes of a character that a part has cut. */
  let cut = Buffer.alloc(0);
  let open = 0;

  function notText(byte: number, found: string): JejakError {
    return new JejakError('INPUT_NOT_TEXT', {
      meta: { file: path, line: lineOf(path, byte), byte, found: formatOfBytes(begin) ?? found },
    });
  }
  function take(part: Buffer): void {
    if (begin.length === 0) begin = Buffer.from(part.subarray(0, 16));
    const zero = part.indexOf(0);
    const until = zero < 0 ? part.length : zero;
    const bad = takeUtf8(part.subarray(0, until));
    if (bad !== undefined) throw notText(bad.at, bad.byte);
    if (zero >= 0) throw notText(before + zero, '0x00');
    const first = part.indexOf(LINE_END);
    const length = open + (first < 0 ? part.length : first);
    if (length > most) {
      const line = lineOf(path, before + part.length - (first < 0 ? 0 : part.length - first));
      throw new JejakError('INPUT_LINE', { meta: { file: path, line, largest: most } });
    }
    open = first < 0 ? length : part.length - part.lastIndexOf(LINE_END) - 1;
    before += part.length;
  }
  /** The place of the first byte that is none of UTF-8. */
  function takeUtf8(part: Buffer): { at: number; byte: string } | undefined {
    const start = before - cut.length;
    let from = 0;
    if (cut.length > 0) {
      from = Math.min(part.length, lengthOf(cut[0]!) - cut.length);
      const whole = Buffer.concat([cut, part.subarray(0, from)]);
      if (whole.length < lengthOf(cut[0]!)) {
        cut = whole;
        return undefined;
      }
      if (!isUtf8(whole)) return { at: start, byte: hex(cut[0]!) };
    }
    const end = part.length - tail(part.subarray(from));
    const body = part.subarray(from, end);
    if (!isUtf8(body)) {
      const at = firstBad(body);
      return { at: before + from + at, byte: hex(body[at]!) };
    }
    cut = Buffer.from(part.subarray(end));
    return undefined;
  }
  return {
    take,
    end() {
      if (cut.length > 0) throw notText(before - cut.length, hex(cut[0]!));
    },
  };
}

const hex = (byte: number) => `0x${byte.toString(16).padStart(2, '0')}`;

/** Bytes of the character that begins with this one. */
function lengthOf(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** How many bytes at the end begin a character that the rest of which has not come. */
function tail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function firstBad(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - tail(part)))) good = middle;
    else bad = middle;
  }
  // What was good may end within the character that is broken.
  return good - tail(bytes.subarray(0, good));
}

/** The line of a byte: read again, because nobody counts lines for an error that mostly does not come. */
function lineOf(path: string, byte: number): number {
  let line = 1;
  let at = 0;
  for (const part of scanInput(path)) {
    const end = Math.min(part.length, byte - at);
    for (let next = part.indexOf(LINE_END); next >= 0 && next < end; next = part.indexOf(LINE_END, next + 1))
      line += 1;
    at += part.length;
    if (at >= byte) break;
  }
  return line;
}
