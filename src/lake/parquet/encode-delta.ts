import type { ByteSink } from './byte-sink.ts';

const BLOCK = 128;
const MINI = 32;

/** Numbers up to here (and down to its negative) have differences, and differences of these, below 2^53: all exact. */
export const DELTA_LIMIT = 2 ** 51;

/**
 * Parquet's DELTA_BINARY_PACKED over whole numbers up to DELTA_LIMIT (format/Encodings.md of apache/parquet-format): blocks of
 * 128 differences, four miniblocks of 32, each packed with the width that it needs. Ids and heights shrink to a few bits.
 */
export function encodeDelta(
  values: ArrayLike<number>,
  range: { from: number; to: number },
  sink: ByteSink,
): void {
  const { from, to } = range;
  sink.varint(BLOCK);
  sink.varint(BLOCK / MINI);
  sink.varint(to - from);
  sink.varint(to > from ? zigzag(values[from]!) : 0);
  const deltas = new Float64Array(BLOCK);
  for (let at = from + 1; at < to; at += BLOCK) {
    const count = Math.min(BLOCK, to - at);
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const delta = values[at + i]! - values[at + i - 1]!;
      deltas[i] = delta;
      if (delta < least) least = delta;
    }
    for (let i = 0; i < count; i++) deltas[i]! -= least;
    deltas.fill(0, count);
    sink.varint(zigzag(least));
    const widths = [0, MINI, 2 * MINI, 3 * MINI].map((start) => (start < count ? width(deltas, start) : 0));
    for (const bits of widths) sink.byte(bits);
    for (let mini = 0; mini * MINI < count; mini++)
      pack(deltas, { start: mini * MINI, bits: widths[mini]! }, sink);
  }
}

const zigzag = (value: number) => (value >= 0 ? value * 2 : -value * 2 - 1);

function width(deltas: Float64Array, start: number): number {
  let most = 0;
  for (let i = start; i < start + MINI; i++) if (deltas[i]! > most) most = deltas[i]!;
  let bits = most < 4_294_967_296 ? 32 - Math.clz32(most) : 32;
  while (2 ** bits <= most) bits += 1;
  return bits;
}

/** 32 values of `bits` each, least significant bit first. */
function pack(deltas: Float64Array, mini: { start: number; bits: number }, sink: ByteSink): void {
  if (mini.bits === 0) return;
  if (mini.bits <= 24) {
    let held = 0;
    let bits = 0;
    for (let i = mini.start; i < mini.start + MINI; i++) {
      held |= deltas[i]! << bits;
      bits += mini.bits;
      while (bits >= 8) {
        sink.byte(held & 255);
        held >>>= 8;
        bits -= 8;
      }
    }
    return;
  }
  let held = 0n;
  let bits = 0n;
  for (let i = mini.start; i < mini.start + MINI; i++) {
    held |= BigInt(deltas[i]!) << bits;
    bits += BigInt(mini.bits);
    while (bits >= 8n) {
      sink.byte(Number(held & 255n));
      held >>= 8n;
      bits -= 8n;
    }
  }
}
