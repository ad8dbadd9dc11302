import { groupBy } from '../../primitives/group-by.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import type { Links } from './find-links.ts';
import { hashOfLeg } from './hash-of-leg.ts';
import type { OpenChain } from './open-chain.ts';

/** Legs of listed bridges in transactions (ids) at which a trace left a chain, in the order of the logs. */
export async function legsOfSteps(
  chain: OpenChain,
  links: Links,
  at: readonly number[],
): Promise<Map<number, readonly BridgeLeg[]>> {
  const found = new Map<number, readonly BridgeLeg[]>();
  if (at.length === 0) return found;
  const ids = Float64Array.from(at).sort();
  const hashes = await chain.steps.stepNames(ids);
  const own = links.legs.filter((leg) => links.chainOf.get(leg) === chain.number);
  const byHash = groupBy(own, hashOfLeg);
  hashes.forEach((hash, i) => {
    found.set(ids[i]!, byHash.get(hash) ?? []);
  });
  return found;
}
