import type { FlowSource } from '../graph/flow-source.ts';

/** Id of the last transaction of the block at `height`; of the tip when the height is above it; -1 below 0. */
export async function lastTransaction(
  source: FlowSource,
  tipHeight: number,
  height: number,
): Promise<number> {
  const at = Math.min(height, tipHeight);
  if (at < 0) return -1;
  const blocks = await source.blocks(Uint32Array.of(at));
  return blocks.firstTx[0]! + blocks.txCount[0]! - 1;
}
