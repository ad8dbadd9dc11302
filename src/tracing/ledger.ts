import { createNumberMap } from './frontier/create-number-map.ts';
import { createSegmentStore } from './frontier/create-segment-store.ts';
import { widen } from './frontier/widen.ts';
import type { SegmentLists } from './taint/segment-lists.ts';

/** Taint of one output under one policy: list `index` of `lists`. */
export interface Holding {
  readonly lists: SegmentLists;
  readonly index: number;
  /** Fewest transactions between a seed and the output. */
  readonly depth: number;
}

/** What is known of an output when taint reaches it. */
export interface OutputFacts {
  readonly output: number;
  /** The transaction that made it. */
  readonly tx: number;
  /** -1 when not known yet (backward). */
  readonly vout: number;
  /** -1 when not known yet (backward). */
  readonly height: number;
  readonly addressId: number;
  /** Satoshi. */
  readonly value: bigint;
}

export interface LedgerEntry {
  readonly facts: OutputFacts;
  /** One place a policy; undefined where the policy does not taint the output or does not follow it. */
  readonly holdings: (Holding | undefined)[];
  /** Policies that taint the output, followed or not. */
  readonly agreement: number;
  /** A seed before its own transaction had its turn: taint of another seed may still reach it. */
  readonly provisional: boolean;
}

export interface Ledger {
  /** True when the output is here and nothing can be added to its taint. */
  readonly isFinal: (output: number) => boolean;
  /** Adds, or replaces. */
  readonly put: (entry: LedgerEntry) => void;
  /** Removes and returns. */
  readonly take: (output: number) => LedgerEntry | undefined;
  /** Empties the ledger: what is left, by output id. */
  readonly takeRest: () => LedgerEntry[];
}

/**
 * Tainted outputs whose next transaction has not been processed: the frontier, and nothing else, is in memory. Entries
 * live in columns by slot, so that the garbage collector has nothing to do with them.
 */
export function createLedger(policies: number): Ledger {
  const slots = createNumberMap();
  const freed: number[] = [];
  const segments = Array.from({ length: policies }, createSegmentStore);
  const depth = Array.from({ length: policies }, () => new Uint32Array(256));
  let output = new Float64Array(256);
  let tx = new Float64Array(256);
  let place = new Float64Array(256);
  let height = new Float64Array(256);
  let addressId = new Uint32Array(256);
  let value = new BigInt64Array(256);
  let marks = new Uint32Array(256);
  let used = 0;

  function grow(slot: number): void {
    output = widen(output, slot);
    tx = widen(tx, slot);
    place = widen(place, slot);
    height = widen(height, slot);
    addressId = widen(addressId, slot);
    value = widen(value, slot);
    marks = widen(marks, slot);
    for (let p = 0; p < policies; p++) depth[p] = widen(depth[p]!, slot);
  }

  function put(entry: LedgerEntry): void {
    const { facts, holdings } = entry;
    remove(facts.output);
    const slot = freed.pop() ?? used++;
    if (slot >= output.length) grow(slot);
    slots.add(facts.output, slot);
    output[slot] = facts.output;
    tx[slot] = facts.tx;
    place[slot] = facts.vout;
    height[slot] = facts.height;
    addressId[slot] = facts.addressId;
    value[slot] = facts.value;
    marks[slot] = 2 * entry.agreement + (entry.provisional ? 1 : 0);
    for (let p = 0; p < policies; p++) {
      const holding = holdings[p];
      if (!holding) continue;
      segments[p]!.put(slot, holding.lists, holding.index);
      depth[p]![slot] = holding.depth;
    }
  }

  function remove(id: number): number {
    const slot = slots.remove(id);
    if (slot < 0) return slot;
    for (let p = 0; p < policies; p++) segments[p]!.free(slot);
    freed.push(slot);
    return slot;
  }

  function read(slot: number): LedgerEntry {
    const holdings: (Holding | undefined)[] = [];
    for (let p = 0; p < policies; p++) {
      const held = segments[p]!.has(slot);
      holdings.push(held ? { lists: segments[p]!.read(slot), index: 0, depth: depth[p]![slot]! } : undefined);
    }
    const facts: OutputFacts = {
      output: output[slot]!,
      tx: tx[slot]!,
      vout: place[slot]!,
      height: height[slot]!,
      addressId: addressId[slot]!,
      value: value[slot]!,
    };
    const mark = marks[slot]!;
    return { facts, holdings, agreement: mark >>> 1, provisional: (mark & 1) === 1 };
  }

  function take(id: number): LedgerEntry | undefined {
    const slot = slots.get(id);
    if (slot < 0) return undefined;
    const entry = read(slot);
    remove(id);
    return entry;
  }

  return {
    isFinal: (id) => {
      const slot = slots.get(id);
      return slot >= 0 && (marks[slot]! & 1) === 0;
    },
    put,
    take,
    takeRest: () => {
      const free = new Set(freed);
      const left: number[] = [];
      for (let slot = 0; slot < used; slot++) if (!free.has(slot)) left.push(output[slot]!);
      return left.sort((a, b) => a - b).map((id) => take(id)!);
    },
  };
}
