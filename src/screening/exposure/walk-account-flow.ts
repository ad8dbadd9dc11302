import type { AccountInfo, AccountSource, TransferList } from '../../graph/account-source.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { DirectOptions, SeenTransfer } from './direct-output-flow.ts';
import type { DirectFlow, FlowEnd, FlowStarts, FlowTotals } from './flow-end.ts';

/** Transfers of how many addresses are read at once: enough to share reads, few enough for memory. */
const TRANSFERS = 50_000;

/** Direct exposure of addresses out of their newest transfers, one by one. */
export async function* walkAccountFlow(
  source: AccountSource,
  addresses: readonly number[],
  options: DirectOptions,
): AsyncGenerator<DirectFlow> {
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
): AsyncGenerator<DirectFlow> {
  const all = Float64Array.from(new Set(part.flatMap(({ ids }) => [...ids]))).sort();
  const list = await source.transfers(all);
  const rows = new Map(Array.from(all, (id, row) => [id, row]));
  for (const history of part) yield flowOf(ownTransfers(list, rows, history), history, options);
}

function flowOf(transfers: readonly SeenTransfer[], history: History, options: DirectOptions): DirectFlow {
  const ends = new Map<string, FlowEnd>();
  const totals = new Map<number, { received: bigint; spent: bigint }>();
  for (const transfer of transfers) {
    const { way, asset, counterparty, value } = transfer;
    const total = totals.get(asset) ?? { received: 0n, spent: 0n };
    if (way === 'source') total.received += value;
    else total.spent += value;
    totals.set(asset, total);
    options.seen?.(transfer);
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
    starts: startsOf(transfers, options.seeds),
  };
}

/** Where an indirect look begins: at the first of the newest `seeds` transactions in which the address paid. */
function startsOf(transfers: readonly SeenTransfer[], seeds: number | undefined): FlowStarts {
  const received = transfers.some(({ way, value }) => way === 'source' && value > 0n);
  if (seeds === undefined) return { received };
  const paid = transfers.filter(({ way, value }) => way === 'destination' && value > 0n);
  const txs = [...new Set(paid.map(({ tx }) => tx))].sort((a, b) => a - b).slice(-seeds);
  return { received, ...(txs.length > 0 ? { paidFrom: txs[0]! } : {}) };
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
