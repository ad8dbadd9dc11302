import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { AccountHop, AccountTraceResult } from './account-trace-result.ts';

/**
 * The way that most of the taint at a place took under one policy, first step first: from the place back, each time
 * the largest earlier transfer (or conversion) that brought taint of the asset to the payer. Empty when hops were not
 * recorded or the policy does not reach the place. Backward traces give the same, in the order of the walk.
 */
export function findAccountPath(
  result: AccountTraceResult,
  place: { readonly home: number; readonly asset: number; readonly lastNumber?: number },
  policy: TaintPolicyId,
): AccountHop[] {
  const arriving = indexArrivals(result, policy);
  const path: AccountHop[] = [];
  const used = new Set<AccountHop>();
  const sources = new Set(result.sources);
  let { home, asset } = place;
  // The order of hops is the order of the walk: an earlier step stands before a later one.
  let before = result.hops.length;
  for (;;) {
    const found = largest(arriving.get(`${home} ${asset}`), { before, policy, used });
    if (!found) return path.reverse();
    path.push(found.hop);
    used.add(found.hop);
    before = found.end;
    if (sources.has(found.hop.from)) return path.reverse();
    home = found.hop.from;
    asset = found.hop.asset;
  }
}

interface Arrival {
  readonly hop: AccountHop;
  readonly at: number;
  /** Behind the last hop of the same transaction: order within one is not the order of hops. */
  readonly end: number;
}

function indexArrivals(result: AccountTraceResult, policy: TaintPolicyId): Map<string, Arrival[]> {
  const index = new Map<string, Arrival[]>();
  const ends = new Map<number, number>();
  result.hops.forEach((hop, at) => {
    ends.set(hop.tx, at + 1);
  });
  result.hops.forEach((hop, at) => {
    const amount = hop.into ? hop.into.amounts[policy] : hop.amounts[policy];
    if (!amount) return;
    const key = `${hop.to} ${hop.into ? hop.into.asset : hop.asset}`;
    const list = index.get(key);
    const arrival = { hop, at, end: ends.get(hop.tx)! };
    if (list) list.push(arrival);
    else index.set(key, [arrival]);
  });
  return index;
}

function largest(
  list: readonly Arrival[] | undefined,
  about: {
    readonly before: number;
    readonly policy: TaintPolicyId;
    readonly used: ReadonlySet<AccountHop>;
  },
): Arrival | undefined {
  let best: Arrival | undefined;
  let most = 0n;
  for (const arrival of list ?? []) {
    if (arrival.at >= about.before || about.used.has(arrival.hop)) continue;
    const { hop } = arrival;
    const amount = (hop.into ? hop.into.amounts : hop.amounts)[about.policy] ?? 0n;
    if (amount <= most) continue;
    best = arrival;
    most = amount;
  }
  return best;
}
