import { findConsolidations } from '../../src/tracing/same-source/find-consolidations.ts';
import { trace } from '../../src/tracing/trace.ts';
import type { World } from '../world/world.ts';

export interface SameSourceFigures {
  /** Transactions in which the thief brought coins of his thefts together, by the truth. */
  readonly consolidations: number;
  /** Of these, those that are found. */
  readonly found: number;
  /** Consolidations found in all, and those of them whose tainted inputs are all one owner's. */
  readonly named: number;
  readonly right: number;
}

/** What `jejak same-source` finds for all thefts of a chain, with the tags that an investigator has and FIFO. */
export async function measureSameSource(world: World): Promise<SameSourceFigures> {
  const { source, truth, tags, owners } = world;
  const result = await trace(
    { source },
    {
      seeds: truth.thefts.map(({ txid, label }) => ({ kind: 'transaction' as const, txid, label })),
      policies: ['fifo'],
      minValue: 1_000_000n,
      maxOutputs: 25,
      tags,
    },
  );
  const { consolidations } = findConsolidations(result, 'fifo');
  const named = new Set(consolidations.map(({ txid }) => txid));
  const ownerOf = new Map<string, string | undefined>();
  for (const hop of result.hops)
    for (const { address, addressId } of hop.from) ownerOf.set(address, owners[addressId]);
  const right = consolidations.filter(
    ({ addresses }) => new Set(addresses.map((text) => ownerOf.get(text))).size === 1,
  );
  return {
    consolidations: truth.consolidations.length,
    found: truth.consolidations.filter(({ txid }) => named.has(txid)).length,
    named: consolidations.length,
    right: right.length,
  };
}
