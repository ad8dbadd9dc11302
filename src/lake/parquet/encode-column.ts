import { JejakError } from '../../primitives/jejak-error.ts';
import type { Column } from '../schema/table.ts';
import type { ByteSink } from './byte-sink.ts';
import type { ColumnData, NullableBytes, VariableBytes } from './column-data.ts';
import { DELTA_LIMIT, encodeDelta } from './encode-delta.ts';
import { encodeHybrid } from './encode-levels.ts';

export const PLAIN = 0;
export const RLE = 3;
export const DELTA = 5;
export const DICTIONARY = 8;

/** Bytes that are copied one by one. */
const COPIED = 160;

export interface EncodedColumn {
  readonly encoding: number;
  readonly nulls: number;
  /** Smallest and largest value in plain encoding, where the column has an order that readers use. */
  readonly least?: Uint8Array;
  readonly most?: Uint8Array;
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Bits of an index into the values of an enum. */
function enumBits(column: Column): number {
  return Math.max(1, 32 - Math.clz32((column.values?.length ?? 1) - 1));
}

/** Appends the body of one data page (definition levels, values) of `rows` to the sink. */
export function encodeColumn(
  column: Column,
  source: { data: ColumnData; rows: Rows },
  sink: ByteSink,
): EncodedColumn {
  const { data, rows } = source;
  switch (column.type) {
    case 'int32':
    case 'int64':
      return encodeNumbers(column, { data: data as ArrayLike<number>, rows }, sink);
    case 'time':
      return encodeTimes(data as ArrayLike<number>, rows, sink);
    case 'satoshi':
      return encodeSatoshi(data as BigInt64Array, rows, sink);
    case 'bool':
      encodeBits(data as Uint8Array, rows, sink);
      return { encoding: PLAIN, nulls: 0 };
    case 'enum':
      sink.byte(enumBits(column));
      encodeHybrid(data as Uint8Array, { ...rows, bits: enumBits(column) }, sink);
      return { encoding: DICTIONARY, nulls: 0 };
    case 'hash':
      encodeHashes(data as Uint8Array, rows, sink);
      return { encoding: PLAIN, nulls: 0 };
    case 'key':
      sink.bytes((data as Uint8Array).subarray(rows.from * 33, rows.to * 33));
      return { encoding: PLAIN, nulls: 0 };
    case 'address':
      return encodeFixed(data as Uint8Array | NullableBytes, { ...rows, width: 20 }, sink);
    case 'word':
      return encodeFixed(data as Uint8Array | NullableBytes, { ...rows, width: 32 }, sink);
    case 'bytes':
    case 'uint256':
      return encodeLengths(data as VariableBytes | NullableBytes, rows, sink);
    case 'text':
      if (!Array.isArray(data)) return encodeLengths(data as VariableBytes | NullableBytes, rows, sink);
      for (let i = rows.from; i < rows.to; i++) {
        const text = Buffer.from((data as readonly string[])[i]!, 'utf8');
        sink.u32(text.length);
        sink.bytes(text);
      }
      return { encoding: PLAIN, nulls: 0 };
  }
}

function encodeNumbers(
  column: Column,
  source: { data: ArrayLike<number>; rows: Rows },
  sink: ByteSink,
): EncodedColumn {
  const { data, rows } = source;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let nulls = 0;
  for (let i = rows.from; i < rows.to; i++) {
    const value = data[i]!;
    if (column.nullable && value === -1) {
      nulls += 1;
      continue;
    }
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const limit = column.sequential ? DELTA_LIMIT : Number.MAX_SAFE_INTEGER;
  if (most > limit || least < -limit)
    throw new JejakError('LAKE_ID_RANGE', { meta: { column: column.name } });
  if (column.nullable) encodeDefinitionLevels((i) => data[i] !== -1, rows, sink);
  const wide = column.type === 'int64';
  if (column.sequential) encodeDelta(data, rows, sink);
  else sink.bytes(plainNumbers(data, { ...rows, nulls: column.nullable ? nulls : 0 }, wide));
  if (nulls === rows.to - rows.from) return { encoding: PLAIN, nulls };
  return {
    encoding: column.sequential ? DELTA : PLAIN,
    nulls,
    least: plainNumbers([least], { from: 0, to: 1, nulls: 0 }, wide),
    most: plainNumbers([most], { from: 0, to: 1, nulls: 0 }, wide),
  };
}

/** Little-endian int32 or int64; with nulls, -1 is left out. */
function plainNumbers(data: ArrayLike<number>, rows: Rows & { nulls: number }, wide: boolean): Uint8Array {
  const count = rows.to - rows.from - rows.nulls;
  const words = new Int32Array(wide ? count * 2 : count);
  let at = 0;
  for (let i = rows.from; i < rows.to; i++) {
    const value = data[i]!;
    if (rows.nulls > 0 && value === -1) continue;
    words[at++] = value;
    if (wide) words[at++] = Math.floor(value / 4_294_967_296);
  }
  return new Uint8Array(words.buffer);
}

function encodeDefinitionLevels(isThere: (row: number) => boolean, rows: Rows, sink: ByteSink): void {
  const levels = new Uint8Array(rows.to - rows.from);
  for (let i = rows.from; i < rows.to; i++) levels[i - rows.from] = isThere(i) ? 1 : 0;
  const before = sink.length;
  sink.u32(0);
  encodeHybrid(levels, { from: 0, to: levels.length, bits: 1 }, sink);
  const length = sink.length - before - 4;
  new DataView(sink.view().buffer, sink.view().byteOffset).setUint32(before, length, true);
}

function encodeTimes(seconds: ArrayLike<number>, rows: Rows, sink: ByteSink): EncodedColumn {
  const micros = new BigInt64Array(rows.to - rows.from);
  for (let i = rows.from; i < rows.to; i++) micros[i - rows.from] = BigInt(seconds[i]!) * 1_000_000n;
  return encodeSatoshi(micros, { from: 0, to: micros.length }, sink);
}

function encodeSatoshi(values: BigInt64Array, rows: Rows, sink: ByteSink): EncodedColumn {
  let least = values[rows.from]!;
  let most = least;
  for (let i = rows.from; i < rows.to; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  sink.bytes(new Uint8Array(values.buffer, values.byteOffset + rows.from * 8, (rows.to - rows.from) * 8));
  const bound = (value: bigint) => new Uint8Array(BigInt64Array.of(value).buffer);
  return { encoding: PLAIN, nulls: 0, least: bound(least), most: bound(most) };
}

function encodeBits(values: Uint8Array, rows: Rows, sink: ByteSink): void {
  for (let at = rows.from; at < rows.to; at += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8 && at + bit < rows.to; bit++) if (values[at + bit]) byte |= 1 << bit;
    sink.byte(byte);
  }
}

/** Wire order in, displayed order out. */
function encodeHashes(hashes: Uint8Array, rows: Rows, sink: ByteSink): void {
  const reversed = new Uint8Array((rows.to - rows.from) * 32);
  for (let row = rows.from, at = 0; row < rows.to; row++, at += 32) {
    const last = row * 32 + 31;
    for (let i = 0; i < 32; i++) reversed[at + i] = hashes[last - i]!;
  }
  sink.bytes(reversed);
}

function encodeFixed(
  data: Uint8Array | NullableBytes,
  rows: Rows & { width: number },
  sink: ByteSink,
): EncodedColumn {
  const { width } = rows;
  if (data instanceof Uint8Array) {
    sink.bytes(data.subarray(rows.from * width, rows.to * width));
    return { encoding: PLAIN, nulls: 0 };
  }
  const { valid } = data;
  const bytes = data.bytes as Uint8Array;
  encodeDefinitionLevels((i) => valid[i] !== 0, rows, sink);
  const packed = new Uint8Array((rows.to - rows.from) * width);
  let at = 0;
  for (let i = rows.from; i < rows.to; i++) {
    if (valid[i] === 0) continue;
    const first = i;
    while (i + 1 < rows.to && valid[i + 1] !== 0) i++;
    const bytesOfRun = (i + 1 - first) * width;
    // A call costs more than copying a few rows by hand.
    if (bytesOfRun > COPIED) packed.set(bytes.subarray(first * width, first * width + bytesOfRun), at);
    else for (let k = 0; k < bytesOfRun; k++) packed[at + k] = bytes[first * width + k]!;
    at += bytesOfRun;
  }
  sink.bytes(packed.subarray(0, at));
  return { encoding: PLAIN, nulls: rows.to - rows.from - at / width };
}

function encodeLengths(data: VariableBytes | NullableBytes, rows: Rows, sink: ByteSink): EncodedColumn {
  if (!('valid' in data)) {
    encodeVariable(data, rows, sink);
    return { encoding: PLAIN, nulls: 0 };
  }
  const { valid } = data;
  const bytes = data.bytes as VariableBytes;
  encodeDefinitionLevels((i) => valid[i] !== 0, rows, sink);
  let nulls = 0;
  for (let i = rows.from; i < rows.to; i++) {
    if (valid[i] === 0) nulls += 1;
    else encodeVariable(bytes, { from: i, to: i + 1 }, sink);
  }
  return { encoding: PLAIN, nulls };
}

function encodeVariable(source: VariableBytes, rows: Rows, sink: ByteSink): void {
  const { data, offsets } = source;
  const start = offsets[rows.from]!;
  const total = offsets[rows.to]! - start + 4 * (rows.to - rows.from);
  const encoded = new Uint8Array(total);
  let at = 0;
  for (let i = rows.from; i < rows.to; i++) {
    const begin = offsets[i]!;
    const length = offsets[i + 1]! - begin;
    encoded[at] = length;
    encoded[at + 1] = length >>> 8;
    encoded[at + 2] = length >>> 16;
    encoded[at + 3] = length >>> 24;
    at += 4;
    for (let k = 0; k < length; k++) encoded[at + k] = data[begin + k]!;
    at += length;
  }
  sink.bytes(encoded);
}
