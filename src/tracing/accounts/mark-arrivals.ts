import { CLEAN } from '../taint/segment-lists.ts';
import type { AccountState, SeedTransaction } from './account-state.ts';
import { assetTotals } from './asset-totals.ts';
import type { Node } from './plan-transaction.ts';
import type { Turn } from './process-account-transaction.ts';
import type { Parcel } from './purses/purse.ts';
import { scaleParcel } from './purses/scale-parcel.ts';
import { taintedPart } from './purses/tainted-part.ts';

/** What a seed says of value that comes to an account which is followed already. */
export type MarkArrival = (p: number, parcel: Parcel | undefined, value: bigint) => Parcel | undefined;

/**
 * Marks by the key of a node, for gainers of seed transactions that hold taint already: their purses take value as it
 * comes, so it has to be marked on its way. What another seed has tainted keeps its label; that is told as an overlap.
 */
export function markArrivals(
  state: AccountState,
  turn: Turn,
  about: { readonly seeds: readonly SeedTransaction[]; readonly gainers: readonly Node[] },
): ReadonlyMap<number, MarkArrival> {
  const marks = new Map<number, MarkArrival>();
  for (const node of about.gainers) {
    const entry = state.entries.get(node.key);
    if (!entry || entry.source) continue;
    for (const seed of about.seeds) {
      if (seed.home !== undefined && seed.home !== node.home) continue;
      if (seed.arrival && seed.arrival.asset !== node.asset) continue;
      marks.set(node.key, createMark(state, turn, { node, seed }));
    }
  }
  return marks;
}

function createMark(
  state: AccountState,
  turn: Turn,
  about: { readonly node: Node; readonly seed: SeedTransaction },
): MarkArrival {
  const { node, seed } = about;
  const gain = node.in - node.out;
  const left = state.rules.policies.map(() =>
    seed.arrival && seed.arrival.value < gain ? seed.arrival.value : gain,
  );
  return (p, parcel, value) => {
    const policy = state.rules.policies[p]!;
    const size = value < left[p]! ? value : left[p]!;
    left[p] = left[p]! - size;
    if (size === 0n) return parcel;
    const before = parcel ?? { label: [CLEAN], value: [value] };
    const marked = seed.arrival
      ? handed(before, { arrival: seed.arrival, p, size, value, policy })
      : labelled(before, { label: seed.label, size, poison: policy === 'poison' });
    assetTotals(state, p, node.asset).seeds += taintedPart(marked, policy) - taintedPart(parcel, policy);
    for (let s = 0; s < before.label.length; s++) {
      const kept = before.label[s]!;
      if (kept === CLEAN || kept === seed.label) continue;
      const amount = before.value[s]!;
      const tx = turn.batch.tx[turn.t]!;
      state.overlaps.push({
        tx,
        home: node.home,
        asset: node.asset,
        policy,
        kept,
        ignored: seed.label,
        amount,
      });
    }
    return marked;
  };
}

/** Clean segments, up to `size` base units, get the label. */
function labelled(
  before: Parcel,
  by: { readonly label: number; readonly size: bigint; readonly poison: boolean },
): Parcel {
  if (by.poison) {
    if (before.label.some((other) => other !== CLEAN)) return before;
    return { label: [by.label], value: [before.value.reduce((sum, value) => sum + value, 0n)] };
  }
  const marked: Parcel = { label: [], value: [] };
  let room = by.size;
  const add = (label: number, value: bigint): void => {
    if (value === 0n) return;
    marked.label.push(label);
    marked.value.push(value);
  };
  for (let s = 0; s < before.label.length; s++) {
    const value = before.value[s]!;
    if (before.label[s] !== CLEAN) {
      add(before.label[s]!, value);
      continue;
    }
    const part = value < room ? value : room;
    room -= part;
    add(by.label, part);
    add(CLEAN, value - part);
  }
  return marked;
}

/** What the other chain's trace says, where nothing else is known of the value. */
function handed(
  before: Parcel,
  by: {
    readonly arrival: NonNullable<SeedTransaction['arrival']>;
    readonly p: number;
    readonly size: bigint;
    readonly value: bigint;
    readonly policy: Parameters<typeof taintedPart>[1];
  },
): Parcel {
  const parcel = by.arrival.parcels[by.p];
  if (!parcel || before.label.some((label) => label !== CLEAN)) return before;
  const scaled = scaleParcel(parcel, { from: by.arrival.value, to: by.size }, by.policy);
  if (by.policy === 'poison') return { label: scaled.label, value: scaled.label.map(() => by.value) };
  if (by.value === by.size) return scaled;
  return { label: [...scaled.label, CLEAN], value: [...scaled.value, by.value - by.size] };
}
