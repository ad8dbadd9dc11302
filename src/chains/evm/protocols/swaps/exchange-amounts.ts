import type { EventReading, ReadContext } from '../protocol-table.ts';
import { poolTransfers } from './pool-transfers.ts';

export interface ExchangeAmounts {
  readonly sold: bigint;
  readonly bought: bigint;
}

/**
 * Assets of an exchange whose event tells only amounts: the one asset of which the pool took in exactly `sold`, and the
 * one of which it gave out exactly `bought`, in the same transaction. Where several fit (or none, as with coins that
 * keep a fee of each transfer), the side stays empty.
 */
export function exchangeAmounts(context: ReadContext, { sold, bought }: ExchangeAmounts): EventReading {
  const pool = context.log.address;
  const ins = poolTransfers(context.transfers, pool, { way: 'in', value: sold });
  const outs = poolTransfers(context.transfers, pool, { way: 'out', value: bought });
  // One side known tells the other apart: nothing is exchanged for itself.
  const other = (assets: typeof ins, known: typeof ins): typeof ins =>
    known.length === 1 ? assets.filter((asset) => asset.contract !== known[0]!.contract) : assets;
  const paid = other(ins, outs);
  const got = other(outs, ins);
  return {
    ...(paid.length === 1 && { paidIn: { asset: paid[0]!, value: sold } }),
    ...(got.length === 1 && { paidOut: { asset: got[0]!, value: bought } }),
  };
}
