import type { AccountSource, TransferBatch } from '../../src/graph/account-source.ts';
import type { DirectOptions } from '../../src/screening/exposure/direct-output-flow.ts';
import type { DirectFlow, FlowEnd } from '../../src/screening/exposure/flow-end.ts';

/**
 * Direct exposure of one address as its definition reads: of each asset the newest `limit` transfers, one by one, out of all
 * that a source has. Slow, and nothing of it is shared with what screening does.
 */
export async function plainAccountFlow(
  source: AccountSource,
  home: number,
  options: DirectOptions,
): Promise<DirectFlow> {
  const { transactions } = await source.coverage();
  const all = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
  const { taken, complete } = newest(all, home, options.limit);
  const totals = new Map<number, { received: bigint; spent: bigint }>();
  const ends: (FlowEnd & { amounts: Record<string, bigint> })[] = [];
  const paid = new Set<number>();
  let received = false;
  for (const { i, tx, time } of taken) {
    const [payer, receiver, asset, value] = [all.payer[i]!, all.receiver[i]!, all.asset[i]!, all.value(i)];
    if (payer === receiver) continue;
    const way = payer === home ? 'destination' : 'source';
    const counterparty = payer === home ? receiver : payer;
    const total = totals.get(asset) ?? { received: 0n, spent: 0n };
    total[way === 'source' ? 'received' : 'spent'] += value;
    totals.set(asset, total);
    options.seen?.({ counterparty, way, asset, value, time, tx });
    if (value === 0n) continue;
    if (way === 'source') received = true;
    else paid.add(tx);
    if (!options.labelled(counterparty)) continue;
    const known = ends.find((end) => end.way === way && end.address === counterparty && end.asset === asset);
    const end = known ?? {
      way,
      address: counterparty,
      asset,
      amounts: Object.fromEntries(options.policies.map((policy) => [policy, 0n])),
      hops: 1,
      firstTime: time,
      lastTime: time,
      tx,
    };
    for (const policy of options.policies) end.amounts[policy]! += value;
    if (known) ends[ends.indexOf(known)] = { ...known, lastTime: time };
    else ends.push(end);
  }
  const [paidFrom] = [...paid].sort((a, b) => a - b).slice(-(options.seeds ?? 0));
  return {
    address: home,
    ends,
    totals: [...totals].map(([asset, sums]) => ({ asset, ...sums })).sort((a, b) => a.asset - b.asset),
    looked: taken.length,
    complete,
    starts: { received, ...(options.seeds !== undefined && paidFrom !== undefined ? { paidFrom } : {}) },
  };
}

/** Transfers of an address in chain order, of each asset the newest so many. */
function newest(all: TransferBatch, home: number, limit: number) {
  const of = new Map<number, { i: number; tx: number; time: number }[]>();
  for (let t = 0; t < all.count; t++)
    for (let i = all.start[t]!; i < all.start[t + 1]!; i++) {
      if (all.payer[i] !== home && all.receiver[i] !== home) continue;
      const list = of.get(all.asset[i]!) ?? [];
      list.push({ i, tx: all.tx[t]!, time: all.time[t]! });
      of.set(all.asset[i]!, list);
    }
  return {
    complete: [...of.values()].every((list) => list.length <= limit),
    taken: [...of.values()].flatMap((list) => list.slice(-limit)).sort((a, b) => a.i - b.i),
  };
}
