import type { TransferBatch } from '../../graph/account-source.ts';
import type { AccountState, Entry } from './account-state.ts';
import { assetTotals } from './asset-totals.ts';
import type { MarkArrival } from './mark-arrivals.ts';
import type { Node, Site, TransactionPlan } from './plan-transaction.ts';
import { createPurse } from './purses/create-purse.ts';
import type { Parcel, Purse } from './purses/purse.ts';
import { scaleParcel } from './purses/scale-parcel.ts';
import { taintedPart } from './purses/tainted-part.ts';

/** Taint in one conversion at a site. */
export interface Conversion {
  readonly site: Site;
  readonly from: Node;
  readonly into: Node;
  /** Taint that went in and came out. */
  paid: bigint;
  got: bigint;
}

/** What a transaction does under one policy. */
export interface Movement {
  /** Tainted part of each transfer that carries taint. */
  readonly carried: Map<number, bigint>;
  readonly conversions: Conversion[];
  /** Taint that came back to an address that is a source itself. */
  readonly returned: { readonly node: Node; readonly purse: Purse }[];
  /** Fewest transactions from a seed to the payers of this one. */
  depth: number;
  /** Parties that were there before and got taint. */
  readonly reached: Entry[];
  /** Taint that addresses without a purse got and did not pass on, by the key of the node. */
  readonly left: Map<number, { readonly node: Node; readonly purse: Purse }>;
}

/**
 * Moves value through one transaction under policy p: parties pay out of their purses, everybody else passes on what
 * came in; at a site the taint of what it keeps goes over into what it gives.
 */
export function moveParcels(
  state: AccountState,
  p: number,
  tx: {
    readonly batch: TransferBatch;
    readonly t: number;
    readonly plan: TransactionPlan;
    readonly marks?: ReadonlyMap<number, MarkArrival>;
  },
): Movement {
  const { batch, plan } = tx;
  const first = batch.start[tx.t]!;
  const policy = state.rules.policies[p]!;
  const movement: Movement = {
    carried: new Map(),
    conversions: [],
    returned: [],
    depth: Number.POSITIVE_INFINITY,
    reached: [],
    left: new Map(),
  };
  const passing = new Map<number, { node: Node; purse: Purse }>();
  const converted = new Set<number>();

  function passingPurse(node: Node): Purse {
    let held = passing.get(node.key);
    if (!held) {
      held = { node, purse: createPurse(policy, 0n) };
      passing.set(node.key, held);
    }
    return held.purse;
  }
  function takeFrom(node: Node, value: bigint): Parcel | undefined {
    const entry = node.key < 0 ? undefined : state.entries.get(node.key);
    const own = entry?.purses[p];
    if (own) {
      const short = value - own.total();
      if (short > 0n) {
        if (p === 0) state.uncovered += 1;
        absorb(entry.asset, own.put(undefined, short));
      }
      return seeded(entry, own, value);
    }
    let purse = passing.get(node.key)?.purse;
    if ((purse?.total() ?? 0n) < value && plan.sites.has(node.key) && !converted.has(node.key)) {
      convert(plan.sites.get(node.key)!);
      purse = passing.get(node.key)?.purse;
    }
    return purse?.take(value);
  }
  function seeded(entry: Entry, own: Purse, value: bigint): Parcel | undefined {
    const parcel = own.take(value);
    if (parcel && entry.depth[p]! < movement.depth) movement.depth = entry.depth[p]!;
    if (entry.source) assetTotals(state, p, entry.asset).seeds += value;
    return parcel;
  }
  function absorb(asset: number, value: bigint): void {
    if (value > 0n) assetTotals(state, p, asset).absorbed += value;
  }
  /** Each asset that the site keeps counts alike: without prices there is no other way to weigh them. */
  function convert(site: Site): void {
    for (const { key } of site.gives) converted.add(key);
    const paid = site.keeps.map((node) => {
      const purse = passing.get(node.key)?.purse;
      const parcel = purse && purse.tainted() > 0n ? purse.all() : undefined;
      return { node, parcel, size: purse?.total() ?? 0n };
    });
    if (paid.every(({ parcel }) => !parcel)) return;
    for (const given of site.gives) {
      const target = passingPurse(given);
      const whole = given.out - given.in;
      const share = whole / BigInt(paid.length);
      paid.forEach(({ node, parcel, size }, i) => {
        const part = i === paid.length - 1 ? whole - share * BigInt(paid.length - 1) : share;
        const scaled = parcel && scaleParcel(parcel, { from: size, to: part }, policy);
        absorb(given.asset, target.put(scaled, part));
        if (!scaled) return;
        const got = taintedPart(scaled, policy);
        assetTotals(state, p, given.asset).convertedIn += got;
        movement.conversions.push({ site, from: node, into: given, paid: taintedPart(parcel, policy), got });
      });
    }
    for (const { node, parcel } of paid) {
      if (!parcel) continue;
      assetTotals(state, p, node.asset).convertedOut += taintedPart(parcel, policy);
      passing.delete(node.key);
    }
  }

  for (const i of plan.order) {
    const value = batch.value(i);
    if (value === 0n) continue;
    const parcel = takeFrom(plan.payer[i - first]!, value);
    const part = taintedPart(parcel, policy);
    if (part > 0n) movement.carried.set(i, part);
    const node = plan.receiver[i - first]!;
    const entry = node.key < 0 ? undefined : state.entries.get(node.key);
    if (!entry) {
      const purse = passingPurse(node);
      absorb(node.asset, purse.put(part > 0n ? parcel : undefined, value));
      continue;
    }
    if (entry.source) {
      if (part > 0n) movement.returned.push({ node, purse: purseOf(policy, parcel!, value) });
      continue;
    }
    const mark = tx.marks?.get(node.key);
    const arriving = mark ? mark(p, part > 0n ? parcel : undefined, value) : part > 0n ? parcel : undefined;
    const tainted = mark ? taintedPart(arriving, policy) : part;
    if (mark && tainted > 0n) movement.depth = -1;
    let purse = entry.purses[p];
    if (!purse) {
      if (tainted === 0n) continue;
      const before = batch.receiverBalance(i) - value + entry.offset;
      purse = createPurse(policy, before > 0n ? before : 0n);
      entry.purses[p] = purse;
      entry.depth[p] = Number.POSITIVE_INFINITY;
    }
    absorb(entry.asset, purse.put(tainted > 0n ? arriving : undefined, value));
    if (tainted > 0n) movement.reached.push(entry);
  }
  for (const [key, held] of passing) if (held.purse.tainted() > 0n) movement.left.set(key, held);
  return movement;
}

function purseOf(policy: Parameters<typeof createPurse>[0], parcel: Parcel, value: bigint): Purse {
  const purse = createPurse(policy, 0n);
  purse.put(parcel, value);
  return purse;
}
