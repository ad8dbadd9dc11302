import {
  CLEAN,
  NO_MOVE,
  type Parcel,
  pushToParcel,
  readUnits,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  segmentOf,
} from './slab.ts';
import { fromBigInt, toBigInt, WORDS } from './words.ts';

/** So many base units that carry one start (0: clean), with their start units. */
export interface CarriedPiece {
  readonly start: number;
  readonly value: bigint;
  readonly units: bigint;
}

/**
 * A parcel outside of the slab of a trace, on its way to that of another chain: its pieces in their order. Queues have all
 * of the value, clean pieces included; share purses the tainted ones alone; under poison each piece covers the whole.
 */
export type CarriedParcel = readonly CarriedPiece[];

const U = new Uint32Array(WORDS);
const V = new Uint32Array(WORDS);

/** The segments of a list. */
export function readCarried(slab: Slab, head: number): CarriedPiece[] {
  const pieces: CarriedPiece[] = [];
  const S = slab.segments;
  for (let s = head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const start = S[s * SEGMENT_WORDS + SEGMENT.start]!;
    const value = toBigInt(S, s * SEGMENT_WORDS + SEGMENT.value);
    readUnits(slab, s, U, 0);
    pieces.push({ start, value, units: start === CLEAN ? value : toBigInt(U, 0) });
  }
  return pieces;
}

/** Appends pieces to a parcel; nobody knows the move that they came by. */
export function writeCarried(slab: Slab, pieces: CarriedParcel, parcel: Parcel): void {
  for (const { start, value, units } of pieces) {
    if (value === 0n) continue;
    fromBigInt(V, 0, value);
    fromBigInt(U, 0, units);
    pushToParcel(slab, parcel, segmentOf(slab, { start, move: NO_MOVE }, V, 0, U, 0));
  }
}
