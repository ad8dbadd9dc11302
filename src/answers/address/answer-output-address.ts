import { FLAG_COINJOIN, type FlowBatch, type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import { chainById } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AssetAnswer } from '../schema/asset.ts';
import { type MomentAnswer, momentOf } from '../schema/moment.ts';
import type { OutputLake } from '../world/lake.ts';
import type { World } from '../world/open-world.ts';
import type { AddressAnswer, AddressTotal, Movement } from './answer.ts';
import { type OutputHistory, outputHistory } from './output-history.ts';

/** Counterparties of one transaction that are shown. */
const SHOWN = 5;

type Page = { readonly limit: number; readonly cursor?: string | undefined };
type Part = Pick<AddressAnswer, 'address' | 'assets' | 'totals' | 'history' | 'cluster' | 'notLookedAt'>;

/** What is at an address of a chain of outputs. Errors: ADDRESS_UNKNOWN, ADDRESS_INVALID, ANSWER_CURSOR, those of the source. */
export async function answerOutputAddress(
  world: World,
  lake: OutputLake,
  { address: text, ...page }: Page & { readonly address: string },
): Promise<Part> {
  const { source, clusters, chain } = lake;
  const id = await source.findAddress(text);
  if (id === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
  const [address] = await source.addresses(Uint32Array.of(id));
  const history = await outputHistory(source, id, world.signal);
  const asset = assetOf(chain);
  const cluster = clusters?.of(id);
  return {
    address: address!,
    assets: [asset],
    totals: await totalsOf(source, { history, asset: asset.id }),
    history: await pageOf({ world, lake, id }, history, { ...page, asset: asset.id }),
    ...(cluster && cluster.size > 1
      ? {
          cluster: {
            id: (await source.addresses(Uint32Array.of(cluster.id)))[0]!,
            size: cluster.size,
            grade: 'inferred' as const,
          },
        }
      : {}),
    notLookedAt: [...(world.labels ? [] : ['names' as const]), ...(clusters ? [] : ['clusters' as const])],
  };
}

function assetOf(chain: string): AssetAnswer {
  const { asset } = chainById(chain);
  const { symbol, decimals } = asset;
  return { id: `${chain}:native`, chain, symbol, decimals, decimalsSource: 'chain', warning: '' };
}

/** A lake of outputs begins at the first block and was recomputed: what is left is the balance at its tip. */
async function totalsOf(
  source: FlowSource,
  { history, asset }: { readonly history: OutputHistory; readonly asset: string },
): Promise<AddressTotal[]> {
  if (history.tx.length === 0) return [];
  const ends = Float64Array.from(new Set([history.tx[0]!, history.tx[history.tx.length - 1]!]));
  const moments = await momentsOf(source, await source.transactions(ends));
  return [
    {
      asset,
      received: `${history.received}`,
      sent: `${history.sent}`,
      held: `${history.received - history.sent}`,
      beyond: '0',
      heldIs: 'balance',
      in: history.outputs,
      out: history.spent,
      first: moments[0]!,
      last: moments[moments.length - 1]!,
    },
  ];
}

async function momentsOf(source: FlowSource, batch: FlowBatch): Promise<MomentAnswer[]> {
  const heights = Uint32Array.from(new Set(batch.height)).sort();
  const { time } = await source.blocks(heights);
  const timeAt = new Map(Array.from(heights, (height, i) => [height, time[i]!]));
  return Array.from(batch.height, (height) => momentOf(height, timeAt.get(height)!));
}

async function pageOf(
  { world, lake, id }: { readonly world: World; readonly lake: OutputLake; readonly id: number },
  history: OutputHistory,
  { limit, cursor, asset }: Page & { readonly asset: string },
): Promise<AddressAnswer['history']> {
  const { source } = lake;
  const end = cursor === undefined ? history.tx.length : await placeOf(source, history, cursor);
  const begin = Math.max(0, end - limit);
  const ids = history.tx.slice(begin, end);
  if (ids.length === 0) return { rows: [], total: history.tx.length, next: null };
  const batch = await source.transactions(ids);
  const moments = await momentsOf(source, batch);
  const txids = await source.txids(ids);
  const parties = partiesOf(batch, { id, history, begin });
  const wanted = Uint32Array.from(
    new Set(parties.flatMap(({ shown }) => shown.map(([party]) => party))),
  ).sort();
  const texts = new Map((await source.addresses(wanted)).map((text, i) => [wanted[i]!, text]));
  const rows = parties.map(({ shown, total }, i): Movement => {
    return {
      txid: txids[i]!,
      at: moments[i]!,
      grade: lake.basis.grade,
      asset,
      in: `${history.in[begin + i]!}`,
      out: `${history.out[begin + i]!}`,
      counterparties: shown.map(([party, value]) => {
        const address = texts.get(party)!;
        const name = world.labels?.name(lake.chain, address);
        return { address, amount: `${value}`, ...(name ? { name } : {}) };
      }),
      counterpartiesTotal: total,
      coinJoin: (batch.flags[i]! & FLAG_COINJOIN) !== 0,
    };
  });
  return { rows: rows.reverse(), total: history.tx.length, next: begin > 0 ? txids[0]! : null };
}

/** Rows below the one that the cursor names, by its transaction: it stays right when blocks are added. */
async function placeOf(source: FlowSource, history: OutputHistory, cursor: string): Promise<number> {
  const tx = /^[0-9a-f]{64}$/.test(cursor) ? await source.findTransaction(cursor) : undefined;
  const at = tx === undefined ? -1 : history.tx.indexOf(tx);
  if (at < 0) throw new JejakError('ANSWER_CURSOR', { meta: { input: cursor } });
  return at;
}

/**
 * Who stands on the other side: where the address got more than it brought, who brought coins; else who got some. Largest
 * first; the address itself is not among them. Of a CoinJoin only how many.
 */
function partiesOf(
  batch: FlowBatch,
  { id, history, begin }: { readonly id: number; readonly history: OutputHistory; readonly begin: number },
): { readonly shown: readonly (readonly [number, bigint])[]; readonly total: number }[] {
  return Array.from({ length: batch.count }, (_, t) => {
    const receives = history.in[begin + t]! > history.out[begin + t]!;
    const [start, addresses, values] = receives
      ? [batch.inputStart, batch.inputAddress, batch.inputValue]
      : [batch.outputStart, batch.outputAddress, batch.outputValue];
    const sums = new Map<number, bigint>();
    for (let i = start[t]!; i < start[t + 1]!; i++) {
      const party = addresses[i]!;
      if (party !== id && party !== NO_ADDRESS) sums.set(party, (sums.get(party) ?? 0n) + values[i]!);
    }
    const sorted = [...sums].sort(([a, x], [b, y]) => (x === y ? a - b : x < y ? 1 : -1));
    // Who of a CoinJoin paid whom is not known: whoever stands in it is counted, and named nowhere.
    const mixed = (batch.flags[t]! & FLAG_COINJOIN) !== 0;
    return { shown: mixed ? [] : sorted.slice(0, SHOWN), total: sorted.length };
  });
}
