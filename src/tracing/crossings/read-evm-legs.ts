import type { AccountSource } from '../../graph/account-source.ts';
import type { EvmLeg } from '../bridges/bridge-leg.ts';

export interface LegWish {
  readonly kind: 'bridge-out' | 'bridge-in';
  /** Only those of these transactions; absent: all within the time. */
  readonly hashes?: readonly string[];
  /** UTC seconds, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** The bridge events of an EVM chain as legs, in chain order. Errors: EVM_HASH_INVALID. */
export async function readEvmLegs(source: AccountSource, wish: LegWish): Promise<EvmLeg[]> {
  const { kind, hashes, ...time } = wish;
  if (hashes?.length === 0) return [];
  const { chain } = await source.coverage();
  const transactions = hashes && (await findTransactions(source, hashes));
  const legs: EvmLeg[] = [];
  for await (const page of source.events({ kinds: [kind], ...(transactions && { transactions }), ...time }))
    for (const { event, hash, time: at, decimals } of page) {
      const places = kind === 'bridge-out' ? decimals.paidIn : decimals.paidOut;
      legs.push({ event, chain, txHash: hash, time: at, ...(places !== undefined && { decimals: places }) });
    }
  return legs;
}

/** Dense ids of the hashes that the data hold, ascending. */
async function findTransactions(source: AccountSource, hashes: readonly string[]): Promise<Float64Array> {
  const ids = new Set<number>();
  for (const hash of hashes) {
    const id = await source.findTransaction(hash);
    if (id !== undefined) ids.add(id);
  }
  return Float64Array.from(ids).sort();
}
