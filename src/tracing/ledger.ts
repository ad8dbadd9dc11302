import { createNumberMap } from '../primitives/create-number-map.ts';
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

/** Numbers a slot takes: 64 bytes, one line of the processor's cache. */
const STRIDE = 8;
const [OUTPUT, TX, VOUT, HEIGHT, ADDRESS, AGREEMENT, PROVISIONAL, VALUE] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Tainted outputs whose next transaction has not been processed: the frontier, and nothing else, is in memory. Entries
 * live in typed arrays by slot, so that the garbage collector has nothing to do with them.
 */
export function createLedger(policies: number): Ledger {
  const slots = createNumberMap();
  const freed: number[] = [];
  const segments = Array.from({ length: policies }, createSegmentStore);
  const depth = Array.from({ length: policies }, () => new Uint32Array(256));
  let facts = new Float64Array(256 * STRIDE);
  // The same memory: the value is a 64-bit integer in its own place, never a float.
  let amounts = new BigInt64Array(facts.buffer);
  let used = 0;

  function put(entry: LedgerEntry): void {
    const { holdings } = entry;
    remove(entry.facts.output);
    const slot = freed.pop() ?? used++;
    if ((slot + 1) * STRIDE > facts.length) {
      facts = widen(facts, (slot + 1) * STRIDE);
      amounts = new BigInt64Array(facts.buffer);
      for (let p = 0; p < policies; p++) depth[p] = widen(depth[p]!, slot);
    }
    const at = slot * STRIDE;
    slots.add(entry.facts.output, slot);
    facts[at + OUTPUT] = entry.facts.output;
    facts[at + TX] = entry.facts.tx;
    facts[at + VOUT] = entry.facts.vout;
    facts[at + HEIGHT] = entry.facts.height;
    facts[at + ADDRESS] = entry.facts.addressId;
    facts[at + AGREEMENT] = entry.agreement;
    facts[at + PROVISIONAL] = entry.provisional ? 1 : 0;
    amounts[at + VALUE] = entry.facts.value;
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
    const holdings = new Array<Holding | undefined>(policies);
    for (let p = 0; p < policies; p++) {
      const held = segments[p]!.has(slot);
      holdings[p] = held ? { lists: segments[p]!.read(slot), index: 0, depth: depth[p]![slot]! } : undefined;
    }
    const at = slot * STRIDE;
    return {
      facts: {
        output: facts[at + OUTPUT]!,
        tx: facts[at + TX]!,
        vout: facts[at + VOUT]!,
        height: facts[at + HEIGHT]!,
        addressId: facts[at + ADDRESS]!,
        value: amounts[at + VALUE]!,
      },
      holdings,
      agreement: facts[at + AGREEMENT]!,
      provisional: facts[at + PROVISIONAL] === 1,
    };
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
      return slot >= 0 && facts[slot * STRIDE + PROVISIONAL] === 0;
    },
    put,
    take,
    takeRest: () => {
      const free = new Set(freed);
      const left: number[] = [];
      for (let slot = 0; slot < used; slot++) if (!free.has(slot)) left.push(facts[slot * STRIDE + OUTPUT]!);
      return left.sort((a, b) => a - b).map((id) => take(id)!);
    },
  };
}
