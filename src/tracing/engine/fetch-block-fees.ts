import type { FlowBatch, FlowSource } from '../../graph/flow-source.ts';

export interface BlockFees {
  /** The coinbase, alone in a batch. */
  readonly coinbase: FlowBatch;
  /** Satoshi, in transaction order without the coinbase; transaction i has the id of the coinbase + 1 + i. */
  readonly fees: bigint[];
}

const CHUNK = 4_096;

/** Fee of every transaction of a block. `firstTx` is the id of its coinbase, `count` the number of transactions. */
export async function fetchBlockFees(source: FlowSource, firstTx: number, count: number): Promise<BlockFees> {
  const coinbase = await source.transactions(Float64Array.of(firstTx));
  const fees: bigint[] = [];
  for (let at = 1; at < count; at += CHUNK) {
    const ids = Float64Array.from({ length: Math.min(CHUNK, count - at) }, (_, i) => firstTx + at + i);
    const batch = await source.transactions(ids);
    for (let i = 0; i < batch.count; i++) {
      let fee = 0n;
      for (let s = batch.inputStart[i]!; s < batch.inputStart[i + 1]!; s++) fee += batch.inputValue[s]!;
      for (let s = batch.outputStart[i]!; s < batch.outputStart[i + 1]!; s++) fee -= batch.outputValue[s]!;
      fees.push(fee > 0n ? fee : 0n);
    }
  }
  return { coinbase, fees };
}
