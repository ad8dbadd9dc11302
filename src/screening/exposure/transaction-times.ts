import type { FlowBatch, FlowSource } from '../../graph/flow-source.ts';

/** UTC seconds of each transaction of a batch. */
export async function transactionTimes(
  source: FlowSource,
  batch: Pick<FlowBatch, 'height'>,
): Promise<Float64Array> {
  const heights = Uint32Array.from(new Set(batch.height)).sort();
  const blocks = await source.blocks(heights);
  const timeOf = new Map(Array.from(blocks.height, (height, i) => [height, blocks.time[i]!]));
  return Float64Array.from(batch.height, (height) => timeOf.get(height)!);
}
