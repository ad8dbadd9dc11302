import type { CarriedParcel, CarriedPiece } from './carried.ts';
import type { TaintPolicyId } from './policies.ts';
import { CLEAN } from './slab.ts';

/**
 * A parcel of `from` base units as `to` units, of the same asset or of another: the borders between pieces move in
 * proportion (rounded down), so that the whole stays whole. Under poison every start covers the new value. Start units:
 * `kept` of them, a numerator and a denominator; all of them where one asset was given for another.
 */
export function scaleCarried(
  pieces: CarriedParcel,
  size: { readonly from: bigint; readonly to: bigint; readonly kept?: readonly [bigint, bigint] },
  policy: TaintPolicyId,
): CarriedPiece[] {
  const { from, to } = size;
  const [part, whole] = size.kept ?? [1n, 1n];
  const unitsOf = (units: bigint) => (part < whole ? (units * part) / whole : units);
  if (policy === 'poison')
    return pieces.map(({ start, value, units }) => ({
      start,
      value: value === from ? to : (value * to) / from,
      units: unitsOf(units),
    }));
  // Taint is rounded down, and what that leaves is clean, as far as there is clean value beside it.
  const sums = { all: 0n, tainted: 0n };
  const placed = { all: 0n, tainted: 0n };
  const hasClean = pieces.some(({ start }) => start === CLEAN);
  const borderOf = (sum: bigint) => (sum >= from ? to : (sum * to) / from);
  const scaled: CarriedPiece[] = [];
  let lastClean = -1;
  for (const { start, value, units } of pieces) {
    const clean = start === CLEAN;
    sums.all += value;
    let moved: bigint;
    if (clean) {
      const room = borderOf(sums.all) - placed.all;
      moved = room > 0n ? room : 0n;
    } else {
      sums.tainted += value;
      const border = borderOf(sums.tainted);
      moved = border - placed.tainted;
      placed.tainted = border;
    }
    placed.all += moved;
    if (clean) lastClean = scaled.length;
    scaled.push({ start, value: moved, units: clean ? moved : unitsOf(units) });
  }
  if (hasClean && placed.all < to) {
    const rest = scaled[lastClean]!;
    const value = rest.value + to - placed.all;
    scaled[lastClean] = { ...rest, value, units: value };
  }
  return scaled.filter(({ value }) => value > 0n);
}
