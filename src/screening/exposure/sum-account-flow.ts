import type { AccountSource } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { PEER_WAYS, type PeerRow } from '../../graph/peers/peer-row.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { DirectOptions } from './direct-output-flow.ts';
import type { DirectFlow, FlowEnd } from './flow-end.ts';

/** Bytes of sums of one address beyond which it is cheaper to walk its newest transfers. */
const MOST_BYTES = 1 << 20;

export interface SumFlow {
  readonly flow: DirectFlow;
  /** Everybody with whom a transfer was exchanged, where `seen` was asked for. */
  readonly peers?: readonly number[];
}

/**
 * Direct exposure of addresses by the sums of what each counterparty paid and got; those with more than `limit` transfers of
 * an asset are left out: of them only the newest count, which no sum tells. Equal to what a walk over the transfers gives.
 */
export async function sumAccountFlow(
  source: AccountSource,
  addresses: readonly number[],
  options: DirectOptions,
): Promise<ReadonlyMap<number, SumFlow>> {
  const found = new Map<number, SumFlow>();
  const homes = Uint32Array.from(addresses).sort();
  let sums = newSums(options);
  await source.peers(homes, {
    goOn: (bytes) => sums.goOn(bytes),
    row: (row, value) => sums.add(row, value),
    end(i) {
      const sum = sums.finish(homes[i]!);
      if (sum) found.set(homes[i]!, sum);
      sums = newSums(options);
    },
  });
  return found;
}

/** Sums of one asset of an address. */
interface AssetSum {
  transfers: number;
  received: bigint;
  spent: bigint;
  /** Whether anybody else takes part in any of them. */
  others: boolean;
  /** By counterparty and way. */
  readonly ends: Map<number, EndSum>;
}

interface EndSum {
  readonly way: FlowEnd['way'];
  readonly address: number;
  readonly asset: number;
  value: bigint;
  /** Id of the first transfer: ends are in the order of these. */
  readonly first: number;
  readonly tx: number;
  readonly firstTime: number;
  lastTime: number;
}

/** What is known of one address while its rows come in. */
function newSums({ labelled, limit, policies, seeds, seen }: DirectOptions) {
  const assets = new Map<number, AssetSum>();
  const peers = seen && new Set<number>();
  let bytes = 0;
  let busy = false;
  let received = false;
  let paid = 0;
  let paidFrom = Number.POSITIVE_INFINITY;
  let [id, asset] = [-1, newAsset()];

  function addValue(row: PeerRow, value: bigint): void {
    const isPaid = row.way === PEER_WAYS.paid;
    if (isPaid) {
      asset.spent += value;
      paid += row.count;
      paidFrom = Math.min(paidFrom, row.firstTx);
    } else {
      asset.received += value;
      received = true;
    }
    const { counterparty } = row;
    if (!labelled(counterparty)) return;
    const key = 2 * counterparty + (isPaid ? 1 : 0);
    const known = asset.ends.get(key);
    if (known) {
      known.value += value;
      known.lastTime = row.lastTime;
      return;
    }
    asset.ends.set(key, {
      way: isPaid ? 'destination' : 'source',
      address: counterparty,
      asset: id,
      value,
      first: row.firstTransfer,
      tx: row.firstTx,
      firstTime: row.firstTime,
      lastTime: row.lastTime,
    });
  }

  return {
    goOn(more: number): boolean {
      bytes += more;
      busy ||= bytes > MOST_BYTES;
      return !busy;
    },
    add(row: PeerRow, sumOf: () => bigint): void {
      // What is walked anyway need not be added up.
      if (busy) return;
      if (row.asset !== id) {
        id = row.asset;
        asset = assets.get(id) ?? newAsset();
        assets.set(id, asset);
      }
      asset.transfers += row.count;
      busy ||= asset.transfers > limit;
      // What an address pays itself is nobody else's.
      if (row.way === PEER_WAYS.self) return;
      asset.others = true;
      if (row.counterparty !== NO_ACCOUNT) peers?.add(row.counterparty);
      const value = sumOf();
      if (value > 0n) addValue(row, value);
    },
    /** Undefined where it has to be walked. */
    finish(address: number): SumFlow | undefined {
      // The newest of many payments are known by their transfers alone.
      if (busy || (seeds !== undefined && paid > seeds)) return undefined;
      const ids = [...assets.keys()].filter((one) => assets.get(one)!.others).sort((a, b) => a - b);
      const ends: EndSum[] = [];
      let looked = 0;
      for (const { transfers, ends: own } of assets.values()) {
        looked += transfers;
        for (const end of own.values()) ends.push(end);
      }
      ends.sort((a, b) => a.first - b.first);
      const flow: DirectFlow = {
        address,
        ends: ends.map((end) => endOf(end, policies)),
        totals: ids.map((one) => {
          const { received, spent } = assets.get(one)!;
          return { asset: one, received, spent };
        }),
        looked,
        complete: true,
        starts: { received, ...(seeds !== undefined && paid > 0 ? { paidFrom } : {}) },
      };
      return { flow, ...(peers ? { peers: [...peers] } : {}) };
    },
  };
}

function newAsset(): AssetSum {
  return { transfers: 0, received: 0n, spent: 0n, others: false, ends: new Map() };
}

function endOf(end: EndSum, policies: DirectOptions['policies']): FlowEnd {
  const { way, address, asset, value, firstTime, lastTime, tx } = end;
  const amounts: PolicyAmounts = {};
  for (const policy of policies) amounts[policy] = value;
  return { way, address, asset, amounts, hops: 1, firstTime, lastTime, tx };
}
