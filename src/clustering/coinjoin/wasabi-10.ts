import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

const BASE = 10_000_000n;
/** The value that everybody gets moved with the coordinator's fees: 0.1098 BTC in 2021. Source: Dumplings' precision. */
const TOLERANCE = 2_000_000n;
/** 5 July 2018: before it there was no Wasabi. Source: Dumplings, Constants.cs. */
const FIRST_BLOCK = 530_500;

/**
 * Wasabi 1.0: one round value near 0.1 BTC for everybody, with change. Source: METHODS part B (GraphSense); the least
 * number of inputs, how far the value may be from 0.1 and the first block from Dumplings.
 */
export function wasabi10(shape: MixShape): MixSighting | undefined {
  const { transaction, counts, inputScripts, outputScripts, spendable, topScript } = shape;
  const { inputs, height } = transaction;
  if (inputs.length < 10 || (height !== undefined && height < FIRST_BLOCK)) return undefined;
  if (topScript * 10 > inputs.length) return undefined;
  const mode = mostCommon(counts, (value) => value >= BASE - TOLERANCE && value <= BASE + TOLERANCE);
  if (!mode || mode.count < 3 || mode.count * 2 < spendable - 1) return undefined;
  if (mode.count > inputScripts || inputScripts > mode.count * 7) return undefined;
  if (outputScripts !== spendable) return undefined;
  if (inputs.length < 20 && isPerfectSplit(shape, mode)) return undefined;
  return {
    kind: 'wasabi-1.0',
    confidence: 70,
    participants: mode.count,
    denominations: [mode.value],
    evidence: [
      { fact: 'equal-outputs', value: BigInt(mode.count) },
      { fact: 'inputs', value: BigInt(inputs.length) },
      { fact: 'input-scripts', value: BigInt(inputScripts) },
    ],
  };
}

/** One owner who divides what he has into equal parts leaves nothing over. */
function isPerfectSplit({ transaction }: MixShape, mode: { value: bigint; count: number }): boolean {
  const total = transaction.inputs.reduce((sum, { value }) => sum + value, 0n);
  const rest = total - BigInt(mode.count) * mode.value;
  return (rest < 0n ? -rest : rest) * 10_000n <= total;
}
