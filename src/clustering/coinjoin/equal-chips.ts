import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

/** Satoshi. Source: ChipMixer's own FAQ: 0.001, 0.002, 0.004 ... up to 8.192 BTC. */
const LEAST_CHIP = 100_000n;
const MOST_CHIP = 819_200_000n;
/** Fewer equal outputs are common in pay-outs. */
const LEAST_CHIPS = 10;
/** May 2017. Source: bitcointalk, LoyceV's count of chips. */
const FIRST_BLOCK = 465_000;

/**
 * A service makes chips: many outputs of one value, a power of two times 0.001 BTC, on scripts that are all different,
 * with at most one output of change. So ChipMixer prepared the coins that it later handed over as private keys. All
 * inputs are the service's, so clustering does not leave it out; what happens to a chip afterwards is not on the chain.
 */
export function equalChips({
  transaction,
  counts,
  outputScripts,
  spendable,
}: MixShape): MixSighting | undefined {
  const { inputs, height } = transaction;
  if (height !== undefined && height < FIRST_BLOCK) return undefined;
  const mode = mostCommon(counts, isChip);
  if (!mode || mode.count < LEAST_CHIPS || spendable - mode.count > 1 || outputScripts !== spendable)
    return undefined;
  return {
    kind: 'equal-chips',
    confidence: spendable === mode.count ? 40 : 30,
    participants: 1,
    denominations: [mode.value],
    evidence: [
      { fact: 'chip', value: mode.value },
      { fact: 'equal-outputs', value: BigInt(mode.count) },
      { fact: 'inputs', value: BigInt(inputs.length) },
    ],
  };
}

function isChip(value: bigint): boolean {
  if (value < LEAST_CHIP || value > MOST_CHIP || value % LEAST_CHIP !== 0n) return false;
  const times = value / LEAST_CHIP;
  return (times & (times - 1n)) === 0n;
}
