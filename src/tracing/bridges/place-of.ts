import type { LegSide } from './leg-side.ts';
import type { Place } from './named-payments.ts';

/**
 * How a payout may belong to a payment whose id it names: by what both say of bridge and chains. Few legs say both chains,
 * and Bitcoin says no bridge without a memo: only what is said can contradict. A payout on the chain from which the payment
 * went elsewhere gives it back, also where no memo says so. Undefined: it does not belong to it.
 */
export function placeOf(near: LegSide, far: LegSide): Place | undefined {
  if (near.protocol !== undefined && near.protocol !== far.protocol) return undefined;
  if (far.otherChain !== undefined && far.otherChain !== near.chain) return undefined;
  const there = near.otherChain === undefined || near.otherChain === far.chain;
  const back = near.chain === far.chain;
  const refund = far.refund ?? (!there && back);
  return (refund ? back : there) ? { near, refund } : undefined;
}
