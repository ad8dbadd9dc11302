import type { BridgeLeg } from '../bridges/bridge-leg.ts';

/** Place of a leg among the logs of its transaction; 0 on Bitcoin, which has none. */
export function logOfLeg(leg: BridgeLeg): number {
  return 'event' in leg ? leg.event.logIndex : 0;
}
