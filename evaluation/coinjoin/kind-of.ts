import { FLAG_COINBASE } from '../../src/graph/flow-source.ts';
import type { TransactionKind } from '../figures/coinjoin-figures.ts';
import type { World } from '../world/world.ts';

/** A batch pays at least so many outputs. */
const BATCH = 5;

/** Mixes by the truth, all others by shape; undefined for a coinbase. */
export function kindOf(
  { batch }: World,
  mixes: ReadonlyMap<string, TransactionKind>,
  at: { readonly tx: number; readonly txid: string },
): TransactionKind | undefined {
  const { tx, txid } = at;
  if (batch.flags[tx]! & FLAG_COINBASE) return undefined;
  const outputs = batch.outputStart[tx + 1]! - batch.outputStart[tx]!;
  const inputs = batch.inputStart[tx + 1]! - batch.inputStart[tx]!;
  const other = outputs >= BATCH ? 'batch payout' : outputs === 1 && inputs > 1 ? 'consolidation' : 'payment';
  return mixes.get(txid) ?? other;
}
