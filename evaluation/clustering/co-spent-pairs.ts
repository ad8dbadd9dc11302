import { FLAG_COINBASE, type FlowBatch, NO_ADDRESS } from '../../src/graph/flow-source.ts';

/**
 * Every pair of different addresses of one owner that are inputs of one transaction at least once, each pair once.
 * It is what multi-input clustering can see directly.
 */
export function* coSpentPairs(
  batch: FlowBatch,
  owners: readonly (string | undefined)[],
): Generator<readonly [number, number]> {
  const seen = new Set<number>();
  for (let tx = 0; tx < batch.count; tx++) {
    if (batch.flags[tx]! & FLAG_COINBASE) continue;
    const inputs = new Set(batch.inputAddress.subarray(batch.inputStart[tx]!, batch.inputStart[tx + 1]!));
    const known = [...inputs]
      .filter((id) => id !== NO_ADDRESS && owners[id] !== undefined)
      .sort((a, b) => a - b);
    for (let i = 0; i < known.length; i++)
      for (let j = i + 1; j < known.length; j++) {
        const [a, b] = [known[i]!, known[j]!];
        // Exact below 2^26 addresses; evaluation chains have far fewer.
        const pair = a * owners.length + b;
        if (owners[a] !== owners[b] || seen.has(pair)) continue;
        seen.add(pair);
        yield [a, b];
      }
  }
}
