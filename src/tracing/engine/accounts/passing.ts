import { newSlot } from '../places.ts';
import type { AccountTrace } from './account-trace.ts';
import { arrive } from './go-on.ts';
import { endOverflow } from './settle-place.ts';
import { putIntoPlace } from './take-and-put.ts';

/** What comes to a node that is not followed waits in a place of its own until the transaction is over. */
export function putPassing(trace: AccountTrace, node: number, V: Uint32Array, v: number, came: number): void {
  const { state, run } = trace;
  const slot = passingSlot(trace, node);
  if (!putIntoPlace(trace, slot, V, v)) {
    // A token whose sums pass 2^256 within one transaction: what came ends here.
    endOverflow(trace, slot, run.move, came);
    trace.plan.passing[node] = 0;
    return;
  }
  if (came !== 0) arrive(state, slot, run.move);
}

export function passingSlot(trace: AccountTrace, node: number): number {
  const { plan, state } = trace;
  if (plan.passing[node] === 0)
    plan.passing[node] = newSlot(state.places, {
      id: plan.key[node]! < 0 ? -1 : plan.key[node]!,
      holder: plan.holder[node]!,
      asset: plan.asset[node]!,
    });
  return plan.passing[node]!;
}
