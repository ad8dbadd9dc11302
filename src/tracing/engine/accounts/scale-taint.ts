import {
  CLEAN,
  freeParcel,
  NO_MOVE,
  PURSE,
  pushToParcel,
  readUnits,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
  UNKNOWN,
} from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import { bookUnits } from '../books.ts';
import { at, PLACE, purseAt, taintedAt } from '../places.ts';
import type { AccountTrace } from './account-trace.ts';

const V = new Uint32Array(WORDS);
const U = new Uint32Array(WORDS);

/**
 * The taint of a slot under policy p, scaled to `part` base units of another asset, into the parcel of p. Start units go to
 * share `at` of `of` equal ones; below 0: to none.
 */
export function scaleTaint(
  trace: AccountTrace,
  slot: number,
  p: number,
  to: { readonly part: bigint; readonly of: number; readonly at: number },
): void {
  const { state } = trace;
  const { places, slab } = state;
  if (!(taintedAt(places, slot) & (1 << p))) return;
  const policy = state.rules.policies[p]!;
  const parcel = state.parcels[p]!;
  const size = toBigInt(places.words, at(slot) + PLACE.total);
  let passed = 0n;
  let placed = 0n;
  const add = (start: number, value: bigint, units: bigint) => {
    fromBigInt(V, 0, value);
    fromBigInt(U, 0, units);
    if (value > 0n) {
      const own = start === CLEAN || start === UNKNOWN || policy === 'poison';
      pushToParcel(
        slab,
        parcel,
        own
          ? segmentOf(slab, { start, move: NO_MOVE }, V, 0)
          : segmentOf(slab, { start, move: NO_MOVE }, V, 0, U, 0),
      );
    } else if (units > 0n && start !== CLEAN && start !== UNKNOWN)
      bookUnits(state.books, p, { start, sum: 'rounding' }, U, 0);
  };
  for (let s = places.purses[purseAt(places, slot, p) + PURSE.head]!; s !== 0; ) {
    const o = s * SEGMENT_WORDS;
    const next = slab.segments[o + SEGMENT.next]!;
    const start = slab.segments[o + SEGMENT.start]!;
    if (policy === 'poison') add(start, to.part, 0n);
    else {
      passed += toBigInt(slab.segments, o + SEGMENT.value);
      const border = passed >= size ? to.part : (passed * to.part) / size;
      readUnits(slab, s, U, 0);
      const units = toBigInt(U, 0);
      const [one, all] = [BigInt(to.at), BigInt(to.of)];
      add(start, border - placed, one < 0n ? 0n : (units * (one + 1n)) / all - (units * one) / all);
      placed = border;
    }
    s = next;
  }
  if ((policy === 'haircut' || policy === 'tiho') && placed < to.part) add(CLEAN, to.part - placed, 0n);
  if (parcel.tainted === 0) freeParcel(slab, parcel);
}
