import type { TransferBatch } from '../../src/graph/account-source.ts';

/**
 * Value of the flows that anything which respects time can reach from the sources at most: an address that a reached
 * payer paid is reached from then on, for good. What is missing to the whole was paid by addresses before the data
 * show that they were paid.
 */
export function reachableInTime(
  all: TransferBatch,
  about: { readonly sources: ReadonlySet<number>; readonly stops: ReadonlySet<number> },
): bigint {
  const reached = new Set(about.sources);
  let sum = 0n;
  for (let i = 0; i < all.transferId.length; i++) {
    const payer = all.payer[i]!;
    if (!reached.has(payer) || about.stops.has(payer)) continue;
    sum += all.value(i);
    reached.add(all.receiver[i]!);
  }
  return sum;
}
