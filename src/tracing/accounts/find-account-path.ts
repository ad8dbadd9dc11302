import type { TaintPolicyId } from '../value/policies.ts';
import type { AccountHop, AccountTerminal, AccountTraceResult } from './account-trace-result.ts';

/**
 * The way that most of the taint at an end took under one policy, first step first: every move names the one that it
 * mainly comes from, back to a start. Empty when the policy does not reach the place, and when it is a start itself.
 * Backward traces give the same, in the order of the walk.
 */
export function findAccountPath(
  result: Pick<AccountTraceResult, 'hops'>,
  place: Pick<AccountTerminal, 'source'>,
  policy: TaintPolicyId,
): AccountHop[] {
  const byMove = new Map<number, AccountHop>();
  for (const hop of result.hops) {
    byMove.set(hop.move, hop);
    // What an exchange gives is a move of its own, the next one.
    if (hop.into) byMove.set(hop.move + 1, hop);
  }
  const path: AccountHop[] = [];
  // Every move comes from an earlier one, so this ends.
  for (let move = place.source[policy]; move !== undefined; ) {
    const hop = byMove.get(move);
    if (!hop) break;
    path.push(hop);
    move = hop.source[policy];
  }
  return path.reverse();
}
