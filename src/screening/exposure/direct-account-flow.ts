import type { AccountInfo, AccountSource, TransferBatch } from '../../graph/account-source.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { DirectOptions, SeenTransfer } from './direct-output-flow.ts';
import type { DirectFlow, FlowEnd, FlowTotals } from './flow-end.ts';

export interface AccountFlow extends DirectFlow {
  readonly transfers: readonly SeenTransfer[];
}

/**
 * Direct exposure of one address of an account chain, asset by asset: a transfer is its payer's, so that all policies
 * agree one hop away. The newest transfers of each asset are looked at. Definitions: METHODS A.7.
 */
export async function directAccountFlow(
  source: AccountSource,
  address: number,
  options: DirectOptions,
): Promise<AccountFlow> {
  const accounts = (await source.accountsOf(address)).filter(({ last }) => last >= 0);
  let complete = true;
  const ids = new Set<number>();
  for (const { account } of accounts) {
    const history = await source.history(account, { limit: options.limit + 1 });
    if (history.length > options.limit) complete = false;
    for (const id of history.subarray(0, options.limit)) ids.add(id);
  }
  const looked = Float64Array.from(ids).sort();
  const transfers = ownTransfers(await source.transactionsOf(looked), ids, new Set(accounts.map(idOf)));
  const ends = new Map<string, FlowEnd>();
  const totals = new Map<number, { received: bigint; spent: bigint }>();
  for (const transfer of transfers) {
    const { way, asset, counterparty, value } = transfer;
    const total = totals.get(asset) ?? { received: 0n, spent: 0n };
    if (way === 'source') total.received += value;
    else total.spent += value;
    totals.set(asset, total);
    if (value === 0n || !options.labelled(counterparty)) continue;
    const key = `${way} ${counterparty} ${asset}`;
    const before = ends.get(key);
    const amounts: PolicyAmounts = {};
    for (const { id } of options.policies) amounts[id] = (before?.amounts[id] ?? 0n) + value;
    ends.set(key, {
      way,
      address: counterparty,
      asset,
      amounts,
      hops: 1,
      firstTime: before?.firstTime ?? transfer.time,
      lastTime: transfer.time,
      tx: before?.tx ?? transfer.tx,
    });
  }
  const sums = [...totals].map(([asset, sum]): FlowTotals => ({ asset, ...sum }));
  return {
    address,
    ends: [...ends.values()],
    totals: sums.sort((a, b) => a.asset - b.asset),
    looked: looked.length,
    complete,
    transfers,
  };
}

/** In chain order. What an address pays itself is nobody else's. */
function ownTransfers(
  batch: TransferBatch,
  wanted: ReadonlySet<number>,
  own: ReadonlySet<number>,
): SeenTransfer[] {
  const seen: SeenTransfer[] = [];
  for (let t = 0; t < batch.count; t++)
    for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
      if (!wanted.has(batch.transferId[i]!)) continue;
      const [pays, gets] = [own.has(batch.payerAccount[i]!), own.has(batch.receiverAccount[i]!)];
      if (pays === gets) continue;
      seen.push({
        counterparty: pays ? batch.receiver[i]! : batch.payer[i]!,
        way: pays ? 'destination' : 'source',
        asset: batch.asset[i]!,
        value: batch.value(i),
        time: batch.time[t]!,
        tx: batch.tx[t]!,
      });
    }
  return seen;
}

const idOf = ({ account }: AccountInfo) => account;
