import {
  CLEAN,
  type Parcel,
  pushToParcel,
  readUnits,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
  UNKNOWN,
} from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import type { TraceState } from '../state.ts';
import type { Piece } from './account-trace.ts';

const V = new Uint32Array(WORDS);
const U = new Uint32Array(WORDS);

/** Tainted pieces of a list, with the move that each came by. */
export function piecesOf({ slab }: TraceState, head: number): Piece[] {
  const pieces: Piece[] = [];
  const S = slab.segments;
  for (let s = head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const o = s * SEGMENT_WORDS;
    if (S[o + SEGMENT.start] === CLEAN) continue;
    readUnits(slab, s, U, 0);
    pieces.push({
      start: S[o + SEGMENT.start]!,
      move: S[o + SEGMENT.move]!,
      value: toBigInt(S, o + SEGMENT.value),
      units: toBigInt(U, 0),
    });
  }
  return pieces;
}

/** Base units of pieces together. */
export const sumOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { value }) => sum + value, 0n);

/**
 * Takes up to so many stolen base units off a list of pieces, the first ones first. Start units are divided like base units;
 * what a division leaves over stays with the rest.
 */
export function takePieces(pieces: Piece[], amount: bigint): Piece[] {
  const taken: Piece[] = [];
  let left = amount;
  for (let i = 0; i < pieces.length && left > 0n; ) {
    const piece = pieces[i]!;
    if (piece.start === UNKNOWN) {
      i++;
      continue;
    }
    const value = piece.value < left ? piece.value : left;
    const units = (piece.units * value) / piece.value;
    taken.push({ ...piece, value, units });
    left -= value;
    if (value === piece.value) pieces.splice(i, 1);
    else pieces[i] = { ...piece, value: piece.value - value, units: piece.units - units };
  }
  return taken;
}

/** Appends pieces to a parcel. */
export function writePieces({ slab }: TraceState, pieces: readonly Piece[], parcel: Parcel): void {
  for (const { start, move, value, units } of pieces) {
    fromBigInt(V, 0, value);
    fromBigInt(U, 0, units);
    pushToParcel(slab, parcel, segmentOf(slab, { start, move }, V, 0, U, 0));
  }
}
