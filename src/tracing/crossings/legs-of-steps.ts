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
  const byHash = new Map<string, BridgeLeg[]>();
  for (const leg of links.legs) {
    if (links.chainOf.get(leg) !== chain.number) continue;
    const hash = hashOfLeg(leg);
    const known = byHash.get(hash);
    if (known) known.push(leg);
    else byHash.set(hash, [leg]);
  }
  hashes.forEach((hash, i) => {
    found.set(ids[i]!, byHash.get(hash) ?? []);
  });
  return found;
}
