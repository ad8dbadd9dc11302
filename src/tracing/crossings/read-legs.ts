import type { BridgeLeg, EvmLeg } from '../bridges/bridge-leg.ts';
import type { ChainLake } from './chains-result.ts';
import { readBitcoinLegs } from './read-bitcoin-legs.ts';
import { readEvmLegs } from './read-evm-legs.ts';
import { walletLegs } from './wallet-legs.ts';

export interface Legs {
  /** Payments into bridges, and payouts of bridges, of all lakes. */
  readonly outs: readonly BridgeLeg[];
  readonly ins: readonly BridgeLeg[];
  /** Number of the lake that a leg is of. */
  readonly chainOf: ReadonlyMap<BridgeLeg, number>;
}

/** THORChain's orders, payouts and refunds; other memos are nobody's leg. */
const MEMO = /^(OUT|REFUND|=|s|swap):/i;
const PAYOUT = /^(OUT|REFUND):/i;

/**
 * The legs of bridges in several lakes between two times (UTC seconds, both included). Events of contracts that are in no
 * list are among the payouts: they are named as candidates. Errors: those of the sources.
 */
export async function readLegs(
  lakes: readonly ChainLake[],
  span: { readonly from: number; readonly to: number },
): Promise<Legs> {
  const outs: BridgeLeg[] = [];
  const ins: BridgeLeg[] = [];
  const chainOf = new Map<BridgeLeg, number>();
  const add = (to: BridgeLeg[], legs: readonly BridgeLeg[], chain: number) => {
    for (const leg of legs) {
      to.push(leg);
      chainOf.set(leg, chain);
    }
  };
  for (const [chain, lake] of lakes.entries()) {
    if (lake.family !== 'evm') continue;
    const announced = await readEvmLegs(lake.source, { kind: 'bridge-out', ...span });
    add(
      outs,
      announced.filter(({ event }) => event.genuine),
      chain,
    );
    add(outs, await walletLegs(lake, span), chain);
    add(ins, await readEvmLegs(lake.source, { kind: 'bridge-in', ...span }), chain);
  }
  const recipients = new Set(outs.flatMap((leg) => (leg as EvmLeg).event.farAddress ?? []));
  for (const [chain, lake] of lakes.entries()) {
    if (lake.family !== 'bitcoin') continue;
    const legs = await readBitcoinLegs(lake.source, { ...span, recipients: [...recipients], memo: MEMO });
    for (const leg of legs) add(leg.memo === undefined || PAYOUT.test(leg.memo) ? ins : outs, [leg], chain);
  }
  return { outs, ins, chainOf };
}
