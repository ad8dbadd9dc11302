import { closeSync, readSync } from 'node:fs';
import { openInput } from '../../../files/open-input.ts';
import type { FlowHeader } from './parse-flow-row.ts';

const CHUNK = 4_194_304;
const [LINE_END, COMMA, QUOTE, ZERO, NINE] = [10, 44, 34, 48, 57];

export interface FlowOrder {
  /** Numbers of the first and of the last row. */
  readonly first: number;
  readonly last: number;
}

/**
 * Looks through the blocks and times of a table without reading the rest of its rows. Undefined when they do not
 * ascend, or when a row needs more than a look: a quote, a time that is not in seconds, anything that is no number.
 */
export function scanOrder(path: string, header: FlowHeader): FlowOrder | undefined {
  const columns = { time: header.at.time, block: header.at.block };
  const { file } = openInput(path);
  try {
    const bytes = Buffer.alloc(CHUNK);
    const seen: Seen = { first: -1, number: -1, time: -1 };
    let kept = 0;
    let isHeader = true;
    for (;;) {
      const got = readSync(file, bytes, kept, CHUNK - kept, null);
      const end = kept + got;
      let at = 0;
      for (
        let next = bytes.indexOf(LINE_END, at);
        next >= 0 && next < end;
        next = bytes.indexOf(LINE_END, at)
      ) {
        if (!isHeader && !look(bytes, { from: at, to: next }, { columns, seen })) return undefined;
        isHeader = false;
        at = next + 1;
      }
      if (got === 0) {
        if (at < end && !look(bytes, { from: at, to: end }, { columns, seen })) return undefined;
        return seen.first < 0 ? undefined : { first: seen.first, last: seen.number };
      }
      // A line that is longer than all this is none of a table.
      if (at === 0 && end === CHUNK) return undefined;
      bytes.copyWithin(0, at, end);
      kept = end - at;
    }
  } finally {
    closeSync(file);
  }
}

interface Seen {
  first: number;
  number: number;
  time: number;
}

/** False where the row does not follow those before it for sure. */
function look(
  bytes: Buffer,
  line: { readonly from: number; readonly to: number },
  about: { readonly columns: { readonly time: number; readonly block: number }; readonly seen: Seen },
): boolean {
  const { columns, seen } = about;
  const cells = Math.max(columns.time, columns.block);
  let [time, block] = [-1, -1];
  for (let cell = 0, at = line.from; cell <= cells; cell++, at++) {
    const from = at;
    let value = 0;
    let plain = true;
    for (; at < line.to && bytes[at] !== COMMA; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return false;
      if (byte < ZERO || byte > NINE) plain = false;
      else value = value * 10 + byte - ZERO;
    }
    if (cell !== columns.time && cell !== columns.block) continue;
    if (!plain || at === from || at - from > 12) return false;
    if (cell === columns.time) time = value;
    else block = value;
  }
  const number = columns.block < 0 ? time : block;
  if (number < seen.number || (number === seen.number && time < seen.time)) return false;
  if (seen.first < 0) seen.first = number;
  seen.number = number;
  seen.time = time;
  return true;
}
