import type { BridgeLeg } from '../bridges/bridge-leg.ts';

/** The bridge of a leg; on Bitcoin only a memo names one. Empty where nobody does. */
export function protocolOfLeg(leg: BridgeLeg): string {
  if ('event' in leg) return leg.event.protocol;
  return leg.memo === undefined ? '' : 'thorchain';
}
