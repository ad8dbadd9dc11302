import type { AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { minValueOf } from '../min-values/min-value-of.ts';
import type { MinValues } from '../min-values/min-values.ts';
import type { AccountState } from './account-state.ts';
import { keyOf, viewBatch } from './view-batch.ts';

/** Transactions that are fetched at a time. */
const AHEAD = 4_096;
/** Turns after which the pace is taken again. */
const PACE_TURNS = 256;
/** Transfers between two turns up to which a sweep over all of them is cheaper than reads here and there. */
const DENSE = 64;
/** From here on no more: the way back costs a look at the whole frontier, so it is not taken at once. */
const SPARSE = 256;

/** A transaction of a batch. */
export interface Place {
  readonly batch: TransferBatch;
  readonly t: number;
}

/** The transactions that are fetched around where the walk stands. */
export interface TransactionWindow {
  /** The transaction of a key, if it was fetched; it is asked for once, by ascending keys. */
  take(key: number): Place | undefined;
  /** Fetches the transaction of a key, and others that will be asked for. `done`: the last key that had its turn. */
  load(key: number, done: number): Promise<void>;
  /** Home account of a token's contract; NO_ACCOUNT where it has none. */
  assetHome(asset: number): number;
}

/** Transactions next to each other. */
interface Sweep {
  readonly batch: TransferBatch;
  readonly first: number;
  /** Of each transfer, the place of its transaction in the batch. */
  readonly placeOf: Uint32Array;
}

/**
 * Few turns far from each other are fetched one by one, as soon as they are known; when most of what stands in the data
 * has a turn, everything is read in sweeps. Either way a transaction is fetched about once.
 */
export function createWindow(source: AccountSource, state: AccountState, zero: number): TransactionWindow {
  const { backward } = state.rules;
  const fetched = new Map<number, Place>();
  const assetHomes = new Map<number, number>();
  let sweep: Sweep | undefined;
  let dense = false;
  let turns = 0;
  let paced = { key: Number.NEGATIVE_INFINITY, turns: 0 };

  function take(key: number): Place | undefined {
    const place = find(key);
    if (place) turns += 1;
    return place;
  }
  function find(key: number): Place | undefined {
    if (sweep) {
      const t = sweep.placeOf[key - sweep.first];
      return t === undefined ? undefined : { batch: sweep.batch, t };
    }
    const place = fetched.get(key);
    fetched.delete(key);
    return place;
  }
  function measure(key: number): void {
    if (turns - paced.turns < PACE_TURNS) return;
    const pace = (key - paced.key) / (turns - paced.turns);
    dense = pace < (dense ? SPARSE : DENSE);
    paced = { key, turns };
  }
  async function load(key: number, done: number): Promise<void> {
    measure(key);
    if (dense) {
      fetched.clear();
      state.unfetched.length = 0;
      const id = keyOf(key, backward);
      sweep = sweepOf(await view(source.neighbours(id, backward ? -AHEAD : AHEAD)));
      return;
    }
    const wanted = sweep ? [key, ...state.heap.keys()] : state.unfetched;
    sweep = undefined;
    await loadSingly(wanted.filter((other) => other > done && !fetched.has(other)));
    state.unfetched = [];
  }
  async function loadSingly(wanted: number[]): Promise<void> {
    const sorted = Float64Array.from(new Set(wanted)).sort();
    for (let from = 0; from < sorted.length; from += AHEAD) {
      const keys = sorted.subarray(from, from + AHEAD);
      const batch = await view(source.transactionsOf(keys.map((key) => keyOf(key, backward)).sort()));
      let at = 0;
      for (let t = 0; t < batch.count && at < keys.length; t++) {
        const end = keyOf(batch.transferId[batch.start[t + 1]! - 1]!, backward);
        while (at < keys.length && keys[at]! <= end) fetched.set(keys[at++]!, { batch, t });
      }
    }
  }
  async function view(fetching: Promise<TransferBatch>): Promise<TransferBatch> {
    state.requests += 1;
    const batch = viewBatch(await fetching, backward);
    await lookUpAssets(batch);
    if (state.rules.minValue !== undefined) await lookUpMinValues(batch, state.rules.minValue);
    return batch;
  }
  function sweepOf(batch: TransferBatch): Sweep {
    const placeOf = new Uint32Array(batch.transferId.length);
    for (let t = 0; t < batch.count; t++) placeOf.fill(t, batch.start[t]!, batch.start[t + 1]!);
    return { batch, first: keyOf(batch.transferId[0]!, backward), placeOf };
  }
  /** Contracts of the tokens that were made or destroyed. */
  async function lookUpAssets(batch: TransferBatch): Promise<void> {
    const made = new Set<number>();
    for (let i = 0; i < batch.asset.length; i++) {
      const asset = batch.asset[i]!;
      if (asset === 0) continue;
      const [payer, receiver] = [batch.payer[i]!, batch.receiver[i]!];
      const open = payer === zero || receiver === zero || payer === NO_ACCOUNT || receiver === NO_ACCOUNT;
      if (open && !assetHomes.has(asset)) made.add(asset);
    }
    if (made.size === 0) return;
    const ids = Uint32Array.from(made);
    const homes = await source.assetHomes(ids);
    ids.forEach((asset, i) => {
      assetHomes.set(asset, homes[i]!);
    });
  }
  async function lookUpMinValues(batch: TransferBatch, spec: MinValues): Promise<void> {
    const fresh = [...new Set(batch.asset)].filter((asset) => !state.minValues.has(asset));
    for (const asset of await source.assets(Uint32Array.from(fresh)))
      state.minValues.set(asset.id, minValueOf(spec, asset));
  }
  return { take, load, assetHome: (asset) => assetHomes.get(asset) ?? NO_ACCOUNT };
}
