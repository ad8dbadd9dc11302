import type { AccountInfo, AccountSource } from '../../graph/account-source.ts';
import { PEER_WAYS } from '../../graph/peers/peer-row.ts';
import { momentOf } from '../schema/moment.ts';
import type { AddressTotal } from './answer.ts';

interface Sum {
  received: bigint;
  sent: bigint;
  in: number;
  out: number;
  self: number;
  firstTx: number;
}

/** Bytes of sums that are read for one address; whoever has more is summed transfer by transfer. */
const MOST_BYTES = 64 << 20;
const PAGE = 65_536;

/**
 * What an address got and paid of each of its assets, by the sums that the files keep, else transfer by transfer. A
 * payment to oneself is both. `rows`: its transfers, such a one counted once. Errors: those of the source, CANCELLED.
 */
export async function accountTotals(
  source: AccountSource,
  home: number,
  {
    accounts,
    idOf,
    signal,
  }: {
    readonly accounts: readonly AccountInfo[];
    readonly idOf: (asset: number) => string;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<{ readonly totals: AddressTotal[]; readonly rows: number }> {
  const sums = (await byPeers(source, home)) ?? (await byTransfers(source, home, { accounts, signal }));
  const firsts = Float64Array.from(new Set([...sums.values()].map(({ firstTx }) => firstTx))).sort();
  const made = await source.transactions(firsts);
  const lasts = Float64Array.from(new Set(accounts.map(({ last }) => last))).sort();
  const ended = await source.transactionsOf(lasts);
  const firstAt = new Map(Array.from(made.tx, (tx, t) => [tx, momentOf(made.number[t]!, made.time[t]!)]));
  const lastAt = new Map<number, ReturnType<typeof momentOf>>();
  for (let t = 0; t < ended.count; t++)
    for (let i = ended.start[t]!; i < ended.start[t + 1]!; i++)
      lastAt.set(ended.transferId[i]!, momentOf(ended.number[t]!, ended.time[t]!));
  const totals = accounts.map(({ asset, balance, last }): AddressTotal => {
    const sum = sums.get(asset)!;
    // A payment beyond the record leaves nothing, not a debt.
    const held = balance === undefined ? undefined : balance < 0n ? 0n : balance;
    return {
      asset: idOf(asset),
      received: `${sum.received}`,
      sent: `${sum.sent}`,
      held: held === undefined ? null : `${held}`,
      beyond: held === undefined ? null : `${held - sum.received + sum.sent}`,
      heldIs: held === undefined ? 'unknown' : 'recorded',
      in: sum.in,
      out: sum.out,
      first: firstAt.get(sum.firstTx)!,
      last: lastAt.get(last)!,
    };
  });
  const rows = [...sums.values()].reduce((count, sum) => count + sum.in + sum.out - sum.self, 0);
  return { totals, rows };
}

const newSum = (firstTx: number): Sum => ({ received: 0n, sent: 0n, in: 0, out: 0, self: 0, firstTx });

function book(
  sum: Sum,
  way: number,
  { value, count }: { readonly value: bigint; readonly count: number },
): void {
  if (way !== PEER_WAYS.paid) {
    sum.received += value;
    sum.in += count;
  }
  if (way !== PEER_WAYS.received) {
    sum.sent += value;
    sum.out += count;
  }
  if (way === PEER_WAYS.self) sum.self += count;
}

/** Undefined where the source keeps no sums, or too many for one address. */
async function byPeers(source: AccountSource, home: number): Promise<Map<number, Sum> | undefined> {
  const sums = new Map<number, Sum>();
  let read = 0;
  const kept = await source.peers(Uint32Array.of(home), {
    goOn(bytes) {
      read += bytes;
      return read <= MOST_BYTES;
    },
    row(row, value) {
      const sum = sums.get(row.asset) ?? newSum(row.firstTx);
      sums.set(row.asset, sum);
      sum.firstTx = Math.min(sum.firstTx, row.firstTx);
      book(sum, row.way, { value: value(), count: row.count });
    },
    end: () => {},
  });
  return kept && read <= MOST_BYTES ? sums : undefined;
}

async function byTransfers(
  source: AccountSource,
  home: number,
  {
    accounts,
    signal,
  }: { readonly accounts: readonly AccountInfo[]; readonly signal?: AbortSignal | undefined },
): Promise<Map<number, Sum>> {
  const sums = new Map<number, Sum>();
  for (const { account, asset } of accounts) {
    let sum: Sum | undefined;
    for (let before: number | undefined; ; ) {
      signal?.throwIfAborted();
      const page = await source.history(account, {
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      });
      if (page.length === 0) break;
      before = page[page.length - 1]!;
      const list = await source.transfers(page.slice().reverse());
      for (let i = 0; i < list.tx.length; i++) {
        sum ??= newSum(list.tx[i]!);
        sum.firstTx = Math.min(sum.firstTx, list.tx[i]!);
        const [pays, gets] = [list.payer[i] === home, list.receiver[i] === home];
        const way = pays && gets ? PEER_WAYS.self : pays ? PEER_WAYS.paid : PEER_WAYS.received;
        book(sum, way, { value: list.value(i), count: 1 });
      }
    }
    if (sum) sums.set(asset, sum);
  }
  return sums;
}
