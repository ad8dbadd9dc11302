import { PURSE } from '../../value/slab.ts';
import { toBigInt } from '../../value/words.ts';
import { freeSlot, newSlot, purseAt } from '../places.ts';
import { endSlot, mainMove } from '../write-rows.ts';
import type { AccountTrace } from './account-trace.ts';
import { arrive } from './go-on.ts';
import { endOverflow } from './settle-place.ts';
import { stolenIn } from './stolen-in.ts';
import { dropParcels, putIntoPlace, taintedMask } from './take-and-put.ts';

/**
 * Nobody can say who got what the parcels have, which are of V base units (at v) at most: it stays behind at a node and ends
 * there when the transaction is over. The parcels are empty afterwards. Returns the stolen base units by policy; undefined
 * when nothing was tainted.
 */
export function leaveBehind(
  trace: AccountTrace,
  node: number,
  V: Uint32Array,
  v: number,
): bigint[] | undefined {
  const { plan, run, state } = trace;
  const came = taintedMask(state);
  if (came === 0) {
    dropParcels(state);
    return undefined;
  }
  const whole = toBigInt(V, v);
  const stolen = state.parcels.map((parcel, p) => stolenIn(state, parcel, whole, p));
  const main = state.parcels.find(({ tainted }) => tainted > 0)!;
  const move = mainMove(state.slab, main);
  let slot = run.behind.get(node);
  if (slot === undefined) {
    const { key, holder, asset } = plan;
    const id = key[node]! < 0 ? -1 : key[node]!;
    slot = newSlot(state.places, { id, holder: holder[node]!, asset: asset[node]! });
    run.behind.set(node, slot);
  }
  if (putIntoPlace(trace, slot, V, v)) arrive(state, slot, move);
  else {
    endOverflow(trace, slot, move, came);
    run.behind.delete(node);
  }
  return stolen;
}

/** Ends what stayed behind in the running transaction. */
export function endBehind({ run, state }: AccountTrace): void {
  const { places } = state;
  for (const slot of run.behind.values()) {
    for (let p = 0; p < state.parcels.length; p++)
      places.purses[purseAt(places, slot, p) + PURSE.depth] = run.depth[p]! + 1;
    endSlot(state, slot, 'ambiguous');
    freeSlot(places, state.slab, slot);
  }
  run.behind.clear();
}
