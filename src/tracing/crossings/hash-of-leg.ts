import type { BridgeLeg } from '../bridges/bridge-leg.ts';

/** The transaction of a leg, as its chain names it. */
export function hashOfLeg(leg: BridgeLeg): string {
  return 'txid' in leg ? leg.txid : leg.txHash;
}
