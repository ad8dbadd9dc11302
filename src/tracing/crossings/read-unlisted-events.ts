import type { EventKind } from '../../chains/evm/protocols/protocol-event.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { ProtocolCandidate } from './chains-result.ts';

/** What would end a trace if a listed contract said it; what a pool says of an exchange changes only its name. */
const KINDS: Readonly<Record<'forward' | 'backward', readonly EventKind[]>> = {
  forward: ['mixer-deposit', 'bridge-out', 'liquidity-add'],
  backward: ['mixer-withdrawal', 'bridge-in', 'liquidity-remove'],
};

/**
 * Events of mixers, bridges and pools in the transactions that traced value passed, as far as no listed contract emitted
 * them, in chain order. Needs recorded hops.
 */
export async function readUnlistedEvents(
  source: AccountSource,
  result: AccountTraceResult,
): Promise<ProtocolCandidate[]> {
  const hashOf = new Map(result.hops.map(({ tx, hash }) => [tx, hash]));
  if (hashOf.size === 0) return [];
  const { chain } = await source.coverage();
  const kinds = KINDS[result.parameters.direction];
  const transactions = Float64Array.from(hashOf.keys()).sort();
  const found: ProtocolCandidate[] = [];
  for await (const page of source.events({ kinds, genuine: false, transactions }))
    for (const { event, tx } of page) {
      const { kind, protocol, site } = event;
      found.push({ chain, tx: hashOf.get(tx)!, kind, protocol, site, reason: 'contract-not-listed' });
    }
  return found;
}
