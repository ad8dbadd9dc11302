import { join } from 'node:path';
import type { AccountSource, AssetInfo, TransferBatch } from '../../graph/account-source.ts';
import type { ColumnFile } from '../../graph/files/column-file.ts';
import { BLOCK_FLAGS, LEDGER_COLUMNS, NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { openLedgerColumns } from '../../graph/ledger/open-ledger-columns.ts';
import type { AccountSeed } from '../../tracing/accounts/account-trace-parameters.ts';
import type { AccountHop, AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../tracing/accounts/trace-accounts.ts';
import type { AlertAmount, Movement } from '../alert.ts';
import type { WatchEntry, WatchedTrace } from '../list/watch-entry.ts';
import type { LabelSource } from './label-source.ts';
import { nameParties } from './name-parties.ts';
import { rememberTraces } from './remember-traces.ts';
import { traceToLabels } from './trace-to-labels.ts';
import type { WatchChain } from './watch-chain.ts';

const PAGE = 4_096;

export interface AccountLake extends LabelSource {
  readonly data: string;
  readonly source: AccountSource;
  readonly unchanged: () => boolean;
}

/** Watching an account chain: new blocks are read whole. A cluster is only the address itself: clusters of accounts are not kept. */
export async function accountWatchChain(lake: AccountLake): Promise<WatchChain> {
  const { data, source } = lake;
  const coverage = await source.coverage();
  const blocks = openLedgerColumns(join(data, 'ledger'), ['blockNumber', 'blockHash', 'blockFlags']);
  const { blockNumber: numbers, blockHash: hashes, blockFlags: flags } = blocks.columns;
  const hashAt = (number: number) => {
    const row = rowOf(numbers, coverage.blocks, number);
    if (row === undefined) return undefined;
    const bytes = new Uint8Array(LEDGER_COLUMNS.blockHash.width);
    hashes.read(row, bytes);
    return bytes.some(Boolean) ? `0x${Buffer.from(bytes).toString('hex')}` : '';
  };
  const blockAt = (number: number): BlockFacts => {
    const row = rowOf(numbers, coverage.blocks, number);
    const bits = new Uint8Array(1);
    if (row !== undefined) flags.read(row, bits);
    const verified = row !== undefined && (bits[0]! & BLOCK_FLAGS.sourced) === 0;
    return { block: hashAt(number) ?? '', grade: verified ? 'verified' : 'sourced' };
  };
  const traceOf = rememberTraces((entry) =>
    traceToLabels<AccountTraceResult>(
      (tags) => traceAccounts({ source }, { ...parametersOf(entry), tags }),
      (found) => found.hops.map(({ to, toAddress }) => [to, toAddress]),
      lake.stopsAt,
    ),
  );
  return {
    chain: coverage.chain,
    manifest: coverage.manifestHash,
    firstHeight: Math.max(0, coverage.firstNumber),
    tipHeight: coverage.tipHeight,
    hashAt,
    holds: async (tx) => (await source.findTransaction(tx)) !== undefined,
    hasAddress: async (address) => (await source.findAddress(address)) !== undefined,
    unchanged: lake.unchanged,
    async *movements(entries, from, to) {
      const watched = await watchedHomes(source, entries);
      const found: { entry: number; movement: Movement }[] = [];
      const first = (await source.lastTransaction(from - 1)) + 1;
      const end = (await source.lastTransaction(to)) + 1;
      for (let at = first; at < end && watched.size > 0; at += PAGE) {
        const ids = Float64Array.from({ length: Math.min(PAGE, end - at) }, (_, i) => at + i);
        const batch = await source.transactions(ids);
        for (let t = 0; t < batch.count; t++)
          for (const [entry, homes] of partsOf(batch, t, watched))
            found.push({ entry, movement: await describe(lake, { batch, t, homes, blockAt }) });
      }
      for (const [entry, about] of entries.entries()) {
        if (about.kind !== 'trace') continue;
        const result = await traceOf(about);
        for (const movement of traceSteps(lake, result, { from, to, policy: about.policy, blockAt }))
          found.push({ entry, movement });
      }
      yield* found.sort((a, b) => a.movement.height - b.movement.height);
    },
    async close() {
      blocks.close();
      await source.close();
    },
  };
}

/** What an alert says of the block that it is about. */
type BlockFacts = Pick<Movement, 'block' | 'grade'>;

/** Row of a block by its number: numbers ascend, with gaps where a table of flows has no row. */
function rowOf(numbers: ColumnFile, count: number, number: number): number | undefined {
  const at = (row: number) => {
    const value = new BigUint64Array(1);
    numbers.read(row, new Uint8Array(value.buffer));
    return Number(value[0]);
  };
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < number) low = middle + 1;
    else high = middle;
  }
  return low < count && at(low) === number ? low : undefined;
}

async function watchedHomes(
  source: AccountSource,
  entries: readonly WatchEntry[],
): Promise<Map<number, number[]>> {
  const homes = new Map<number, number[]>();
  for (const [i, entry] of entries.entries()) {
    const home = entry.kind === 'trace' ? undefined : await source.findAddress(entry.address);
    if (home !== undefined) homes.set(home, [...(homes.get(home) ?? []), i]);
  }
  return homes;
}

/** Watched homes of each entry that pay or are paid in a transaction. Transfers of nothing count: they may be bait. */
function partsOf(batch: TransferBatch, t: number, watched: ReadonlyMap<number, readonly number[]>) {
  const parts = new Map<number, Set<number>>();
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++)
    for (const home of [batch.payer[i]!, batch.receiver[i]!])
      for (const entry of watched.get(home) ?? []) {
        const homes = parts.get(entry) ?? new Set<number>();
        homes.add(home);
        parts.set(entry, homes);
      }
  return parts;
}

async function describe(
  lake: AccountLake,
  about: {
    readonly batch: TransferBatch;
    readonly t: number;
    readonly homes: ReadonlySet<number>;
    readonly blockAt: (number: number) => BlockFacts;
  },
): Promise<Movement> {
  const { source } = lake;
  const { batch, t, homes, blockAt } = about;
  const sums = new Map<number, { in: bigint; out: bigint }>();
  const others = new Map<string, { home: number; asset: number; amount: bigint }>();
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const [payer, receiver, asset] = [batch.payer[i]!, batch.receiver[i]!, batch.asset[i]!];
    const [pays, gets] = [homes.has(payer), homes.has(receiver)];
    if (!pays && !gets) continue;
    const sum = sums.get(asset) ?? { in: 0n, out: 0n };
    if (pays) sum.out += batch.value(i);
    if (gets) sum.in += batch.value(i);
    sums.set(asset, sum);
    const other = pays ? receiver : payer;
    if (homes.has(other) || other === NO_ACCOUNT) continue;
    const key = `${other} ${asset}`;
    const amount = (others.get(key)?.amount ?? 0n) + batch.value(i);
    others.set(key, { home: other, asset, amount });
  }
  const assets = new Map(
    (await source.assets(Uint32Array.from(sums.keys()))).map((asset) => [asset.id, asset]),
  );
  const parties = [...others.values()];
  const texts = await source.addresses(Uint32Array.from(parties, ({ home }) => home));
  const [tx] = await source.hashes(Float64Array.of(batch.tx[t]!));
  const spent = [...sums.values()].some(({ out }) => out > 0n) || homes.has(batch.sender[t]!);
  return {
    rule: spent ? 'spent' : 'received',
    tx: tx!,
    height: batch.number[t]!,
    time: batch.time[t]!,
    ...blockAt(batch.number[t]!),
    watched: await source.addresses(Uint32Array.from(homes)),
    amounts: [...sums].map(([id, sum]) => amountOf(assets.get(id)!, sum)),
    parties: nameParties(
      parties.map(({ asset, amount }, i) => ({
        address: texts[i]!,
        amount,
        asset: assets.get(asset)!.symbol,
      })),
      lake,
    ),
    partiesTotal: parties.length,
  };
}

function amountOf(
  { symbol, decimals, contract }: AssetInfo,
  sum: { readonly in?: bigint; readonly out?: bigint },
): AlertAmount {
  return {
    asset: symbol,
    ...(decimals === undefined ? {} : { decimals }),
    ...(contract === undefined ? {} : { contract }),
    ...(sum.in ? { in: `${sum.in}` } : {}),
    ...(sum.out ? { out: `${sum.out}` } : {}),
  };
}

/** Steps of a trace in a range of blocks, one a transaction. */
function traceSteps(
  lake: AccountLake,
  result: AccountTraceResult,
  about: {
    readonly from: number;
    readonly to: number;
    readonly policy: WatchedTrace['policy'];
    readonly blockAt: (number: number) => BlockFacts;
  },
): Movement[] {
  const { from, to, policy, blockAt } = about;
  const steps = new Map<string, AccountHop[]>();
  for (const hop of result.hops)
    if (hop.number >= from && hop.number <= to && hop.amounts[policy])
      steps.set(hop.hash, [...(steps.get(hop.hash) ?? []), hop]);
  return [...steps].map(([tx, hops]): Movement => {
    const { number, time } = hops[0]!;
    const sums = new Map<number, bigint>();
    for (const { asset, amounts } of hops) sums.set(asset, (sums.get(asset) ?? 0n) + amounts[policy]!);
    const parties = hops.map(({ toAddress, into, asset, amounts }) => {
      const [what, amount] = into ? [into.asset, into.amounts[policy] ?? 0n] : [asset, amounts[policy]!];
      return { address: toAddress, amount, asset: result.assets.get(what)?.symbol ?? '' };
    });
    return {
      rule: 'trace-step',
      tx,
      height: number,
      time,
      ...blockAt(number),
      watched: [...new Set(hops.map(({ fromAddress }) => fromAddress))],
      amounts: [...sums].map(([asset, out]) => amountOf(result.assets.get(asset)!, { out })),
      parties: nameParties(parties, lake),
      partiesTotal: parties.length,
    };
  });
}

/** Seeds as the command trace takes them: `<hash>`, `<hash>:<address>`, `<address>@<block>`, or an address from which all is stolen. */
function parametersOf(entry: WatchedTrace) {
  const label = entry.id;
  const seeds = entry.from.map((text): AccountSeed => {
    const held = /^(0x[0-9a-fA-F]{40})(?:@(\d{1,9}))?$/.exec(text);
    if (held?.[2] !== undefined) return { kind: 'held', address: held[1]!, height: Number(held[2]), label };
    if (held) return { kind: 'source', address: text, label };
    const [hash, address] = text.split(':');
    return { kind: 'transaction', hash: hash!, ...(address ? { address } : {}), label };
  });
  return {
    seeds,
    policies: [entry.policy],
    ...(entry.minValue === undefined ? {} : { minValue: entry.minValue }),
    ...(entry.maxDepth === undefined ? {} : { maxDepth: entry.maxDepth }),
  };
}
