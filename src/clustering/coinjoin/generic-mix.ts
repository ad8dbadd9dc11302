import { genericCoinJoin } from './generic.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';

/** The rule of BlockSci and GraphSense, see genericCoinJoin, as a sighting. It names no wallet, and ordinary payments meet it too. */
export function genericMix({ transaction }: MixShape): MixSighting | undefined {
  const { inputs, outputs } = transaction;
  const found = genericCoinJoin(
    inputs.map(({ script }) => script),
    outputs.map(({ value }) => value),
  );
  if (!found) return undefined;
  return {
    kind: 'generic',
    confidence: 30,
    participants: found.participants,
    denominations: [found.denomination],
    evidence: [
      { fact: 'equal-outputs', value: BigInt(found.participants) },
      { fact: 'inputs', value: BigInt(inputs.length) },
    ],
  };
}
