import { join } from 'node:path';
import type { Clusters } from '../../clustering/open-clusters.ts';
import { type FlowBatch, type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import { GRAPH_COLUMNS } from '../../graph/store/columns.ts';
import { openGraphColumns } from '../../graph/store/open-graph-columns.ts';
import { chainById } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AlertAmount, Movement } from '../alert.ts';
import type { WatchEntry } from '../list/watch-entry.ts';
import type { LabelSource } from './label-source.ts';
import { memberFilter } from './member-filter.ts';
import { nameParties } from './name-parties.ts';
import { orWritten } from './or-written.ts';
import { outputTraceSteps, type WatchPlace } from './output-trace-steps.ts';
import { rememberTraces } from './remember-traces.ts';
import { traceEntry } from './trace-entry.ts';
import type { WatchChain } from './watch-chain.ts';

const NOBODY: readonly number[] = [];
/** Transactions that are read at once. */
const PAGE = 4_096;

export interface OutputLake extends LabelSource {
  readonly data: string;
  readonly source: FlowSource;
  /** Undefined while an ingest has not brought them up to the lake. */
  readonly clusters: Clusters | undefined;
  readonly unchanged: () => boolean;
}

/** Watching a chain of outputs: new blocks are read whole, so that the size of what is watched costs nothing. */
export async function outputWatchChain(lake: OutputLake): Promise<WatchChain> {
  const { data, source, clusters } = lake;
  const coverage = await source.coverage();
  const blocks = openGraphColumns(join(data, 'graph'), ['blockHash']);
  const hashes = blocks.columns.blockHash;
  const hashAt = (height: number) => {
    if (height < 0 || height > coverage.tipHeight) return undefined;
    const bytes = new Uint8Array(GRAPH_COLUMNS.blockHash.width);
    hashes.read(height, bytes);
    return displayHash(bytes);
  };
  const traceOf = rememberTraces((entry) => traceEntry(lake, entry));
  const { symbol, decimals } = chainById(coverage.chain).asset;
  const place: WatchPlace = { hashAt, symbol, decimals };
  return {
    chain: coverage.chain,
    manifest: coverage.manifestHash,
    firstHeight: 0,
    tipHeight: coverage.tipHeight,
    hashAt,
    holds: async (tx) => (await source.findTransaction(tx)) !== undefined,
    hasAddress: async (address) => (await source.findAddress(address)) !== undefined,
    unchanged: lake.unchanged,
    async *movements(entries, from, to) {
      const watched = await watchedIds(lake, entries);
      const isMember = clusters ? memberFilter(clusters, watched.roots.keys()) : () => false;
      const of = (id: number): readonly number[] => {
        if (id === NO_ADDRESS) return NOBODY;
        const own = watched.addresses.get(id) ?? NOBODY;
        if (!clusters || !isMember(id)) return own;
        return [...own, ...(watched.roots.get(clusters.of(id).id) ?? NOBODY)];
      };
      const found: { entry: number; movement: Movement }[] = [];
      if (watched.addresses.size + watched.roots.size > 0)
        for await (const { batch, row } of transactionsBetween(source, from, to))
          for (const [entry, sides] of partsOf(batch, row, of))
            found.push({ entry, movement: await describe(lake, { batch, row, sides, ...place }) });
      for (const [entry, about] of entries.entries()) {
        if (about.kind !== 'trace') continue;
        const range = { from, to, policy: about.policy, ...place };
        for (const movement of await outputTraceSteps(lake, await traceOf(about), range))
          found.push({ entry, movement });
      }
      yield* found.sort((a, b) => a.movement.height - b.movement.height);
    },
    async close() {
      blocks.close();
      clusters?.close();
      await source.close();
    },
  };
}

/** Positions of the entries by address id, and by the smallest id of their cluster. Errors: CLUSTERS_MISSING. */
async function watchedIds({ data, source, clusters }: OutputLake, entries: readonly WatchEntry[]) {
  const { chain } = await source.coverage();
  const addresses = new Map<number, number[]>();
  const roots = new Map<number, number[]>();
  for (const [i, entry] of entries.entries()) {
    if (entry.kind === 'trace') continue;
    // With the address alone these blocks would be done without the others of its cluster.
    if (entry.kind === 'cluster' && !clusters)
      throw await orWritten(data, chain, new JejakError('CLUSTERS_MISSING', { meta: { directory: data } }));
    const id = await source.findAddress(entry.address);
    if (id === undefined) continue;
    const [map, key] = entry.kind === 'cluster' && clusters ? [roots, clusters.of(id).id] : [addresses, id];
    map.set(key, [...(map.get(key) ?? []), i]);
  }
  return { addresses, roots };
}

async function* transactionsBetween(source: FlowSource, from: number, to: number) {
  const blocks = await source.blocks(Uint32Array.of(from, to).slice(0, from === to ? 1 : 2));
  const last = blocks.count - 1;
  const end = blocks.firstTx[last]! + blocks.txCount[last]!;
  for (let first = blocks.firstTx[0]!; first < end; first += PAGE) {
    const ids = Float64Array.from({ length: Math.min(PAGE, end - first) }, (_, i) => first + i);
    const batch = await source.transactions(ids);
    for (let row = 0; row < batch.count; row++) yield { batch, row };
  }
}

interface Sides {
  in: bigint;
  out: bigint;
  readonly ids: Set<number>;
}

/** Value of each entry on both sides of a transaction. */
function partsOf(batch: FlowBatch, row: number, of: (id: number) => readonly number[]): Map<number, Sides> {
  const parts = new Map<number, Sides>();
  const add = (id: number, value: bigint, side: 'in' | 'out') => {
    for (const entry of of(id)) {
      const part = parts.get(entry) ?? { in: 0n, out: 0n, ids: new Set<number>() };
      parts.set(entry, part);
      part[side] += value;
      part.ids.add(id);
    }
  };
  for (let i = batch.inputStart[row]!; i < batch.inputStart[row + 1]!; i++)
    add(batch.inputAddress[i]!, batch.inputValue[i]!, 'out');
  for (let i = batch.outputStart[row]!; i < batch.outputStart[row + 1]!; i++)
    add(batch.outputAddress[i]!, batch.outputValue[i]!, 'in');
  return parts;
}

async function describe(
  lake: OutputLake,
  about: WatchPlace & { readonly batch: FlowBatch; readonly row: number; readonly sides: Sides },
): Promise<Movement> {
  const { source } = lake;
  const { batch, row, sides, hashAt, symbol, decimals } = about;
  const height = batch.height[row]!;
  const spent = sides.out > 0n;
  // Whoever pays tells where it goes; whoever is paid, where it comes from.
  const [start, address, value] = spent
    ? [batch.outputStart, batch.outputAddress, batch.outputValue]
    : [batch.inputStart, batch.inputAddress, batch.inputValue];
  const sums = new Map<number, bigint>();
  for (let i = start[row]!; i < start[row + 1]!; i++)
    if (!sides.ids.has(address[i]!)) sums.set(address[i]!, (sums.get(address[i]!) ?? 0n) + value[i]!);
  sums.delete(NO_ADDRESS);
  const ids = [...sums.keys()];
  const texts = await source.addresses(Uint32Array.from(ids));
  const [tx] = await source.txids(Float64Array.of(batch.tx[row]!));
  const blocks = await source.blocks(Uint32Array.of(height));
  const amount: AlertAmount = {
    asset: symbol,
    decimals,
    ...(sides.in > 0n ? { in: `${sides.in}` } : {}),
    ...(sides.out > 0n ? { out: `${sides.out}` } : {}),
  };
  return {
    rule: spent ? 'spent' : 'received',
    tx: tx!,
    height,
    time: blocks.time[0]!,
    grade: 'verified',
    block: hashAt(height) ?? '',
    watched: await source.addresses(Uint32Array.from([...sides.ids].sort((a, b) => a - b))),
    amounts: [amount],
    parties: nameParties(
      ids.map((id, i) => ({ address: texts[i]!, amount: sums.get(id)!, asset: symbol })),
      lake,
    ),
    partiesTotal: ids.length,
  };
}
