import { BRIDGE_WALLETS, type BridgeWallet } from '../../chains/evm/protocols/bridges/bridge-wallets.ts';
import type { AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { EvmLeg } from '../bridges/bridge-leg.ts';
import type { ChainLake } from './chains-result.ts';

const PAGE = 4_096;
/** Payments into one wallet that are read, the newest first: above it the crossing is not found, and stays open. */
const MOST = 200_000;

/**
 * Payments into bridges that are plain wallets, as legs: no event tells of them. Such a bridge pays out to the address
 * that paid it, where the chain behind has addresses of the same kind. Between two times (UTC seconds, both included).
 */
export async function walletLegs(
  lake: Extract<ChainLake, { family: 'evm' }>,
  span: { readonly from: number; readonly to: number },
): Promise<EvmLeg[]> {
  const { source, chain } = lake;
  const listed = BRIDGE_WALLETS.filter((wallet) => wallet.chain === chain);
  if (listed.length === 0) return [];
  const homes = await source.findAddresses(listed.map(({ address }) => address));
  const wallets = new Map<number, BridgeWallet>();
  homes.forEach((home, i) => {
    if (home !== undefined) wallets.set(home, listed[i]!);
  });
  if (wallets.size === 0) return [];
  const transactions = await paying(source, [...wallets.keys()], span);
  const legs: EvmLeg[] = [];
  for (let at = 0; at < transactions.length; at += PAGE)
    legs.push(...(await legsOf(lake, await source.transactions(transactions.slice(at, at + PAGE)), wallets)));
  return legs;
}

/** Transactions that move something to one of the wallets, ascending. */
async function paying(
  source: AccountSource,
  homes: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Float64Array> {
  const found = new Set<number>();
  for (const home of homes)
    for (const { account } of await source.accountsOf(home)) {
      let before: number | undefined;
      for (let read = 0; read < MOST; ) {
        const ids = await source.history(account, {
          limit: PAGE,
          ...(before !== undefined && { before }),
        });
        if (ids.length === 0) break;
        read += ids.length;
        before = ids[ids.length - 1]!;
        const list = await source.transfers(ids.slice().sort());
        for (let i = 0; i < list.tx.length; i++)
          if (list.receiver[i] === home && list.time[i]! >= from && list.time[i]! <= to)
            found.add(list.tx[i]!);
        if (list.time.every((time) => time < from)) break;
      }
    }
  return Float64Array.from(found).sort();
}

async function legsOf(
  { source, chain }: Extract<ChainLake, { family: 'evm' }>,
  batch: TransferBatch,
  wallets: ReadonlyMap<number, BridgeWallet>,
): Promise<EvmLeg[]> {
  const rows: { readonly t: number; readonly i: number }[] = [];
  for (let t = 0; t < batch.count; t++)
    for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++)
      if (wallets.has(batch.receiver[i]!) && batch.value(i) > 0n) rows.push({ t, i });
  const hashes = await source.hashes(Float64Array.from(rows, ({ t }) => batch.tx[t]!));
  const payers = await source.addresses(Uint32Array.from(rows, ({ i }) => batch.payer[i]!));
  const ids = Uint32Array.from(new Set(rows.map(({ i }) => batch.asset[i]!))).sort();
  const assets = new Map((await source.assets(ids)).map((info) => [info.id, info]));
  return rows.map(({ t, i }, k): EvmLeg => {
    const { behind, protocol, address } = wallets.get(batch.receiver[i]!)!;
    const { contract, decimals } = assets.get(batch.asset[i]!)!;
    const payer = payers[k]!;
    return {
      event: {
        kind: 'bridge-out',
        protocol,
        txIndex: -1,
        logIndex: -1,
        site: address,
        genuine: true,
        payer,
        paidIn: { asset: contract ? { contract } : {}, value: batch.value(i) },
        ...(behind !== undefined && { toChain: behind }),
        ...(behind !== undefined && isEvmChain(behind) && { farAddress: payer }),
      },
      chain,
      txHash: hashes[k]!,
      time: batch.time[t]!,
      ...(decimals !== undefined && { decimals }),
    };
  });
}
