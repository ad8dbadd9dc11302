import type { AccountSource } from '../../graph/account-source.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountTraceResult } from './account-trace-result.ts';
import { type AccountTraceContext, traceAccounts } from './trace-accounts.ts';

/** An address that was taken as a source because most of what it received is traced. */
export interface ExpandedAddress {
  readonly address: string;
  readonly home: number;
  readonly asset: number;
  /** Base units received in that asset: traced, and in all. */
  readonly traced: bigint;
  readonly received: bigint;
  readonly round: number;
}

export interface ExpandedTrace {
  /** With the expanded addresses as seeds of the label `expanded`. */
  readonly result: AccountTraceResult;
  readonly expanded: readonly ExpandedAddress[];
}

export const EXPANDED = 'expanded';
const PAGE = 4_096;

/**
 * Traces, takes every address most of whose receipts in one asset are traced (at least half, by the first policy) as a
 * source too, and traces again, until nothing is added or the rounds are used up. An address that takes mostly stolen
 * money is likely to be the thief's, and then so is what it paid before the money came; that is an inference about
 * who holds the address, not taint, and stands apart under its own label. Stops of the trace are never expanded.
 */
export async function expandTrace(
  context: AccountTraceContext,
  parameters: AccountTraceParameters,
  rounds: number,
): Promise<ExpandedTrace> {
  const expanded = new Map<string, ExpandedAddress>();
  const known = new Set(
    parameters.seeds.flatMap((seed) => (seed.kind === 'transaction' ? [] : [seed.address.toLowerCase()])),
  );
  let result = await traceAccounts(context, parameters);
  for (let round = 1; round <= rounds; round++) {
    const fresh = await mostlyTraced(context.source, result);
    const added = fresh.filter(({ address }) => !known.has(address) && !expanded.has(address));
    if (added.length === 0) break;
    for (const one of added) expanded.set(one.address, { ...one, round });
    const seeds = [...expanded.keys()].map((address) => ({
      kind: 'source' as const,
      address,
      label: EXPANDED,
    }));
    result = await traceAccounts(context, { ...parameters, seeds: [...parameters.seeds, ...seeds] });
  }
  return { result, expanded: [...expanded.values()] };
}

async function mostlyTraced(
  source: AccountSource,
  result: AccountTraceResult,
): Promise<Omit<ExpandedAddress, 'round'>[]> {
  const policy = result.parameters.policies[0]!;
  const stops = new Set(
    result.terminals.filter(({ reason }) => !['unspent', 'source'].includes(reason)).map(({ home }) => home),
  );
  const traced = new Map<string, { home: number; asset: number; amount: bigint; address: string }>();
  for (const hop of result.hops) {
    const amount = hop.amounts[policy];
    if (!amount || hop.into || stops.has(hop.to) || hop.toAddress === '') continue;
    const key = `${hop.to} ${hop.asset}`;
    const sum = traced.get(key);
    if (sum) sum.amount += amount;
    else traced.set(key, { home: hop.to, asset: hop.asset, amount, address: hop.toAddress });
  }
  const found: Omit<ExpandedAddress, 'round'>[] = [];
  for (const { home, asset, amount, address } of traced.values()) {
    if (found.some((other) => other.address === address)) continue;
    const account = (await source.accountsOf(home)).find((one) => one.asset === asset);
    if (!account || account.paid === 0 || account.paid > result.parameters.maxPayments) continue;
    const received = await receivedBy(source, account.account);
    if (amount * 2n >= received) found.push({ address, home, asset, traced: amount, received });
  }
  return found;
}

async function receivedBy(source: AccountSource, account: number): Promise<bigint> {
  let sum = 0n;
  let before: number | undefined;
  for (;;) {
    const ids = await source.history(account, { limit: PAGE, ...(before !== undefined && { before }) });
    if (ids.length === 0) return sum;
    before = ids[ids.length - 1]!;
    const wanted = new Set(ids);
    const batch = await source.transactionsOf(ids.slice().sort());
    for (let i = 0; i < batch.transferId.length; i++)
      if (wanted.has(batch.transferId[i]!) && batch.receiverAccount[i] === account) sum += batch.value(i);
  }
}
