import { tableRow } from '../../../primitives/table-row.ts';
import { writeHex } from '../../../primitives/write-hex.ts';
import { NO_ADDRESS } from '../../ledger/flow-run.ts';
import { createAmountReader } from './create-amount-reader.ts';
import { createAssetCache } from './create-asset-cache.ts';
import type { FlowChunk } from './flow-chunk.ts';
import { type FlowAssets, type FlowHeader, type FlowRow, parseFlowRow } from './parse-flow-row.ts';
import { splitRow } from './split-row.ts';

const [LINE_END, RETURN, QUOTE, COMMA, POINT, ZERO, LETTER_X] = [10, 13, 34, 44, 46, 48, 120];
const LAST_SECOND = 4_294_967_295;
const MOST_DIGITS = 76;
/** Bytes of `0x` and the digits. */
const [ADDRESS, HASH] = [42, 66];

/** Values of digits; above 15 for what is none. */
const DIGIT = new Uint8Array(256).fill(255);
for (let i = 0; i < 16; i++) {
  DIGIT[i.toString(16).charCodeAt(0)] = i;
  DIGIT[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

export interface FlowParserOptions {
  readonly header: FlowHeader;
  readonly assetOf: FlowAssets;
  /** Lines before the first that is fed. */
  readonly line: number;
  /** True: stop behind the first line that is no row. */
  readonly strict: boolean;
  /** A claim of a row about who holds an address. */
  readonly name: (address: string, label: string) => void;
}

export interface FlowParser {
  /**
   * Appends the rows of whole lines to a chunk until it is full, and what is no row to its `bad`. Gives how far it came; a
   * line whose end is not in `bytes` is left.
   */
  feed(bytes: Buffer, at: number, chunk: FlowChunk): number;
}

/**
 * Rows from bytes to columns. Only a row in the plainest form is read here: no quotes, nothing to trim, hexadecimal
 * digits, decimal digits, no labels. On the slightest doubt parseFlowRow gets the line as text: its word is the rule.
 */
export function createFlowParser(options: FlowParserOptions): FlowParser {
  const { header, assetOf, strict, name } = options;
  const { at: place, width } = header;
  const from = new Int32Array(width + 1);
  const to = new Int32Array(width + 1);
  const assets = createAssetCache(header, assetOf);
  const readAmount = createAmountReader();
  // Cells whose length is fixed are looked at when they are decoded.
  const fixed = new Int32Array(width + 1);
  if (place.tx >= 0) fixed[place.tx] = HASH;
  for (const column of [place.from, place.to, place.contract]) if (column >= 0) fixed[column] = ADDRESS;
  const empty = [place.token_id, place.from_label, place.to_label].filter((column) => column >= 0);
  const words = new Uint32Array(8);
  let wrong = 0;
  let line = options.line;

  /** Four bytes of eight digits, the first byte lowest. */
  function word(bytes: Buffer, at: number): number {
    const a = DIGIT[bytes[at]!]!;
    const b = DIGIT[bytes[at + 1]!]!;
    const c = DIGIT[bytes[at + 2]!]!;
    const d = DIGIT[bytes[at + 3]!]!;
    const e = DIGIT[bytes[at + 4]!]!;
    const f = DIGIT[bytes[at + 5]!]!;
    const g = DIGIT[bytes[at + 6]!]!;
    const h = DIGIT[bytes[at + 7]!]!;
    wrong |= a | b | c | d | e | f | g | h;
    return (a << 4) | b | (c << 12) | (d << 8) | (e << 20) | (f << 16) | (g << 28) | (h << 24);
  }
  /** Number of an address, NO_ADDRESS where the cell is empty, -1 in doubt. */
  function address(bytes: Buffer, column: number, chunk: FlowChunk): number {
    const at = from[column]!;
    const length = to[column]! - at;
    if (length === 0) return NO_ADDRESS;
    if (length !== ADDRESS || bytes[at] !== ZERO || bytes[at + 1] !== LETTER_X) return -1;
    wrong = 0;
    for (let w = 0; w < 5; w++) words[w] = word(bytes, at + 2 + 8 * w);
    return wrong > 15 ? -1 : chunk.names.addresses.numberOfWords(words, 0);
  }
  /** Up to `most` digits; -1 in doubt. */
  function count(bytes: Buffer, column: number, most: number): number {
    const length = to[column]! - from[column]!;
    if (length === 0 || length > most) return -1;
    let value = 0;
    for (let i = from[column]!; i < to[column]!; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
  const isEmpty = (column: number) => column < 0 || from[column] === to[column];

  /** Base units of the row into the chunk; false in doubt. */
  function amount(bytes: Buffer, units: boolean, chunk: FlowChunk): boolean {
    const column = units ? place.units : place.value;
    if (column < 0) return false;
    const cell = { bytes, from: from[column]!, to: to[column]! };
    const into = { words: chunk.value, at: 8 * chunk.rows };
    let point = -1;
    for (let i = cell.from; i < cell.to; i++)
      if (bytes[i] === POINT) {
        if (point >= 0 || units) return false;
        point = i;
      }
    const places = point < 0 ? 0 : cell.to - point - 1;
    const zeros = units ? 0 : assets.decimals() - places;
    if (point === cell.from || (point >= 0 && places === 0) || zeros < 0) return false;
    return cell.to - cell.from + zeros <= MOST_DIGITS && readAmount(cell, zeros, into);
  }

  /** True: the row stands in the chunk. False: it is not in the plainest form. */
  function readPlain(bytes: Buffer, chunk: FlowChunk): boolean {
    for (const column of empty) if (!isEmpty(column)) return false;
    const row = chunk.rows;
    const time = count(bytes, place.time, 10);
    if (time < 0 || time > LAST_SECOND) return false;
    const number = isEmpty(place.block) ? time : count(bytes, place.block, 12);
    if (number < 0) return false;
    const named = !isEmpty(place.tx);
    if (named) {
      const at = from[place.tx]!;
      if (to[place.tx]! - at !== HASH || bytes[at] !== ZERO || bytes[at + 1] !== LETTER_X) return false;
      wrong = 0;
      for (let w = 0; w < 8; w++) chunk.txWords[8 * row + w] = word(bytes, at + 2 + 8 * w);
      if (wrong > 15) return false;
    } else writeHex(tableRow.hash(`row:${line}`), chunk.tx, 32 * row);
    const units = !isEmpty(place.units);
    const asset = assets.find({ bytes, from, to }, units, chunk);
    if (asset < 0 || !amount(bytes, units, chunk)) return false;
    const payer = address(bytes, place.from, chunk);
    const receiver = address(bytes, place.to, chunk);
    if (payer < 0 || receiver < 0 || (payer === NO_ADDRESS && receiver === NO_ADDRESS)) return false;
    chunk.time[row] = time;
    chunk.number[row] = number;
    chunk.line[row] = line;
    chunk.named[row] = named ? 1 : 0;
    chunk.from[row] = payer;
    chunk.to[row] = receiver;
    chunk.asset[row] = asset;
    chunk.rows = row + 1;
    return true;
  }

  function readText(text: string, chunk: FlowChunk): void {
    const cells = splitRow(text);
    const parsed = cells ? parseFlowRow(cells, header, assetOf) : 'a quote is not closed';
    if (typeof parsed === 'string') chunk.bad.push({ line, reason: parsed });
    else {
      if (parsed.from && parsed.fromLabel) name(parsed.from, parsed.fromLabel);
      if (parsed.to && parsed.toLabel) name(parsed.to, parsed.toLabel);
      append(parsed, chunk);
    }
  }
  function append(parsed: FlowRow, chunk: FlowChunk): void {
    const row = chunk.rows;
    const { addresses } = chunk.names;
    writeHex(parsed.tx ?? tableRow.hash(`row:${line}`), chunk.tx, 32 * row);
    for (let w = 0; w < 8; w++)
      chunk.value[8 * row + w] = Number((parsed.value >> BigInt(32 * w)) & 0xffffffffn);
    chunk.time[row] = parsed.time;
    chunk.number[row] = parsed.number;
    chunk.line[row] = line;
    chunk.named[row] = parsed.tx === undefined ? 0 : 1;
    chunk.from[row] = parsed.from === undefined ? NO_ADDRESS : addresses.numberOf(parsed.from);
    chunk.to[row] = parsed.to === undefined ? NO_ADDRESS : addresses.numberOf(parsed.to);
    chunk.asset[row] = chunk.names.assetOf(parsed);
    chunk.rows = row + 1;
  }

  return {
    feed(bytes, start, chunk) {
      const end = bytes.length;
      let at = start;
      while (at < end && chunk.rows < chunk.capacity) {
        const begin = at;
        let cell = 0;
        let plain = true;
        from[0] = at;
        for (;;) {
          const skip = fixed[cell]!;
          if (skip > 0 && bytes[at] === ZERO && bytes[at + 1] === LETTER_X && bytes[at + skip] === COMMA)
            at += skip;
          else
            for (; at < end; at++) {
              const byte = bytes[at]!;
              if (byte === COMMA || byte === LINE_END) break;
              if (byte === QUOTE || byte === RETURN || byte > 127) plain = false;
            }
          to[cell] = at;
          if (at >= end || bytes[at] === LINE_END) break;
          at += 1;
          if (cell + 1 < width) cell += 1;
          else plain = false;
          from[cell] = at;
        }
        if (plain && at < end && cell === width - 1) {
          line += 1;
          if (readPlain(bytes, chunk)) {
            at += 1;
            continue;
          }
          line -= 1;
        }
        // A cell that was passed over may have hidden the end of the line.
        const stop = bytes.indexOf(LINE_END, begin);
        if (stop < 0) return begin;
        line += 1;
        at = stop + 1;
        const last = stop > begin && bytes[stop - 1] === RETURN ? stop - 1 : stop;
        if (last > begin) readText(bytes.toString('utf8', begin, last), chunk);
        if (strict && chunk.bad.length > 0) return at;
      }
      return at;
    },
  };
}
