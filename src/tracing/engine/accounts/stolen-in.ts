import { addStolen, type Parcel } from '../../value/slab.ts';
import { setZero, toBigInt, WORDS } from '../../value/words.ts';
import type { TraceState } from '../state.ts';

const STOLEN = new Uint32Array(WORDS);

/** Stolen base units of a parcel of `whole` base units under policy p: all of them when poison marks it. */
export function stolenIn(state: TraceState, parcel: Parcel, whole: bigint, p: number): bigint {
  if (parcel.tainted === 0) return 0n;
  if (state.rules.policies[p] === 'poison') return whole;
  setZero(STOLEN, 0);
  addStolen(state.slab, parcel.head, STOLEN, 0);
  return toBigInt(STOLEN, 0);
}
