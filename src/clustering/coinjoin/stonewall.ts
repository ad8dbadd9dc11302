import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';

/** Satoshi. */
const LEAST = 5_000n;

/**
 * Stonewall: a payment that one wallet dresses up as a CoinJoin of two: 3 or 4 outputs, two of them equal, the others
 * all different. No CoinJoin of a wallet has so few equal outputs. Source: METHODS part B (GraphSense's veto). Two people can
 * make one together (Stonewall x2), so it is no proof of one owner either.
 */
export function stonewall({
  transaction,
  counts,
  outputScripts,
  spendable,
}: MixShape): MixSighting | undefined {
  const { inputs, outputs } = transaction;
  if (inputs.length < 2 || outputs.length < 3 || outputs.length > 4 || spendable !== outputs.length)
    return undefined;
  if (outputScripts !== spendable) return undefined;
  const repeated = [...counts].filter(([, count]) => count > 1);
  if (repeated.length !== 1 || repeated[0]![1] !== 2 || repeated[0]![0] < LEAST) return undefined;
  return {
    kind: 'stonewall',
    confidence: 30,
    participants: 1,
    denominations: [repeated[0]![0]],
    evidence: [
      { fact: 'equal-outputs', value: 2n },
      { fact: 'outputs', value: BigInt(outputs.length) },
    ],
  };
}
