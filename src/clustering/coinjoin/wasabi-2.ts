import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import type { MixCoin } from './mix-transaction.ts';
import { wasabi2Denominations } from './wasabi2-denominations.ts';

/** June 2022. Source: Dumplings. */
const FIRST_BLOCK = 741_213;
/** Dumplings asks for 50, GraphSense for 20; rounds of other coordinators are smaller, and get less confidence. */
const LEAST_INPUTS = 10;

let denominations: ReadonlySet<bigint> | undefined;

/**
 * Wasabi 2: inputs and outputs sorted by value, descending, witness keys only, and most outputs of standard
 * denominations. Source: METHODS A.3 (Dumplings) and part B (GraphSense); rounds below 20 inputs are ours.
 */
export function wasabi2({
  transaction,
  counts,
  outputScripts,
  spendable,
  topScript,
}: MixShape): MixSighting | undefined {
  const { inputs, outputs, height } = transaction;
  if (inputs.length < LEAST_INPUTS || (height !== undefined && height < FIRST_BLOCK)) return undefined;
  if (!inputs.every(isWitnessKey) || spendable !== outputs.length) return undefined;
  if (!isDescending(inputs) || !isDescending(outputs)) return undefined;
  if (topScript * 10 > Math.max(inputs.length, 20) || outputScripts !== spendable) return undefined;
  denominations ??= wasabi2Denominations();
  let standard = 0;
  const used: bigint[] = [];
  for (const [value, count] of counts) {
    if (!denominations.has(value)) continue;
    standard += count;
    if (count >= 2) used.push(value);
  }
  // One change for each participant at most: small rounds have relatively more of it.
  const share = inputs.length >= 50 ? 80 : 60;
  if (standard * 100 <= spendable * share || used.length < 3) return undefined;
  return {
    kind: 'wasabi-2',
    confidence: inputs.length >= 50 ? 90 : inputs.length >= 20 ? 70 : 50,
    participants: Math.max(...used.map((value) => counts.get(value)!)),
    denominations: used.sort((a, b) => (a < b ? -1 : 1)),
    evidence: [
      { fact: 'inputs', value: BigInt(inputs.length) },
      { fact: 'denominated-outputs', value: BigInt(standard) },
      { fact: 'other-outputs', value: BigInt(spendable - standard) },
      { fact: 'sorted', value: 1n },
    ],
  };
}

function isWitnessKey({ kind }: MixCoin): boolean {
  return kind === 'p2wpkh' || kind === 'p2tr';
}

function isDescending(coins: readonly MixCoin[]): boolean {
  for (let i = 1; i < coins.length; i++) if (coins[i]!.value > coins[i - 1]!.value) return false;
  return true;
}
