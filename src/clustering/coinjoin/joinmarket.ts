import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

/** Satoshi. */
const DUST = 2_730n;
/** January 2015. Source: METHODS A.3, Dumplings' Constants.cs. */
const FIRST_BLOCK = 392_300;

/**
 * JoinMarket: at least three outputs of one value, which at most every other output has; the rest is the makers' change.
 * Source: METHODS part B (GraphSense). Services that pay out equal amounts look the same, hence the confidence.
 */
export function joinMarket({
  transaction,
  counts,
  inputScripts,
  outputScripts,
  spendable,
}: MixShape): MixSighting | undefined {
  const { inputs, outputs, height } = transaction;
  if (height !== undefined && height < FIRST_BLOCK) return undefined;
  const mode = mostCommon(counts, (value) => value > DUST);
  if (!mode || mode.count < 3 || mode.count * 2 < outputs.length || mode.count > inputScripts)
    return undefined;
  if (outputScripts !== spendable || mode.count === spendable) return undefined;
  if (inputs.length >= 50 && (inputs.length > mode.count * 20 || outputs.length * 10 < mode.count * 17))
    return undefined;
  return {
    kind: 'joinmarket',
    confidence: 49,
    participants: mode.count,
    denominations: [mode.value],
    evidence: [
      { fact: 'equal-outputs', value: BigInt(mode.count) },
      { fact: 'outputs', value: BigInt(outputs.length) },
      { fact: 'input-scripts', value: BigInt(inputScripts) },
    ],
  };
}
