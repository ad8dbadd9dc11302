import type { AccountSource } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountTraceContext } from '../../tracing/accounts/account-trace-context.ts';
import type { AccountSeed } from '../../tracing/accounts/account-trace-parameters.ts';
import type { AccountStopReason, AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { findAccountPath } from '../../tracing/accounts/find-account-path.ts';
import { traceAccounts } from '../../tracing/accounts/trace-accounts.ts';
import type { TraceTag } from '../../tracing/trace-parameters.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { FlowWay } from '../rules/severity-rules.ts';
import { addAmounts } from './add-amounts.ts';
import type { FlowStarts } from './flow-end.ts';
import type { FlowStep, IndirectEnd, IndirectFlow, IndirectOptions } from './indirect-flow.ts';

const LABEL = 'subject';
/** It may be from anywhere, and anywhere: a bound was reached, or the data do not show more. */
const OPEN: readonly AccountStopReason[] = [
  'depth',
  'out-degree',
  'min-value',
  'cutoff',
  'height',
  'not-looked-at',
  'begin',
  'data-end',
  'overflow',
  'ambiguous',
];
/** Places that the chain itself shows, as concepts of the taxonomy. */
const PLACES: Partial<Record<AccountStopReason, string>> = {
  mixer: 'mixing_service',
  bridge: 'defi_bridge',
};

/**
 * What lies behind (or beyond) an address or a transaction on an account chain: the tracer from whatever came to the
 * address, newest first, back; from what left it in its newest payments, on; from those who paid in the transaction,
 * back. Undefined when there is nothing to follow. Definitions: METHODS A.7.
 */
export async function indirectAccountFlow(
  context: Pick<AccountTraceContext, 'source' | 'lists'>,
  subject: AccountSubject | { readonly hash: string },
  options: IndirectOptions,
): Promise<IndirectFlow | undefined> {
  const { source } = context;
  const { way, limits, policies } = options;
  const home = 'home' in subject ? subject.home : -1;
  const payers = 'home' in subject ? undefined : await payersOf(source, subject.hash, options);
  const seeds: readonly AccountSeed[] = payers
    ? payers.seeds
    : await seedsOf(source, subject as AccountSubject, way);
  if (payers && seeds.length === 0) return payers.labelled;
  // Backward, those who paid in a transaction are where the walk begins; they are one transaction away from it.
  const nearer = 'home' in subject ? 0 : 1;
  if (seeds.length === 0) return undefined;
  const stop: TraceTag = { label: '', category: 'labelled' };
  const tags = {
    size: 0,
    get: (id: number) => (id !== home && options.labelOf(id)?.stops ? stop : undefined),
  };
  const result = await traceAccounts(
    { ...context, ...(options.signal ? { signal: options.signal } : {}) },
    {
      seeds,
      policies,
      direction: way === 'source' ? 'backward' : 'forward',
      maxDepth: limits.hops,
      maxTransactions: limits.transactions,
      tags,
    },
  );
  const open = new Map<number, PolicyAmounts>();
  const followed = new Map<number, PolicyAmounts>(payers?.labelled.followed);
  const ends: IndirectEnd[] = [...(payers?.labelled.ends ?? [])];
  for (const terminal of result.terminals) {
    addAmounts(followed, terminal.asset, terminal.amounts);
    if (OPEN.includes(terminal.reason)) addAmounts(open, terminal.asset, terminal.amounts);
    const concept = PLACES[terminal.reason];
    const labelled =
      terminal.reason === 'tag' || (terminal.home >= 0 && options.labelOf(terminal.home)?.stops);
    const hops = terminal.depth + nearer;
    if ((!labelled && concept === undefined) || hops < options.from) continue;
    // Backward the walk comes to the newest transaction first.
    const [firstTime, lastTime, firstTx] =
      way === 'source'
        ? [terminal.lastTime, terminal.firstTime, terminal.lastTx]
        : [terminal.firstTime, terminal.lastTime, terminal.firstTx];
    ends.push({
      way,
      ...(terminal.home >= 0 ? { address: terminal.home } : {}),
      ...(labelled || concept === undefined ? {} : { concept }),
      asset: terminal.asset,
      amounts: terminal.amounts,
      hops,
      firstTime,
      lastTime,
      tx: (await source.findTransaction(firstTx)) ?? -1,
      path: () => pathOf(result, terminal, options),
    });
  }
  return { ends, followed, open, seeds: seeds.length, transactions: result.counts.transactions };
}

/**
 * Who pays in a transaction: labelled payers are ends themselves, because a trace follows its seeds wherever they are;
 * from the others it goes on.
 */
async function payersOf(
  source: AccountSource,
  hash: string,
  { labelOf, policies }: IndirectOptions,
): Promise<{
  readonly seeds: AccountSeed[];
  readonly labelled: IndirectFlow & { readonly followed: Map<number, PolicyAmounts> };
}> {
  const tx = (await source.findTransaction(hash)) ?? -1;
  const batch = await source.transactions(Float64Array.of(tx));
  const ends: IndirectEnd[] = [];
  const followed = new Map<number, PolicyAmounts>();
  const others = new Set<number>();
  for (let i = 0; i < batch.transferId.length; i++) {
    const [payer, asset, value] = [batch.payer[i]!, batch.asset[i]!, batch.value(i)];
    if (payer === NO_ACCOUNT || value === 0n || batch.receiver[i] === payer) continue;
    if (!labelOf(payer)?.stops) {
      others.add(payer);
      continue;
    }
    const amounts: PolicyAmounts = {};
    for (const policy of policies) amounts[policy] = value;
    addAmounts(followed, asset, amounts);
    const time = batch.time[0]!;
    const end = { way: 'source' as const, address: payer, asset, amounts, hops: 1 };
    ends.push({ ...end, firstTime: time, lastTime: time, tx, path: () => [] });
  }
  const addresses = await source.addresses(Uint32Array.from(others));
  // Without a labelled payer the trace finds the payers itself, and leaves out what only passes through a pool.
  const seeds = (ends.length === 0 ? [undefined] : addresses).map(
    (address): AccountSeed => ({ kind: 'transaction', hash, ...(address ? { address } : {}), label: LABEL }),
  );
  return { seeds, labelled: { ends, followed, open: new Map(), seeds: ends.length, transactions: 1 } };
}

export interface AccountSubject {
  readonly home: number;
  readonly address: string;
  readonly starts: FlowStarts;
}

async function seedsOf(
  source: AccountSource,
  { address, starts }: AccountSubject,
  way: FlowWay,
): Promise<AccountSeed[]> {
  if (way === 'source') {
    if (!starts.received) return [];
    // Backward a source is whatever came to the address, from its newest receipt on.
    const { tipHeight } = await source.coverage();
    return [{ kind: 'source', address, from: tipHeight + 1, label: LABEL }];
  }
  if (starts.paidFrom === undefined) return [];
  const { number } = await source.transactions(Float64Array.of(starts.paidFrom));
  return [{ kind: 'source', address, from: number[0]!, label: LABEL }];
}

function pathOf(
  result: AccountTraceResult,
  place: AccountTraceResult['terminals'][number],
  { judged, policies }: IndirectOptions,
): FlowStep[] {
  const policy = place.amounts[judged] ? judged : (policies.find((id) => place.amounts[id]) ?? judged);
  const hops = findAccountPath(result, place, policy);
  return hops.map(({ tx, to, amounts, into }) => ({
    tx,
    ...(to >= 0 && to !== NO_ACCOUNT ? { address: to } : {}),
    amount: (into ?? { amounts }).amounts[policy] ?? 0n,
  }));
}
