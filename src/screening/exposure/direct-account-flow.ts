import type { AccountInfo, AccountSource, TransferList } from '../../graph/account-source.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { DirectOptions, SeenTransfer } from './direct-output-flow.ts';
import type { DirectFlow, FlowEnd, FlowTotals } from './flow-end.ts';

export interface AccountFlow extends DirectFlow {
  readonly transfers: readonly SeenTransfer[];
}

/** Transfers of how many addresses are read at once: enough to share reads, few enough for memory. */
const TRANSFERS = 50_000;

/**
 * Direct exposure of addresses of an account chain, asset by asset: a transfer is its payer's, so that all policies
 * agree one hop away. The newest transfers of each asset are looked at. Definitions: METHODS A.7.
 */
export async function* directAccountFlow(
  source: AccountSource,
  addresses: readonly number[],
  options: DirectOptions,
): AsyncGenerator<AccountFlow> {
  let part: History[] = [];
  let transfers = 0;
  for (const address of addresses) {
    const history = await historyOf(source, address, options.limit);
    part.push(history);
    transfers += history.ids.length;
    if (transfers < TRANSFERS) continue;
    yield* flowsOf(source, part, options);
    part = [];
    transfers = 0;
  }
  yield* flowsOf(source, part, options);
}

/** The transfers of an address that are looked at. */
interface History {
  readonly address: number;
  readonly accounts: ReadonlySet<number>;
  /** Ascending. */
  readonly ids: Float64Array;
  readonly complete: boolean;
}

async function historyOf(source: AccountSource, address: number, limit: number): Promise<History> {
  const accounts = (await source.accountsOf(address)).filter(({ last }) => last >= 0);
  let complete = true;
  const ids = new Set<number>();
  for (const { account } of accounts) {
    const history = await source.history(account, { limit: limit + 1 });
    if (history.length > limit) complete = false;
    for (const id of history.subarray(0, limit)) ids.add(id);
  }
  return { address, accounts: new Set(accounts.map(idOf)), ids: Float64Array.from(ids).sort(), complete };
}

async function* flowsOf(
  source: AccountSource,
  part: readonly History[],
  options: DirectOptions,
): AsyncGenerator<AccountFlow> {
  const all = Float64Array.from(new Set(part.flatMap(({ ids }) => [...ids]))).sort();
  const list = await source.transfers(all);
  const rows = new Map(Array.from(all, (id, row) => [id, row]));
  for (const history of part) yield flowOf(ownTransfers(list, rows, history), history, options);
}

function flowOf(transfers: readonly SeenTransfer[], history: History, options: DirectOptions): AccountFlow {
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
    for (const id of options.policies) amounts[id] = (before?.amounts[id] ?? 0n) + value;
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
    address: history.address,
    ends: [...ends.values()],
    totals: sums.sort((a, b) => a.asset - b.asset),
    looked: history.ids.length,
    complete: history.complete,
    transfers,
  };
}

/** In chain order. What an address pays itself is nobody else's. */
function ownTransfers(
  list: TransferList,
  rows: ReadonlyMap<number, number>,
  { ids, accounts }: History,
): SeenTransfer[] {
  const seen: SeenTransfer[] = [];
  for (const id of ids) {
    const i = rows.get(id)!;
    const [pays, gets] = [accounts.has(list.payerAccount[i]!), accounts.has(list.receiverAccount[i]!)];
    if (pays === gets) continue;
    seen.push({
      counterparty: pays ? list.receiver[i]! : list.payer[i]!,
      way: pays ? 'destination' : 'source',
      asset: list.asset[i]!,
      value: list.value(i),
      time: list.time[i]!,
      tx: list.tx[i]!,
    });
  }
  return seen;
}

const idOf = ({ account }: AccountInfo) => account;
