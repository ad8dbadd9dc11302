import type { AccountHop, AccountStopReason, AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';

/** An address that is paid by several addresses of one theft and pays on what came together. */
export interface AccountConsolidation {
  readonly address: string;
  /** Tainted addresses that paid it, sorted. */
  readonly payers: readonly string[];
  readonly payments: number;
  /** Ways out of the sources that meet here. */
  readonly branches: number;
  /** Hashes of the first and the last of these payments, and their UTC seconds. */
  readonly first: { readonly hash: string; readonly time: number };
  readonly last: { readonly hash: string; readonly time: number };
  /** Tainted base units that arrived, by asset id. */
  readonly amounts: readonly { readonly asset: number; readonly amounts: PolicyAmounts }[];
}

export interface AccountSameSource {
  /** By the number of branches, then of payers, then by time. */
  readonly consolidations: readonly AccountConsolidation[];
  /** Addresses that paid tainted value, and how many of them pay some consolidation. */
  readonly addresses: number;
  readonly joined: number;
  readonly branches: number;
}

/** Places that many people pay: coming together there says nothing. */
const SERVICES: readonly AccountStopReason[] = ['tag', 'mixer', 'bridge', 'pool', 'burnt', 'out-degree'];

/**
 * Where the addresses of one theft come together on an account chain. Weaker than on Bitcoin: to be paid takes no key, so
 * an address counts only when it pays on itself, and services do not count. Needs a forward trace with hops recorded.
 * `policy` says whose taint counts.
 */
export function findAccountConsolidations(
  result: AccountTraceResult,
  policy: TaintPolicyId,
): AccountSameSource {
  const services = new Set(
    result.terminals.filter(({ reason }) => SERVICES.includes(reason)).map(({ home }) => home),
  );
  const branchOf = branchesOf(result.hops, policy);
  const branches = new Map<number, Set<number>>();
  const paidBy = new Map<number, AccountHop[]>();
  const payers = new Set<number>();
  for (const hop of result.hops) {
    if (hop.into || hop.from === hop.to || (hop.amounts[policy] ?? 0n) === 0n) continue;
    payers.add(hop.from);
    const arriving = branches.get(hop.to) ?? new Set<number>();
    branches.set(hop.to, arriving.add(branchOf.get(hop.move)!));
    const list = paidBy.get(hop.to);
    if (list) list.push(hop);
    else paidBy.set(hop.to, [hop]);
  }
  const found: AccountConsolidation[] = [];
  const joined = new Set<number>();
  for (const [home, hops] of paidBy) {
    const from = new Map(hops.map((hop) => [hop.from, hop.fromAddress]));
    if (from.size < 2 || services.has(home) || !payers.has(home)) continue;
    for (const payer of from.keys()) joined.add(payer);
    found.push(describe(hops, [...from.values()].sort(), branches.get(home)!.size));
  }
  found.sort(
    (a, b) =>
      b.branches - a.branches ||
      b.payers.length - a.payers.length ||
      a.first.time - b.first.time ||
      (a.address < b.address ? -1 : 1),
  );
  const ways = new Set(branchOf.values());
  return { consolidations: found, addresses: payers.size, joined: joined.size, branches: ways.size };
}

/**
 * The way out of the starts that each move mainly comes from, named by who got its first payment: the lineage of the
 * taint, so that a payer whose coins had left before brings nothing.
 */
function branchesOf(hops: readonly AccountHop[], policy: TaintPolicyId): Map<number, number> {
  const found = new Map<number, number>();
  for (const hop of hops) {
    if ((hop.amounts[policy] ?? 0n) === 0n) continue;
    const source = hop.source[policy];
    const branch = (source === undefined ? undefined : found.get(source)) ?? hop.to;
    found.set(hop.move, branch);
    // What an exchange gives is the next move.
    if (hop.into) found.set(hop.move + 1, branch);
  }
  return found;
}

function describe(
  hops: readonly AccountHop[],
  payers: readonly string[],
  branches: number,
): AccountConsolidation {
  const [first, last] = [hops[0]!, hops[hops.length - 1]!];
  const totals = new Map<number, Partial<Record<TaintPolicyId, bigint>>>();
  for (const { asset, amounts } of hops) {
    const total = totals.get(asset) ?? {};
    for (const [policy, amount] of Object.entries(amounts) as [TaintPolicyId, bigint][])
      total[policy] = (total[policy] ?? 0n) + amount;
    totals.set(asset, total);
  }
  return {
    address: first.toAddress,
    payers,
    payments: hops.length,
    branches,
    first: { hash: first.hash, time: first.time },
    last: { hash: last.hash, time: last.time },
    amounts: [...totals].sort(([a], [b]) => a - b).map(([asset, amounts]) => ({ asset, amounts })),
  };
}
