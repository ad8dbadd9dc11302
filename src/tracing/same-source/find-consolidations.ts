import type { PolicyAmounts, TraceResult } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';

/** A transaction in which tainted coins of several addresses are spent together: whoever signed it had all of them. */
export interface Consolidation {
  readonly txid: string;
  readonly height: number;
  /** UTC seconds of the block's header. */
  readonly time: number;
  /** Addresses of the tainted inputs, sorted. */
  readonly addresses: readonly string[];
  readonly inputs: number;
  /** Ways out of the theft that meet here: first outputs behind the seeds whose taint arrives. */
  readonly branches: number;
  /** Tainted value that is brought together. */
  readonly amounts: PolicyAmounts;
}

export interface SameSource {
  /** By the number of branches, then of addresses, then in chain order. */
  readonly consolidations: readonly Consolidation[];
  /** Addresses that tainted coins were spent from, and how many of them some consolidation joins to another. */
  readonly addresses: number;
  readonly joined: number;
  /** Groups that the consolidations make of the joined addresses, the largest first. */
  readonly groups: readonly (readonly string[])[];
  readonly branches: number;
}

/**
 * Where the addresses of one theft come together again: the finding that makes scattered coins one actor's. Rests on
 * co-spending (METHODS A.1), so transactions at which the trace stopped, CoinJoins among them, do not count. Needs a
 * forward trace with hops recorded. `policy` says whose taint counts: poison reaches strangers, and what they combine.
 */
export function findConsolidations(result: TraceResult, policy: TaintPolicyId): SameSource {
  const branchesOf = new Map<number, ReadonlySet<number>>();
  const seeds = new Set(result.seeds.map(({ output }) => output));
  const branches = new Set<number>();
  const found: Consolidation[] = [];
  const spentFrom = new Set<string>();
  const groups = new Map<string, Set<string>>();
  for (const hop of result.hops) {
    const from = hop.from.filter(({ amounts }) => (amounts[policy] ?? 0n) > 0n);
    const arriving = new Set<number>();
    const fromSeed = from.some(({ output }) => seeds.has(output));
    for (const { output } of from) for (const branch of branchesOf.get(output) ?? []) arriving.add(branch);
    for (const { output } of hop.to) {
      if (fromSeed) branches.add(output);
      branchesOf.set(output, fromSeed ? new Set([...arriving, output]) : arriving);
    }
    const addresses = [...new Set(from.map(({ address }) => address))].sort();
    for (const address of addresses) spentFrom.add(address);
    if (addresses.length < 2) continue;
    joinAll(groups, addresses);
    found.push({
      txid: hop.txid,
      height: hop.height,
      time: hop.time,
      addresses,
      inputs: from.length,
      branches: arriving.size,
      amounts: sum(from.map(({ amounts }) => amounts)),
    });
  }
  const distinct = [...new Set(groups.values())].map((group) => [...group].sort());
  distinct.sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
  const order = new Map(found.map((one, i) => [one, i]));
  found.sort(
    (a, b) =>
      b.branches - a.branches || b.addresses.length - a.addresses.length || order.get(a)! - order.get(b)!,
  );
  return {
    consolidations: found,
    addresses: spentFrom.size,
    joined: groups.size,
    groups: distinct,
    branches: branches.size,
  };
}

function joinAll(groups: Map<string, Set<string>>, addresses: readonly string[]): void {
  const all = new Set(addresses);
  for (const address of addresses) for (const other of groups.get(address) ?? []) all.add(other);
  for (const address of all) groups.set(address, all);
}

function sum(list: readonly PolicyAmounts[]): PolicyAmounts {
  const total: Partial<Record<TaintPolicyId, bigint>> = {};
  for (const amounts of list)
    for (const [policy, amount] of Object.entries(amounts) as [TaintPolicyId, bigint][])
      total[policy] = (total[policy] ?? 0n) + amount;
  return total;
}
