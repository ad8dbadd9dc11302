import { couldBeWasabi1 } from './could-be-wasabi-1.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixEvidence, MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

const BASE = 10_000_000n;
/** Satoshi, as in wasabi10. */
const TOLERANCE = 2_000_000n;
const LEVELS = 12;

/**
 * Wasabi 1.1: several levels, the value near 0.1 BTC times a power of two, give or take 5 %. Source: METHODS part B
 * (GraphSense); how far the value may be from 0.1 from Dumplings. Confidence falls with the number of inputs a participant would have.
 */
export function wasabi11(shape: MixShape): MixSighting | undefined {
  const { counts, inputScripts, spendable, outputScripts } = shape;
  if (outputScripts * 20 < spendable * 19) return undefined;
  const levels = levelsOf(counts);
  const most = Math.max(0, ...levels.map(({ count }) => count));
  if (most < 3 || most > inputScripts || inputScripts > most * 7) return undefined;
  const postmix = levels.reduce((sum, { count }) => sum + count, 0);
  const majority = postmix * 2 >= spendable - 1;
  const sum = postmix >= spendable - inputScripts - 1;
  if ((!majority && !sum) || !couldBeWasabi1(shape)) return undefined;
  // 50 + 50 * (n/s - 1/7) / (1 - 1/7) in whole numbers.
  const full = 50 + Math.floor((50 * (7 * most - inputScripts)) / (6 * inputScripts));
  const evidence: MixEvidence[] = [
    { fact: 'denominations', value: BigInt(levels.length) },
    { fact: 'denominated-outputs', value: BigInt(postmix) },
    { fact: 'equal-outputs', value: BigInt(most) },
    { fact: 'input-scripts', value: BigInt(inputScripts) },
  ];
  return {
    kind: 'wasabi-1.1',
    confidence: majority && sum ? full : full >> 1,
    participants: most,
    denominations: levels.map(({ value }) => value),
    evidence,
  };
}

/** The value most often paid near each level, where at least two have it. */
function levelsOf(counts: ReadonlyMap<bigint, number>): { value: bigint; count: number }[] {
  const levels: { value: bigint; count: number }[] = [];
  const base = mostCommon(counts, (value) => value >= BASE - TOLERANCE && value <= BASE + TOLERANCE);
  if (!base) return levels;
  for (let i = 0; i < LEVELS; i++) {
    const level = base.value << BigInt(i);
    let best = { value: 0n, count: 0 };
    for (const [value, count] of counts) {
      const distance = value > level ? value - level : level - value;
      if (distance * 20n > level) continue;
      if (count > best.count || (count === best.count && value < best.value)) best = { value, count };
    }
    if (best.count >= 2) levels.push(best);
  }
  return levels;
}
