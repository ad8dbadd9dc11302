import type { AccountHop, AccountTraceResult } from './account-trace-result.ts';

/**
 * The hops of a trace as the chain has them, payer before receiver and asset paid before asset received. A backward
 * trace walks against the money: its own hops lead from the receiver to the payer. The order is that of the walk.
 */
export function chainHops(result: Pick<AccountTraceResult, 'hops' | 'parameters'>): readonly AccountHop[] {
  if (result.parameters.direction === 'forward') return result.hops;
  return result.hops.map((hop) => {
    const { from, fromAddress, to, toAddress, asset, value, amounts, into } = hop;
    const turned = { ...hop, from: to, fromAddress: toAddress, to: from, toAddress: fromAddress };
    return into ? { ...turned, ...into, into: { asset, value, amounts } } : turned;
  });
}
