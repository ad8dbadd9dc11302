import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { WHIRLPOOL_EXCESS, whirlpoolPoolsAt } from './whirlpool-pools.ts';

/** Outputs for one pool that one Tx0 may make. */
const MOST_PREMIX = 70;

/**
 * Whirlpool's Tx0, which divides one owner's coins for a pool: one OP_RETURN, 1 to 70 outputs of the pool's value and a
 * little more, the coordinator's fee, change, all of them P2WPKH: payments of tokens carry a note too. All inputs are one
 * owner's, so clustering does not leave it out. Source: METHODS part B (GraphSense). The fee may be 0.5 to 3 times the pool's: discounts and raises were common. A Tx0 that
 * paid no fee output (a full discount) is not recognised by its shape; whirlpoolLineage recognises it by what follows.
 */
export function whirlpoolTx0(shape: MixShape): MixSighting | undefined {
  const { transaction, spendable, counts, asks } = shape;
  const { outputs } = transaction;
  if (outputs.length - spendable !== 1 || spendable < 2) return undefined;
  const isPlain = outputs.every(({ kind }) => kind === 'p2wpkh' || kind === 'op_return');
  if (asks('tx0-coins') && !isPlain) return undefined;
  for (const { denomination, fee } of whirlpoolPoolsAt(shape)) {
    if (fee === undefined) continue;
    const premix = mostPremix(counts, denomination);
    if (!premix || premix.count > MOST_PREMIX) continue;
    const others = [...counts].filter(([value]) => value !== premix.value);
    if (others.reduce((sum, [, count]) => sum + count, 0) > 2) continue;
    const paid = feeOf(others, fee);
    if (paid === undefined) continue;
    return {
      kind: 'whirlpool-tx0',
      confidence: 60,
      participants: 1,
      denominations: [denomination],
      evidence: [
        { fact: 'pool', value: denomination },
        { fact: 'premix-outputs', value: BigInt(premix.count) },
        { fact: 'coordinator-fee', value: paid },
      ],
    };
  }
  return undefined;
}

/** The coordinator's fee among the other outputs: the pool's own, or else the only one near it. */
function feeOf(others: readonly (readonly [bigint, number])[], fee: bigint): bigint | undefined {
  const near = others.filter(([value, count]) => count === 1 && value * 2n >= fee && value <= fee * 3n);
  if (near.some(([value]) => value === fee)) return fee;
  return near.length === 1 ? near[0]![0] : undefined;
}

/** All premix outputs of a Tx0 have one value. */
function mostPremix(counts: ReadonlyMap<bigint, number>, denomination: bigint) {
  let best: { value: bigint; count: number } | undefined;
  for (const [value, count] of counts) {
    const excess = value - denomination;
    if (excess < WHIRLPOOL_EXCESS.least || excess > WHIRLPOOL_EXCESS.most) continue;
    if (!best || count > best.count) best = { value, count };
  }
  return best;
}
