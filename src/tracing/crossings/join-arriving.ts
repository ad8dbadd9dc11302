import type { Arriving } from '../engine/gate.ts';
import type { CarriedParcel } from '../value/carried.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { CLEAN } from '../value/slab.ts';

/**
 * What is one receipt comes as one: several deposits that a bridge paid out in one output, and backward several payouts of
 * one deposit. Their parcels stand one behind the other, in their order; poison marks the whole. `keys`: one for each, equal
 * where they are one.
 */
export function joinArriving(
  arriving: readonly Arriving[],
  keys: readonly unknown[],
  policies: readonly TaintPolicyId[],
): Arriving[] {
  const joined = new Map<unknown, Arriving>();
  for (const [i, one] of arriving.entries()) {
    const before = joined.get(keys[i]);
    joined.set(keys[i], before ? join(before, one, policies) : one);
  }
  return [...joined.values()];
}

function join(first: Arriving, next: Arriving, policies: readonly TaintPolicyId[]): Arriving {
  const value = first.value + next.value;
  return {
    ...first,
    value,
    parcels: policies.map((policy, p) => {
      const [one, other] = [first.parcels[p], next.parcels[p]];
      if (!one && !other) return undefined;
      if (policy === 'poison')
        return [...(one ?? []), ...(other ?? [])].map((piece) => ({ ...piece, value }));
      const isQueue = policy === 'fifo' || policy === 'lifo';
      return [...whole(one, first.value, isQueue), ...whole(other, next.value, isQueue)];
    }),
    depth: first.depth.map((depth, p) => Math.min(depth, next.depth[p]!)),
    arrived(parcels) {
      // Each got what was its own, as far as the output shows the whole.
      const all = parcels.length > 0;
      first.arrived(all ? first.parcels : []);
      next.arrived(all ? next.parcels : []);
    },
  };
}

function whole(pieces: CarriedParcel | undefined, value: bigint, isQueue: boolean): CarriedParcel {
  return pieces ?? (isQueue ? [{ start: CLEAN, value, units: value }] : []);
}
