import { couldBeWasabi1 } from './could-be-wasabi-1.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

const BASE = 10_000_000n;
/** The value that everybody gets moved with the coordinator's fees: 0.1098 BTC in 2021. Source: Dumplings' precision. */
const TOLERANCE = 2_000_000n;

/**
 * Wasabi 1.0: one round value near 0.1 BTC for everybody, with change. Source: METHODS part B (GraphSense); how
 * far the value may be from 0.1 from Dumplings.
 */
export function wasabi10(shape: MixShape): MixSighting | undefined {
  const { transaction, counts, inputScripts, outputScripts, spendable, topScript } = shape;
  const { inputs } = transaction;
  if (topScript * 10 > inputs.length) return undefined;
  const mode = mostCommon(counts, (value) => value >= BASE - TOLERANCE && value <= BASE + TOLERANCE);
  if (!mode || mode.count < 3 || mode.count * 2 < spendable - 1) return undefined;
  if (mode.count > inputScripts || inputScripts > mode.count * 7) return undefined;
  if (outputScripts !== spendable) return undefined;
  if (!couldBeWasabi1(shape) || (inputs.length < 20 && isPerfectSplit(shape, mode))) return undefined;
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
