import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { AccountInfo, AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { parseEvmAddress } from '../../primitives/evm-address.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { assetOf } from '../schema/asset-of.ts';
import { momentOf } from '../schema/moment.ts';
import type { AccountLake } from '../world/lake.ts';
import type { World } from '../world/open-world.ts';
import { accountTotals } from './account-totals.ts';
import type { AddressAnswer, Movement } from './answer.ts';

const INTERNAL = TRANSFER_KINDS.indexOf('internal');

type Page = { readonly limit: number; readonly cursor?: string | undefined };
type Part = Pick<AddressAnswer, 'address' | 'assets' | 'totals' | 'history' | 'notLookedAt'>;

/** What is at an address of an account chain. Errors: EVM_ADDRESS_INVALID, ADDRESS_UNKNOWN, ANSWER_CURSOR, those of the source. */
export async function answerAccountAddress(
  world: World,
  lake: AccountLake,
  { address: text, ...page }: Page & { readonly address: string },
): Promise<Part> {
  const { source, chain } = lake;
  const address = parseEvmAddress(text);
  const home = await source.findAddress(address);
  if (home === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
  const accounts = (await source.accountsOf(home)).filter(({ last }) => last >= 0);
  const ids = Uint32Array.from(accounts, ({ asset }) => asset);
  const assets = (await source.assets(ids)).map((info) => assetOf(chain, info));
  const idOf = (asset: number) => assets[ids.indexOf(asset)]!.id;
  const { totals, rows } = await accountTotals(source, home, { accounts, idOf, signal: world.signal });
  return {
    address,
    assets,
    totals,
    history: {
      ...(await pageOf({ world, lake, home, idOf }, accounts, page)),
      total: rows,
    },
    notLookedAt: [...(world.labels ? [] : ['names' as const]), 'clusters'],
  };
}

async function pageOf(
  {
    world,
    lake,
    home,
    idOf,
  }: {
    readonly world: World;
    readonly lake: AccountLake;
    readonly home: number;
    readonly idOf: (asset: number) => string;
  },
  accounts: readonly AccountInfo[],
  { limit, cursor }: Page,
): Promise<Pick<AddressAnswer['history'], 'rows' | 'next'>> {
  const { source, chain } = lake;
  const before = cursor === undefined ? undefined : await transferOf(source, cursor);
  // One more than is shown tells whether there is a next page.
  const ids = (await newest(source, accounts, { before, limit: limit + 1 })).sort();
  const more = ids.length > limit;
  const shown = more ? ids.slice(1) : ids;
  const list = await source.transfers(shown);
  const txs = Float64Array.from(new Set(list.tx)).sort();
  const batch = await source.transactions(txs);
  const place = new Map(Array.from(txs, (tx, t) => [tx, t]));
  const hashes = await source.hashes(txs);
  const otherSide = (i: number) => {
    const [payer, receiver] = [list.payer[i]!, list.receiver[i]!];
    return payer === home ? receiver : payer;
  };
  const others = Uint32Array.from(
    new Set(
      Array.from(shown, (_, i) => otherSide(i)).filter((other) => other !== NO_ACCOUNT && other !== home),
    ),
  ).sort();
  const texts = new Map((await source.addresses(others)).map((text, i) => [others[i]!, text]));
  const rows = Array.from(shown, (_, i): Movement => {
    const t = place.get(list.tx[i]!)!;
    const value = list.value(i);
    const party = texts.get(otherSide(i));
    const name = party === undefined ? undefined : world.labels?.name(chain, party);
    return {
      txid: hashes[t]!,
      at: momentOf(batch.number[t]!, batch.time[t]!),
      grade: batch.kind[rowIn(batch, t, shown[i]!)] === INTERNAL ? 'sourced' : lake.basis.grade,
      asset: idOf(list.asset[i]!),
      in: list.receiver[i] === home ? `${value}` : '0',
      out: list.payer[i] === home ? `${value}` : '0',
      counterparties:
        party === undefined ? [] : [{ address: party, amount: `${value}`, ...(name ? { name } : {}) }],
      counterpartiesTotal: party === undefined ? 0 : 1,
      coinJoin: false,
    };
  });
  const next = more
    ? `${hashes[place.get(list.tx[0]!)!]}#${rowIn(batch, place.get(list.tx[0]!)!, shown[0]!) - batch.start[place.get(list.tx[0]!)!]!}`
    : null;
  return { rows: rows.reverse(), next };
}

/** The newest transfers of all accounts below a transfer, at most `limit`. */
async function newest(
  source: AccountSource,
  accounts: readonly AccountInfo[],
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<Float64Array> {
  let found: number[] = [];
  for (const { account, last } of accounts.toSorted((a, b) => b.last - a.last)) {
    // Every account behind this one ended earlier than what is found already.
    if (found.length === limit && last < found[limit - 1]!) break;
    const page = await source.history(account, { limit, ...(before === undefined ? {} : { before }) });
    found = [...new Set([...found, ...page])].sort((a, b) => b - a).slice(0, limit);
  }
  return Float64Array.from(found);
}

/** Row of a transfer of transaction t in its batch: ids within a transaction are consecutive. */
const rowIn = ({ start, transferId }: TransferBatch, t: number, transfer: number) =>
  start[t]! + (transfer - transferId[start[t]!]!);

/** The transfer that a cursor names by its transaction and place: it stays right when blocks are added. */
async function transferOf(source: AccountSource, cursor: string): Promise<number> {
  const match = /^(0x[0-9a-f]{64}|row:\d{1,15})#(\d{1,9})$/.exec(cursor);
  const tx = match ? await source.findTransaction(match[1]!) : undefined;
  const batch = tx === undefined ? undefined : await source.transactions(Float64Array.of(tx));
  const place = Number(match?.[2]);
  if (!batch || place >= batch.start[1]! - batch.start[0]!)
    throw new JejakError('ANSWER_CURSOR', { meta: { input: cursor } });
  return batch.transferId[batch.start[0]! + place]!;
}
