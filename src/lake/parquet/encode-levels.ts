import type { ByteSink } from './byte-sink.ts';

/**
 * `values[from, to)` of `bits` each in Parquet's hybrid of runs and bit packing: a run where a value repeats at least
 * 8 times, packed groups of 8 elsewhere.
 */
export function encodeHybrid(
  values: ArrayLike<number>,
  range: { from: number; to: number; bits: number },
  sink: ByteSink,
): void {
  const { from, to, bits } = range;
  const bytes = (bits + 7) >> 3;
  let at = from;
  while (at < to) {
    let run = 1;
    while (at + run < to && values[at + run] === values[at]) run += 1;
    if (run >= 8 || at + run === to) {
      sink.varint(run * 2);
      for (let i = 0; i < bytes; i++) sink.byte((values[at]! >>> (8 * i)) & 255);
      at += run;
      continue;
    }
    let groups = 1;
    while (at + groups * 8 + 8 <= to && !repeats(values, at + groups * 8, to)) groups += 1;
    sink.varint(groups * 2 + 1);
    packGroups(values, { at, groups, to, bits }, sink);
    at = Math.min(to, at + groups * 8);
  }
}

function repeats(values: ArrayLike<number>, at: number, to: number): boolean {
  if (at + 8 > to) return false;
  for (let i = 1; i < 8; i++) if (values[at + i] !== values[at]) return false;
  return true;
}

function packGroups(
  values: ArrayLike<number>,
  run: { at: number; groups: number; to: number; bits: number },
  sink: ByteSink,
): void {
  let held = 0;
  let filled = 0;
  for (let i = 0; i < run.groups * 8; i++) {
    const value = run.at + i < run.to ? values[run.at + i]! : 0;
    held |= value << filled;
    filled += run.bits;
    while (filled >= 8) {
      sink.byte(held & 255);
      held >>>= 8;
      filled -= 8;
    }
  }
}
